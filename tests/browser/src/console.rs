//! What a page says on the console and asks of the network, heard through the drivers.

use crate::{Kind, Outcome, Page};
use futures_util::StreamExt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use thirtyfour::bidi::BiDi;

/// What was heard.
#[derive(Clone, Debug, Default)]
pub struct Heard {
    /// Errors and warnings, with the violations of the page's policy.
    pub complaints: Vec<String>,
    /// The addresses of requests.
    pub requests: Vec<String>,
}

impl Heard {
    /// The requests to elsewhere: neither the page's own file nor its own data.
    pub fn outward(&self) -> Vec<&String> {
        let own = |address: &str| ["file:", "data:", "blob:", "about:"].iter().any(|s| address.starts_with(s));
        self.requests.iter().filter(|address| !own(address)).collect()
    }
}

/// Listens from before the page is opened.
pub struct Console {
    heard: Arc<Mutex<Heard>>,
    _channel: BiDi,
}

impl Console {
    /// Begins to listen.
    pub async fn of(page: &Page) -> Outcome<Self> {
        let channel = page.driver()?.bidi().await?;
        let mut events = channel.subscribe_raw();
        channel.session().subscribe_many(["log.entryAdded", "network.beforeRequestSent"].map(str::to_owned)).await?;
        let heard = Arc::new(Mutex::new(Heard::default()));
        let own = Arc::clone(&heard);
        tokio::spawn(async move {
            while let Some(event) = events.next().await {
                let mut heard = own.lock().unwrap_or_else(PoisonError::into_inner);
                match event.method.as_str() {
                    "log.entryAdded" => {
                        let level = event.params["level"].as_str().unwrap_or_default();
                        if matches!(level, "error" | "warn") {
                            heard.complaints.push(event.params["text"].as_str().unwrap_or_default().to_owned());
                        }
                    }
                    "network.beforeRequestSent" => {
                        let address = event.params["request"]["url"].as_str().unwrap_or_default();
                        heard.requests.push(address.to_owned());
                    }
                    _ => {}
                }
            }
        });
        Ok(Self { heard, _channel: channel })
    }

    /// What was heard up to now.
    pub async fn heard(&self, page: &Page) -> Outcome<Heard> {
        // What is on its way arrives.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if page.kind() == Kind::Chromium {
            // Chromium tells of violations on this road alone.
            for entry in page.driver()?.browser_log().await? {
                if matches!(entry.level.as_str(), "SEVERE" | "WARNING") {
                    heard.complaints.push(entry.message);
                }
            }
        }
        Ok(heard)
    }
}
