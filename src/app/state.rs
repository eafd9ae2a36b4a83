use super::classroom::{Class, HandedOut};
use super::found::Progress;
use super::{
    Exporting, Filter, Found, History, Importing, KeepError, Layer, Marks, Notice, Preferences, Pseudonymising,
    Reading, Search, Sieve, Stored, View,
};
use crate::exchange::Texts;
use crate::model::{Id, Project, Timestamp, Transcript};
use crate::strings::Locale;
use std::rc::Rc;

/// Whether the work is safe in the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Kept {
    /// The page has just started; nothing is known yet.
    #[default]
    Starting,
    /// Nothing was changed that would need keeping.
    Untouched,
    /// Being written.
    Writing,
    /// Written, as of this moment.
    Saved(Timestamp),
    /// Not written; the work is in memory.
    Failed(KeepError),
    /// Another tab writes this project; this one reads.
    ElseWhere,
}

/// The keeping of the project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Keeping {
    /// Whether the work is safe.
    pub kept: Kept,
    /// Counts changes; an answer names the one it is about.
    pub revision: u64,
    /// Whether this tab may write.
    pub writer: bool,
}

/// The whole program at one moment. Cheap to copy: every part is shared.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What people made.
    pub project: Rc<Project>,
    /// The texts of its transcripts.
    pub texts: Rc<Texts>,
    /// The transcript on the page.
    pub reading: Option<Rc<Reading>>,
    /// Its annotations.
    pub marks: Rc<Marks>,
    /// Its entities and themes.
    pub found: Rc<Found>,
    /// How far the search for them has come.
    pub progress: Progress,
    /// The number of the search whose answers count.
    pub job: u32,
    /// The search for words.
    pub search: Rc<Search>,
    /// What of the passages and the text is wanted.
    pub filter: Rc<Filter>,
    /// What of the transcript on the page is, where anything is filtered.
    pub sieve: Option<Rc<Sieve>>,
    /// What the page shows.
    pub view: Rc<View>,
    /// Files that wait to be brought in.
    pub importing: Rc<Importing>,
    /// What is about to be exported.
    pub exporting: Rc<Exporting>,
    /// The copy with pseudonyms that is about to be made.
    pub pseudonyms: Option<Rc<Pseudonymising>>,
    /// What can be taken back.
    pub history: Rc<History>,
    /// Whether the work is safe.
    pub keeping: Rc<Keeping>,
    /// The projects that the browser keeps, as far as asked for.
    pub stored: Rc<Vec<Stored>>,
    /// What came back from a class.
    pub class: Rc<Class>,
    /// The hand-out that this page is, if it is one.
    pub handout: Option<Rc<HandedOut>>,
    /// What is remembered about the person.
    pub preferences: Rc<Preferences>,
    /// The language of the system.
    pub system: Locale,
    /// The tags used last, the latest first.
    pub recent: Rc<Vec<Id>>,
    /// The passage that was tagged last: a further digit goes to it.
    pub latest: Option<Id>,
}

impl State {
    /// Before anything is known.
    pub fn new() -> Self {
        Self {
            project: Rc::new(Project::empty(Id::new(""), Timestamp::default())),
            texts: Rc::default(),
            reading: None,
            marks: Rc::default(),
            found: Rc::default(),
            progress: Progress::default(),
            job: 0,
            search: Rc::default(),
            filter: Rc::default(),
            sieve: None,
            view: Rc::default(),
            importing: Rc::default(),
            exporting: Rc::default(),
            pseudonyms: None,
            history: Rc::default(),
            keeping: Rc::default(),
            stored: Rc::default(),
            class: Rc::default(),
            handout: None,
            preferences: Rc::default(),
            system: Locale::default(),
            recent: Rc::default(),
            latest: None,
        }
    }

    /// The transcript on the page.
    pub fn transcript(&self) -> Option<&Id> {
        self.reading.as_ref().map(|r| &r.transcript.id)
    }

    /// The passage that is open, or else the one that was tagged last.
    pub fn current(&self) -> Option<&Id> {
        self.view.passage.as_ref().map(|p| &p.id).or(self.latest.as_ref())
    }

    /// A transcript laid out: the one on the page as it is there, another anew. Nothing without its text.
    pub fn reading_of(&self, transcript: &Rc<Transcript>) -> Option<Rc<Reading>> {
        let shown = self.reading.as_ref().filter(|reading| reading.transcript.id == transcript.id);
        shown.cloned().or_else(|| {
            let text = self.texts.get(&transcript.text)?;
            Some(Rc::new(Reading::new(Rc::clone(transcript), Rc::clone(text))))
        })
    }

    /// The transcript whose text is on the screen: the class lies over that of the page.
    pub fn on_screen(&self) -> Option<&Rc<Reading>> {
        match &self.class.shown {
            Some(_) => self.class.comparison.as_ref().map(|comparison| &comparison.reading),
            None => self.reading.as_ref(),
        }
    }

    /// Whether nothing that the panels show changed but the place on the page.
    pub fn differs_only_in_place(&self, other: &Self) -> bool {
        let moved = View { place: other.view.place, near: other.view.near, ..View::clone(&self.view) };
        moved == *other.view
            && Rc::ptr_eq(&self.project, &other.project)
            && self.reading.as_ref().map(Rc::as_ptr) == other.reading.as_ref().map(Rc::as_ptr)
            && Rc::ptr_eq(&self.marks, &other.marks)
            && Rc::ptr_eq(&self.found, &other.found)
            && Rc::ptr_eq(&self.search, &other.search)
            && Rc::ptr_eq(&self.filter, &other.filter)
            && self.sieve.as_ref().map(Rc::as_ptr) == other.sieve.as_ref().map(Rc::as_ptr)
            && self.progress == other.progress
            && Rc::ptr_eq(&self.preferences, &other.preferences)
            && self.latest == other.latest
            && Rc::ptr_eq(&self.class, &other.class)
            && self.handout.as_ref().map(Rc::as_ptr) == other.handout.as_ref().map(Rc::as_ptr)
    }

    /// Whether the project may be changed here: not where another tab writes it, nor in a hand-out
    /// before it is known who works.
    pub fn writable(&self) -> bool {
        self.keeping.kept != Kept::ElseWhere && self.handout.as_ref().is_none_or(|h| h.begun)
    }

    /// Whether a layer may be shown: a hand-out says which of them.
    pub fn layer_allowed(&self, layer: Layer) -> bool {
        self.handout.as_ref().is_none_or(|h| match layer {
            Layer::Tags => true,
            Layer::Entities => h.handout.assignment.entities,
            Layer::Themes => h.handout.assignment.themes,
        })
    }

    /// Whether words may be searched: a hand-out says so.
    pub fn search_allowed(&self) -> bool {
        self.handout.as_ref().is_none_or(|h| h.handout.assignment.search)
    }

    /// Whether tags may be used but not changed.
    pub fn codebook_locked(&self) -> bool {
        self.handout.as_ref().is_some_and(|h| h.handout.assignment.locked)
    }

    /// The language of the page.
    pub fn locale(&self) -> Locale {
        self.preferences.locale.unwrap_or(self.system)
    }

    /// Whether the codebook has a tag of this name, whatever its case.
    pub fn has_tag_named(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        self.project.tags.iter().any(|tag| tag.name.to_lowercase() == name)
    }

    /// Who annotates: the coder that new passages get.
    pub fn coder_name(&self) -> &str {
        self.preferences.coder.as_ref().map_or("", |(_, name)| name)
    }

    /// The message on screen.
    pub fn notice(&self) -> Option<&Notice> {
        self.view.toast.as_ref().map(|t| &t.notice)
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}
