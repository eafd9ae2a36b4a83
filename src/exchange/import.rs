//! What an import will do, before it does it; then the one command that does it.

use super::incoming::{Incoming, IncomingPassage, Skipped};
use super::{Texts, tree, urn};
use crate::model::anchoring::{Anchorer, Found, Target};
use crate::model::{Anchored, Annotation, Coder, Command, Edit, Id, Project, Tag, Timestamp, Transcript, codebook};
use crate::text::{Span, Text};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A record that the project has, or one of those that come new with the import, by its place there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ref {
    /// The project has it.
    Known(Id),
    /// It comes with the import.
    New(usize),
}

/// What an import will do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Import {
    /// Transcripts that are added, with their texts.
    pub new_transcripts: Vec<NewTranscript>,
    /// Tags that are added, parents before what stands under them.
    pub new_tags: Vec<NewTag>,
    /// Tags that the project has already: their names, and which they are.
    pub merged_tags: Vec<(String, Id)>,
    /// Coders who are added.
    pub new_coders: Vec<NewCoder>,
    /// Passages that found their place.
    pub passages: Vec<Passage>,
    /// Passages that did not; they are not imported.
    pub not_found: Vec<NotFound>,
    /// Passages that the project has already, just so or in a later state.
    pub unchanged: usize,
    /// Parts of the file that were passed over.
    pub skipped: Vec<Skipped>,
}

/// A transcript to add.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewTranscript {
    wanted: Option<Id>,
    /// What people call it.
    pub title: String,
    file: String,
    /// Its text: to be stored under its hash with the command.
    #[serde(with = "crossing")]
    pub text: Rc<Text>,
}

/// A tag to add.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewTag {
    wanted: Option<Id>,
    /// What people call it.
    pub name: String,
    /// The tag it stands under.
    pub parent: Option<Ref>,
    colour: Option<u8>,
    description: String,
    key: Option<u8>,
}

/// A coder to add.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewCoder {
    wanted: Option<Id>,
    /// What they call themselves.
    pub name: String,
}

/// A passage to add, or to change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    wanted: Option<Id>,
    /// The transcript it lies in.
    pub transcript: Ref,
    /// Where.
    pub ranges: Vec<Span>,
    /// How it came there; nothing where it stands exactly at its stated position.
    pub how: Option<Anchored>,
    /// Its tags.
    pub tags: Vec<Ref>,
    /// What its coder wrote.
    pub note: String,
    coder: Option<Ref>,
    created: Option<Timestamp>,
    modified: Option<Timestamp>,
    stated: Option<Anchored>,
    /// Whether it takes the place of an older state of itself.
    pub replaces: bool,
}

/// A passage without a place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotFound {
    /// Its words, as far as the file states them.
    pub exact: String,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// What its coder wrote.
    pub note: String,
    /// The title of the transcript it should lie in.
    pub title: String,
}

impl Import {
    /// Finds out what an import into a project will do. Same file and project, same plan.
    pub fn plan(incoming: &Incoming, project: &Project, texts: &Texts) -> Self {
        let mut import = Self {
            new_transcripts: Vec::new(),
            new_tags: Vec::new(),
            merged_tags: Vec::new(),
            new_coders: Vec::new(),
            passages: Vec::new(),
            not_found: Vec::new(),
            unchanged: 0,
            skipped: incoming.skipped.clone(),
        };
        let tags = import.plan_tags(incoming, project);
        let coders = import.plan_coders(incoming, project);
        let transcripts = import.plan_transcripts(incoming, project);
        let shelf = import.shelf(project, texts);
        let mut places = Places::new(&shelf);
        let known: BTreeMap<&Id, &Annotation> = project.annotations.iter().map(|a| (&a.id, &**a)).collect();
        let mut same: BTreeSet<Content> = project.annotations.iter().map(|a| Content::of(a)).collect();
        let mut taken: BTreeSet<Id> = BTreeSet::new();
        for passage in &incoming.passages {
            let source = passage.source.transcript.and_then(|n| transcripts.get(n));
            let Some((transcript, ranges, how)) = places.find(passage, source) else {
                import.not_found.push(NotFound::of(passage, incoming));
                continue;
            };
            let mut marked: Vec<Ref> = Vec::new();
            for tag in passage.tags.iter().filter_map(|n| tags.get(*n)) {
                if !marked.contains(tag) {
                    marked.push(tag.clone());
                }
            }
            let planned = Passage {
                wanted: passage.id.as_deref().map(record_id).filter(|id| taken.insert(id.clone())),
                transcript,
                ranges,
                how,
                tags: marked,
                note: passage.note.clone(),
                coder: passage.coder.and_then(|n| coders.get(n)).cloned(),
                created: passage.created,
                modified: passage.modified.or(passage.created),
                stated: passage.anchored,
                replaces: false,
            };
            import.admit(planned, &known, &mut same);
        }
        import
    }

    /// Takes a passage in, unless the project has it.
    fn admit(&mut self, mut passage: Passage, known: &BTreeMap<&Id, &Annotation>, same: &mut BTreeSet<Content>) {
        if let Some(own) = passage.wanted.as_ref().and_then(|id| known.get(id)) {
            let newer = passage.modified.is_some_and(|m| m > own.modified);
            if Content::of_passage(&passage) == Content::of(own) || !newer {
                self.unchanged += 1;
                return;
            }
            passage.replaces = true;
        } else if passage.wanted.is_none() && !same.insert(Content::of_passage(&passage)) {
            self.unchanged += 1;
            return;
        }
        self.passages.push(passage);
    }

    /// The command that carries it out, one step to undo. `seed` names what has no name yet;
    /// `coder` made what nobody is named for; `now` is when what has no date was made. The texts of
    /// [`Import::new_transcripts`] are to be stored before it.
    pub fn command(&self, project: &Project, seed: &Id, coder: &Id, now: Timestamp) -> Command {
        let mut names = Names::new(project, seed);
        let mut edits = Vec::new();
        let mut new_transcripts = Vec::new();
        for (n, new) in self.new_transcripts.iter().enumerate() {
            let id = names.give(&new.wanted);
            let (title, file, text) = (new.title.clone(), new.file.clone(), new.text.hash().clone());
            let value = Transcript {
                id: id.clone(),
                text,
                title,
                file,
                added: now,
                corrections: Vec::new(),
                note: String::new(),
                pseudonyms: Vec::new(),
            };
            let at = project.transcripts.len() + n;
            edits.push(Edit::Transcript { id: id.clone(), value: Some(Rc::new(value)), at });
            new_transcripts.push(id);
        }
        let mut new_coders = Vec::new();
        for (n, new) in self.new_coders.iter().enumerate() {
            let id = names.give(&new.wanted);
            let value = Coder { id: id.clone(), name: new.name.clone() };
            edits.push(Edit::Coder { id: id.clone(), value: Some(Rc::new(value)), at: project.coders.len() + n });
            new_coders.push(id);
        }
        let mut tags = project.tags.clone();
        let mut new_tags: Vec<Id> = Vec::new();
        for new in &self.new_tags {
            let id = names.give(&new.wanted);
            let tag = Rc::new(Tag {
                id: id.clone(),
                name: new.name.clone(),
                parent: new.parent.as_ref().and_then(|parent| resolve(parent, &new_tags)),
                colour: new.colour.unwrap_or_else(|| codebook::free_colour(&tags)),
                description: new.description.clone(),
                key: new.key.filter(|key| tags.iter().all(|t| t.key != Some(*key))),
            });
            edits.push(Edit::Tag { id: id.clone(), value: Some(Rc::clone(&tag)), at: tags.len() });
            tags.push(tag);
            new_tags.push(id);
        }
        for passage in &self.passages {
            let Some(transcript) = resolve(&passage.transcript, &new_transcripts) else { continue };
            let created = passage.created.unwrap_or(now);
            edits.push(Edit::put(Annotation {
                id: passage.wanted.clone().unwrap_or_else(|| names.give(&None)),
                transcript,
                ranges: passage.ranges.clone(),
                tags: passage.tags.iter().filter_map(|tag| resolve(tag, &new_tags)).collect(),
                note: passage.note.clone(),
                coder: passage.coder.as_ref().and_then(|c| resolve(c, &new_coders)).unwrap_or_else(|| coder.clone()),
                created,
                modified: passage.modified.unwrap_or(created),
                anchored: passage.how.or(passage.stated),
            }));
        }
        Command(edits)
    }

    /// Whether it would change nothing.
    pub fn is_empty(&self) -> bool {
        self.new_transcripts.is_empty() && self.new_tags.is_empty() && self.passages.is_empty()
    }

    /// How many passages are at their position, at the same words elsewhere, at similar ones.
    pub fn tally(&self) -> (usize, usize, usize) {
        let count = |kind: fn(&Option<Anchored>) -> bool| self.passages.iter().filter(|p| kind(&p.how)).count();
        let quote = count(|how| matches!(how, Some(Anchored::Quote)));
        (count(Option::is_none), quote, count(|how| matches!(how, Some(Anchored::Fuzzy(_)))))
    }

    /// Which tag each of the file's is: by its id, else by the names from the top down.
    fn plan_tags(&mut self, incoming: &Incoming, project: &Project) -> Vec<Ref> {
        let places: Vec<(usize, Option<usize>)> = (0..).zip(incoming.tags.iter().map(|t| t.parent)).collect();
        let top: BTreeSet<usize> = tree::rootless(&places, |p| &p.0, |p| p.1.as_ref()).into_iter().collect();
        let parent = |n: usize| incoming.tags.get(n).and_then(|t| t.parent).filter(|_| !top.contains(&n));
        let mut refs: Vec<Option<Ref>> = vec![None; incoming.tags.len()];
        for start in 0..incoming.tags.len() {
            // From the topmost tag that is not settled down to this one.
            let mut way = vec![start];
            while let Some(next) = way.last().and_then(|n| parent(*n)).filter(|n| refs.get(*n) == Some(&None)) {
                way.push(next);
            }
            for n in way.into_iter().rev() {
                if refs.get(n) != Some(&None) {
                    continue;
                }
                let above = parent(n).and_then(|p| refs.get(p).cloned().flatten());
                refs[n] = Some(self.plan_tag(incoming, project, n, above));
            }
        }
        refs.into_iter().flatten().collect()
    }

    fn plan_tag(&mut self, incoming: &Incoming, project: &Project, n: usize, parent: Option<Ref>) -> Ref {
        let tag = &incoming.tags[n];
        let wanted = tag.id.as_deref().map(record_id);
        let siblings = |t: &&Rc<Tag>| match &parent {
            None => t.parent.is_none(),
            Some(Ref::Known(id)) => t.parent.as_ref() == Some(id),
            Some(Ref::New(_)) => false,
        };
        let by_name = || project.tags.iter().filter(siblings).find(|t| same_name(&t.name, &tag.name));
        // A bare name is any tag of that name, if there is but one.
        let anywhere = || {
            let mut all = project.tags.iter().filter(|t| same_name(&t.name, &tag.name));
            all.next().filter(|_| all.next().is_none() && tag.id.is_none() && tag.parent.is_none())
        };
        let known = wanted.as_ref().and_then(|id| project.tag(id)).or_else(by_name).or_else(anywhere);
        if let Some(known) = known {
            self.merged_tags.push((tag.name.clone(), known.id.clone()));
            return Ref::Known(known.id.clone());
        }
        let twin = self.new_tags.iter().position(|t| t.parent == parent && same_name(&t.name, &tag.name));
        if let Some(twin) = twin {
            return Ref::New(twin);
        }
        let (name, description) = (tag.name.clone(), tag.description.clone());
        self.new_tags.push(NewTag { wanted, name, parent, colour: tag.colour, description, key: tag.key });
        Ref::New(self.new_tags.len() - 1)
    }

    fn plan_coders(&mut self, incoming: &Incoming, project: &Project) -> Vec<Ref> {
        let mut refs = Vec::with_capacity(incoming.coders.len());
        for coder in &incoming.coders {
            let wanted = coder.id.as_deref().map(record_id);
            let by_name = || project.coders.iter().find(|c| !c.name.is_empty() && same_name(&c.name, &coder.name));
            let by_id = wanted.as_ref().and_then(|id| project.coder(id));
            refs.push(match by_id.or_else(by_name) {
                Some(known) => Ref::Known(known.id.clone()),
                None => {
                    self.new_coders.push(NewCoder { wanted, name: coder.name.clone() });
                    Ref::New(self.new_coders.len() - 1)
                }
            });
        }
        refs
    }

    /// Transcripts of the file by what they hold: a text that the project has is not added again.
    fn plan_transcripts(&mut self, incoming: &Incoming, project: &Project) -> Vec<Ref> {
        let mut refs = Vec::with_capacity(incoming.transcripts.len());
        for transcript in &incoming.transcripts {
            let text = Rc::new(Text::new(&transcript.text));
            let known = project.transcripts.iter().find(|t| t.text == *text.hash());
            let twin = self.new_transcripts.iter().position(|t| t.text.hash() == text.hash());
            refs.push(match (known, twin) {
                (Some(known), _) => Ref::Known(known.id.clone()),
                (None, Some(twin)) => Ref::New(twin),
                (None, None) => {
                    let wanted = transcript.id.as_deref().map(record_id);
                    let (title, file) = (transcript.title.clone(), transcript.file.clone());
                    self.new_transcripts.push(NewTranscript { wanted, title, file, text });
                    Ref::New(self.new_transcripts.len() - 1)
                }
            });
        }
        refs
    }

    /// Every text in which a passage may lie, with the names it goes by.
    fn shelf(&self, project: &Project, texts: &Texts) -> Vec<Book> {
        let own = project.transcripts.iter().filter_map(|t| {
            let text = Rc::clone(texts.get(&t.text)?);
            Some(Book { which: Ref::Known(t.id.clone()), text, names: vec![t.title.clone(), t.file.clone()] })
        });
        let new = self.new_transcripts.iter().enumerate();
        own.chain(new.map(|(n, t)| Book {
            which: Ref::New(n),
            text: Rc::clone(&t.text),
            names: vec![t.title.clone(), t.file.clone()],
        }))
        .collect()
    }
}

impl NotFound {
    fn of(passage: &IncomingPassage, incoming: &Incoming) -> Self {
        let quotes = passage.targets.iter().filter_map(|t| t.quote.as_ref());
        Self {
            exact: quotes.map(|q| q.exact.as_str()).collect::<Vec<_>>().join(" … "),
            tags: passage.tags.iter().filter_map(|n| incoming.tags.get(*n)).map(|t| t.name.clone()).collect(),
            note: passage.note.clone(),
            title: passage.source.title.clone(),
        }
    }
}

/// What makes two passages the same although they have different names.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Content {
    transcript: Ref,
    ranges: Vec<Span>,
    tags: Vec<Ref>,
    note: String,
}

impl Content {
    fn new(transcript: Ref, ranges: &[Span], tags: impl Iterator<Item = Ref>, note: &str) -> Self {
        let tags: BTreeSet<Ref> = tags.collect();
        Self { transcript, ranges: ranges.to_vec(), tags: tags.into_iter().collect(), note: note.to_owned() }
    }

    fn of(annotation: &Annotation) -> Self {
        let (transcript, tags) = (Ref::Known(annotation.transcript.clone()), annotation.tags.iter().cloned());
        Self::new(transcript, &annotation.ranges, tags.map(Ref::Known), &annotation.note)
    }

    fn of_passage(passage: &Passage) -> Self {
        Self::new(passage.transcript.clone(), &passage.ranges, passage.tags.iter().cloned(), &passage.note)
    }
}

/// A text in which a passage may lie, with the names its transcript goes by.
struct Book {
    which: Ref,
    text: Rc<Text>,
    names: Vec<String>,
}

/// The texts with their word lists, each made when it is first needed.
struct Places<'a> {
    shelf: &'a [Book],
    anchorers: Vec<Option<Anchorer<'a>>>,
}

impl<'a> Places<'a> {
    fn new(shelf: &'a [Book]) -> Self {
        Self { shelf, anchorers: shelf.iter().map(|_| None).collect() }
    }

    /// The transcript and the place of a passage: in the one that the file names, by its record,
    /// its hash or its title, else wherever its words fit best.
    fn find(&mut self, passage: &IncomingPassage, source: Option<&Ref>) -> Option<(Ref, Vec<Span>, Option<Anchored>)> {
        let all = 0..self.shelf.len();
        let title = passage.source.title.trim();
        let by = |is_it: &dyn Fn(&Book) -> bool| -> Vec<usize> {
            all.clone().filter(|n| self.shelf.get(*n).is_some_and(is_it)).collect()
        };
        let mut candidates = match source {
            Some(source) => by(&|book| book.which == *source),
            None => by(&|book| passage.source.hash.as_ref() == Some(book.text.hash())),
        };
        if candidates.is_empty() && !title.is_empty() {
            candidates = by(&|book| book.names.iter().any(|name| same_name(name, title)));
        }
        if candidates.is_empty() {
            candidates = all.collect();
        }
        // Without words nothing tells several texts apart.
        let worded = passage.targets.iter().any(|t| t.quote.as_ref().is_some_and(|q| !q.exact.trim().is_empty()));
        if candidates.len() > 1 && !worded {
            candidates.truncate(usize::from(source.is_some() || passage.source.hash.is_some()));
        }
        let mut best: Option<(f32, usize, Vec<Span>, Option<Anchored>)> = None;
        for n in candidates {
            let found: Vec<Found> = passage.targets.iter().filter_map(|target| self.find_in(n, target)).collect();
            let ranges = crate::text::tidy(&found.iter().map(|f| f.span).collect::<Vec<_>>());
            if ranges.is_empty() {
                continue;
            }
            // As sure as its least sure part.
            let how = found.iter().map(|f| f.how).min_by(|a, b| sureness(a).total_cmp(&sureness(b))).flatten();
            let sure = sureness(&how);
            if best.as_ref().is_none_or(|(so_far, ..)| sure > *so_far) {
                best = Some((sure, n, ranges, how));
            }
            if sure >= 1.0 {
                break;
            }
        }
        let (_, n, ranges, how) = best?;
        Some((self.shelf.get(n)?.which.clone(), ranges, how))
    }

    fn find_in(&mut self, n: usize, target: &Target) -> Option<Found> {
        let text = &self.shelf.get(n)?.text;
        let anchorer = self.anchorers.get_mut(n)?.get_or_insert_with(|| Anchorer::new(text));
        let found = anchorer.find(target);
        (found.how != Some(Anchored::Lost) && !found.span.is_empty()).then_some(found)
    }
}

/// 1 for the stated position, less for the same words elsewhere, less again for similar ones.
fn sureness(how: &Option<Anchored>) -> f32 {
    match how {
        None => 1.0,
        Some(Anchored::Quote) => 0.9,
        Some(Anchored::Fuzzy(share)) => share * 0.8,
        Some(Anchored::Lost) => 0.0,
    }
}

/// A text crosses from the worker to the page as its words alone.
mod crossing {
    use crate::text::Text;
    use serde::{Deserialize, Deserializer, Serializer};
    use std::rc::Rc;

    pub(super) fn serialize<S: Serializer>(text: &Rc<Text>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(text.as_str())
    }

    pub(super) fn deserialize<'a, D: Deserializer<'a>>(from: D) -> Result<Rc<Text>, D::Error> {
        Ok(Rc::new(Text::new(&String::deserialize(from)?)))
    }
}

/// Gives new records their names: the one that the file states, or the next that follows from the
/// seed, and none that the project uses.
struct Names<'a> {
    seed: &'a Id,
    used: BTreeSet<Id>,
    next: u32,
}

impl<'a> Names<'a> {
    fn new(project: &Project, seed: &'a Id) -> Self {
        let transcripts = project.transcripts.iter().map(|t| &t.id);
        let records = transcripts.chain(project.tags.iter().map(|t| &t.id)).chain(project.coders.iter().map(|c| &c.id));
        let used = records.chain(project.annotations.iter().map(|a| &a.id)).cloned().collect();
        Self { seed, used, next: 0 }
    }

    fn give(&mut self, wanted: &Option<Id>) -> Id {
        let mut id = wanted.clone();
        loop {
            if let Some(id) = id.filter(|id| self.used.insert(id.clone())) {
                return id;
            }
            self.next = self.next.wrapping_add(1);
            id = Some(self.seed.nth(self.next));
        }
    }
}

fn resolve(reference: &Ref, new: &[Id]) -> Option<Id> {
    match reference {
        Ref::Known(id) => Some(id.clone()),
        Ref::New(n) => new.get(*n).cloned(),
    }
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim() == b.trim() || a.trim().to_lowercase() == b.trim().to_lowercase()
}

/// The id of a record that has this name in a file: the name itself if this program could have
/// given it, else a UUID that follows from it, so that the same file read again names the same
/// records.
fn record_id(stated: &str) -> Id {
    urn::id(stated).unwrap_or_else(|| Id::new(stated).nth(0))
}

#[cfg(test)]
mod tests;
