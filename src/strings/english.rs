mod classroom;
mod editions;
mod names;
mod review;
mod shortcuts;
mod tree;

use super::Catalogue;

/// English.
pub static ENGLISH: Catalogue = WORDS;

/// The same words in a page that runs from right to left.
pub static MIRRORED: Catalogue = Catalogue { direction: "rtl", ..WORDS };

const WORDS: Catalogue = Catalogue {
    // The language, as BCP 47 names it, what it calls itself, its direction, and whose dates it writes.
    language: "en",
    own_name: "English",
    direction: "ltr",
    dates: "en-GB",
    // The bar.
    project_name: "Project name",
    layers: "Layers",
    tags: "Tags",
    entities: "Entities",
    themes: "Themes",
    undo: "Undo",
    undo_hint: "Undo (Ctrl+Z)",
    redo: "Redo",
    redo_hint: "Redo (Ctrl+Shift+Z)",
    open: "Open",
    save_project: "Save project",
    export: "Export",
    settings: "Settings",
    help: "Keys and legend",
    left_panel: "Outline and codebook",
    right_panel: "Passages, entities, themes",
    panels: "Panels",
    // Whether the work is safe.
    nothing_to_keep: "Nothing to save yet",
    saving: "Saving…",
    saved_in_browser: "Saved in this browser",
    not_kept_full: "Not saved: the browser has no room left. Your work is still here: save the project to a file.",
    not_kept_refused: "Not saved: this browser keeps nothing for local files. Save the project to a file before you close it.",
    not_kept_newer: "Not saved: what is stored here was written by a newer Glossator. Save the project to a file.",
    not_kept_failed: "Not saved: the browser’s store failed. Your work is still here.",
    open_elsewhere: "Open in another tab: here you can only read",
    take_over: "Take over",
    try_again: "Try again",
    last_file: |when| format!("Last saved to a file: {when}"),
    never_in_file: "Not saved to a file yet",
    remind_file: "Save to a file?",
    // The left panel.
    transcript: "Transcript",
    transcripts: "Transcripts",
    rename_transcript: "Title of the transcript",
    outline: "Outline",
    no_outline: "This text names no speakers and has no headings.",
    opening: "opening",
    opening_statement: "opening statement",
    earlier: "Earlier",
    later: "Later",
    speakers: "Speakers",
    turns: |n| counted(n, "turn", "turns"),
    speaker_name: "Name",
    also_written: "Also written:",
    split: "Somebody else",
    split_speaker: |name| format!("{name} is somebody else"),
    same_person: "Same person as",
    choose: "Choose…",
    codebook: "Codebook",
    no_tags: "No tags yet. Select words in the text and type a name, or add one here.",
    new_tag: "New tag",
    add: "Add",
    passages: |n| counted(n, "passage", "passages"),
    key_named: |key| format!("key {key}"),
    tag_name: "Name",
    colour: "Colour",
    description: "Description",
    description_hint: "When to use it, and when not",
    delete_tag: "Delete tag",
    colours: ["Rust", "Green", "Violet", "Crimson", "Blue", "Ochre", "Teal", "Orchid", "Olive", "Brown"],
    // The text.
    reading_keys: "Arrow keys move the reading cursor by word and paragraph, with Alt by sentence and turn; Shift selects. Enter opens what is at the cursor. Digits tag.",
    no_transcript: "No transcript",
    no_transcript_hint: "Open a text file, paste a text or look at the sample. Nothing leaves this computer.",
    // The right panel.
    details: "Details",
    passages_tab: "Passages",
    no_passages: "Nothing is tagged yet. Select words in the text: a box opens beside them.",
    open_passage: "Open passage",
    ask_name: "Who is annotating?",
    your_name: "Your name",
    keep: "Keep",
    searching: "Looking for entities and themes…",
    stop: "Stop",
    search_failed: "The search for entities and themes failed.",
    search_stopped: "The search was stopped.",
    search_again: "Search again",
    commands: "Commands",
    find_command: "Find a command",
    no_command: "No command is called that.",
    tag_in_vivo: "Tag with its own words (in vivo)",
    next_passage: "Next passage",
    previous_passage: "Previous passage",
    copy_passage_quotation: "Copy passage with its source",
    copy_passage_markdown: "Copy passage as Markdown",
    copy_passage_rows: "Copy passage as rows for a spreadsheet",
    switch_tags: "Show or hide tags",
    switch_entities: "Show or hide entities",
    switch_themes: "Show or hide themes",
    search: "Search",
    search_words: "Search the text",
    search_hint: "Type what you look for: every place is marked in the text and listed here with its context.",
    search_inflected: "All forms of a word",
    search_whole: "Whole words",
    search_case: "Capitals count",
    search_pattern: "Regular expression",
    search_everywhere: "In all transcripts",
    hits: |n, more| if more { format!("{n} places and more") } else { counted(n, "place", "places") },
    found_places: "Found places",
    tag_as: "Tag as",
    bad_pattern: |why| format!("This is not a regular expression yet: {why}."),
    pattern_too_large: "This regular expression is too large. Make it shorter.",
    concordance: "Concordance",
    concordance_open: "As a concordance…",
    sort_by: "Sort by",
    sort_place: "Place in the text",
    sort_left: "Words before",
    sort_right: "Words after",
    hit: "Found",
    speaker: "Speaker",
    all_speakers: "All speakers",
    choose_hit: |hit| format!("Choose “{hit}”"),
    tag_hits: |n| format!("Tag {}", counted(n, "place", "places")),
    no_entities: "No names were found in this text.",
    languages: [
        "to be French",
        "to be Spanish",
        "to be Portuguese",
        "to be Italian",
        "to be German",
        "to be Dutch",
        "to be Danish or Norwegian",
        "to be Swedish",
        "to be Polish",
        "to be Romanian",
        "to be Turkish",
        "to be Indonesian or Malay",
        "to be Swahili",
        "to be Chinese",
        "to be Japanese",
        "to be Korean",
        "to be in a language with Cyrillic letters",
        "to be in a language with Greek letters",
        "to be in a language with Arabic letters",
        "to be in a language with Hebrew letters",
        "not to be English",
        "not to be English",
    ],
    language_found: |seems| {
        format!(
            "This text seems {seems}. Only well-known places and organisations, dates in figures and the names in speakers’ labels are found."
        )
    },
    no_themes: "No themes were found: the text is too short, or in a language without word lists here.",
    kinds: ["People", "Organisations", "Places", "Groups", "Events", "Agreements", "Dates", "Relative dates"],
    next_mention: |name, n| format!("{name}, {}: go to the next", counted(n, "mention", "mentions")),
    show_more: |n| format!("Show {n} more"),
    previous: "Previous",
    next: "Next",
    of: |at, of| format!("{at} of {of}"),
    tag_all_mentions: "Tag all mentions",
    // The strip.
    whole_transcript: "Whole transcript",
    place_in_transcript: "Place in the transcript",
    percent: |n| format!("{n} %"),
    // The box at the selection, and the open passage.
    tag_selection: "Tag the selection",
    find_or_new_tag: "Find or name a tag",
    new_tag_named: |name| format!("New tag “{name}”"),
    write_note: "Note",
    last_tag: "Last tag",
    let_go: "Let go",
    passage: "Passage",
    passage_from: |tags| format!("[{tags}:"),
    passage_to: |tags| format!("end of {tags}]"),
    close: "Close",
    note: "Note",
    start_of_passage: "Start",
    end_of_passage: "End",
    start_earlier: "Start a word earlier",
    start_later: "Start a word later",
    end_earlier: "End a word earlier",
    end_later: "End a word later",
    delete_passage: "Delete passage",
    copy: "Copy",
    copy_quotation: "with source",
    copy_markdown: "as Markdown",
    copy_rows: "as rows",
    anchored_quote: "Moved to the same words at another place: please check.",
    anchored_fuzzy: |n| format!("Moved to similar words ({n} % the same): please check."),
    anchored_lost: "Its words were not found in this text: this is where they would be.",
    // Dialogs.
    open_title: "Open",
    open_file: "File…",
    open_file_hint: "Text, Word, OpenDocument, HTML, Markdown, captions, tables, Whisper JSON; projects, annotations and codebooks, also of other programs",
    paste: "Paste…",
    paste_hint: "Text from anywhere",
    open_sample: "Sample",
    open_sample_hint: "A short news conference that never was",
    new_project: "New project",
    new_project_hint: "Starts afresh; the present one stays in this browser and can be opened from here",
    stored_projects: "Other projects in this browser",
    unnamed_project: "Project without a name",
    delete: "Delete",
    delete_project: |name| format!("Delete {name} from this browser"),
    drop_hint: "You can also drop files anywhere on the page.",
    paste_title: "Paste a text",
    paste_label: "Text",
    open_text: "Open text",
    pasted_text: "The pasted text",
    // What files bring; the lists are in the order of the kinds they name.
    import_title: "Bring in",
    reading_file: "Reading…",
    planning: "Looking for the places…",
    leave_out: |file| format!("Leave out {file}"),
    bring_in: "Bring in",
    seen: [
        |n| counted(n, "speaker", "speakers"),
        |n| counted(n, "caption", "captions"),
        |n| counted(n, "segment", "segments"),
        |n| counted(n, "row", "rows"),
        |n| counted(n, "heading", "headings"),
        |n| counted(n, "list entry", "list entries"),
        |n| counted(n, "table as lines", "tables as lines"),
        |n| counted(n, "table read as turns", "tables read as turns"),
        |n| counted(n, "note, at the end of the text", "notes, at the end of the text"),
        |n| counted(n, "tracked change, as accepted", "tracked changes, as accepted"),
        |n| counted(n, "line that captions repeat", "lines that captions repeat"),
        |n| counted(n, "entry without words", "entries without words"),
        |n| counted(n, "picture", "pictures"),
        |n| counted(n, "comment in the margin", "comments in the margin"),
    ],
    left_out: "Left out:",
    keep_times: "Keep time codes in the text",
    join_captions: "Join what one person says into a turn",
    speaker_column: "Speaker",
    words_column: "Words",
    time_column: "Time",
    no_column: "None",
    column: |n| format!("Column {n}"),
    text_begins: "How the text begins",
    will_add: "What will be added",
    new_transcripts: |n| counted(n, "transcript", "transcripts"),
    known_transcripts: |n| format!("{} already in this project", counted(n, "transcript is", "transcripts are")),
    new_tags: |n, names| format!("{}: {names}", counted(n, "new tag", "new tags")),
    known_tags: |n, names| format!("{} already in this codebook: {names}", counted(n, "tag is", "tags are")),
    at_their_place: |n| format!("{} at the stated place", counted(n, "passage", "passages")),
    by_their_words: |n| format!("{} found by the same words", counted(n, "passage", "passages")),
    by_similar_words: |n| format!("{} found by similar words: please check", counted(n, "passage", "passages")),
    not_found: |n| format!("{} not found in these texts and left out", counted(n, "passage", "passages")),
    unchanged: |n| format!("{} already there", counted(n, "passage is", "passages are")),
    skipped: [
        |n| {
            counted(
                n,
                "entry that is no annotation was passed over",
                "entries that are no annotations were passed over",
            )
        },
        |n| {
            counted(
                n,
                "annotation of a whole document was passed over",
                "annotations of whole documents were passed over",
            )
        },
        |n| counted(n, "reply was passed over", "replies were passed over"),
        |n| {
            counted(
                n,
                "record of a kind that a project has not got was passed over",
                "records of kinds that a project has not got were passed over",
            )
        },
        |n| counted(n, "reference leads nowhere", "references lead nowhere"),
    ],
    nothing_to_add: "Nothing: all of it is there already",
    // What is written; the list is in the order of the kinds it names.
    export_title: "Export",
    export_format: "Format",
    format_hint: |key| match key {
        "project" => "Everything in one file, to go on with elsewhere",
        "w3c" => "Quotes, positions, tags, notes, codebook",
        "excerpts" => "Tagged passages for a spreadsheet",
        "xlsx" => "Tagged passages and codebook, a sheet each",
        "markdown" => "Tagged passages with notes, to write with",
        "html" => "A page to read or print: text, legend, notes",
        "qdpx" => "Project for NVivo, MAXQDA, ATLAS.ti, QualCoder",
        "qdc" => "Codebook for the same programs",
        "codebook" => "Codebook for a spreadsheet or Taguette",
        "doccano" => "Labelled texts, a line each",
        "spacy" => "Labelled spans with tokens",
        "conll" => "A word a line with its label",
        "brat" => "Texts with stand-off annotations",
        _ => "",
    },
    export_with: "With",
    marks_of_page: "Entities and themes are those of the transcript on the page.",
    losses_before: "The file will not hold:",
    losses_after: |file| format!("Saved {file}. It does not hold:"),
    no_losses: "The file holds all of it.",
    lost: [
        |n| counted(n, "transcript’s text", "transcripts’ texts"),
        |n| counted(n, "passage", "passages"),
        |n| counted(n, "passage that lies across another", "passages that lie across others"),
        |n| counted(n, "passage without a tag", "passages without a tag"),
        |n| {
            counted(
                n,
                "passage in parts as one: each part stands alone",
                "passages in parts as one: each part stands alone",
            )
        },
        |n| counted(n, "note", "notes"),
        |n| counted(n, "line break in notes", "line breaks in notes"),
        |n| counted(n, "annotator’s name", "annotators’ names"),
        |n| counted(n, "date of a passage", "dates of passages"),
        |n| counted(n, "tag without passages", "tags without passages"),
        |n| counted(n, "place of a tag under another", "places of tags under others"),
        |n| counted(n, "description of a tag", "descriptions of tags"),
        |n| counted(n, "tag’s colour", "tags’ colours"),
        |n| counted(n, "tag’s key", "tags’ keys"),
        |n| counted(n, "name of a tag as it is spelt here", "names of tags as they are spelt here"),
        |n| counted(n, "exact edge: moved to a whole word", "exact edges: moved to whole words"),
        |n| counted(n, "character that the format forbids", "characters that the format forbids"),
        |n| counted(n, "entity or theme", "entities and themes"),
        |n| counted(n, "transcript’s corrections of speakers", "transcripts’ corrections of speakers"),
        |n| counted(n, "mark of how a passage was found", "marks of how passages were found"),
        |n| counted(n, "note on a transcript", "notes on transcripts"),
    ],
    export_filtered: "Only what the filter lets through",
    save_file: "Save file",
    nothing_to_write: "There is nothing yet that this format holds.",
    too_much_to_write: "This is more than the format can hold.",
    writing: "The file is being made …",
    not_written: "The file could not be made: the browser gave too little memory, or lets a file start no background work. “Save project” still works.",
    notes: "Notes",
    appearance: "Appearance",
    as_the_system: "As the system",
    light: "Light",
    dark: "Dark",
    interface_language: "Language",
    text_size: "Size of the text",
    text_sizes: ["Small", "Medium", "Large", "Very large"],
    measure: "Length of lines",
    measures: ["Short", "Medium", "Long"],
    leading: "Space between lines",
    leadings: ["Narrow", "Medium", "Wide"],
    typeface: "Letters of the text",
    typefaces: ["With serifs", "Without serifs", "For dyslexic readers"],
    kept_title: "What is kept where",
    kept_where: "Your work is saved in this browser, and nowhere else. A browser may clear its store: save the project to a file now and then.",
    kept_who: "In Chrome and Edge, other HTML files opened from this computer can read that store; in Firefox, moving this file shows an empty one.",
    sends_nothing: "This page sends nothing: its own policy forbids every request, and no link leads out.",
    forget: "Forget everything stored here",
    forget_title: "Forget everything?",
    forget_explained: "All projects, texts and settings that Glossator keeps in this browser are deleted. Files you saved stay. This cannot be undone.",
    cancel: "Cancel",
    understood: "Understood",
    first_hint: "Select words in the text, then press a digit or type a tag’s name. Underlines are entities, dots are themes; press ? for the legend.",
    legend: "What the marks mean",
    legend_tag: "Tagged passage",
    legend_theme: "Term of a theme",
    keys_title: "Keys",
    offline: "Glossator works without a network and sends nothing.",
    keys: &[
        (&["←", "→"], "Reading cursor by word; with Alt by sentence"),
        (&["↑", "↓"], "By paragraph; with Alt by turn"),
        (&["Shift"], "With an arrow: select"),
        (&["Enter"], "Open the passage or the name at the cursor, or tag the word"),
        (&["1", "–", "9"], "Put the tag with this key on the selection"),
        (&["a", "–", "z"], "With a selection: find a tag by name"),
        (&["."], "The tag used last"),
        (&["\""], "A tag called as the words are (in vivo)"),
        (&[";"], "Write a note"),
        (&["[", "]"], "Previous and next passage"),
        (&["Ctrl", "Z"], "Undo; with Shift redo"),
        (&["H"], "History: what was done, to go back to"),
        (&["Ctrl", "S"], "Save the project to a file"),
        (&["Ctrl", "O"], "Open a file"),
        (&["/"], "Search the text"),
        (&["F"], "Filter passages and text"),
        (&["E"], "Excerpts: all passages in context"),
        (&["Ctrl", "K"], "All commands, by name"),
        (&["Esc"], "Close, or let go of the selection"),
    ],
    // Messages.
    undone: |what| format!("Undone: {what}"),
    redone: |what| format!("Done again: {what}"),
    nothing_to_undo: "Nothing to undo",
    nothing_to_redo: "Nothing to do again",
    project_opened: |name| format!("Opened {name}"),
    already_there: |title| format!("“{title}” is already in this project"),
    downloaded: |file| format!("Saved {file} to your downloads"),
    nothing_new: "All of it is here already, so nothing was added",
    repaired: |older, lost| match (older, lost) {
        (older, 0) => format!(
            "The browser’s store was damaged: {} came back in an earlier state",
            counted(older, "record", "records")
        ),
        (0, lost) => {
            format!("The browser’s store was damaged: {} could not be read", counted(lost, "record", "records"))
        }
        (older, lost) => format!(
            "The browser’s store was damaged: {} came back in an earlier state, {lost} could not be read",
            counted(older, "record", "records")
        ),
    },
    text_missing: |title| format!("The text of “{title}” is no longer in this browser. Open its file again to go on."),
    emptied: "The browser has cleared what was kept here. Open the project file you saved to go on.",
    forgotten: "Everything stored here was deleted",
    nothing_selected: "Select some words first",
    nothing_to_repeat: "No tag was used yet",
    no_more_passages: "No further passage",
    copied: "Copied",
    not_copied: "The browser did not let it be copied",
    no_tag_on_key: |key| format!("No tag has the key {key}"),
    read_only: "The project is open in another tab, so nothing was changed here",
    layer_on: |name| format!("{name} shown"),
    layer_off: |name| format!("{name} hidden"),
    walking: |name, at, of| format!("{name}, {at} of {of}"),
    selected: |text| format!("Selected: {text}"),
    tagged_here: |text, tags| format!("{text}, tagged {tags}"),
    // What was done.
    did_tag: |tag, quote| format!("Tagged “{quote}” as {tag}"),
    did_untag: |tag, quote| format!("Took {tag} off “{quote}”"),
    did_mark: |quote| format!("Marked “{quote}”"),
    did_tag_all: |tag, n| format!("Tagged {} as {tag}", counted(n, "passage", "passages")),
    did_note: |quote| format!("Note on “{quote}”"),
    did_adjust: |quote| format!("Passage is now “{quote}”"),
    did_delete: |quote| format!("Deleted the passage “{quote}”"),
    did_create_tag: |tag| format!("New tag {tag}"),
    did_rename_tag: |from, to| format!("Tag {from} is now {to}"),
    did_recolour: |tag| format!("New colour for {tag}"),
    did_describe: |tag| format!("New description for {tag}"),
    did_add_transcript: |title| format!("Added “{title}”"),
    did_remove_transcript: |title, n| format!("Removed “{title}” with {}", counted(n, "passage", "passages")),
    did_rename_transcript: |title| format!("Transcript is now “{title}”"),
    did_rename_project: |name| format!("Project is now “{name}”"),
    did_rename_speaker: |from, to| format!("{from} is now {to}"),
    did_merge_speakers: |from, into| format!("{from} and {into} are one speaker"),
    did_split_speaker: |variant| format!("{variant} is a speaker of their own"),
    did_import: |transcripts, tags, n, moved, lost| {
        let mut parts = Vec::new();
        if transcripts > 0 {
            parts.push(counted(transcripts, "transcript", "transcripts"));
        }
        if tags > 0 {
            parts.push(counted(tags, "tag", "tags"));
        }
        if n > 0 || parts.is_empty() {
            parts.push(counted(n, "passage", "passages"));
        }
        let mut text = format!("Brought in {}", parts.join(", "));
        if moved > 0 {
            text.push_str(&format!(", {moved} moved to similar words"));
        }
        if lost > 0 {
            text.push_str(&format!("; {lost} not found in these texts"));
        }
        text
    },
    did_name: |name| format!("Annotating as {name}"),
    // Why a file was not opened.
    not_read: |file| format!("{file} could not be read. Is it still there, and may this browser read it?"),
    too_much: |file| format!("{file} needs more memory than this browser gives. Nothing was opened."),
    no_worker: |file| {
        format!("{file} was not opened: this browser lets a file start no background work. Plain text can be opened.")
    },
    second_project: |file| format!("{file} is a project too, and only one can be open. It was left out."),
    is_empty: |file| format!("{file} is empty, so nothing was opened"),
    too_large: |file, size, limit| {
        format!(
            "{file} is too large: {} MB, and {} MB is the limit. Split it into parts.",
            megabytes(size),
            megabytes(limit)
        )
    },
    is_binary: |file, kind| match kind {
        Some(kind) => {
            format!(
                "{file} is not plain text: it looks like {kind}. Save it as plain text (.txt) or Word (.docx) and open that."
            )
        }
        None => format!("{file} is not plain text. Save it as plain text (.txt) and open that."),
    },
    bad_encoding: |file, encoding, at| {
        format!("{file} should be {encoding}, but byte {at} cannot be read as such. Save it as UTF-8 and open that.")
    },
    newer: |file, schema| {
        format!(
            "{file} was written by a newer Glossator (format {schema}). Nothing was opened: use the newer version for it."
        )
    },
    other_format: |file| format!("{file} is in a format that is not read here"),
    damaged_at: |file, line, column| format!("{file} is damaged at line {line}, column {column}. Nothing was opened."),
    damaged_missing: |file, id, from| {
        format!("{file} is damaged: {from} points to {id}, which is not there. Nothing was opened.")
    },
    damaged_twice: |file, id| format!("{file} is damaged: {id} is there twice. Nothing was opened."),
    damaged_text: |file| format!("{file} is damaged: a text in it is not the one it was saved as. Nothing was opened."),
    damaged_range: |file, from| format!("{file} is damaged: {from} lies outside its text. Nothing was opened."),
    damaged_value: |file, from, field| {
        format!("{file} is damaged: “{field}” of {from} cannot be read. Nothing was opened.")
    },
    damaged: |file| format!("{file} is damaged. Nothing was opened."),
    over_limit: |file, what, limit| {
        format!("{file} holds more than is read here: the limit is {limit} {what}. Nothing was opened.")
    },
    with_doctype: |file| {
        format!("{file} declares a document type, which could hide anything and is not read. Nothing was opened.")
    },
    limits: ["entries in an archive", "bytes of an unpacked entry", "elements within each other", "records"],
    a_pdf: "a PDF",
    a_word_file: "a word processor’s file",
    a_spreadsheet: "a spreadsheet",
    an_archive: "an archive",
    a_picture: "a picture",
    a_recording: "a recording",
    a_database: "a database",
    a_program: "a program",
    // Names that were found or missed.
    names: names::NAMES,
    // Transcripts and their texts.
    editions: editions::EDITIONS,
    // The class.
    class: classroom::CLASSROOM,
    // Going over what was made.
    review: review::REVIEW,
    // The codebook as a tree.
    tree: tree::TREE,
    // Shortcuts of a single key.
    shortcuts: shortcuts::SHORTCUTS,
};

/// A number with the word for it in the right form.
fn counted(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// A coefficient or a share, without a minus before nothing.
fn figure(value: f64) -> String {
    let text = format!("{value:.2}");
    if text == "-0.00" { "0.00".to_owned() } else { text }
}

fn megabytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1_000_000.0)
}
