//! Entry in the browser: the page, or the worker that the page starts from the same code.

fn main() {}
