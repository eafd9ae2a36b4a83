use crate::analysis::search::{BadQuery, Finder, MOST, Query};
use crate::exchange::Texts;
use crate::model::{Id, Project};
use crate::text::Span;

/// A place that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SearchHit {
    /// In which transcript.
    pub transcript: Id,
    /// Where in its text.
    pub span: Span,
}

/// What a note is on; a tag's is its description.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteOn {
    /// A transcript.
    Transcript(Id),
    /// A tag.
    Tag(Id),
    /// A passage.
    Passage(Id),
}

impl NoteOn {
    /// The note as it is now.
    pub fn text<'a>(&self, project: &'a Project) -> Option<&'a str> {
        match self {
            Self::Transcript(id) => project.transcript(id).map(|t| t.note.as_str()),
            Self::Tag(id) => project.tag(id).map(|t| t.description.as_str()),
            Self::Passage(id) => project.annotation(id).map(|a| a.note.as_str()),
        }
    }
}

/// A note in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteHit {
    /// What it is on.
    pub on: NoteOn,
    /// The first place in it.
    pub span: Span,
}

/// The search for words and what it found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// What is looked for.
    pub query: Query,
    /// Whether in all transcripts of the project, or in the one on the page alone.
    pub everywhere: bool,
    /// In the order of the transcripts and of their texts.
    pub hits: Vec<SearchHit>,
    /// Whether there are more than are listed.
    pub more: bool,
    /// Notes: on transcripts, on tags, on passages, each in their order.
    pub notes: Vec<NoteHit>,
    /// Why nothing can be found.
    pub problem: Option<BadQuery>,
}

impl Search {
    /// Looks through a project; `shown` is the transcript on the page.
    pub fn new(query: Query, everywhere: bool, project: &Project, texts: &Texts, shown: Option<&Id>) -> Self {
        let mut search = Self { query, everywhere, ..Self::default() };
        let finder = match Finder::new(&search.query) {
            Ok(finder) => finder,
            Err(problem) => return Self { problem: Some(problem), ..search },
        };
        for transcript in project.transcripts.iter().filter(|t| everywhere || shown == Some(&t.id)) {
            let Some(text) = texts.get(&transcript.text) else { continue };
            let found = finder.find(text.as_str());
            let room = MOST - search.hits.len();
            search.more |= found.more || found.spans.len() > room;
            let hit = |span: &Span| SearchHit { transcript: transcript.id.clone(), span: *span };
            search.hits.extend(found.spans.iter().take(room).map(hit));
        }
        search.notes = notes(&finder, project, |transcript| everywhere || shown == Some(transcript));
        search
    }

    /// Looks through the notes again, which change while the texts stay.
    pub fn with_notes_of(self, project: &Project, shown: Option<&Id>) -> Self {
        let Ok(finder) = Finder::new(&self.query) else { return self };
        let everywhere = self.everywhere;
        Self { notes: notes(&finder, project, |transcript| everywhere || shown == Some(transcript)), ..self }
    }

    /// The hits in one transcript, in order.
    pub fn in_transcript<'a>(&'a self, transcript: &'a Id) -> impl Iterator<Item = Span> + 'a {
        self.hits.iter().filter(move |hit| hit.transcript == *transcript).map(|hit| hit.span)
    }
}

/// The notes of the transcripts looked at, and those on tags, in which something is found.
fn notes(finder: &Finder, project: &Project, is_in: impl Fn(&Id) -> bool) -> Vec<NoteHit> {
    let transcripts = project.transcripts.iter().filter(|t| is_in(&t.id));
    let transcripts = transcripts.map(|t| (NoteOn::Transcript(t.id.clone()), t.note.as_str()));
    let tags = project.tags.iter().map(|t| (NoteOn::Tag(t.id.clone()), t.description.as_str()));
    let passages = project.annotations.iter().filter(|a| !a.note.is_empty() && is_in(&a.transcript));
    let passages = passages.map(|a| (NoteOn::Passage(a.id.clone()), a.note.as_str()));
    let found =
        transcripts.chain(tags).chain(passages).filter(|(_, note)| !note.is_empty()).filter_map(|(on, note)| {
            let span = *finder.find(note).spans.first()?;
            Some(NoteHit { on, span })
        });
    found.take(MOST).collect()
}
