//! Finding things on the page by role and name, as assistive technology does.

use crate::script::CANDIDATES;
use crate::{Outcome, Page};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::{Duration, Instant};
use thirtyfour::WebElement;
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::error::WebDriverErrorInner;

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(8);

/// Which elements can have a role.
fn selector(role: &str) -> &'static str {
    match role {
        "button" => "button:not([role]),[role=button],summary",
        "textbox" => "input:not([type]),input[type=text],textarea",
        "combobox" => "[role=combobox],select,input[list]",
        "option" => "[role=option]",
        "radio" => "input[type=radio]",
        "checkbox" => "input[type=checkbox]",
        "searchbox" => "input[type=search]",
        "tab" => "[role=tab]",
        "slider" => "[role=slider]",
        "dialog" => "dialog,[role=dialog]",
        "region" => "section[aria-label]",
        "list" => "ul[aria-label],ol[aria-label]",
        "heading" => "h1,h2,h3",
        "article" => "article",
        _ => "[role]",
    }
}

/// What the browser computes as an element's name.
#[derive(Debug)]
struct ComputedLabel(String);

impl ExtensionCommand for ComputedLabel {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> http::Method {
        http::Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computedlabel", self.0).into()
    }
}

impl Page {
    /// The visible element of this role whose name is `name`, or else begins with it.
    pub async fn find(&self, role: &str, name: &str) -> Outcome<WebElement> {
        self.wait_for(role, name, None).await
    }

    /// As [`Self::find`], inside another element.
    pub async fn find_in(&self, within: &WebElement, role: &str, name: &str) -> Outcome<WebElement> {
        self.wait_for(role, name, Some(within)).await
    }

    /// Whether such an element is there now.
    pub async fn has(&self, role: &str, name: &str) -> Outcome<bool> {
        Ok(self.look_for(role, name, None).await?.is_some())
    }

    async fn wait_for(&self, role: &str, name: &str, within: Option<&WebElement>) -> Outcome<WebElement> {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = self.look_for(role, name, within).await? {
                return Ok(found);
            }
            if Instant::now() > until {
                let said = self.said().await?;
                return Err(format!("there is no {role} “{name}”; said: {said:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    async fn look_for(&self, role: &str, name: &str, within: Option<&WebElement>) -> Outcome<Option<WebElement>> {
        let within = within.map(WebElement::to_json).transpose()?.unwrap_or(Value::Null);
        let arguments = vec![json!(selector(role)), json!(name), within];
        let mut begins = None;
        let candidates = match self.driver()?.execute(CANDIDATES, arguments).await {
            Ok(found) => found.elements()?,
            // It was drawn anew just now.
            Err(error) if is_stale(&error) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        for element in candidates {
            match self.name(&element).await {
                Ok(found) if found == name => return Ok(Some(element)),
                Ok(found) if found.starts_with(name) && begins.is_none() => begins = Some(element),
                Ok(_) => {}
                Err(_) => return Ok(None),
            }
        }
        Ok(begins)
    }

    /// The name by which an element is known.
    pub async fn name(&self, element: &WebElement) -> Outcome<String> {
        let command = ComputedLabel(element.element_id().to_string());
        let answer = self.driver()?.cmd(Command::ExtensionCommand(Box::new(command))).await?;
        Ok(answer.value::<String>()?.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Waits until something holds.
    pub async fn until(&self, what: &str, holds: impl AsyncFn(&Self) -> Outcome<bool>) -> Outcome {
        let until = Instant::now() + PATIENCE;
        loop {
            if holds(self).await? {
                return Ok(());
            }
            if Instant::now() > until {
                let said = self.said().await?;
                return Err(format!("in vain waited for: {what}; said: {said:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }
}

fn is_stale(error: &thirtyfour::error::WebDriverError) -> bool {
    matches!(error.as_inner(), WebDriverErrorInner::StaleElementReference(_))
}
