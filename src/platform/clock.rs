use crate::app::{Action, Stamped};
use crate::model::{Id, Timestamp};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = crypto, js_name = randomUUID)]
    fn random_uuid() -> String;
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn random_values(values: &mut [u8]);
    #[wasm_bindgen(thread_local_v2, js_namespace = ["globalThis"], js_name = isSecureContext)]
    static SECURE: bool;
}

/// Gives an action its moment and a fresh id.
pub fn stamp(action: Action) -> Stamped {
    let id = if SECURE.with(|s| *s) { random_uuid() } else { uuid_of_random_bytes() };
    Stamped { action, now: Timestamp::from_millis(js_sys::Date::now() as u64), id: Id::new(&id) }
}

/// A browser that holds local files for insecure keeps `randomUUID` back, not random numbers.
fn uuid_of_random_bytes() -> String {
    let mut bytes = [0; 16];
    random_values(&mut bytes);
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    Id::new(&hex).nth(1).to_string()
}
