//! The work in IndexedDB: the database stays open, a write is confirmed when its transaction is complete.

use super::idb::{begin, completion, error, put, result, rows, settled_by};
use crate::app::persist::{
    Ledger, Listed, Loaded, Memory, Record, Row, Space, StoreError, Write, assemble, assemble_text, listing, unneeded,
};
use crate::text::{Text, TextHash};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, IdbDatabase, IdbFactory, IdbVersionChangeEvent, MessageEvent, Storage};

const DATABASE: &str = "glossator";
const RECORDS: &str = "records";
const VERSION: u32 = 1;
/// Says in localStorage that something was kept, which an emptied database cannot say, and says it at
/// once, which no database can. No work is in it.
const KEPT: &str = "glossator.kept";
/// What it says where a project was kept, and where only preferences were.
const WORK: &str = "1";
const PREFERENCES: &str = "0";

/// What happened to the store without this tab's doing.
#[derive(Clone, Debug, PartialEq)]
pub enum StoreEvent {
    /// Another tab wrote this space.
    Written(Space),
    /// Another tab deleted everything.
    Forgotten,
    /// The database was closed: a later version of the program wants it, or the browser gave it up.
    Closed,
}

/// The browser's store. Clones are the same store.
#[derive(Clone)]
pub struct Store(Rc<Inner>);

struct Inner {
    database: RefCell<Option<IdbDatabase>>,
    ledgers: RefCell<BTreeMap<Space, Ledger>>,
    channel: Option<BroadcastChannel>,
    tell: Box<dyn Fn(StoreEvent)>,
    emptied: bool,
}

impl Store {
    /// Opens the store, and makes it where there is none. `tell` hears what others do to it.
    ///
    /// # Errors
    /// Where the browser keeps nothing for this page, or what is kept is not to be touched.
    pub async fn open(tell: impl Fn(StoreEvent) + 'static) -> Result<Self, StoreError> {
        let opened = open().await?;
        let kept = kept_once().as_deref() == Some(WORK);
        let store = Self(Rc::new(Inner {
            database: RefCell::default(),
            ledgers: RefCell::default(),
            channel: BroadcastChannel::new(DATABASE).ok(),
            tell: Box::new(tell),
            emptied: opened.is_new && kept,
        }));
        store.adopt(opened.database);
        store.listen();
        Ok(store)
    }

    /// Whether anything was ever kept here, as far as can be said without waiting.
    pub fn was_used() -> bool {
        kept_once().is_some()
    }

    /// Whether something was kept here once and the store was found empty: the browser gave it up.
    pub fn was_emptied(&self) -> bool {
        self.0.emptied
    }

    /// A project as it is stored; nothing where it is not.
    ///
    /// # Errors
    /// Where it cannot be read, or a later version of the program wrote it.
    pub async fn load(&self, space: &Space) -> Result<Option<Loaded>, StoreError> {
        let found = assemble(space, &self.rows_of(space).await?)?;
        let (loaded, ledger) = found.unzip();
        self.0.ledgers.borrow_mut().insert(space.clone(), ledger.unwrap_or_default());
        Ok(loaded)
    }

    /// A text; nothing where it is not stored whole.
    ///
    /// # Errors
    /// Where it cannot be read, or a later version of the program wrote it.
    pub async fn text(&self, hash: &TextHash) -> Result<Option<Rc<Text>>, StoreError> {
        let key = Record::Text(hash.clone()).key(&Space::stated(""));
        Ok(assemble_text(hash, &self.read(&[format!("{key}/")]).await?)?)
    }

    /// Writes records, all or none. The transaction is begun and committed before this returns, where
    /// the store is open and the space was loaded or written before; the future is done when it is complete.
    pub fn write(&self, space: &Space, writes: &[Write]) -> impl Future<Output = Result<(), StoreError>> + use<> {
        let ready = self.0.database.borrow().is_some() && self.0.ledgers.borrow().contains_key(space);
        let begun = ready.then(|| self.begin_write(space, writes));
        let (store, space, writes) = (self.clone(), space.clone(), writes.to_vec());
        async move {
            let outcome = match begun {
                Some(Ok(completion)) => completion.await,
                // The browser gave the database up without a word: it is opened again.
                Some(Err(StoreError::Closed)) => {
                    store.drop_all();
                    store.write_unprepared(&space, &writes).await
                }
                Some(Err(error)) => Err(error),
                None => store.write_unprepared(&space, &writes).await,
            };
            store.finish(&space, &outcome);
            outcome
        }
    }

    /// The stored projects.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn list(&self) -> Result<Vec<Listed>, StoreError> {
        Ok(listing(&self.read(&["head/".to_owned()]).await?))
    }

    /// Deletes a space, and the texts that no space needs any more.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub async fn remove(&self, space: &Space) -> Result<(), StoreError> {
        self.0.ledgers.borrow_mut().remove(space);
        let gone = |key: String| (key, None);
        let database = self.database().await?;
        let (transaction, records) = begin(&database, RECORDS, true)?;
        let done = completion(&transaction);
        let mut own = Vec::new();
        for beginning in Record::beginnings(space) {
            own.extend(rows(&records, &beginning).await?.into_iter().map(|(key, _)| key));
        }
        let mut others = rows(&records, "head/").await?;
        others.retain(|(key, _)| !own.contains(key));
        let keys = records.get_all_keys_with_key(&text_keys()?).map_err(|e| error(&e))?;
        let keys = js_sys::Array::from(&result(&keys).await?);
        others.extend(keys.iter().filter_map(|key| key.as_string()).map(gone));
        let doomed: Vec<Row> = own.into_iter().chain(unneeded(&others)).map(gone).collect();
        put(&transaction, &records, &doomed)?;
        done.await?;
        self.announce(&format!("written {space}"));
        Ok(())
    }

    /// What a page remembers apart from any project. `valid` says whether a generation can be used.
    ///
    /// # Errors
    /// Where it cannot be read, or a later version of the program wrote it.
    pub async fn recall(&self, page: &Space, valid: impl Fn(&str) -> bool) -> Result<Memory, StoreError> {
        let key = Record::Meta.key(page);
        Ok(Memory::read(page, &self.read(&[format!("{key}/")]).await?, valid)?)
    }

    /// Keeps what a page remembers.
    ///
    /// # Errors
    /// Where it cannot be written, or a later version of the program wrote what is there.
    pub async fn remember(&self, page: &Space, json: &str) -> Result<(), StoreError> {
        let database = self.database().await?;
        let (transaction, records) = begin(&database, RECORDS, true)?;
        let done = completion(&transaction);
        let found = rows(&records, &format!("{}/", Record::Meta.key(page))).await?;
        let (key, value) = Memory::read(page, &found, |_| true)?.write(page, json);
        put(&transaction, &records, &[(key, Some(value))])?;
        done.await?;
        if kept_once().is_none() {
            note_kept(PREFERENCES);
        }
        Ok(())
    }

    /// Deletes everything that this program keeps in the browser. What other files keep stays, also
    /// where the browser lets all local files share one store.
    ///
    /// # Errors
    /// Where another tab keeps the database open and does not answer, or the browser refuses.
    pub async fn forget(&self) -> Result<(), StoreError> {
        self.drop_all();
        let request = factory()?.delete_database(DATABASE).map_err(|e| error(&e))?;
        let deleted = settled_by(|resolve, reject| {
            request.set_onsuccess(Some(resolve));
            request.set_onerror(Some(reject));
            request.set_onblocked(Some(reject));
        });
        JsFuture::from(deleted).await.map_err(|_| StoreError::Blocked)?;
        if let Some(storage) = local_storage() {
            let names = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
            let own: Vec<String> = names.filter(|name| name.starts_with(DATABASE)).collect();
            for name in own {
                let _ = storage.remove_item(&name);
            }
        }
        self.announce("forgotten");
        Ok(())
    }

    /// Begins and commits a transaction at once.
    fn begin_write(
        &self,
        space: &Space,
        writes: &[Write],
    ) -> Result<impl Future<Output = Result<(), StoreError>> + use<>, StoreError> {
        let database = self.0.database.borrow().clone().ok_or(StoreError::Closed)?;
        let staged = self.0.ledgers.borrow_mut().entry(space.clone()).or_default().stage(space, writes)?;
        let (transaction, records) = begin(&database, RECORDS, true)?;
        let done = completion(&transaction);
        put(&transaction, &records, &staged)?;
        Ok(done)
    }

    /// Learns first what is stored: at the first write of a space, and after one that failed.
    async fn write_unprepared(&self, space: &Space, writes: &[Write]) -> Result<(), StoreError> {
        let ledger = assemble(space, &self.rows_of(space).await?)?.map(|(_, ledger)| ledger);
        self.0.ledgers.borrow_mut().entry(space.clone()).or_insert(ledger.unwrap_or_default());
        self.begin_write(space, writes)?.await
    }

    fn finish(&self, space: &Space, outcome: &Result<(), StoreError>) {
        match outcome {
            Ok(()) => {
                note_kept(WORK);
                self.announce(&format!("written {space}"));
            }
            Err(reason) => {
                self.0.ledgers.borrow_mut().remove(space);
                if *reason == StoreError::Closed {
                    self.drop_all();
                }
            }
        }
    }

    /// Closes the database and forgets what was known of it; what is asked next opens it again.
    fn drop_all(&self) {
        self.0.ledgers.borrow_mut().clear();
        if let Some(database) = self.0.database.take() {
            database.close();
        }
    }

    async fn rows_of(&self, space: &Space) -> Result<Vec<Row>, StoreError> {
        self.read(&Record::beginnings(space)).await
    }

    async fn read(&self, beginnings: &[String]) -> Result<Vec<Row>, StoreError> {
        let database = self.database().await?;
        let (_, records) = begin(&database, RECORDS, false)?;
        let mut found = Vec::new();
        for beginning in beginnings {
            found.extend(rows(&records, beginning).await?);
        }
        Ok(found)
    }

    /// The open database; opened again where it was closed or deleted.
    async fn database(&self) -> Result<IdbDatabase, StoreError> {
        let database = self.0.database.borrow().clone();
        match database {
            Some(database) => Ok(database),
            None => Ok(self.adopt(open().await?.database)),
        }
    }

    /// Holds the database until another tab or the browser wants it closed.
    fn adopt(&self, database: IdbDatabase) -> IdbDatabase {
        let inner = Rc::downgrade(&self.0);
        let on_change = Closure::<dyn Fn(IdbVersionChangeEvent)>::new(move |event: IdbVersionChangeEvent| {
            if let Some(inner) = inner.upgrade() {
                let deleted = event.new_version().is_none();
                inner.close(if deleted { StoreEvent::Forgotten } else { StoreEvent::Closed });
            }
        });
        database.set_onversionchange(Some(on_change.as_ref().unchecked_ref()));
        on_change.forget();
        let inner = Rc::downgrade(&self.0);
        let on_close = Closure::<dyn Fn()>::new(move || {
            if let Some(inner) = inner.upgrade() {
                inner.close(StoreEvent::Closed);
            }
        });
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        on_close.forget();
        *self.0.database.borrow_mut() = Some(database.clone());
        database
    }

    fn listen(&self) {
        let Some(channel) = &self.0.channel else { return };
        let inner = Rc::downgrade(&self.0);
        let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let message = event.data().as_string().unwrap_or_default();
            if let (Some(inner), Some(space)) = (inner.upgrade(), message.strip_prefix("written ")) {
                let space = Space::stated(space);
                // What this tab knew of the space is out of date.
                inner.ledgers.borrow_mut().remove(&space);
                (inner.tell)(StoreEvent::Written(space));
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        on_message.forget();
    }

    fn announce(&self, message: &str) {
        if let Some(channel) = &self.0.channel {
            let _ = channel.post_message(&JsValue::from_str(message));
        }
    }
}

impl Inner {
    fn close(&self, event: StoreEvent) {
        let database = self.database.take();
        if let Some(database) = &database {
            database.close();
        }
        self.ledgers.borrow_mut().clear();
        if database.is_some() {
            (self.tell)(event);
        }
    }
}

/// Calls `leave` when the page goes away: the last moment to write. Lasts as long as the page.
pub fn on_leave(leave: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let leave = Closure::<dyn Fn()>::new(leave);
    let _ = window.add_event_listener_with_callback("pagehide", leave.as_ref().unchecked_ref());
    leave.forget();
}

fn text_keys() -> Result<JsValue, StoreError> {
    let (from, to) = (JsValue::from_str("text/"), JsValue::from_str("text0"));
    web_sys::IdbKeyRange::bound(&from, &to).map(JsValue::from).map_err(|e| error(&e))
}

struct Opened {
    database: IdbDatabase,
    is_new: bool,
}

async fn open() -> Result<Opened, StoreError> {
    let request = factory()?.open_with_u32(DATABASE, VERSION).map_err(|_| StoreError::Refused)?;
    let is_new = Rc::new(std::cell::Cell::new(false));
    let on_upgrade = {
        let (request, is_new) = (request.clone(), Rc::clone(&is_new));
        // Outlives this call: the upgrade may come after another tab has let go.
        Closure::once_into_js(move || {
            is_new.set(true);
            if let Ok(database) = request.result() {
                let _ = database.unchecked_into::<IdbDatabase>().create_object_store(RECORDS);
            }
        })
    };
    request.set_onupgradeneeded(Some(on_upgrade.unchecked_ref()));
    let opened = settled_by(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
        request.set_onblocked(Some(reject));
    });
    let opened = JsFuture::from(opened).await;
    match (opened, request.result()) {
        (Ok(_), Ok(database)) => Ok(Opened { database: database.unchecked_into(), is_new: is_new.get() }),
        _ => Err(match request.error() {
            Ok(Some(reason)) => match error(&reason) {
                StoreError::Newer => StoreError::Newer,
                StoreError::Full => StoreError::Full,
                _ => StoreError::Refused,
            },
            // No error and no result yet: it is another tab that does not let go.
            _ => {
                close_when_opened(&request);
                StoreError::Blocked
            }
        }),
    }
}

/// A database that opens after it was given up must not keep other tabs waiting.
fn close_when_opened(request: &web_sys::IdbOpenDbRequest) {
    let late = request.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(database) = late.result() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

fn factory() -> Result<IdbFactory, StoreError> {
    web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(StoreError::Refused)
}

fn kept_once() -> Option<String> {
    local_storage()?.get_item(KEPT).ok()?
}

fn note_kept(what: &str) {
    if let Some(storage) = local_storage().filter(|_| kept_once().as_deref() != Some(what)) {
        // Where it is refused, only an emptied store goes unnoticed.
        let _ = storage.set_item(KEPT, what);
    }
}

fn local_storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
