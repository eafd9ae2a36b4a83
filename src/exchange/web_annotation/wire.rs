//! What is written, field by field, in the order in which it is written.

use crate::model::Timestamp;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Namespaces {
    pub glossator: &'static str,
}

#[derive(Serialize)]
pub(super) struct Collection<'a> {
    #[serde(rename = "@context")]
    pub context: (&'static str, Namespaces),
    pub id: String,
    pub r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<&'a str>,
    pub created: Timestamp,
    pub total: usize,
    #[serde(rename = "glossator:codebook")]
    pub codebook: Vec<Tag<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Page<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Tag<'a> {
    pub id: String,
    pub r#type: &'static str,
    pub name: &'a str,
    #[serde(rename = "glossator:parent", skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(rename = "glossator:colour")]
    pub colour: String,
    #[serde(rename = "dcterms:description", skip_serializing_if = "str::is_empty")]
    pub description: &'a str,
    #[serde(rename = "glossator:key", skip_serializing_if = "Option::is_none")]
    pub key: Option<u8>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<'a> {
    pub id: String,
    pub r#type: &'static str,
    pub part_of: String,
    pub start_index: usize,
    pub items: Vec<Item<'a>>,
}

#[derive(Serialize)]
pub(super) struct Item<'a> {
    pub id: String,
    pub r#type: &'static str,
    pub motivation: &'static str,
    pub creator: Person<'a>,
    pub created: Timestamp,
    pub modified: Timestamp,
    #[serde(rename = "glossator:anchored", skip_serializing_if = "Option::is_none")]
    pub anchored: Option<How>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub body: Vec<Body<'a>>,
    pub target: Vec<Target<'a>>,
}

#[derive(Serialize)]
pub(super) struct Person<'a> {
    pub id: String,
    pub r#type: &'static str,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: &'a str,
}

#[derive(Serialize)]
pub(super) struct How {
    #[serde(rename = "glossator:how")]
    pub how: &'static str,
    #[serde(rename = "glossator:share", skip_serializing_if = "Option::is_none")]
    pub share: Option<f32>,
}

#[derive(Serialize)]
pub(super) struct Body<'a> {
    pub r#type: &'static str,
    pub purpose: &'static str,
    pub format: &'static str,
    pub value: &'a str,
    #[serde(rename = "glossator:tag", skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Target<'a> {
    pub r#type: &'static str,
    pub source: Source<'a>,
    pub selector: (TextQuoteSelector, TextPositionSelector),
}

#[derive(Serialize)]
pub(super) struct Source<'a> {
    pub id: String,
    pub r#type: &'static str,
    pub format: &'static str,
    #[serde(rename = "dcterms:title", skip_serializing_if = "str::is_empty")]
    pub title: &'a str,
}

#[derive(Serialize)]
pub(super) struct TextQuoteSelector {
    pub r#type: &'static str,
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
}

#[derive(Serialize)]
pub(super) struct TextPositionSelector {
    pub r#type: &'static str,
    pub start: u32,
    pub end: u32,
}
