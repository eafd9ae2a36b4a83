use crate::app::history::Step;
use crate::app::{
    Deed, Effect, Filter, Focus, Found, Kept, Layer, Marks, Notice, Progress, Reading, Sieve, Stamped, State, Toast,
    View, Walk,
};
use crate::model::{Annotation, Coder, Command, Edit, Id, Timestamp};
use crate::strings::Catalogue;
use crate::text::Span;
use std::rc::Rc;

/// A change of state under way: what it is now, and the effects so far.
pub(super) struct Change {
    pub state: State,
    pub effects: Vec<Effect>,
    pub now: Timestamp,
    id: Id,
    ids: u32,
}

impl Change {
    pub fn new(state: &State, stamped: &Stamped) -> Self {
        Self { state: state.clone(), effects: Vec::new(), now: stamped.now, id: stamped.id.clone(), ids: 0 }
    }

    pub fn finish(self) -> (State, Vec<Effect>) {
        (self.state, self.effects)
    }

    /// A fresh id.
    pub fn fresh_id(&mut self) -> Id {
        self.ids += 1;
        if self.ids == 1 { self.id.clone() } else { self.id.nth(self.ids) }
    }

    pub fn view(&mut self) -> &mut View {
        Rc::make_mut(&mut self.state.view)
    }

    pub fn effect(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    pub fn focus(&mut self, focus: Focus) {
        self.effect(Effect::Focus(focus));
    }

    /// Moves the focus back to what the page shows: the text, or the excerpts in its place.
    pub fn focus_ground(&mut self) {
        let excerpts = self.state.view.excerpts.is_some();
        self.focus(if excerpts { Focus::Excerpts } else { Focus::Text });
    }

    /// Says something aloud, without showing it.
    pub fn say(&mut self, notice: Notice) {
        let number = self.state.view.said.as_ref().map_or(1, |t| t.number.wrapping_add(1));
        self.view().said = Some(Toast { notice, number });
    }

    /// Shows a message for a while, and says it aloud.
    pub fn toast(&mut self, notice: Notice) {
        self.say(notice);
        let toast = self.state.view.said.clone();
        if let Some(toast) = &toast {
            self.effect(Effect::ExpireToast(toast.number));
        }
        self.view().toast = toast;
    }

    /// Does what a person asked for, as one step that can be undone.
    /// Says whether it was.
    pub fn done(&mut self, edits: Vec<Edit>, deed: Deed) -> bool {
        self.done_in(edits, deed, None)
    }

    /// As [`Self::done`]; edits of one `field` shortly after each other are one step.
    pub fn done_in(&mut self, edits: Vec<Edit>, deed: Deed, field: Option<Id>) -> bool {
        let Some(inverse) = self.apply(&Command(edits)) else { return false };
        let step = Step { deed: deed.clone(), command: Rc::new(inverse), field: field.clone(), at: self.now };
        Rc::make_mut(&mut self.state.history).push(step);
        if deed.wants_toast() {
            self.toast(Notice::Done(deed));
        } else if field.is_none() {
            self.say(Notice::Done(deed));
        }
        true
    }

    /// Applies a command and keeps the result; gives its inverse.
    pub fn apply(&mut self, command: &Command) -> Option<Command> {
        if !self.may_write() {
            return None;
        }
        let inverse = self.edit(command)?;
        self.settle();
        Some(inverse)
    }

    /// Whether the project may be changed here; says so where it may not.
    pub fn may_write(&mut self) -> bool {
        let writable = self.state.writable();
        if !writable {
            self.toast(Notice::ReadOnly);
        }
        writable
    }

    /// Applies a command and gives its inverse; [`Self::settle`] has to follow.
    pub fn edit(&mut self, command: &Command) -> Option<Command> {
        // A refused command is a fault in here, not a person's: nothing has changed.
        let (project, inverse) = command.apply(&self.state.project).ok()?;
        self.state.project = Rc::new(project);
        Some(inverse)
    }

    /// Derives what follows from the changed project, and has it kept.
    pub fn settle(&mut self) {
        self.refresh();
        self.persist();
    }

    /// Has the project written to the browser's store.
    pub fn persist(&mut self) {
        let keeping = Rc::make_mut(&mut self.state.keeping);
        keeping.revision += 1;
        let is_first = keeping.kept == Kept::Untouched;
        keeping.kept = match keeping.kept {
            Kept::Failed(why) => Kept::Failed(why),
            _ => Kept::Writing,
        };
        let revision = keeping.revision;
        let (project, texts) = (Rc::clone(&self.state.project), Rc::clone(&self.state.texts));
        self.effect(Effect::Persist { project, texts, revision });
        if is_first || self.state.preferences.unsaved_since.is_none() {
            let now = self.now;
            self.prefer(|p| _ = p.unsaved_since.get_or_insert(now));
        }
    }

    /// Has the page shown as the preferences are now.
    pub fn appear(&mut self) {
        let preferences = Rc::clone(&self.state.preferences);
        self.effect(Effect::Appear { preferences, locale: self.state.locale() });
    }

    /// The words of the page's language.
    pub fn words(&self) -> &'static Catalogue {
        self.state.locale().catalogue()
    }

    /// Changes the preferences and has them kept.
    pub fn prefer(&mut self, change: impl FnOnce(&mut crate::app::Preferences)) {
        change(Rc::make_mut(&mut self.state.preferences));
        self.effect(Effect::KeepPreferences(Rc::clone(&self.state.preferences)));
    }

    /// Derives anew what follows from the project.
    pub fn refresh(&mut self) {
        let shown = self.state.reading.as_ref().and_then(|r| self.state.project.transcript(&r.transcript.id)).cloned();
        match shown {
            // The transcript on the page is gone.
            None => {
                let next = self.state.project.transcripts.first().map(|t| t.id.clone());
                self.show_transcript(next.as_ref());
            }
            // It has another text.
            Some(transcript) if self.state.reading.as_ref().is_some_and(|r| *r.text.hash() != transcript.text) => {
                self.show_transcript(Some(&transcript.id));
            }
            Some(transcript) => {
                let reading = self.state.reading.as_ref();
                let stale = reading.is_none_or(|r| r.transcript.corrections != transcript.corrections);
                let retitled = reading.is_some_and(|r| r.transcript.title != transcript.title);
                if stale || retitled {
                    let text = reading.map(|r| Rc::clone(&r.text));
                    self.state.reading = text.map(|text| Rc::new(Reading::new(transcript, text)));
                }
                self.remark();
            }
        }
        self.correct_names();
        super::search::notes_again(self);
        self.forget_what_is_gone();
    }

    /// Lays the corrections of names over what was found where they changed; what the page shows of an
    /// entity follows it.
    fn correct_names(&mut self) {
        let project = Rc::clone(&self.state.project);
        let was = Rc::clone(&self.state.found);
        if was.is_corrected_by(&project.name_corrections) || was.raw.mentions.is_empty() && was.raw.entities.is_empty()
        {
            return;
        }
        let Some(reading) = self.state.reading.clone().filter(|_| self.state.layer_allowed(Layer::Entities)) else {
            return;
        };
        let now = Found::corrected(Rc::clone(&was.raw), &reading, &project.name_corrections);
        let view = self.view();
        view.entity = view.entity.and_then(|entity| now.follow(&was, entity));
        if let Some(open) = &mut view.mention
            && let Some(span) = was.mention_at(open.at).map(|m| m.span)
            && let Some(mention) = now.mentions_in(span).next()
        {
            open.at = mention.span.start;
        }
        if let Some((Walk::Entity(entity), at)) = view.walk {
            let count = |entity: u32| now.mentions_of(entity).count();
            let follow = now.follow(&was, entity);
            view.walk = follow.map(|entity| (Walk::Entity(entity), at.filter(|at| *at < count(entity))));
        }
        self.state.found = Rc::new(now);
        self.sift();
        super::read::paint(self);
    }

    fn remark(&mut self) {
        self.state.marks = Rc::new(match self.state.transcript() {
            Some(id) => Marks::new(&self.state.project, id),
            None => Marks::default(),
        });
        self.sift();
    }

    /// Puts the transcript on the page through the filter anew.
    pub fn sift(&mut self) {
        let state = &self.state;
        let reading = state.reading.as_ref().filter(|_| !state.filter.is_empty());
        self.state.sieve =
            reading.map(|reading| Rc::new(Sieve::new(&state.filter, &state.project, reading, &state.found)));
    }

    fn forget_what_is_gone(&mut self) {
        let project = Rc::clone(&self.state.project);
        let mut filter = Filter::clone(&self.state.filter);
        filter.forget_unknown(&project);
        if filter != *self.state.filter {
            self.state.filter = Rc::new(filter);
            self.sift();
        }
        if self.state.view.passage.as_ref().is_some_and(|p| project.annotation(&p.id).is_none()) {
            self.view().passage = None;
        }
        if self.state.view.mention.is_some_and(|m| self.state.found.mention_at(m.at).is_none()) {
            self.view().mention = None;
            super::read::paint(self);
        }
        if self.state.view.tag.as_ref().is_some_and(|t| project.tag(t).is_none()) {
            self.view().tag = None;
        }
        if self.state.latest.as_ref().is_some_and(|a| project.annotation(a).is_none()) {
            self.state.latest = None;
        }
    }

    /// Puts a transcript on the page, from its start, and looks for entities and themes in it.
    pub fn show_transcript(&mut self, id: Option<&Id>) {
        let transcript = id.and_then(|id| self.state.project.transcript(id)).cloned();
        let text = transcript.as_ref().and_then(|t| self.state.texts.get(&t.text)).cloned();
        if let (Some(transcript), None) = (&transcript, &text) {
            let (title, hash) = (transcript.title.clone(), transcript.text.clone());
            self.toast(Notice::TextMissing { title, hash });
        }
        self.state.reading = transcript.zip(text).map(|(transcript, text)| Rc::new(Reading::new(transcript, text)));
        let sections = self.state.reading.as_ref().map_or(0, |r| r.sections.len());
        let view = self.view();
        view.selection = None;
        view.cursor = None;
        view.picker = None;
        view.passage = None;
        view.mention = None;
        view.entity = None;
        view.walk = None;
        view.near = (0, sections.min(2));
        view.place = (0, 0.0);
        self.state.latest = None;
        self.remark();
        super::search::again(self);
        self.detect();
        let shown = self.state.transcript().cloned();
        if self.state.keeping.kept == Kept::Untouched {
            // Remembered with the first change: nothing is written for who only looks.
            Rc::make_mut(&mut self.state.preferences).transcript = shown;
        } else if self.state.preferences.transcript != shown {
            self.prefer(|p| p.transcript = shown);
        }
    }

    /// Looks for entities and themes in the transcript on the page.
    pub fn detect(&mut self) {
        self.state.job = self.state.job.wrapping_add(1);
        self.state.found = Rc::new(Found::default());
        self.sift();
        self.state.progress = Progress::Idle;
        if self.state.view.mention.is_some() || self.state.view.entity.is_some() {
            let view = self.view();
            (view.mention, view.entity) = (None, None);
        }
        let wanted = self.state.layer_allowed(Layer::Entities) || self.state.layer_allowed(Layer::Themes);
        if let Some(reading) = self.state.reading.clone().filter(|_| wanted) {
            self.state.progress = Progress::Working(0.0);
            self.effect(Effect::Detect { job: self.state.job, reading });
        }
    }

    /// The words of a span, short enough for a message.
    pub fn quote(&self, span: Span) -> String {
        self.state.reading.as_ref().map_or_else(String::new, |r| super::short(r.text.slice(span)))
    }

    /// The words of a passage, short enough for a message.
    pub fn quote_of(&self, passage: &Annotation) -> String {
        let transcript = self.state.project.transcript(&passage.transcript);
        let text = transcript.and_then(|t| self.state.texts.get(&t.text));
        text.map_or_else(String::new, |text| super::short(text.slice(passage.span())))
    }

    /// The coder that new passages get, and the edit that brings them into the project where
    /// they are not there yet.
    pub fn coder(&mut self) -> (Id, Option<Edit>) {
        let (id, name) = match self.state.preferences.coder.clone() {
            Some(known) => known,
            None => {
                let id = self.fresh_id();
                self.prefer(|p| p.coder = Some((id.clone(), String::new())));
                (id, String::new())
            }
        };
        let known = self.state.project.coder(&id).is_some_and(|c| c.name == name);
        let at = self.state.project.coders.iter().position(|c| c.id == id).unwrap_or(usize::MAX);
        let value = Some(Rc::new(Coder { id: id.clone(), name }));
        let edit = (!known).then(|| Edit::Coder { id: id.clone(), value, at });
        (id, edit)
    }
}
