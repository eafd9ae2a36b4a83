//! Folders: all files in what was dropped or chosen, each with its path below the folder's own name.
//!
//! A page from disk may not read a dropped folder by the older interface in Chromium, and Firefox has not
//! got the newer one: whichever the browser has and grants is used.

use crate::exchange::collect::is_clutter;
use js_sys::{AsyncIterator, Promise, Reflect};
use std::future::Future;
use std::pin::Pin;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// The most files that are taken from folders, and how deep these may lie.
const MOST: usize = 10_000;
const DEEPEST: usize = 16;

#[wasm_bindgen]
extern "C" {
    /// What is dropped, where the browser has the newer interface.
    type Item;
    #[wasm_bindgen(method, catch, js_name = getAsFileSystemHandle)]
    fn handle(this: &Item) -> Result<Promise, JsValue>;

    /// A file or folder by the newer interface.
    type Handle;
    #[wasm_bindgen(method, getter)]
    fn kind(this: &Handle) -> String;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Handle) -> String;
    #[wasm_bindgen(method, catch, js_name = getFile)]
    fn file(this: &Handle) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn values(this: &Handle) -> Result<AsyncIterator, JsValue>;
}

/// What was dropped, taken hold of while the event lasts.
#[derive(Default)]
pub struct Dropped {
    files: Vec<(String, File)>,
    folders: Vec<Folder>,
}

struct Folder {
    handle: Option<Promise>,
    entry: FileSystemDirectoryEntry,
}

/// Files with their paths.
type Files = Vec<(String, File)>;

impl Dropped {
    /// What an event brings.
    pub fn of(brought: &DataTransfer) -> Self {
        let mut dropped = Self::default();
        let items = brought.items();
        for item in (0..items.length()).filter_map(|n| items.get(n)).filter(|item| item.kind() == "file") {
            let entry = item.webkit_get_as_entry().ok().flatten();
            // Not every browser has the class of folders under its name.
            match entry.filter(FileSystemEntry::is_directory) {
                Some(entry) => {
                    let handle = item.unchecked_ref::<Item>().handle().ok();
                    dropped.folders.push(Folder { handle, entry: entry.unchecked_into() });
                }
                None => dropped.files.extend(item.get_as_file().ok().flatten().map(|file| (file.name(), file))),
            }
        }
        dropped
    }

    /// Whether no file was dropped and no folder.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.folders.is_empty()
    }

    /// All files, those of the folders among them, and the names of the folders that cannot be read.
    pub async fn files(self) -> (Files, Vec<String>) {
        let (mut files, mut unread) = (self.files, Vec::new());
        for Folder { handle, entry } in self.folders {
            let mut found = Vec::new();
            let newer = match handle {
                Some(handle) => through_handle(handle, &mut found).await,
                None => Err(JsValue::NULL),
            };
            if newer.is_err() {
                found.clear();
                if entries(&entry, String::new(), DEEPEST, &mut found).await.is_err() {
                    unread.push(entry.name());
                    continue;
                }
            }
            files.extend(found.into_iter().filter(|(path, _)| !is_clutter(path)));
        }
        (files, unread)
    }
}

/// The path of a file of a folder that was chosen, without the folder's own name; else its name.
pub fn path(file: &File) -> String {
    let path = Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    let below = path.as_deref().and_then(|path| path.split_once('/')).map(|(_, below)| below.to_owned());
    below.unwrap_or_else(|| file.name())
}

async fn through_handle(handle: Promise, found: &mut Files) -> Result<(), JsValue> {
    let folder = JsFuture::from(handle).await?.unchecked_into::<Handle>();
    handles(&folder, String::new(), DEEPEST, found).await
}

type Walk<'a> = Pin<Box<dyn Future<Output = Result<(), JsValue>> + 'a>>;

fn handles<'a>(folder: &'a Handle, path: String, deep: usize, found: &'a mut Files) -> Walk<'a> {
    Box::pin(async move {
        let values = folder.values()?;
        while found.len() < MOST {
            let next = JsFuture::from(values.next()?).await?;
            if Reflect::get(&next, &"done".into())?.is_truthy() {
                break;
            }
            let inner = Reflect::get(&next, &"value".into())?.unchecked_into::<Handle>();
            let name = format!("{path}{}", inner.name());
            if inner.kind() == "file" {
                found.push((name, JsFuture::from(inner.file()?).await?.unchecked_into()));
            } else if deep > 0 {
                handles(&inner, format!("{name}/"), deep - 1, found).await?;
            }
        }
        Ok(())
    })
}

fn entries<'a>(folder: &'a FileSystemDirectoryEntry, path: String, deep: usize, found: &'a mut Files) -> Walk<'a> {
    Box::pin(async move {
        let reader = folder.create_reader();
        loop {
            // It tells some at a time, and none at the end.
            let some = called(|done, failed| reader.read_entries_with_callback_and_callback(done, failed)).await?;
            let some: Vec<JsValue> = js_sys::Array::from(&some).iter().collect();
            if some.is_empty() || found.len() >= MOST {
                return Ok(());
            }
            for entry in some {
                let entry = entry.unchecked_into::<FileSystemEntry>();
                let name = format!("{path}{}", entry.name());
                if entry.is_file() {
                    let entry = entry.unchecked_into::<FileSystemFileEntry>();
                    let file = called(|done, failed| {
                        entry.file_with_callback_and_callback(done, failed);
                        Ok(())
                    });
                    found.push((name, file.await?.unchecked_into()));
                } else if deep > 0 {
                    entries(&entry.unchecked_into(), format!("{name}/"), deep - 1, found).await?;
                }
            }
        }
    })
}

/// What an interface of two callbacks gives.
async fn called(
    call: impl FnOnce(&js_sys::Function, &js_sys::Function) -> Result<(), JsValue>,
) -> Result<JsValue, JsValue> {
    let mut call = Some(call);
    let promise = Promise::new(&mut |done, failed| {
        let refused = failed.clone();
        if let Some(Err(error)) = call.take().map(|call| call(&done, &failed)) {
            // A call that throws at once has called nothing.
            let _ = refused.call1(&JsValue::NULL, &error);
        }
    });
    JsFuture::from(promise).await
}
