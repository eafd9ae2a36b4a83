//! What only Chromium's own protocol tells or does.

use crate::{Outcome, Page};
use serde_json::{Value, json};
use std::sync::Arc;
use thirtyfour::common::command::{Command, ExtensionCommand};

/// A command of that protocol.
#[derive(Debug)]
struct Devtools {
    command: &'static str,
    parameters: Value,
}

impl ExtensionCommand for Devtools {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "cmd": self.command, "params": self.parameters }))
    }

    fn method(&self) -> http::Method {
        http::Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        "/goog/cdp/execute".into()
    }
}

impl Page {
    /// Asks Chromium.
    pub async fn devtools(&self, command: &'static str, parameters: Value) -> Outcome<Value> {
        let command = Devtools { command, parameters };
        Ok(self.driver()?.cmd(Command::ExtensionCommand(Box::new(command))).await?.value::<Value>()?)
    }

    /// The text that assistive technology is given, in its order: what stands in the transcript, and beside it.
    pub async fn heard_text(&self) -> Outcome<String> {
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
        let number = |id: &Value| nodes.iter().position(|node| node["nodeId"] == *id);
        let mut waiting: Vec<usize> = nodes.iter().position(|node| node["parentId"].is_null()).into_iter().collect();
        let mut said = Vec::new();
        while let Some(node) = waiting.pop().and_then(|at| nodes.get(at)) {
            if node["role"]["value"] == "StaticText" {
                said.extend(node["name"]["value"].as_str());
            }
            waiting.extend(node["childIds"].as_array().into_iter().flatten().rev().filter_map(number));
        }
        Ok(said.join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
