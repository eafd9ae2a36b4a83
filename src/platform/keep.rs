//! Keeps the work: between what the program asks for and the browser's store.

use super::handout;
use super::locks::{Claim, Lease, Manner, claim};
use super::store::{Store as Database, StoreEvent, on_leave};
use crate::app::classroom::Class;
use crate::app::persist::{Damage, Loaded, Save, Saver, Space, StoreError};
use crate::app::{ClassAction, KeepAction, KeepError, Preferences, Store, Stored};
use crate::exchange::{Handout, ReadError, Texts};
use crate::model::{Id, Project};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen_futures::spawn_local;

/// Where the page itself remembers things, apart from any project.
const PAGE: &str = "page";
/// How long a change waits before it is written, in milliseconds: for a frame, so that it is drawn first.
const UNTIL_WRITTEN: u32 = 20;

/// How long the class stays unchanged before it is written, in milliseconds.
const UNTIL_CLASS_WRITTEN: u32 = 300;

/// The keeping of the project in work.
#[derive(Clone)]
pub struct Keep(Rc<Inner>);

struct Inner {
    store: Weak<Store>,
    database: RefCell<Option<Database>>,
    /// Until it is known whether there is a store.
    opening: Cell<bool>,
    now: RefCell<Now>,
    /// The class that waits to be written.
    class: RefCell<Option<Waiting>>,
    /// The assignment, where the page is a hand-out: what is kept is then kept by coder.
    assignment: RefCell<Option<Id>>,
}

/// A class that is soon to be written.
struct Waiting {
    project: Id,
    class: Rc<Class>,
    /// Dropped, it is called off.
    _timer: Timeout,
}

/// The project in work.
#[derive(Default)]
struct Now {
    space: Option<Space>,
    saver: Saver,
    lease: Option<Lease>,
    /// What was read from the store: what the first save of that project is compared with.
    stored: Option<(Id, Option<Rc<Project>>)>,
    /// Counts claims: an answer to an earlier one no longer counts.
    claims: u32,
}

/// What the store holds at the start.
#[derive(Default, PartialEq)]
struct Held {
    preferences: Preferences,
    project: Option<(Rc<Project>, Rc<Texts>)>,
    damage: (usize, usize),
    emptied: bool,
}

fn start_with(held: Held) -> KeepAction {
    KeepAction::Start {
        preferences: Box::new(held.preferences),
        kept: held.project.map(|(project, texts)| (Box::new(Project::clone(&project)), texts)),
        damage: held.damage,
        emptied: held.emptied,
    }
}

impl Keep {
    /// Reports to the store.
    pub fn new(store: &Rc<Store>) -> Self {
        let keep = Self(Rc::new(Inner {
            store: Rc::downgrade(store),
            database: RefCell::default(),
            opening: Cell::new(true),
            now: RefCell::default(),
            class: RefCell::default(),
            assignment: RefCell::default(),
        }));
        let leaving = keep.clone();
        on_leave(move || leaving.leave());
        keep
    }

    fn tell(&self, action: impl Into<crate::app::Action>) {
        if let Some(store) = self.0.store.upgrade() {
            store.dispatch(action);
        }
    }

    fn database(&self) -> Option<Database> {
        self.0.database.borrow().clone()
    }

    /// Opens the store and reports what it holds. Where nothing was ever kept, that is said at once: a store
    /// that is made anew takes longer than everything else at the start.
    pub fn start(&self) {
        if handout::is_one() {
            let keep = self.clone();
            return spawn_local(async move { keep.start_handout(handout::own().await).await });
        }
        let is_new = !Database::was_used();
        if is_new {
            self.tell(start_with(Held::default()));
        }
        let keep = self.clone();
        spawn_local(async move {
            let held = keep.open().await;
            keep.0.opening.set(false);
            match held {
                Ok(held) if is_new && held == Held::default() => {}
                Ok(held) => keep.tell(start_with(held)),
                Err(error) => {
                    if !is_new {
                        keep.tell(start_with(Held::default()));
                    }
                    keep.tell(KeepAction::Failed(0, kind(&error)));
                }
            }
            keep.save_next();
        });
    }

    /// Opens the store of a hand-out: nobody's work is read before it is known who is there.
    async fn start_handout(&self, handout: Result<Handout, ReadError>) {
        let id = handout.as_ref().map_or_else(|_| Id::new(""), |h| h.assignment.id.clone());
        *self.0.assignment.borrow_mut() = Some(id);
        let (preferences, error) = match self.open_database().await {
            Ok((_, preferences)) => (preferences, None),
            Err(error) => (Preferences::default(), Some(kind(&error))),
        };
        self.0.opening.set(false);
        let handout = handout.map(Box::new);
        self.tell(ClassAction::Arrived { handout, preferences: Box::new(preferences), error });
    }

    /// Opens the store and reads what the page remembers.
    async fn open_database(&self) -> Result<(Database, Preferences), StoreError> {
        let keep = self.clone();
        let database = Database::open(move |event| keep.heard(&event)).await?;
        *self.0.database.borrow_mut() = Some(database.clone());
        let is_valid = |json: &str| serde_json::from_str::<Preferences>(json).is_ok();
        let memory = database.recall(&self.page(), is_valid).await?;
        let preferences: Preferences =
            memory.json.as_deref().and_then(|j| serde_json::from_str(j).ok()).unwrap_or_default();
        Ok((database, preferences))
    }

    /// Where a project is kept; in a hand-out, where a coder's work is.
    fn space(&self, id: &Id) -> Space {
        match &*self.0.assignment.borrow() {
            Some(assignment) => Space::assignment(assignment, id.as_str()),
            None => Space::project(id),
        }
    }

    /// The project that is kept in a space; in a hand-out, the coder whose work is.
    fn id_of(&self, space: &Space) -> Option<Id> {
        match &*self.0.assignment.borrow() {
            Some(assignment) => space.coder_id(assignment),
            None => space.project_id(),
        }
    }

    /// Where the page itself remembers things: every hand-out for itself.
    fn page(&self) -> Space {
        match &*self.0.assignment.borrow() {
            Some(assignment) => Space::page(&format!("handout/{assignment}")),
            None => Space::page(PAGE),
        }
    }

    async fn open(&self) -> Result<Held, StoreError> {
        let (database, preferences) = self.open_database().await?;
        let mut held = Held { emptied: database.was_emptied(), ..Held::default() };
        if let Some(id) = &preferences.project
            && let Some((loaded, texts)) = self.load(&database, id).await?
        {
            held.damage = tally(&loaded);
            held.project = Some((Rc::clone(&loaded.project), texts));
        }
        held.preferences = preferences;
        Ok(held)
    }

    async fn load(&self, database: &Database, id: &Id) -> Result<Option<(Loaded, Rc<Texts>)>, StoreError> {
        let Some(loaded) = database.load(&self.space(id)).await? else { return Ok(None) };
        let mut texts = Texts::new();
        for hash in &loaded.texts {
            if let Some(text) = database.text(hash).await? {
                texts.insert(hash.clone(), text);
            }
        }
        self.0.now.borrow_mut().stored = Some((id.clone(), loaded.stored.clone()));
        Ok(Some((loaded, Rc::new(texts))))
    }

    /// Takes a project on: what is kept from now on is this one's.
    pub fn claim(&self, project: &Id, steal: bool) {
        let space = self.space(project);
        let is_other = self.0.now.borrow().space.as_ref() != Some(&space);
        if is_other {
            self.finish();
        }
        let turn = {
            let mut now = self.0.now.borrow_mut();
            if is_other {
                let stored = now.stored.take().filter(|(id, _)| id == project).and_then(|(_, stored)| stored);
                now.saver = Saver::new(stored);
                now.space = Some(space.clone());
                now.lease = None;
            }
            now.claims += 1;
            now.claims
        };
        let keep = self.clone();
        let project = project.clone();
        spawn_local(async move {
            let manner = if steal { Manner::Steal } else { Manner::IfFree };
            if keep.granted(&space, manner, turn).await {
                if steal {
                    // The other tab may have written since this one read.
                    keep.reload_now(&project).await;
                }
                return keep.tell(KeepAction::Claimed(true));
            }
            if keep.is_current(turn) {
                keep.tell(KeepAction::Claimed(false));
            }
            // The other tab may be closed one day.
            if keep.granted(&space, Manner::Wait, turn).await {
                keep.reload_now(&project).await;
                keep.tell(KeepAction::Claimed(true));
            }
        });
    }

    /// Another project is about to be in work: what is not confirmed of this one is written now.
    fn finish(&self) {
        let Some((revision, written)) = self.write_rest() else { return };
        let keep = self.clone();
        spawn_local(async move {
            if let Err(error) = written.await {
                keep.tell(KeepAction::Failed(revision, kind(&error)));
            }
        });
    }

    /// Writes what is not confirmed yet once more.
    fn write_rest(&self) -> Option<(u64, impl Future<Output = Result<(), StoreError>> + use<>)> {
        let now = self.0.now.borrow();
        let (save, space, database) = (now.saver.flush()?, now.space.as_ref()?, self.database()?);
        Some((save.revision, database.write(space, &save.writes)))
    }

    /// Gives up the right to write; nothing is in work any more.
    pub fn release(&self) {
        self.finish();
        self.reset();
    }

    fn reset(&self) {
        let claims = self.0.now.borrow().claims + 1;
        self.0.now.replace(Now { claims, ..Now::default() });
    }

    fn is_current(&self, turn: u32) -> bool {
        self.0.now.borrow().claims == turn
    }

    /// Asks for the right to write; a right that comes when it is no longer wanted is given back.
    async fn granted(&self, space: &Space, manner: Manner, turn: u32) -> bool {
        let lost = {
            let keep = self.clone();
            move || {
                if keep.is_current(turn) {
                    keep.0.now.borrow_mut().lease = None;
                    keep.tell(KeepAction::Lost);
                }
            }
        };
        match claim(space, manner, lost).await {
            Claim::Writer(lease) if self.is_current(turn) => {
                self.0.now.borrow_mut().lease = Some(lease);
                true
            }
            Claim::Writer(_) | Claim::Reader => false,
        }
    }

    /// Reads the project again as another tab left it.
    pub fn reload(&self) {
        let keep = self.clone();
        let id = keep.0.now.borrow().space.as_ref().and_then(|space| keep.id_of(space));
        if let Some(id) = id {
            spawn_local(async move { keep.reload_now(&id).await });
        }
    }

    async fn reload_now(&self, id: &Id) {
        let Some(database) = self.database() else { return };
        if let Ok(Some((loaded, texts))) = self.load(&database, id).await {
            self.0.now.borrow_mut().saver = Saver::new(loaded.stored.clone());
            self.tell(KeepAction::Reloaded(Box::new(Project::clone(&loaded.project)), texts));
        }
    }

    /// The project is to be kept as it is now: it is written once the change is drawn, or when the page
    /// goes away.
    pub fn persist(&self, project: Rc<Project>, texts: Rc<Texts>, revision: u64) {
        self.0.now.borrow_mut().saver.want(project, texts, revision);
        if !self.0.opening.get() {
            let keep = self.clone();
            Timeout::new(UNTIL_WRITTEN, move || keep.save_next()).forget();
        }
    }

    fn save_next(&self) {
        let save = self.0.now.borrow_mut().saver.take_up();
        self.save(save);
    }

    /// Writes, then what has come up meanwhile.
    fn save(&self, save: Option<Save>) {
        let Some(save) = save else { return };
        let space = self.0.now.borrow().space.clone();
        let (Some(database), Some(space)) = (self.database(), space) else {
            // There is nothing to write to; what was asked for waits.
            self.0.now.borrow_mut().saver.failed(&StoreError::Refused);
            return self.tell(KeepAction::Failed(save.revision, KeepError::Refused));
        };
        // The transaction is committed before this returns; only its end is waited for.
        let written = database.write(&space, &save.writes);
        let keep = self.clone();
        spawn_local(async move {
            let written = written.await;
            if keep.0.now.borrow().space.as_ref() != Some(&space) {
                // Another project is in work by now: this one was finished with.
                return;
            }
            match written {
                Ok(()) => {
                    let next = keep.0.now.borrow_mut().saver.confirmed();
                    keep.tell(KeepAction::Saved(save.revision));
                    keep.save(next);
                }
                Err(error) => {
                    let next = keep.0.now.borrow_mut().saver.failed(&error);
                    if next.is_none() {
                        keep.tell(KeepAction::Failed(save.revision, kind(&error)));
                    }
                    keep.save(next);
                }
            }
        });
    }

    /// Keeps what the page remembers about the person.
    pub fn remember(&self, preferences: &Preferences) {
        let (Some(database), Ok(json)) = (self.database(), serde_json::to_string(preferences)) else { return };
        let page = self.page();
        spawn_local(async move {
            // Preferences are no work: if they cannot be kept, the project's own failure says so.
            let _ = database.remember(&page, &json).await;
        });
    }

    /// Keeps what came back from the class of a project, once nothing more is changed for a moment: it is
    /// one record, and not small.
    pub fn keep_class(&self, project: Id, class: Rc<Class>) {
        if self.0.class.borrow().as_ref().is_some_and(|waiting| waiting.project != project) {
            self.write_class();
        }
        let keep = self.clone();
        let timer = Timeout::new(UNTIL_CLASS_WRITTEN, move || keep.write_class());
        *self.0.class.borrow_mut() = Some(Waiting { project, class, _timer: timer });
    }

    /// Writes the class that waits to be, and reports whether it could.
    fn write_class(&self) {
        let Some(Waiting { project, class, .. }) = self.0.class.take() else { return };
        let Some(database) = self.database() else {
            return self.tell(ClassAction::Kept(project, Some(KeepError::Refused)));
        };
        let keep = self.clone();
        spawn_local(async move {
            let written = database.remember(&class_of(&project), &class.to_json()).await;
            keep.tell(ClassAction::Kept(project, written.err().map(|error| kind(&error))));
        });
    }

    /// Reports what was kept of the class of a project.
    pub fn recall_class(&self, project: Id) {
        self.write_class();
        let Some(database) = self.database() else { return };
        let keep = self.clone();
        spawn_local(async move {
            let is_valid = |json: &str| Class::from_json(json).is_some();
            if let Ok(memory) = database.recall(&class_of(&project), is_valid).await {
                keep.tell(ClassAction::Recalled(project, memory.json));
            }
        });
    }

    /// Reports which projects the browser keeps.
    pub fn list(&self) {
        let Some(database) = self.database() else { return };
        let keep = self.clone();
        spawn_local(async move {
            let Ok(listed) = database.list().await else { return };
            let stored = listed.into_iter().filter_map(|project| {
                let id = keep.id_of(&project.space)?;
                // In a hand-out people are told apart, elsewhere projects.
                let named = if keep.0.assignment.borrow().is_some() { project.coder } else { project.name };
                let name = Some(named).filter(|n| !n.is_empty()).or(project.titles.into_iter().next());
                Some(Stored { id, name: name.unwrap_or_default(), created: project.created })
            });
            keep.tell(KeepAction::Stored(stored.collect()));
        });
    }

    /// Reads another project that the browser keeps.
    pub fn open_stored(&self, id: Id) {
        let Some(database) = self.database() else { return };
        let keep = self.clone();
        spawn_local(async move {
            match keep.load(&database, &id).await {
                Ok(Some((loaded, texts))) => {
                    let damage = tally(&loaded);
                    let project = Box::new(Project::clone(&loaded.project));
                    keep.tell(KeepAction::Opened { project, texts, damage });
                }
                Ok(None) => keep.list(),
                Err(error) => keep.tell(KeepAction::Failed(0, kind(&error))),
            }
        });
    }

    /// Deletes a project that the browser keeps.
    pub fn remove(&self, id: Id) {
        let Some(database) = self.database() else { return };
        let keep = self.clone();
        spawn_local(async move {
            if let Err(error) = database.remove(&keep.space(&id)).await {
                keep.tell(KeepAction::Failed(0, kind(&error)));
            }
            keep.list();
        });
    }

    /// Deletes everything that this program keeps in the browser.
    pub fn forget(&self) {
        self.0.class.take();
        let Some(database) = self.database() else { return self.tell(KeepAction::Forgotten) };
        let keep = self.clone();
        spawn_local(async move {
            match database.forget().await {
                Ok(()) => {
                    keep.reset();
                    keep.tell(KeepAction::Forgotten);
                }
                Err(error) => keep.tell(KeepAction::Failed(0, kind(&error))),
            }
        });
    }

    fn heard(&self, event: &StoreEvent) {
        match event {
            StoreEvent::Written(space) => {
                if self.0.now.borrow().space.as_ref() == Some(space) {
                    self.tell(KeepAction::WrittenElsewhere);
                }
            }
            // The next gesture writes everything again.
            StoreEvent::Forgotten => self.0.now.borrow_mut().saver = Saver::default(),
            StoreEvent::Closed => {}
        }
    }

    /// The page goes away: what is not confirmed yet is written once more.
    fn leave(&self) {
        self.write_class();
        let writes_here = self.0.now.borrow().lease.is_some();
        if writes_here {
            // It is committed at once; nobody is left to hear of its end.
            drop(self.write_rest());
        }
    }
}

/// Where what came back from the class of a project is kept.
fn class_of(project: &Id) -> Space {
    Space::page(&format!("class/{project}"))
}

/// Records that came back in an earlier state, and records that did not come back.
fn tally(loaded: &Loaded) -> (usize, usize) {
    let mut tally = (0, loaded.stranded.len());
    for damage in &loaded.damaged {
        match damage {
            Damage::Copy(_) => {}
            Damage::FellBack(_) => tally.0 += 1,
            Damage::Lost(_) => tally.1 += 1,
            Damage::Incomplete { expected, found } => tally.1 += expected.abs_diff(*found).max(1) as usize,
        }
    }
    tally
}

fn kind(error: &StoreError) -> KeepError {
    match error {
        StoreError::Full => KeepError::Full,
        StoreError::Refused => KeepError::Refused,
        StoreError::Newer => KeepError::Newer,
        StoreError::Blocked | StoreError::Closed | StoreError::Emptied | StoreError::Failed(_) => KeepError::Failed,
    }
}
