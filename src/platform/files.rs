//! Files in and out: the browser's file dialog, files dropped on the page, downloads.

use super::{folders, probe};
use crate::app::{FileAction, Store, Unreadable};
use crate::exchange::{ReadError, collect};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, BlobPropertyBag, DragEvent, File, HtmlAnchorElement, HtmlInputElement, Url};

/// The largest file that is read at all: a project with many transcripts, not a film.
const LARGEST: f64 = 200_000_000.0;

/// Shows the browser's dialog for files, or for a folder with all that is in it.
pub fn pick(store: &Rc<Store>, folder: bool) {
    let document = gloo::utils::document();
    // The field stays in the page: a browser may drop one that is not, with its events.
    let field = match document.get_element_by_id("files") {
        Some(field) => field.dyn_into::<HtmlInputElement>().ok(),
        None => new_field(store),
    };
    if let Some(field) = field {
        field.set_value("");
        // It can only fail for a malformed name.
        let _ = field.toggle_attribute_with_force("webkitdirectory", folder);
        field.click();
    }
}

/// Puts the field for files into the page.
pub fn new_field(store: &Rc<Store>) -> Option<HtmlInputElement> {
    let document = gloo::utils::document();
    let field = document.create_element("input").ok()?.dyn_into::<HtmlInputElement>().ok()?;
    field.set_id("files");
    field.set_type("file");
    field.set_multiple(true);
    field.set_hidden(true);
    document.body()?.append_child(&field).ok()?;
    let (store, chosen) = (Rc::clone(store), field.clone());
    EventListener::new(&field, "change", move |_| {
        if let Some(files) = chosen.files() {
            let files = (0..files.length()).filter_map(|n| files.item(n)).map(|file| (folders::path(&file), file));
            read_all(&store, files.filter(|(path, _)| !collect::is_clutter(path)).collect());
        }
    })
    .forget();
    Some(field)
}

/// Takes files dropped anywhere on the page.
pub fn listen(store: &Rc<Store>) {
    let document = gloo::utils::document();
    for name in ["dragenter", "dragover"] {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&document, name, options, |event| {
            if brings_files(event) {
                event.prevent_default();
                mark(true);
            }
        })
        .forget();
    }
    EventListener::new(&document, "dragleave", |event| {
        if event.dyn_ref::<DragEvent>().is_some_and(|e| e.related_target().is_none()) {
            mark(false);
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    let store = Rc::clone(store);
    EventListener::new_with_options(&document, "drop", options, move |event| {
        mark(false);
        let Some(brought) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
        let dropped = folders::Dropped::of(&brought);
        if dropped.is_empty() {
            return;
        }
        event.prevent_default();
        let store = Rc::clone(&store);
        spawn_local(async move {
            let (files, unread) = dropped.files().await;
            for name in unread {
                store.dispatch(FileAction::Failed { name, why: Unreadable::NotRead });
            }
            read_all(&store, files);
        });
    })
    .forget();
}

fn brings_files(event: &web_sys::Event) -> bool {
    let types = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer).map(|d| d.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// Shows on the page that it takes what is being dragged.
fn mark(on: bool) {
    if let Some(body) = gloo::utils::document().body() {
        // It can only fail for a malformed name.
        let _ = body.class_list().toggle_with_force("takes-files", on);
    }
}

fn read_all(store: &Rc<Store>, files: Vec<(String, File)>) {
    let store = Rc::clone(store);
    spawn_local(async move {
        // All of them at once, so that they are shown together.
        let mut all = Vec::new();
        for (name, file) in &files {
            all.extend(read(&store, name.clone(), file).await);
        }
        probe::mark(probe::READ);
        let several = files.len() > 1;
        match all.pop() {
            Some((name, bytes)) if !several => store.dispatch(FileAction::Opened { name, bytes }),
            Some(last) => {
                all.push(last);
                store.dispatch(FileAction::OpenedAll(all));
            }
            None => {}
        }
        probe::mark(probe::TAKEN);
    });
}

/// The name and bytes of a file; what cannot be read is told at once.
async fn read(store: &Rc<Store>, name: String, file: &File) -> Option<(String, Rc<[u8]>)> {
    if file.size() > LARGEST {
        let why = Unreadable::Refused(ReadError::TooLarge { bytes: file.size() as u64, limit: LARGEST as u64 });
        store.dispatch(FileAction::Failed { name, why });
        return None;
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Some((name, js_sys::Uint8Array::new(&buffer).to_vec().into())),
        Err(_) => {
            store.dispatch(FileAction::Failed { name, why: Unreadable::NotRead });
            None
        }
    }
}

/// Hands a file to the browser's downloads.
pub fn download(name: &str, mime: &str, content: &[u8]) {
    // A failure here is the browser's own and shows there.
    let _ = try_download(name, mime, content);
}

fn try_download(name: &str, mime: &str, content: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(
        &js_sys::Array::of1(&js_sys::Uint8Array::from(content)),
        &options,
    )?;
    try_download_blob(name, &blob)
}

/// Hands a picture to the browser's downloads.
pub fn download_blob(name: &str, blob: &Blob) {
    // A failure here is the browser's own and shows there.
    let _ = try_download_blob(name, blob);
}

fn try_download_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = gloo::utils::document();
    let url = Url::create_object_url_with_blob(blob)?;
    let link = document.create_element("a")?.dyn_into::<HtmlAnchorElement>()?;
    link.set_attribute("href", &url)?;
    link.set_download(name);
    link.click();
    // The browser has taken the content over by then.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
