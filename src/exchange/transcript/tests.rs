use super::*;
use crate::exchange::{Format, Limit, archive};
use crate::model::Structure;
use proptest::prelude::*;

fn read(format: FormatId, bytes: &[u8]) -> Result<Draft, ReadError> {
    super::read(format, bytes, &mut |_| {})
}

fn draft(file: &str, bytes: &[u8]) -> Draft {
    let format = Format::detect(file, bytes).unwrap();
    read(format.id, bytes).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// The text of a file with the choices that are made without asking.
fn check(file: &str, content: &str, expected: &str) {
    let draft = draft(file, content.as_bytes());
    assert_eq!(draft.text(&draft.choices()), expected, "{file}");
}

#[test]
fn captions_become_turns() {
    check(
        "a.srt",
        "\u{feff}1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Ana:</i> We met\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,500\r\nat noon.\r\n\r\n3\r\n00:01:00,000 --> 00:01:02,000 X1:1\r\nBen: 1 < 2\r\n",
        "[00:00:01] Ana: We met at noon.\n\n[00:01:00] Ben: 1 < 2\n",
    );
    // Zoom: a number and the name in the text. Teams: a name as an id, a voice. Notes are no words.
    check(
        "a.vtt",
        "WEBVTT\n\nNOTE made by hand\n00 --> x\n\nSTYLE\n::cue { color: red }\n\n1\n00:01.000 --> 00:02.000 align:start\n<v.loud Ana Diop>Caf&eacute;, <c.x>then</c>?</v>\n\nd3-4/1\n00:02.000 --> 00:03.000\n<v Ben>No.</v>\n<v Ana Diop>Yes.</v>\n",
        "[00:00:01] Ana Diop: Café, then?\n\n[00:00:02] Ben: No.\n\n[00:00:02] Ana Diop: Yes.\n",
    );
    check(
        "a.vtt",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n>> JOHN: Hello\n\n00:02.000 --> 00:03.000\n>> Who is it?\n",
        "[00:00:01] JOHN: Hello\n\n[00:00:02] – Who is it?\n",
    );
}

#[test]
fn rolling_captions_are_read_once() {
    let file = "WEBVTT\nKind: captions\n\n00:00.000 --> 00:02.000\n \nso<00:00:00.500><c> we</c> met\n\n00:02.000 --> 00:02.010\nso we met\n \n\n00:02.010 --> 00:04.000\nso we met\nat<00:00:03.000><c> noon</c>\n\n00:04.000 --> 00:04.010\nat noon\n";
    let draft = draft("a.vtt", file.as_bytes());
    assert_eq!(draft.text(&Choices { join: true, ..Choices::default() }), "so we met at noon\n");
    assert_eq!(draft.report.of(Seen::Repeated), 3);
}

#[test]
fn columns_are_known_by_name_or_by_look() {
    check(
        "a.csv",
        "Start,Speaker,Text\n0:01,Ana,\"Hello, you\"\n0:02,Ana,there.\n0:03,Ben,No\n",
        "[00:00:01] Ana: Hello, you there.\n\n[00:00:03] Ben: No\n",
    );
    check(
        "a.tsv",
        "Ana\tWhat did you see there?\nBen\tNothing at all, I was away.\nAna\tAre you sure of that?\n",
        "Ana: What did you see there?\n\nBen: Nothing at all, I was away.\n\nAna: Are you sure of that?\n",
    );
    let draft = draft("a.csv", b"who;said\nAna;Hello there\nBen;No\n");
    let Body::Table(columns) = &draft.body else { panic!("no table") };
    assert_eq!(columns.names, ["who", "said"]);
    let turned = Choices { speaker: Some(1), words: 0, ..Choices::default() };
    assert_eq!(draft.text(&turned), "Hello there: Ana\n\nNo: Ben\n");
}

#[test]
fn recognised_speech_in_the_shapes_of_many_programs() {
    let whisper = r#"{"text":"x","segments":[{"id":0,"start":0.0,"end":1.5,"text":" Hello."},{"start":1.5,"end":2.0,"text":" You?","speaker":"SPEAKER_01"}]}"#;
    check("a.json", whisper, "[00:00:00] Hello.\n\n[00:00:01] SPEAKER_01: You?\n");
    let utterances = r#"{"utterances":[{"speaker":"A","text":"Hello.","start":250,"end":61250},{"speaker":"B","text":"No.","start":61250,"end":62000}]}"#;
    check("a.json", utterances, "[00:00:00] Speaker A: Hello.\n\n[00:01:01] Speaker B: No.\n");
    let monologues = r#"{"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Hi","ts":0.5,"end_ts":0.7},{"type":"punct","value":" "},{"type":"text","value":"all","ts":0.8},{"type":"punct","value":"."}]}]}"#;
    check("a.json", monologues, "[00:00:00] Speaker 0: Hi all.\n");
    let cpp = r#"{"transcription":[{"timestamps":{"from":"00:00:00,000","to":"00:00:02,000"},"offsets":{"from":2000,"to":4000},"text":" Hi."}]}"#;
    check("a.json", cpp, "[00:00:02] Hi.\n");
    let chunks = r#"{"text":"x","chunks":[{"timestamp":[1.0,2.0],"text":" Hi."}]}"#;
    check("a.json", chunks, "[00:00:01] Hi.\n");
    let results =
        r#"{"results":{"channels":[],"utterances":[{"speaker":1,"transcript":"Hi.","start":3.2,"end":4.0}]}}"#;
    check("a.json", results, "[00:00:03] Speaker 1: Hi.\n");
    let events = r#"{"events":[{"tStartMs":1500,"dDurationMs":10,"segs":[{"utf8":"so"},{"utf8":" we"}]}]}"#;
    check("a.json", events, "[00:00:01] so we\n");
}

#[test]
fn what_readers_write_structure_understands() {
    let file = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v SPEAKER_00>Did you see it?\n\n00:02.000 --> 00:03.000\n<v Ben Ode>No, I was away then.\n\n00:04.000 --> 00:05.000\n<v SPEAKER_00>Are you sure?\n";
    let draft = draft("a.vtt", file.as_bytes());
    for times in [true, false] {
        let structure = Structure::of(&draft.text(&Choices { times, join: true, ..Choices::default() }));
        let names: Vec<&str> = structure.speakers.iter().map(|s| s.name.as_str()).collect();
        assert_eq!((names, structure.turns.len()), (vec!["SPEAKER_00", "Ben Ode"], 3));
    }
}

#[test]
fn pages_are_read_as_they_are_seen() {
    let page = "<!DOCTYPE html><html><head><title>A &amp; B</title><style>p > a {}</style><body><nav>Home</nav>\n<h1>The\n talk</h1><p>One <b>two</b>&nbsp;3<br>four<p>Five<script>var a = '</p>';</script>\n<ul><li>six<ol><li>seven</ol><li><p>eight</ul><img alt='x>y' src=a><table><tr><td>a<td>b<tr><td>c<td>d</table><pre>x\n  y</pre>1 < 2 <unknown>z</unknown>";
    let draft = draft("a.html", page.as_bytes());
    assert_eq!(draft.title, "A & B");
    assert_eq!(
        draft.text(&Choices::default()),
        "The talk\n\nOne two\u{a0}3\nfour\n\nFive\n\n- six\n  1. seven\n- eight\n\na\tb\nc\td\n\nx\n  y\n\n1 < 2 z\n"
    );
    assert_eq!(draft.report.of(Seen::Pictures), 1);
    let turns = "<table><tr><td>Ana</td><td>What did you see?</td></tr><tr><td>Ben</td><td>Nothing, I was <i>away</i>.</td></tr><tr><td>Ana</td><td>Are you sure?</td></tr></table>";
    check("a.html", turns, "Ana: What did you see?\n\nBen: Nothing, I was away.\n\nAna: Are you sure?\n");
}

#[test]
fn markdown_loses_its_marks() {
    check(
        "a.md",
        "---\ntitle: \"A talk\"\n---\n# Head\n\n**Ana:** see [this](http://a.b/c_d) *now*, 2 * 3 * 4, snake_case_name\\*\n> said\n![x](y)\n* one\n<!-- no -->",
        "# Head\n\nAna: see this now, 2 * 3 * 4, snake_case_name*\nsaid\n\n- one\n",
    );
}

fn docx(document: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let document = format!("<w:document xmlns:w='w' xmlns:mc='m'><w:body>{document}</w:body></w:document>");
    let mut entries = vec![("word/document.xml".to_owned(), document.into_bytes())];
    entries.extend(more.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())));
    archive::write(&entries).unwrap()
}

#[test]
fn word_documents_as_they_are_read_on_the_page() {
    let numbering = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='3'/><w:numFmt w:val='decimal'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>";
    let notes = "<w:footnotes xmlns:w='w'><w:footnote w:type='separator' w:id='-1'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>The note.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let item = |level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let document = format!(
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Head</w:t></w:r></w:p>\n<w:p><w:r><w:t xml:space='preserve'>Ana: a </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:tab/><w:t>😀</w:t><w:br/><w:t>line</w:t><w:footnoteReference w:id='2'/><w:drawing/></w:r></w:p><w:p/>{}{}{}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        item(0, "one"),
        item(1, "two"),
        item(0, "three"),
    );
    let bytes = docx(&document, &[("word/numbering.xml", numbering), ("word/footnotes.xml", notes)]);
    let draft = draft("a.docx", &bytes);
    assert_eq!(
        draft.text(&Choices::default()),
        "Head\n\nAna: a new\t😀\nline[1]\n\n3. one\n  a. two\n4. three\n\nx\ty\n\n[1] The note.\n"
    );
    let seen: Vec<(Seen, usize)> = draft.report.iter().collect();
    assert_eq!(
        seen,
        [
            (Seen::Headings, 1),
            (Seen::Items, 3),
            (Seen::Tables, 1),
            (Seen::Notes, 1),
            (Seen::Changes, 2),
            (Seen::Pictures, 1)
        ]
    );
}

#[test]
fn a_list_may_differ_from_its_pattern() {
    let numbering = "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/></w:lvl></w:abstractNum>\
        <w:num w:numId='1'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>\
        <w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/></w:lvl></w:lvlOverride></w:num></w:numbering>";
    let item = |list: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='{list}'/></w:numPr></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let bytes = docx(&format!("{}{}", item(1, "five"), item(2, "dot")), &[("word/numbering.xml", numbering)]);
    assert_eq!(draft("a.docx", &bytes).text(&Choices::default()), "5. five\n- dot\n");
}

#[test]
fn a_text_box_does_not_break_its_paragraph() {
    let document = "<w:p><w:r><w:t>one </w:t><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>two</w:t></w:r></w:p>";
    assert_eq!(draft("a.docx", &docx(document, &[])).text(&Choices::default()), "box\n\none two\n");
}

#[test]
fn opendocument_texts() {
    let content = "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:draw='d' xmlns:table='b'><office:automatic-styles><text:list-style text:name='L1'><text:list-level-style-number text:level='1' text:num-format='1'/><text:list-level-style-bullet text:level='2'/></text:list-style></office:automatic-styles><office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes><text:h>Head</text:h>\n<text:p>a\n  b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> f<office:annotation><text:p>aside</text:p></office:annotation></text:p><text:list text:style-name='L1'><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>three</text:p></text:list-item></text:list></office:text></office:body></office:document-content>";
    let entries = [
        ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.text".to_vec()),
        ("content.xml".to_owned(), content.as_bytes().to_vec()),
    ];
    let draft = draft("a.odt", &archive::write(&entries).unwrap());
    assert_eq!(
        draft.text(&Choices::default()),
        "Head\n\na b  c\td\ne[1] f\n\n1. one\n  - two\n2. three\n\n[1] The note.\n"
    );
    assert_eq!((draft.report.of(Seen::Changes), draft.report.of(Seen::Comments)), (1, 1));
}

#[test]
fn hostile_files_end_at_a_limit() {
    let limit = |file: &str, bytes: &[u8], what: Limit| {
        let error = Format::detect(file, bytes).unwrap().read(bytes, &mut |_| {}).unwrap_err();
        assert!(matches!(error, ReadError::Limit { what: found, .. } if found == what), "{file}: {error}");
    };
    limit("a.docx", &docx(&"<w:p>".repeat(500), &[]), Limit::Depth);
    let bomb = vec![b' '; 65 * 1024 * 1024];
    limit("a.docx", &archive::write(&[("word/document.xml".into(), bomb)]).unwrap(), Limit::Unpacked);
    let doctype = b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".to_vec();
    limit("a.odt", &archive::write(&[("content.xml".into(), doctype)]).unwrap(), Limit::Doctype);
    limit("a.html", "<ul>".repeat(100_000).as_bytes(), Limit::Depth);
    limit("a.html", "<table>x".repeat(100_000).as_bytes(), Limit::Depth);
    // Text within marks that never end is kept, and found in one pass.
    let endless = "<svg>x".repeat(200_000);
    assert!(read(FormatId::WebPage, endless.as_bytes()).is_ok());
    let quotes = "<a '>x".repeat(200_001);
    assert!(read(FormatId::WebPage, quotes.as_bytes()).is_ok());
    let names: String = (0..30_000).map(|n| format!("<x{n} hidden>y")).collect();
    assert!(read(FormatId::WebPage, names.as_bytes()).is_ok());
    for unit in ["[", "[](", "*[", "![x](", "[x]"] {
        assert!(read(FormatId::MarkdownText, unit.repeat(1_000_000).as_bytes()).is_ok());
    }
    for unit in ["<a", "{\\", "<a\n", "&\n"] {
        let file = format!("1\n00:00:01,000 --> 00:00:02,000\n{}", unit.repeat(500_000));
        assert!(read(FormatId::Srt, file.as_bytes()).is_ok());
    }
    let deep = "[".repeat(100_000);
    assert!(matches!(read(FormatId::Recognised, deep.as_bytes()), Err(ReadError::Syntax { .. })));
    let line = format!("WEBVTT\n\n00:01.000 --> 00:02.000\n{}", "a".repeat(9_000_000));
    assert!(read(FormatId::Vtt, line.as_bytes()).is_ok());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(
        kind in 0usize..6,
        text in "(<[a-z]{1,5} ?|</|>|&#?[a-z0-9]{1,4};|[0-9:,.]{1,8}|-->|\n|\"|[|*_`\\]\\[()!-]|<v A|\\PC|,|\t){0,60}",
    ) {
        let formats = [FormatId::Srt, FormatId::Vtt, FormatId::Table, FormatId::WebPage, FormatId::MarkdownText, FormatId::Recognised];
        let text = if kind < 2 { format!("00:01.000 --> 00:02.000\n{text}") } else { text };
        if let Ok(draft) = read(formats[kind], text.as_bytes()) {
            for (times, join) in [(true, true), (false, false)] {
                draft.text(&Choices { times, join, ..draft.choices() });
            }
        }
    }

    #[test]
    fn any_document_is_read_or_refused(parts in "(<w:p>|</w:p>|<w:t>|</w:t>|<w:tbl>|</w:tbl>|<w:tr>|<w:tc>|<w:pPr>|</w:pPr>|<w:numId w:val='1'/>|<w:del>|</w:del>|a| ){0,30}") {
        let _ = read(FormatId::Docx, &docx(&parts, &[]));
    }
}
