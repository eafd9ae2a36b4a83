//! What the page shows at the moment: nothing of it is a person's work.

use super::{EntityOrder, Gathering, Layers, Notice};
use crate::model::Id;
use crate::text::Span;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A place on the page in CSS pixels, relative to the window.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// How a selection came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Mouse, pen or touch: the browser shows it.
    Pointer,
    /// The reading cursor.
    Keyboard,
}

/// A stretch of text that the next tag will go to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Selection {
    /// Where.
    pub span: Span,
    /// How it came about.
    pub by: By,
}

/// The reading cursor: the unit it stands on, and where an extension began.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cursor {
    /// The word, sentence or turn it stands on.
    pub at: Span,
    /// What it stood on when Shift was first held.
    pub anchor: Span,
}

/// How far a step of the reading cursor goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A word.
    Word,
    /// A sentence.
    Sentence,
    /// A paragraph of a turn.
    Paragraph,
    /// A turn.
    Turn,
}

/// The box that opens at a selection.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picker {
    /// What was typed.
    pub query: String,
    /// Which of the offered lines Enter takes.
    pub chosen: usize,
    /// Where the selection is on the page, once measured.
    pub place: Option<Rect>,
    /// Whether the field has the focus: set by a key, so that a pointer selection leaves the
    /// keyboard with the text.
    pub focused: bool,
}

/// The passage that is open beside the text.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenPassage {
    /// Which.
    pub id: Id,
    /// Where it is on the page, once measured.
    pub place: Option<Rect>,
}

/// The mention whose box is open beside the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OpenMention {
    /// A position in it.
    pub at: u32,
    /// Whether corrections go for it alone, not for all mentions of its entity.
    pub alone: bool,
    /// Where it is on the page, once measured.
    pub place: Option<Rect>,
}

/// The tabs of the right panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What was tagged.
    #[default]
    Passages,
    /// Who and what is named.
    Entities,
    /// What it is about.
    Themes,
    /// The search for words.
    Search,
}

/// On a narrow screen, what covers the lower half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Turns.
    Outline,
    /// Tags.
    Codebook,
    /// Passages, entities, themes.
    Details,
}

/// A menu or dialog that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Ways to open a text.
    Open,
    /// A field for pasted text.
    Paste,
    /// What files hold that wait to be brought in.
    Import,
    /// Ways to export.
    Export,
    /// Which names are replaced by which.
    Pseudonyms,
    /// Name, theme, what is kept where.
    Settings,
    /// Every command, to be found by name.
    Commands,
    /// The keys and the legend.
    Help,
    /// Confirms forgetting everything.
    Forget,
    /// What the search found, in context.
    Concordance,
    /// What was done, to go back to.
    History,
    /// The passages of a tag, to give some of them another.
    Retag,
    /// What goes into a hand-out.
    HandOut,
    /// In a hand-out, what is to be done.
    Task,
}

/// What goes through its places one by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    /// The mentions of an entity.
    Entity(u32),
    /// The occurrences of a theme's terms.
    Theme(u32),
    /// What the search for words found.
    Hits,
}

/// A message that stays for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What it says.
    pub notice: Notice,
    /// Told apart from others that say the same.
    pub number: u32,
}

/// What the page shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// The layers that are switched on.
    pub layers: Layers,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The reading cursor, once it was used.
    pub cursor: Option<Cursor>,
    /// Whether a pointer is dragging over the text: nothing in it is rewritten meanwhile.
    pub dragging: bool,
    /// The box at the selection.
    pub picker: Option<Picker>,
    /// The passage beside the text.
    pub passage: Option<OpenPassage>,
    /// The mention beside the text.
    pub mention: Option<OpenMention>,
    /// How entities are listed.
    pub order: EntityOrder,
    /// The entity that is unfolded in the list.
    pub entity: Option<u32>,
    /// The sections near the window: first, and one past the last.
    pub near: (usize, usize),
    /// The first piece in the window and the share of the text above its middle, from 0 to 1.
    pub place: (usize, f64),
    /// The tab of the right panel.
    pub tab: Tab,
    /// The sheet of a narrow screen.
    pub sheet: Option<Sheet>,
    /// Whether the left panel is folded away.
    pub left_folded: bool,
    /// Whether the right panel is folded away.
    pub right_folded: bool,
    /// The open dialog.
    pub dialog: Option<Dialog>,
    /// The tag whose details are open in the codebook.
    pub tag: Option<Id>,
    /// The tags under which nothing is shown in the codebook.
    pub folded: Rc<BTreeSet<Id>>,
    /// The tag whose passages are shown to be chosen from.
    pub retag: Option<Id>,
    /// The excerpts in place of the text.
    pub excerpts: Option<Gathering>,
    /// Whether the fields of the filter are open.
    pub filtering: bool,
    /// What is being walked through, and at which of its places.
    pub walk: Option<(Walk, Option<usize>)>,
    /// The message on screen.
    pub toast: Option<Toast>,
    /// What is said aloud, with a number that makes a repetition news.
    pub said: Option<Toast>,
}
