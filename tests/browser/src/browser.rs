//! Browsers and their drivers.

use crate::{Outcome, Problem};
use serde_json::json;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

/// A browser that the page is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Chromium, for Chrome and Edge too.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Kind {
    /// What is missing on PATH to run it.
    pub fn missing(self) -> Option<&'static str> {
        let runs = |name: &&str| {
            let mut command = Command::new(name);
            let quiet = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null());
            quiet.status().is_ok_and(|status| status.success())
        };
        let wanted = match self {
            Self::Chromium => ["chromium", "chromedriver"],
            Self::Firefox => ["firefox", "geckodriver"],
        };
        wanted.into_iter().find(|name| !runs(name))
    }

    fn driver(self, port: u16) -> Command {
        match self {
            Self::Chromium => {
                let mut command = Command::new("chromedriver");
                command.arg(format!("--port={port}"));
                command
            }
            Self::Firefox => {
                let mut command = Command::new("geckodriver");
                // Two at once must not take the same port for the second channel.
                let second = free_port().unwrap_or(port.wrapping_add(1));
                command.arg("--port").arg(port.to_string()).arg("--websocket-port").arg(second.to_string());
                command
            }
        }
    }

    fn capabilities(self, profile: &Profile) -> Outcome<Capabilities> {
        let downloads = profile.downloads();
        let folder = profile.browser();
        let wanted = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "webSocketUrl": true,
                "unhandledPromptBehavior": "ignore",
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": on_path("chromium")?,
                    "args": [
                        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--disable-dev-shm-usage", "--window-size=1280,900", "--lang=en",
                        format!("--user-data-dir={}", folder.display()),
                    ],
                    "prefs": {
                        "intl.accept_languages": profile.language,
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                        "profile.default_content_setting_values.automatic_downloads": 1,
                    },
                },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "webSocketUrl": true,
                "unhandledPromptBehavior": "ignore",
                "moz:firefoxOptions": {
                    "binary": on_path("firefox")?,
                    "args": ["-headless", "-profile", folder, "-width", "1280", "-height", "900"],
                    "prefs": {
                        // The driver makes all local files one origin, which no person's Firefox does.
                        "security.fileuri.strict_origin_policy": true,
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.useDownloadDir": true,
                        "browser.download.alwaysOpenPanel": false,
                        "browser.helperApps.neverAsk.saveToDisk": "application/json,text/csv",
                        "intl.locale.requested": "en-US",
                        "intl.accept_languages": profile.language,
                    },
                },
            }),
        };
        Ok(serde_json::from_value(wanted)?)
    }
}

/// Where a browser keeps what it keeps, and puts what it downloads, gone when dropped; and what it is set to.
pub struct Profile {
    folder: TempDir,
    language: &'static str,
}

impl Profile {
    /// One where nothing was ever done.
    pub fn fresh() -> Outcome<Self> {
        Self::speaking("en")
    }

    /// As [`Self::fresh`], of a person who speaks this language, as BCP 47 names it.
    pub fn speaking(language: &'static str) -> Outcome<Self> {
        let profile = Self { folder: TempDir::with_prefix("glossator-")?, language };
        std::fs::create_dir(profile.downloads())?;
        std::fs::create_dir(profile.browser())?;
        Ok(profile)
    }

    /// The folder for downloads.
    pub fn downloads(&self) -> PathBuf {
        self.folder.path().join("downloads")
    }

    fn browser(&self) -> PathBuf {
        self.folder.path().join("browser")
    }

    /// Writes a file for the page to open.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> Outcome<PathBuf> {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content)?;
        Ok(path)
    }
}

/// A running browser with its driver; both end when this is dropped.
pub(crate) struct Browser {
    driver: Option<WebDriver>,
    process: Option<u64>,
    server: Child,
}

impl Browser {
    pub(crate) async fn start(kind: Kind, profile: &Profile) -> Outcome<Self> {
        let port = free_port()?;
        let mut command = kind.driver(port);
        let server = command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).spawn()?;
        let mut browser = Self { driver: None, process: None, server };
        let capabilities = kind.capabilities(profile)?;
        let address = format!("http://127.0.0.1:{port}");
        listening(port).await?;
        let driver = WebDriver::new(address, capabilities).await?;
        let own = driver.capabilities();
        browser.process = ["goog:processID", "moz:processID"].iter().find_map(|name| own.get(name)?.as_u64());
        driver.set_script_timeout(Duration::from_secs(60)).await?;
        browser.driver = Some(driver);
        Ok(browser)
    }

    pub(crate) fn driver(&self) -> Outcome<&WebDriver> {
        self.driver.as_ref().ok_or_else(|| "the browser has ended".into())
    }

    /// Ends the browser as a power cut does: at once, without a word to it.
    pub(crate) fn kill(&mut self) {
        if let Some(driver) = self.driver.take() {
            // Nobody is left to say goodbye to.
            let _ = driver.leak();
        }
        if let Some(process) = self.process.take() {
            let _ = Command::new("kill").arg("-KILL").arg(process.to_string()).stderr(Stdio::null()).status();
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A port that was free a moment ago.
fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

async fn listening(port: u16) -> Outcome {
    for _ in 0..200 {
        if std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Err("the driver does not answer".into())
}

fn on_path(name: &str) -> Outcome<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .map(|folder: PathBuf| folder.join(name))
        .find(|file: &PathBuf| Path::is_file(file));
    found.ok_or_else(|| -> Problem { format!("{name} is not on PATH").into() })
}
