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
        search
    }

    /// The hits in one transcript, in order.
    pub fn in_transcript<'a>(&'a self, transcript: &'a Id) -> impl Iterator<Item = Span> + 'a {
        self.hits.iter().filter(move |hit| hit.transcript == *transcript).map(|hit| hit.span)
    }
}
