//! The page asks nothing of any network and has nothing to complain of; and where a script that
//! runs in it would, its policy stops it.

use browser_tests::{Console, Kind, Outcome, Page, Profile, in_both_browsers};
use serde_json::json;
use std::io::Read;
use std::net::TcpListener;
use thirtyfour::Key;

in_both_browsers!(work_sends_nothing_and_breaks_no_rule, the_policy_stops_every_way_out);

async fn work_sends_nothing_and_breaks_no_rule(kind: Kind) -> Outcome {
    let page = Page::blank(kind, Profile::fresh()?).await?;
    let console = Console::of(&page).await?;
    page.open().await?;
    page.searched().await?;
    page.tag("The rest is work", "resolve").await?;
    page.saved().await?;
    page.click_words("The rest is work").await?;
    page.find("textbox", "Note").await?.send_keys("a note").await?;
    page.click("button", "Close").await?;
    page.chord(&[Key::Control], 'z').await?;
    for tab in ["Entities", "Themes", "Passages"] {
        page.click("tab", tab).await?;
    }
    for (dialog, name) in [("Open", "Open"), ("Settings", "Settings"), ("Keys and legend", "Keys and legend")] {
        page.click("button", dialog).await?;
        page.find("dialog", name).await?;
        page.key(Key::Escape).await?;
    }
    page.click("button", "Save project").await?;
    page.downloaded(".glossator.json").await?;
    page.reload().await?;
    page.searched().await?;
    let heard = console.heard(&page).await?;
    assert_eq!(heard.outward(), Vec::<&String>::new());
    assert_eq!(heard.complaints, Vec::<String>::new());
    // It listens at all.
    page.value("console.error('heard')", Vec::new()).await?;
    assert!(console.heard(&page).await?.complaints.iter().any(|c| c.contains("heard")));
    assert!(!heard.requests.is_empty());
    Ok(())
}

/// Tries every way out; those are subject to the page's policy although the script is not.
const WAYS_OUT: &str = r#"
const [port, done] = arguments;
const to = `http://127.0.0.1:${port}/`;
const broken = new Set();
document.addEventListener("securitypolicyviolation", e => broken.add(e.effectiveDirective));
const add = (name, more) => document.body.appendChild(Object.assign(document.createElement(name), more));
const form = add("form", { action: to + "form", method: "post", target: "elsewhere" });
const ways = [
  () => fetch(to + "fetch").catch(() => {}),
  () => new XMLHttpRequest().open("GET", to + "xhr"),
  () => { const r = new XMLHttpRequest(); r.open("GET", to + "xhr"); r.send(); },
  () => new WebSocket(`ws://127.0.0.1:${port}/socket`),
  () => new EventSource(to + "events"),
  () => navigator.sendBeacon(to + "beacon", "x"),
  () => add("img", { src: to + "image" }),
  () => add("script", { src: to + "script" }),
  () => add("script", { textContent: "window.ran = true" }),
  () => add("iframe", { src: to + "frame" }),
  () => add("object", { data: to + "object" }),
  () => add("video", { src: to + "video" }),
  () => add("link", { rel: "stylesheet", href: to + "style" }),
  () => add("link", { rel: "prefetch", href: to + "prefetch" }),
  () => add("base", { href: to }),
  () => form.submit(),
];
for (const way of ways) try { way(); } catch {}
setTimeout(() => done([[...broken].sort(), window.ran === true]), 1500);
"#;

async fn the_policy_stops_every_way_out(kind: Kind) -> Outcome {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    listener.set_nonblocking(true)?;
    let port = listener.local_addr()?.port();
    let page = Page::fresh(kind).await?;
    let stopped = page.driver()?.execute_async(WAYS_OUT, vec![json!(port)]).await?.json().clone();
    println!("{kind:?}: {stopped}");
    while let Ok((mut stream, _)) = listener.accept() {
        // Chromium may open a connection ahead of a request that then is not made; a request it is
        // when it says something.
        stream.set_nonblocking(true)?;
        let mut said = [0; 200];
        let length = stream.read(&mut said).unwrap_or(0);
        assert_eq!(String::from_utf8_lossy(said.get(..length).unwrap_or_default()), "", "something arrived");
    }
    let stopped = stopped[0].to_string();
    for directive in ["connect-src", "img-src", "frame-src", "form-action", "script-src-elem", "style-src-elem"] {
        assert!(stopped.contains(directive), "{directive} in {stopped}");
    }
    Ok(())
}
