//! `cargo xtask convert`: the page's own readers and writers, for scripts and checks.

use crate::{Outcome, Problem};
use glossator::exchange::incoming::{Incoming, IncomingTranscript};
use glossator::exchange::{Content, Format, Import, Outgoing, Texts, Words};
use glossator::model::{Coder, Command, Edit, Id, Project, Timestamp, title_of};
use glossator::strings::Locale;
use glossator::text::Text;
use std::path::Path;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Reads every file but the last, one on top of the other, and writes the last: texts first, then
/// codings on them. What is imported, what is not found and what the result does not hold is said
/// on standard error.
pub(crate) fn convert(arguments: &[&str]) -> Outcome {
    let mut files: Vec<&str> = Vec::new();
    let (mut from, mut to) = (None, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--from" => from = Some(named(rest.next())?),
            "--to" => to = Some(named(rest.next())?),
            file => files.push(file),
        }
    }
    let Some((out, sources)) = files.split_last().filter(|(_, sources)| !sources.is_empty()) else {
        return Err("convert needs at least one file to read and one to write".into());
    };
    let target =
        to.or_else(|| Format::to_write(out)).ok_or_else(|| format!("{out}: no format ends so; say which with --to"))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_millis());
    let now = Timestamp::from_millis(u64::try_from(now).unwrap_or(0));
    let seed = Id::new(&format!("{now:?} {}", sources.join(" ")));
    let coder = seed.nth(1);
    let mut project = Project::empty(seed.nth(0), now);
    let mut texts = Texts::new();
    for (n, source) in (2u32..).zip(sources) {
        add(source, from, &mut project, &mut texts, &seed.nth(n), &coder, now)?;
    }
    if project.annotations.iter().any(|a| a.coder == coder) {
        let value = Coder { id: coder.clone(), name: String::new() };
        let edit = Edit::Coder { id: coder, value: Some(Rc::new(value)), at: usize::MAX };
        project = Command(vec![edit]).apply(&project).map_err(|r| format!("{r:?}"))?.0;
    }
    let (project, texts) = (Rc::new(project), Rc::new(texts));
    let outgoing = Outgoing { format: target.id, project, texts, marks: Vec::new(), now };
    let written = outgoing.write(Words::of(Locale::English)).map_err(|e| format!("{out}: {e:?}"))?;
    for loss in &written.losses {
        eprintln!("{out}: without {} {:?}", loss.count, loss.what);
    }
    std::fs::write(out, &written.bytes).map_err(|e| format!("{out}: {e}"))?;
    Ok(())
}

fn named(key: Option<&&str>) -> Result<&'static Format, Problem> {
    let known = || glossator::exchange::FORMATS.iter().map(|f| f.key).collect::<Vec<_>>().join(" ");
    key.and_then(|key| Format::by_key(key)).ok_or_else(|| format!("formats are: {}", known()).into())
}

fn add(
    file: &str,
    from: Option<&'static Format>,
    project: &mut Project,
    texts: &mut Texts,
    seed: &Id,
    coder: &Id,
    now: Timestamp,
) -> Outcome {
    let bytes = std::fs::read(file).map_err(|e| format!("{file}: {e}"))?;
    let format =
        from.or_else(|| Format::detect(file, &bytes)).ok_or_else(|| format!("{file}: not a format that is read"))?;
    let incoming = match format.read(&bytes, &mut |_| {}).map_err(|e| format!("{file}: {e}"))? {
        Content::Project(opened) => {
            opened.repairs.iter().for_each(|r| eprintln!("{file}: put right: {r:?}"));
            texts.extend(opened.texts);
            if !project.transcripts.is_empty() || !project.tags.is_empty() {
                return Err(format!("{file}: a project can only be the first file").into());
            }
            *project = opened.project;
            return Ok(());
        }
        Content::Transcript(draft) => {
            draft.report.iter().for_each(|(seen, count)| eprintln!("{file}: {count} {seen:?}"));
            let path = Path::new(file);
            let name = path.file_name().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let text = draft.text(&draft.choices());
            let title = match draft.title.is_empty() {
                true => title_of(&Text::new(&text), &name),
                false => draft.title.clone(),
            };
            Incoming {
                transcripts: vec![IncomingTranscript { id: None, title, file: name, text }],
                ..Incoming::default()
            }
        }
        Content::Codings(incoming) => incoming,
    };
    let import = Import::plan(&incoming, project, texts);
    let (exact, quote, similar) = import.tally();
    eprintln!(
        "{file}: {exact} passages at their place, {quote} by their words, {similar} by similar words, {} not found; {} tags new, {} known",
        import.not_found.len(),
        import.new_tags.len(),
        import.merged_tags.len()
    );
    import.not_found.iter().for_each(|n| eprintln!("{file}: not found: {:?}", n.exact));
    import.skipped.iter().for_each(|s| eprintln!("{file}: passed over: {s:?}"));
    texts.extend(import.new_transcripts.iter().map(|t| (t.text.hash().clone(), Rc::clone(&t.text))));
    *project = import.command(project, seed, coder, now).apply(project).map_err(|r| format!("{file}: {r:?}"))?.0;
    Ok(())
}
