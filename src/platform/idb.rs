//! IndexedDB as futures: no more of it than the store needs.

use crate::app::persist::{Row, StoreError};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

#[wasm_bindgen]
extern "C" {
    /// The database, for the one call that web-sys has only as an unstable one.
    #[wasm_bindgen(extends = IdbDatabase)]
    type Durable;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction_with(this: &Durable, store: &str, mode: &str, options: &JsValue) -> Result<IdbTransaction, JsValue>;

    /// A transaction, for the one call that web-sys calls deprecated and no standard does.
    #[wasm_bindgen(extends = IdbTransaction)]
    type Committed;

    #[wasm_bindgen(method, catch)]
    fn commit(this: &Committed) -> Result<(), JsValue>;
}

/// A promise with the functions that settle it: those serve as event handlers, so that no closure
/// has to be kept alive.
pub(super) fn settled_by(wire: impl FnOnce(&Function, &Function)) -> Promise {
    let mut wire = Some(wire);
    Promise::new(&mut |resolve, reject| {
        if let Some(wire) = wire.take() {
            wire(&resolve, &reject);
        }
    })
}

/// A transaction on the one object store. One that writes asks the browser to confirm it only
/// when it is on the disk; browsers that do not know the option pass it over.
pub(super) fn begin(
    database: &IdbDatabase,
    store: &str,
    writes: bool,
) -> Result<(IdbTransaction, IdbObjectStore), StoreError> {
    let options = Object::new();
    set(&options, "durability", &"strict".into());
    let mode = if writes { "readwrite" } else { "readonly" };
    let durable: &Durable = database.unchecked_ref();
    let transaction = durable.transaction_with(store, mode, &options).map_err(|e| error(&e))?;
    let records = transaction.object_store(store).map_err(|e| error(&e))?;
    Ok((transaction, records))
}

/// Puts the rows in, or takes them out, and commits without waiting for the page's next turn.
pub(super) fn put(transaction: &IdbTransaction, records: &IdbObjectStore, rows: &[Row]) -> Result<(), StoreError> {
    for (key, value) in rows {
        let key = JsValue::from_str(key);
        let request = match value {
            Some(value) => records.put_with_key(&JsValue::from_str(value), &key),
            None => records.delete(&key),
        };
        if let Err(thrown) = request {
            // Whatever went in before goes out again: all rows or none.
            let _ = transaction.abort();
            return Err(error(&thrown));
        }
    }
    // Where a browser lacks `commit`, the transaction commits by itself.
    let _ = transaction.unchecked_ref::<Committed>().commit();
    Ok(())
}

/// Resolves when the transaction is complete, and not before.
pub(super) fn completion(transaction: &IdbTransaction) -> impl Future<Output = Result<(), StoreError>> + use<> {
    let promise = settled_by(|resolve, reject| {
        transaction.set_oncomplete(Some(resolve));
        transaction.set_onabort(Some(reject));
    });
    let transaction = transaction.clone();
    async move {
        match JsFuture::from(promise).await {
            Ok(_) => Ok(()),
            Err(_) => Err(transaction.error().map_or(StoreError::Closed, |e| error(&e))),
        }
    }
}

/// The result of one request; waited for from the call on, not from the first poll.
pub(super) fn result(request: &IdbRequest) -> impl Future<Output = Result<JsValue, StoreError>> + use<> {
    let promise = settled_by(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    let request = request.clone();
    async move {
        match JsFuture::from(promise).await {
            Ok(_) => request.result().map_err(|e| error(&e)),
            Err(_) => Err(match request.error() {
                Ok(Some(e)) => error(&e),
                _ => StoreError::Closed,
            }),
        }
    }
}

/// All rows whose key begins with `beginning`, which ends in `/`.
pub(super) async fn rows(records: &IdbObjectStore, beginning: &str) -> Result<Vec<Row>, StoreError> {
    let stem = beginning.strip_suffix('/').unwrap_or(beginning);
    // `0` is the character after `/`.
    let (from, to) = (JsValue::from_str(beginning), JsValue::from_str(&format!("{stem}0")));
    let range = IdbKeyRange::bound_with_lower_open_and_upper_open(&from, &to, false, true).map_err(|e| error(&e))?;
    let keys = records.get_all_keys_with_key(&range).map_err(|e| error(&e))?;
    let values = records.get_all_with_key(&range).map_err(|e| error(&e))?;
    let keys = result(&keys);
    let values = result(&values);
    let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
    let row = |(key, value): (JsValue, JsValue)| key.as_string().map(|key| (key, value.as_string()));
    Ok(keys.iter().zip(values.iter()).filter_map(row).collect())
}

/// Sets a property of an object just made, which cannot fail.
pub(super) fn set(object: &Object, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// What the browser threw, by its name.
pub(super) fn error(thrown: &JsValue) -> StoreError {
    let text = |name: &str| Reflect::get(thrown, &JsValue::from_str(name)).ok().and_then(|v| v.as_string());
    let name = text("name").unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" => StoreError::Full,
        "SecurityError" | "NotAllowedError" => StoreError::Refused,
        "VersionError" => StoreError::Newer,
        "InvalidStateError" => StoreError::Closed,
        _ => StoreError::Failed(format!("{name}: {}", text("message").unwrap_or_default())),
    }
}
