//! An assignment as it stands in project files and hand-outs.

use crate::model::{self, Id, Timestamp};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct Assignment {
    id: Id,
    #[serde(default)]
    title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    instructions: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    due: String,
    #[serde(default)]
    locked: bool,
    #[serde(default)]
    layers: Vec<Layer>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    example: Option<Example>,
    created: Timestamp,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Layer {
    Entities,
    Themes,
    Search,
    /// One that a later version knows.
    #[serde(other)]
    Unknown,
}

#[derive(Serialize, Deserialize)]
struct Example {
    quote: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

impl From<&model::Assignment> for Assignment {
    fn from(assignment: &model::Assignment) -> Self {
        let example =
            |e: &model::Example| Example { quote: e.quote.clone(), tags: e.tags.clone(), note: e.note.clone() };
        let allowed = [
            (assignment.entities, Layer::Entities),
            (assignment.themes, Layer::Themes),
            (assignment.search, Layer::Search),
        ];
        Self {
            id: assignment.id.clone(),
            title: assignment.title.clone(),
            instructions: assignment.instructions.clone(),
            due: assignment.due.clone(),
            locked: assignment.locked,
            layers: allowed.into_iter().filter(|(on, _)| *on).map(|(_, layer)| layer).collect(),
            example: assignment.example.as_ref().map(example),
            created: assignment.created,
        }
    }
}

impl From<Assignment> for model::Assignment {
    fn from(stated: Assignment) -> Self {
        Self {
            id: stated.id,
            title: stated.title,
            instructions: stated.instructions,
            due: stated.due,
            locked: stated.locked,
            entities: stated.layers.contains(&Layer::Entities),
            themes: stated.layers.contains(&Layer::Themes),
            search: stated.layers.contains(&Layer::Search),
            example: stated.example.map(|e| model::Example { quote: e.quote, tags: e.tags, note: e.note }),
            created: stated.created,
        }
    }
}
