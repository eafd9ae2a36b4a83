/// The shortcuts of a single key, and how to change them.
pub struct Shortcuts {
    pub title: &'static str,
    pub on: &'static str,
    pub why: &'static str,
    pub are_off: &'static str,
    pub change_key: fn(&str) -> String,
    pub press: &'static str,
    pub none: &'static str,
    pub take_off: fn(&str) -> String,
    pub taken: fn(&str, &str) -> String,
    pub cannot: &'static str,
    pub is_letter: &'static str,
    pub reset: &'static str,
    pub now: fn(&str, &str) -> String,
}
