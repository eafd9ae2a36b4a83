//! Chromium, driven over its DevTools protocol.

use crate::Outcome;
use crate::process::program;
use serde_json::{Value, json};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use tungstenite::{Message, WebSocket};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(90);

/// What keeps a browser to itself and lets it run without a screen.
const QUIET: [&str; 11] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--window-size=1280,900",
    "--remote-debugging-port=0",
];

/// How often frames are drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Frames {
    /// As soon as there is something to draw: differences are not hidden in the wait for a frame.
    Unlimited,
    /// Sixty times a second, as people have it.
    Sixty,
}

/// A browser with a fresh profile and one page. It ends, and its profile is deleted, when dropped.
pub(super) struct Browser {
    child: Child,
    profile: PathBuf,
    socket: WebSocket<TcpStream>,
    session: Option<String>,
    calls: u64,
}

impl Browser {
    /// Starts one. `script` runs in every page before the page's own.
    pub(super) fn start(frames: Frames, script: &str) -> Outcome<Self> {
        let profile = fresh_folder()?;
        let mut command = program("chromium", &QUIET);
        command.arg(format!("--user-data-dir={}", profile.display()));
        if frames == Frames::Unlimited {
            command.args(["--disable-frame-rate-limit", "--disable-gpu-vsync"]);
        }
        let mut child = command.arg("about:blank").stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let socket = match connect(&profile) {
            Ok(socket) => socket,
            Err(problem) => {
                // It is of no use any more; if it has ended by itself, so much the better.
                let _ = child.kill();
                return Err(problem);
            }
        };
        let mut browser = Self { child, profile, socket, session: None, calls: 0 };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}))?;
        let session =
            browser.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}))?;
        browser.session = session["sessionId"].as_str().map(str::to_owned);
        browser.call("Page.enable", json!({}))?;
        browser.call("Page.addScriptToEvaluateOnNewDocument", json!({"source": script}))?;
        Ok(browser)
    }

    /// Shows a local file.
    pub(super) fn open(&mut self, file: &Path) -> Outcome {
        let url = format!("file://{}", file.display());
        let answer = self.call("Page.navigate", json!({"url": url}))?;
        match answer["errorText"].as_str() {
            None => Ok(()),
            Some(problem) => Err(format!("{url}: {problem}").into()),
        }
    }

    /// Runs an expression in the page and waits for what it promises.
    pub(super) fn ask(&mut self, expression: &str) -> Outcome<Value> {
        let parameters = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let answer = self.call("Runtime.evaluate", parameters)?;
        match answer.get("exceptionDetails") {
            None => Ok(answer["result"]["value"].clone()),
            Some(problem) => Err(format!("{expression}: {problem}").into()),
        }
    }

    /// As [`Browser::ask`], for a number.
    pub(super) fn number(&mut self, expression: &str) -> Outcome<f64> {
        let value = self.ask(expression)?;
        value.as_f64().ok_or_else(|| format!("{expression}: no number but {value}").into())
    }

    /// Waits until an expression holds.
    pub(super) fn wait(&mut self, expression: &str) -> Outcome {
        let since = Instant::now();
        // The page may be between two documents.
        while !self.ask(expression).is_ok_and(|v| v == Value::Bool(true)) {
            if since.elapsed() > PATIENCE {
                return Err(format!("waited in vain for: {expression}").into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Gives a file to a file field.
    pub(super) fn choose(&mut self, selector: &str, file: &Path) -> Outcome {
        let document = self.call("DOM.getDocument", json!({}))?;
        let parameters = json!({"nodeId": document["root"]["nodeId"], "selector": selector});
        let field = self.call("DOM.querySelector", parameters)?;
        self.call("DOM.setFileInputFiles", json!({"nodeId": field["nodeId"], "files": [file]}))?;
        Ok(())
    }

    /// Presses a digit.
    pub(super) fn press_digit(&mut self, digit: u8) -> Outcome {
        let (key, code) = (digit.to_string(), u32::from(digit) + 48);
        let event = |kind: &str| {
            json!({"type": kind, "key": key, "text": if kind == "keyUp" { "" } else { key.as_str() },
                "code": format!("Digit{key}"), "windowsVirtualKeyCode": code})
        };
        self.call("Input.dispatchKeyEvent", event("keyDown"))?;
        self.call("Input.dispatchKeyEvent", event("keyUp"))?;
        Ok(())
    }

    /// Turns the wheel over the middle of the text.
    pub(super) fn wheel(&mut self, down: f64) -> Outcome {
        let event = json!({"type": "mouseWheel", "x": 640, "y": 450, "deltaX": 0, "deltaY": down});
        self.call("Input.dispatchMouseEvent", event)?;
        Ok(())
    }

    /// Memory of the page's process in megabytes, where the system tells it.
    pub(super) fn memory(&mut self) -> Outcome<Option<f64>> {
        self.call("HeapProfiler.collectGarbage", json!({}))?;
        let session = self.session.take();
        let processes = self.call("SystemInfo.getProcessInfo", json!({}));
        self.session = session;
        let processes = processes?["processInfo"].as_array().cloned().unwrap_or_default();
        let resident = |id: &Value| -> Option<f64> {
            let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
            let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
            Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1000.0)
        };
        let renderers = processes.iter().filter(|p| p["type"] == "renderer");
        // The empty page that the browser begins with has a process of its own, the smaller one.
        Ok(renderers.filter_map(|p| resident(&p["id"])).max_by(f64::total_cmp))
    }

    /// Starts to record where the page's time goes.
    pub(super) fn profile(&mut self) -> Outcome {
        self.call("Profiler.enable", json!({}))?;
        self.call("Profiler.setSamplingInterval", json!({"interval": 200}))?;
        self.call("Profiler.start", json!({}))?;
        Ok(())
    }

    /// What was recorded, in the form that the browser's developer tools open.
    pub(super) fn profiled(&mut self) -> Outcome<Value> {
        Ok(self.call("Profiler.stop", json!({}))?["profile"].clone())
    }

    fn call(&mut self, method: &str, parameters: Value) -> Outcome<Value> {
        self.calls += 1;
        let mut request = json!({"id": self.calls, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            request["sessionId"] = session.as_str().into();
        }
        self.socket.send(Message::text(request.to_string()))?;
        loop {
            let Message::Text(text) = self.socket.read().map_err(|e| format!("{method}: {e}"))? else { continue };
            let mut answer: Value = serde_json::from_str(&text)?;
            if answer["id"] != self.calls {
                continue;
            }
            return match answer.get("error") {
                None => Ok(answer["result"].take()),
                Some(problem) => Err(format!("{method}: {problem}").into()),
            };
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.session = None;
        // Whatever fails here, there is nothing left to measure with it.
        let _ = self.call("Browser.close", json!({}));
        let since = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if since.elapsed() > Duration::from_secs(5) {
                let _ = self.child.kill();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn fresh_folder() -> Outcome<PathBuf> {
    let base = std::env::temp_dir();
    for number in 0u32.. {
        let folder = base.join(format!("glossator-bench-{}-{number}", std::process::id()));
        match std::fs::create_dir(&folder) {
            Ok(()) => return Ok(folder),
            Err(problem) if problem.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(problem) => return Err(problem.into()),
        }
    }
    Err("no folder left for a profile".into())
}

/// The browser writes into its profile where it listens.
fn connect(profile: &Path) -> Outcome<WebSocket<TcpStream>> {
    let since = Instant::now();
    loop {
        let told = std::fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
        if let Some((port, path)) = told.trim().split_once('\n') {
            let stream = TcpStream::connect(("127.0.0.1", port.parse()?))?;
            stream.set_nodelay(true)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            let (socket, _) = tungstenite::client(format!("ws://127.0.0.1:{port}{path}"), stream)
                .map_err(|e| format!("chromium: {e}"))?;
            return Ok(socket);
        }
        if since.elapsed() > PATIENCE {
            return Err("chromium does not listen".into());
        }
        std::thread::sleep(Duration::from_millis(10));
    }
}
