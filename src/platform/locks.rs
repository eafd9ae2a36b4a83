//! One writer a project: a lock that lives as long as its tab, whatever becomes of it.

use super::idb::{set, settled_by};
use crate::app::persist::Space;
use js_sys::{Function, Object, Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(this: &LockManager, name: &str, options: &Object, held: &JsValue) -> Result<Promise, JsValue>;
}

/// How a lock is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Only if no other tab holds it.
    IfFree,
    /// When the other tab lets go or is closed, however long that takes.
    Wait,
    /// From the other tab, which is told.
    Steal,
}

/// What a tab may do with a project.
#[derive(Debug)]
pub enum Claim {
    /// Write it, until the lease is dropped, the tab is gone or another tab steals it.
    Writer(Lease),
    /// Read it: another tab writes.
    Reader,
}

/// The right to write. Dropping it gives it up.
#[derive(Debug)]
pub struct Lease {
    release: Option<Function>,
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(release) = &self.release {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Claims the right to write what is kept in a space. `lost` is called once, when another tab has
/// taken a right that was granted here. A browser without locks grants it to every tab.
pub async fn claim(space: &Space, manner: Manner, lost: impl FnOnce() + 'static) -> Claim {
    let Some(locks) = manager() else { return Claim::Writer(Lease { release: None }) };
    let options = Object::new();
    match manner {
        Manner::IfFree => set(&options, "ifAvailable", &JsValue::TRUE),
        Manner::Steal => set(&options, "steal", &JsValue::TRUE),
        Manner::Wait => {}
    }
    let mut release = None;
    let hold = settled_by(|resolve, _| release = Some(resolve.clone()));
    let mut answer = None;
    let answered = settled_by(|resolve, _| answer = Some(resolve.clone()));
    let Some(answer) = answer else { return Claim::Reader };
    let tell = move |granted: bool| {
        let _ = answer.call1(&JsValue::UNDEFINED, &JsValue::from_bool(granted));
    };
    let granted = Rc::new(Cell::new(false));
    let on_answer = {
        let (tell, granted) = (tell.clone(), Rc::clone(&granted));
        // The lock is held until the promise given back here is settled.
        Closure::once_into_js(move |lock: JsValue| -> JsValue {
            granted.set(!lock.is_null());
            tell(granted.get());
            if granted.get() { hold.into() } else { JsValue::UNDEFINED }
        })
    };
    let Ok(end) = locks.request(&format!("glossator/{space}"), &options, &on_answer) else {
        return Claim::Writer(Lease { release: None });
    };
    spawn_local(async move {
        // Rejected where another tab stole the lock, or where it was refused from the start.
        if JsFuture::from(end).await.is_err() {
            if granted.get() {
                lost();
            } else {
                tell(false);
            }
        }
    });
    match JsFuture::from(answered).await.ok().and_then(|granted| granted.as_bool()) {
        Some(true) => Claim::Writer(Lease { release }),
        _ => Claim::Reader,
    }
}

fn manager() -> Option<LockManager> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined() && !locks.is_null()).then(|| locks.unchecked_into())
}
