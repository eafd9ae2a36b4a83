/// Going over what was made: the filter, the excerpts, the history.
pub struct Review {
    // The filter. The facets are in the order in which the program names them.
    pub filter: &'static str,
    pub filter_open: &'static str,
    pub in_force: &'static str,
    pub facets: [&'static str; 6],
    pub any: [&'static str; 5],
    pub text_hint: &'static str,
    pub lift: fn(&str, &str) -> String,
    pub lift_all: &'static str,
    pub of_passages: fn(usize, usize) -> String,
    pub no_match: &'static str,
    pub filtered: fn(usize, usize) -> String,
    pub unfiltered: &'static str,
    pub unnamed_coder: &'static str,
}
