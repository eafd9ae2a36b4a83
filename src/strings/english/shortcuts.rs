use crate::strings::catalogue::Shortcuts;

pub(super) const SHORTCUTS: Shortcuts = Shortcuts {
    title: "Change keys",
    on: "Single keys do commands",
    why: "Switch this off if you dictate, or if a slip of the hand sets off what you did not mean. Keys with Ctrl, the arrows and the command list stay.",
    are_off: "Switched off: single keys, digits and letters do nothing.",
    change_key: |name| format!("Change the key for “{name}”"),
    press: "Press a key… Esc cancels",
    none: "none",
    take_off: |name| format!("Take the key off “{name}”"),
    taken: |key, name| format!("{key} is already the key for “{name}”. Take it off there first, or choose another."),
    cannot: "This key cannot be one: take a letter, a sign or a function key, with Alt if you like. Digits belong to the tags.",
    is_letter: "With words selected, this letter no longer begins a tag’s name: press Enter first.",
    reset: "Back to the first keys",
    now: |name, key| format!("“{name}” has the key {key}"),
};
