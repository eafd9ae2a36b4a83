use glossator::exchange::export::{Layer, Mark, Structures, Words};
use glossator::exchange::submission::Reader;
use glossator::exchange::transcript::{Body, Choices, Draft};
use glossator::exchange::{
    Content, Export, FORMATS, Format, FormatId, Import, Incoming, Texts, collect, lexicon, project_file,
};
use glossator::model::{
    Annotation, Coder, Command, Edit, Id, Project, Structure, Tag, Timestamp, Transcript, codebook,
};
use glossator::text::{Span, Text};
use std::rc::Rc;

const WORDS: Words<'_> = Words { lang: "en", codebook: "Codebook", notes: "Notes", untitled: "Project" };

/// What passages of the seeds lie in.
const TALK: &str = "Ana: The café was shut 🙂 at noon.\n\nBen: I do not remember it that way.\n";

/// What a reader has read. `chosen` chooses the format in which a project is then written.
pub fn content(read: &Content, chosen: usize) {
    match read {
        Content::Transcript(draft) => transcript(draft),
        Content::Project(opened) => {
            project(&opened.project, &opened.texts);
            written(&opened.project, &opened.texts, chosen);
        }
        Content::Codings(incoming) => {
            let (own, texts) = stock();
            codings(incoming, &own, &texts, chosen);
            codings(incoming, &Project::empty(Id::new("p"), Timestamp::default()), &Texts::new(), chosen);
        }
    }
}

/// What a class handed back, loose or in an archive.
pub fn returned(bytes: &[u8]) {
    let (own, texts) = stock();
    let reader = Reader::new(own.transcripts.iter().map(|t| (t.id.clone(), &*texts[&t.text])));
    for name in ["a.zip", "Ana.glossator-work.json"] {
        collect::is_returned(name, bytes);
        collect::read(&reader, name, bytes, &mut |returned| {
            let collect::What::Work(work) = returned.what else { return };
            for passage in &work.passages {
                for transcript in &own.transcripts {
                    let text = &texts[&transcript.text];
                    if passage.transcript == transcript.id {
                        ordered(&passage.ranges, text.as_str());
                    }
                }
            }
        });
    }
}

/// The block of a hand-out.
pub fn handout(bytes: &[u8]) {
    if let Ok(handout) = glossator::exchange::handout::read(bytes) {
        project(&handout.project, &handout.texts);
    }
}

/// Themes in either of their formats.
pub fn themes(bytes: &[u8]) {
    let file = String::from_utf8_lossy(bytes);
    let fresh = Id::new("fresh");
    for read in [lexicon::read_json(&file, &fresh), lexicon::read_csv(&file, &fresh)].into_iter().flatten() {
        let again = lexicon::read_json(&lexicon::write_json(&read), &fresh);
        assert_eq!(again.map(|l| l.len()), Ok(read.len()));
    }
}

fn transcript(draft: &Draft) {
    let mut all = vec![draft.choices()];
    for (times, join) in [(true, false), (false, true)] {
        all.push(Choices { times, join, ..draft.choices() });
    }
    if let Body::Table(_) = draft.body {
        all.push(Choices { speaker: Some(1), words: 0, time: Some(2), ..draft.choices() });
        all.push(Choices { speaker: None, words: usize::MAX, time: Some(usize::MAX), ..draft.choices() });
    }
    for choices in &all {
        let text = Text::new(&draft.text(choices));
        assert!(!text.as_str().contains('\r'), "a line end that is not LF");
        structure(&Structure::of(text.as_str()), text.as_str());
    }
}

fn structure(structure: &Structure, text: &str) {
    let head = &structure.head;
    for span in [head.title, head.source, head.date, head.place].into_iter().flatten() {
        lies(span, text);
    }
    let mut end = 0;
    for block in &structure.blocks {
        lies(block.span, text);
        assert!(block.span.start >= end, "paragraphs that overlap");
        end = block.span.end;
        if let Some(label) = block.label {
            for span in [Some(label.span), Some(label.name), label.aside, label.time].into_iter().flatten() {
                lies(span, text);
            }
        }
        assert!(block.turn.is_none_or(|n| (n as usize) < structure.turns.len()));
    }
    for turn in &structure.turns {
        lies(turn.span, text);
        assert!(turn.speaker.is_none_or(|n| (n as usize) < structure.speakers.len()));
        assert!(turn.first_block as usize + turn.block_count as usize <= structure.blocks.len());
    }
}

fn codings(incoming: &Incoming, own: &Project, own_texts: &Texts, chosen: usize) {
    let plan = Import::plan(incoming, own, own_texts);
    let command = plan.command(own, &Id::new("seed"), &Id::new("me"), Timestamp::default());
    let named = Edit::Coder {
        id: Id::new("me"),
        value: Some(Rc::new(Coder { id: Id::new("me"), name: "Me".to_owned() })),
        at: usize::MAX,
    };
    let begun = Command(vec![named]).apply(own).expect("a coder can be added").0;
    let (after, back) = command.apply(&begun).expect("a planned import can be carried out");
    assert_eq!(back.apply(&after).expect("and taken back").0, begun, "an import is one step to undo");
    let mut texts = own_texts.clone();
    texts.extend(plan.new_transcripts.iter().map(|t| (t.text.hash().clone(), Rc::clone(&t.text))));
    project(&after, &texts);
    written(&after, &texts, chosen);
}

/// A project file of it comes back as it was, and it can be written in every format.
fn written(project: &Project, texts: &Texts, chosen: usize) {
    let file = project_file::write(project, texts, Timestamp::default());
    let opened = project_file::read(&file).unwrap_or_else(|e| panic!("what is written is read: {e}"));
    assert!(opened.repairs.is_empty(), "{:?}", opened.repairs);
    assert_eq!(&opened.project, project);
    let writers: Vec<&Format> = FORMATS.iter().filter(|f| f.writes).collect();
    let format = writers[chosen % writers.len()];
    let structures: Structures =
        project.transcripts.iter().map(|t| (t.id.clone(), Rc::new(t.structure(texts[&t.text].as_str())))).collect();
    let mark = |t: &Rc<Transcript>| {
        let whole = Span::of(0, texts[&t.text].as_str().len());
        Mark { transcript: t.id.clone(), span: whole, label: "PERSON".to_owned(), layer: Layer::Entities }
    };
    let marks: Vec<Mark> = project.transcripts.iter().map(mark).collect();
    let (now, structures, marks) = (Timestamp::default(), &structures, &marks);
    let written = format.write(&Export { project, texts, structures, marks, now, words: WORDS });
    if let (true, Ok(written)) = (format.reads, written) {
        let again = format.read(&written.bytes, &mut |_| {});
        assert!(again.is_ok() || format.id == FormatId::CodebookCsv, "{}: {:?}", format.key, again.err());
    }
}

fn project(project: &Project, texts: &Texts) {
    assert_eq!(codebook::tree(&project.tags).len(), project.tags.len(), "a tag that the tree does not hold");
    for annotation in &project.annotations {
        let transcript = project.transcript(&annotation.transcript).expect("a passage of a transcript");
        ordered(&annotation.ranges, texts[&transcript.text].as_str());
        assert!(annotation.tags.iter().all(|t| project.tag(t).is_some()), "a tag that there is");
        assert!(project.coder(&annotation.coder).is_some(), "a coder that there is");
    }
}

/// In order, apart, none empty, each on the borders of characters.
fn ordered(ranges: &[Span], text: &str) {
    assert!(!ranges.is_empty(), "a passage without a place");
    let mut end = 0;
    for range in ranges {
        lies(*range, text);
        assert!(!range.is_empty() && range.start >= end, "{ranges:?}");
        end = range.end;
    }
}

fn lies(span: Span, text: &str) {
    assert!(span.is_valid_in(text), "{span:?} does not lie in a text of {} bytes", text.len());
}

/// A project with a passage, into which is imported.
fn stock() -> (Project, Texts) {
    let text = Rc::new(Text::new(TALK));
    let now = Timestamp::from_millis(1_400_000_000_000);
    let (talk, claim, ana) = (Id::new("talk"), Id::new("claim"), Id::new("ana"));
    let transcript = Transcript {
        id: talk.clone(),
        text: text.hash().clone(),
        title: "Talk".to_owned(),
        file: "talk.txt".to_owned(),
        added: now,
        corrections: Vec::new(),
        note: String::new(),
        pseudonyms: Vec::new(),
    };
    let tag = Tag {
        id: claim.clone(),
        name: "claim".to_owned(),
        parent: None,
        colour: 3,
        description: "What is said to be so".to_owned(),
        key: Some(1),
    };
    let at = TALK.find("was shut").unwrap_or(0);
    let passage = Annotation {
        id: Id::new("passage"),
        transcript: talk.clone(),
        ranges: vec![Span::of(at, at + "was shut 🙂".len())],
        tags: vec![claim.clone()],
        note: "Is it?".to_owned(),
        coder: ana.clone(),
        created: now,
        modified: now,
        anchored: None,
    };
    let edits = vec![
        Edit::Transcript { id: talk, value: Some(Rc::new(transcript)), at: 0 },
        Edit::Tag { id: claim, value: Some(Rc::new(tag)), at: 0 },
        Edit::Coder { id: ana.clone(), value: Some(Rc::new(Coder { id: ana, name: "Ana".to_owned() })), at: 0 },
        Edit::put(passage),
    ];
    let empty = Project::empty(Id::new("project"), now);
    let project = Command(edits).apply(&empty).expect("a project of one passage").0;
    (project, Texts::from([(text.hash().clone(), text)]))
}
