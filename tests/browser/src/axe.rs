//! The rules of accessibility that a program can judge, as axe-core has them.

use crate::{Outcome, Page};
use serde_json::{Value, json};
use std::path::PathBuf;

/// The script of axe-core. It comes into the page through the driver, which the page's policy does not bind.
pub struct Axe(String);

/// Runs the rules of WCAG 2.0 to 2.2, levels A and AA, and tells a line for each element that breaks one.
const RUN: &str = r#"
const done = arguments[arguments.length - 1];
// What is about to appear is judged as it will be.
document.getAnimations().forEach(animation => animation.finish());
axe.run(document, {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  resultTypes: ["violations"],
  iframes: false,
}).then(
  found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id}: ${node.target.join(" ")}: ${[...node.any, ...node.all, ...node.none].map(c => c.message).join("; ")}`))),
  error => done([String(error)]),
);
"#;

impl Axe {
    /// The script that `GLOSSATOR_AXE` names. Without one it is said, and there is nothing to test with.
    pub fn found() -> Outcome<Option<Self>> {
        let Some(path) = std::env::var_os("GLOSSATOR_AXE").map(PathBuf::from) else {
            println!("skipped: GLOSSATOR_AXE names no axe.min.js (`cargo xtask setup` fetches one)");
            return Ok(None);
        };
        Ok(Some(Self(std::fs::read_to_string(path)?)))
    }

    /// What breaks a rule on the page as it is now.
    pub async fn complaints(&self, page: &Page) -> Outcome<Vec<String>> {
        if page.value("return typeof axe", Vec::new()).await? != json!("object") {
            page.value(&self.0, Vec::new()).await?;
        }
        let found: Value = page.driver()?.execute_async(RUN, Vec::new()).await?.json().clone();
        Ok(serde_json::from_value(found)?)
    }
}
