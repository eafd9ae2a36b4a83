//! The one file, put together from its parts and checked.

use crate::Outcome;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What the page is made of.
pub(crate) struct Parts<'a> {
    /// `index.html` as Trunk leaves it: with a line for each style sheet and for the script.
    pub(crate) template: &'a str,
    /// The style, as it stands between its tags.
    pub(crate) style: &'a str,
    /// The only script that the page runs.
    pub(crate) program: &'a str,
    /// The worker's script, which the page holds as text.
    pub(crate) worker: &'a str,
    /// Data: an id, and bytes that are raw deflate; the first is what the start needs.
    pub(crate) blocks: &'a [(&'a str, Vec<u8>)],
}

/// Trunk's own reload script, in a page that `trunk serve` serves: it holds this until it is served.
const RELOAD: &str = "{{__TRUNK_ADDRESS__}}";

/// What a program without a network has no use for, as it would stand in a script.
///
/// No policy stops navigation and WebRTC, so a page that must send nothing may not even hold the call.
const FORBIDDEN: [&str; 22] = [
    "fetch(",
    "XMLHttpRequest",
    "WebSocket",
    "WebTransport",
    "EventSource",
    "sendBeacon",
    "RTC",
    "importScripts",
    "import(",
    "serviceWorker",
    "SharedWorker",
    "eval(",
    "new Function",
    "location =",
    "location.href =",
    ".href =",
    ".assign(getString",
    ".replace(getString",
    ".navigate(",
    ".submit(",
    ".requestSubmit(",
    "document.write",
];

/// The line of a style sheet in Trunk's page: its file name.
pub(crate) fn style_sheet(line: &str) -> Option<&str> {
    line.trim().strip_prefix("<link rel=\"stylesheet\" href=\"/")?.split_once('"').map(|(name, _)| name)
}

/// The line where the script goes.
const PROGRAM: &str = r#"<script id="program"></script>"#;

/// Whether Trunk serves this page for development.
pub(crate) fn is_served(template: &str) -> bool {
    template.contains(RELOAD)
}

/// Puts the page together. Served for development it has a policy that lets it be reloaded.
pub(crate) fn assemble(parts: &Parts) -> Outcome<String> {
    check_script(parts.program)?;
    check_script(parts.worker)?;
    check_style(parts.style)?;
    let mut page = String::new();
    let (mut has_charset, mut has_style, mut has_program) = (false, false, false);
    for line in parts.template.lines() {
        if line.trim() == "<meta charset=\"utf-8\">" {
            has_charset = true;
            page += &format!("{line}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", policy(parts));
        } else if style_sheet(line).is_some() {
            // One element for all of them, where the first stood.
            if !std::mem::replace(&mut has_style, true) {
                page += &format!("<style id=\"style\">{}</style>\n", parts.style);
            }
        } else if line.trim() == PROGRAM {
            has_program = true;
            // What the start needs stands before the program, the rest behind it.
            let (first, rest) = parts.blocks.split_at(parts.blocks.len().min(1));
            let data = |blocks: &[(&str, Vec<u8>)]| -> String { blocks.iter().map(data_element).collect() };
            page += &data(first);
            page += &format!("<script id=\"program\">{}</script>\n", parts.program);
            page += &format!("<script id=\"worker-program\" type=\"text/plain\">{}</script>\n", parts.worker);
            page += &data(rest);
        } else if !line.contains("data-trunk") {
            page += line;
            page.push('\n');
        }
    }
    if !(has_charset && has_style && has_program) {
        return Err("index.html lacks the line of its charset, of a style sheet or of its script".into());
    }
    if !is_served(parts.template) {
        check_page(&page, parts)?;
    }
    Ok(page)
}

fn data_element((id, bytes): &(&str, Vec<u8>)) -> String {
    format!("<script id=\"{id}\" type=\"application/octet-stream\">{}</script>\n", STANDARD.encode(bytes))
}

/// The Content-Security-Policy: nothing but the page's own script, style and worker.
fn policy(parts: &Parts) -> String {
    let style = source(parts.style);
    let (script, connect) = if is_served(parts.template) {
        // The reload script's text is known only when it is served.
        ("'unsafe-inline'".to_owned(), " connect-src 'self' ws: wss:;")
    } else {
        (source(parts.program), "")
    };
    format!(
        "default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style};{connect} \
         img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'"
    )
}

/// An inline element's text as a policy names it.
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Fails where the script could reach the outside, or could not stand between its tags.
fn check_script(script: &str) -> Outcome {
    let found = FORBIDDEN.iter().find(|word| script.contains(**word));
    if let Some(word) = found {
        return Err(format!("the page's script holds `{word}`, which leads out of the page").into());
    }
    // A store is opened with its version, a number; a window would be with a name.
    for call in script.split(".open(").skip(1) {
        let arguments = call.split_once(';').map_or(call, |(arguments, _)| arguments);
        if !arguments.ends_with(">>> 0)") {
            return Err(format!("the page's script opens something that is no store: `.open({arguments}`").into());
        }
    }
    let lower = script.to_ascii_lowercase();
    for word in ["</script", "<script", "<!--", "\r"] {
        if lower.contains(word) {
            return Err(format!("the page's script holds {word:?}, which cannot stand in an inline script").into());
        }
    }
    Ok(())
}

/// Fails where the style refers to anything but data, or could not stand between its tags.
fn check_style(style: &str) -> Outcome {
    let outside = style.split("url(").skip(1).any(|url| !url.trim_start_matches(['"', '\'']).starts_with("data:"));
    if outside || ["@import", "</style", "\r", "image-set("].iter().any(|word| style.contains(word)) {
        return Err("the style refers to another file".into());
    }
    Ok(())
}

/// Fails where the page's mark-up, what stands in its elements left out, refers to anything but data.
fn check_page(page: &str, parts: &Parts) -> Outcome {
    let markup = page.replacen(parts.program, "", 1).replacen(parts.worker, "", 1).replacen(parts.style, "", 1);
    for word in
        ["data-trunk", " src=", " srcset=", " action=", "<base", "<iframe", "<object", "<embed", "http-equiv=\"refresh"]
    {
        if markup.contains(word) {
            return Err(format!("the page holds `{word}`").into());
        }
    }
    if markup.split(" href=").skip(1).any(|address| !address.trim_start_matches('"').starts_with("data:")) {
        return Err("the page links to something".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "<head>\n<meta charset=\"utf-8\">\n<link rel=\"stylesheet\" href=\"/a.css\"/>\n\
        <link rel=\"stylesheet\" href=\"/b.css\"/>\n<link data-trunk rel=\"rust\">\n</head>\n\
        <script id=\"program\"></script>\n";

    fn assembled(template: &str, style: &str, program: &str) -> Outcome<String> {
        assemble(&Parts { template, style, program, worker: "work()", blocks: &[("wasm", b"\0asm".to_vec())] })
    }

    #[test]
    fn a_page_holds_each_part_once_and_names_them_in_its_policy() {
        let page = assembled(TEMPLATE, "p{}", "go()").unwrap();
        assert_eq!(page.matches("<style id=\"style\">p{}</style>").count(), 1);
        assert!(page.contains("<script id=\"wasm\" type=\"application/octet-stream\">AGFzbQ==</script>"));
        assert!(page.contains("<script id=\"program\">go()</script>"));
        assert!(page.contains("<script id=\"worker-program\" type=\"text/plain\">work()</script>"));
        assert!(page.contains(&format!("script-src {} 'wasm-unsafe-eval'", source("go()"))));
        assert!(page.contains(&format!("style-src {};", source("p{}"))));
        assert!(!page.contains("data-trunk") && !page.contains("connect-src"));
    }

    #[test]
    fn hashes_are_those_of_the_standard() {
        assert_eq!(source(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn what_leads_out_is_refused() {
        let check = |style: &str, program: &str| assembled(TEMPLATE, style, program).unwrap_err().to_string();
        assert!(check("", "fetch(x)").contains("fetch"));
        assert!(
            check("", "arg0.open(getStringFromWasm0(arg1, arg2), getStringFromWasm0(arg3, arg4));").contains("open")
        );
        assert!(check("", "arg0.href = getStringFromWasm0(arg1, arg2);").contains("href"));
        assert!(check("", "a('</Script>')").contains("inline"));
        assert!(check("@import 'a.css';", "").contains("style"));
        assert!(check("p{background:url(a.png)}", "").contains("style"));
        let link = format!("{TEMPLATE}<a href=\"https://example.org\">out</a>\n");
        assert!(assembled(&link, "", "").unwrap_err().to_string().contains("link"));
    }

    #[test]
    fn a_store_may_be_opened() {
        assert!(assembled(TEMPLATE, "", "arg0.open(getStringFromWasm0(arg1, arg2), arg3 >>> 0);").is_ok());
    }

    #[test]
    fn a_page_in_development_may_reload() {
        let template = format!("{TEMPLATE}<script>'{RELOAD}'</script>\n");
        assert!(assembled(&template, "", "").unwrap().contains("connect-src 'self' ws: wss:;"));
    }
}
