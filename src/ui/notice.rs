use crate::app::{Deed, Layer, Notice, Shortcut, Unreadable};
use crate::exchange::{Limit, ReadError, Seems};
use crate::strings::Catalogue;
use crate::ui::naming::kind_name;

/// A message in the words of the catalogue.
pub fn say(words: &Catalogue, notice: &Notice) -> String {
    match notice {
        Notice::Done(done) => deed(words, done),
        Notice::Undone(done) => (words.undone)(&deed(words, done)),
        Notice::Redone(done) => (words.redone)(&deed(words, done)),
        Notice::Stepped { steps, back: true } => (words.review.stepped_back)(*steps),
        Notice::Stepped { steps, back: false } => (words.review.stepped_forward)(*steps),
        Notice::NothingToUndo => words.nothing_to_undo.to_owned(),
        Notice::NothingToRedo => words.nothing_to_redo.to_owned(),
        Notice::Unreadable { file, why } => unreadable(words, file, why),
        Notice::ProjectOpened { name } => (words.project_opened)(name),
        Notice::AlreadyThere { title } => (words.already_there)(title),
        Notice::Downloaded { file } => (words.downloaded)(file),
        Notice::NothingNew => words.nothing_new.to_owned(),
        Notice::HandedOut { file } => (words.class.handed_out)(file),
        Notice::HandedIn { file, passages } => (words.class.handed_in)(file, *passages),
        Notice::NothingToHandIn => words.class.nothing_to_hand_in.to_owned(),
        Notice::NothingToHandOut => words.class.nothing_to_hand_out.to_owned(),
        Notice::NoAssignment => words.class.no_assignment.to_owned(),
        Notice::Collected { works, files } => (words.class.collected)(*works, *files),
        Notice::FeedbackTooLarge => words.class.feedback_too_large.to_owned(),
        Notice::NotAllCollected => words.class.not_all_collected.to_owned(),
        Notice::NoDisputes => words.class.no_disputes.to_owned(),
        Notice::NoModel => words.class.no_model.to_owned(),
        Notice::InHandOut => words.class.in_hand_out.to_owned(),
        Notice::TagStays { tag } => (words.tree.stays)(tag),
        Notice::KeyTaken { key, by } => (words.shortcuts.taken)(key, shortcut_name(words, *by)),
        Notice::CodebookLocked => words.class.codebook_locked.to_owned(),
        Notice::Repaired { older, lost } => (words.repaired)(*older, *lost),
        Notice::Emptied => words.emptied.to_owned(),
        Notice::TextMissing { title, .. } => (words.text_missing)(title),
        Notice::Forgotten => words.forgotten.to_owned(),
        Notice::NothingSelected => words.nothing_selected.to_owned(),
        Notice::NothingToRepeat => words.nothing_to_repeat.to_owned(),
        Notice::NoMorePassages => words.no_more_passages.to_owned(),
        Notice::NothingToCheck => words.editions.nothing_to_check.to_owned(),
        Notice::Copied => words.copied.to_owned(),
        Notice::NotCopied => words.not_copied.to_owned(),
        Notice::NoTagOnKey(key) => (words.no_tag_on_key)(&key.to_string()),
        Notice::NameNotWritten(name) => (words.names.not_written)(name),
        Notice::ReadOnly => words.read_only.to_owned(),
        Notice::Layer { layer, on } => {
            let name = match layer {
                Layer::Tags => words.tags,
                Layer::Entities => words.entities,
                Layer::Themes => words.themes,
            };
            if *on { (words.layer_on)(name) } else { (words.layer_off)(name) }
        }
        Notice::Filtered { passages, of } => (words.review.filtered)(*passages, *of),
        Notice::Unfiltered => words.review.unfiltered.to_owned(),
        Notice::Walking { name, at, of } => (words.walking)(name, *at, *of),
        Notice::Cursor { text, selected, tags } => {
            let text = if *selected { (words.selected)(text) } else { text.clone() };
            if tags.is_empty() { text } else { (words.tagged_here)(&text, &tags.join(", ")) }
        }
    }
}

/// What a shortcut does, in the words of the catalogue.
pub fn shortcut_name(words: &Catalogue, shortcut: Shortcut) -> &'static str {
    match shortcut {
        Shortcut::Repeat => words.last_tag,
        Shortcut::InVivo => words.tag_in_vivo,
        Shortcut::Note => words.write_note,
        Shortcut::Previous => words.previous_passage,
        Shortcut::Next => words.next_passage,
        Shortcut::Search => words.search_words,
        Shortcut::Filter => words.review.filter_open,
        Shortcut::Excerpts => words.review.excerpts_open,
        Shortcut::History => words.review.history,
        Shortcut::Help => words.help,
    }
}

/// What was done, in the words of the catalogue.
pub fn deed(words: &Catalogue, deed: &Deed) -> String {
    match deed {
        Deed::Tagged { tag, quote } => (words.did_tag)(tag, quote),
        Deed::Untagged { tag, quote } => (words.did_untag)(tag, quote),
        Deed::Marked { quote } => (words.did_mark)(quote),
        Deed::TaggedAll { tag, passages } => (words.did_tag_all)(tag, *passages),
        Deed::Noted { quote } => (words.did_note)(quote),
        Deed::Adjusted { quote } => (words.did_adjust)(quote),
        Deed::Confirmed { quote } => (words.editions.did_confirm)(quote),
        Deed::Deleted { quote } => (words.did_delete)(quote),
        Deed::TagCreated { tag } => (words.did_create_tag)(tag),
        Deed::TagRenamed { from, to } => (words.did_rename_tag)(from, to),
        Deed::TagRecoloured { tag } => (words.did_recolour)(tag),
        Deed::TagDescribed { tag } => (words.did_describe)(tag),
        Deed::TagKeyed { tag, key: Some(key), from } => (words.tree.did_key)(tag, *key, from.as_deref()),
        Deed::TagKeyed { tag, key: None, .. } => (words.tree.did_unkey)(tag),
        Deed::TagMoved { tag, under, at, of } => (words.tree.did_move)(tag, under.as_deref(), *at, *of),
        Deed::TagsMerged { from, into, passages } => (words.tree.did_merge)(from, into, *passages),
        Deed::Retagged { from, to, passages } => (words.tree.did_retag)(from, to, *passages),
        Deed::TagDeleted { tag, below, passages, gone } => (words.tree.did_delete)(tag, *below, *passages, *gone),
        Deed::TranscriptAdded { title } => (words.did_add_transcript)(title),
        Deed::TranscriptRemoved { title, passages } => (words.did_remove_transcript)(title, *passages),
        Deed::TranscriptRenamed { title } => (words.did_rename_transcript)(title),
        Deed::TranscriptShifted { title } => (words.editions.did_shift)(title),
        Deed::TextReplaced { title, tally } => {
            let places = (tally.stay, tally.along, tally.quote, tally.fuzzy, tally.lost);
            (words.editions.did_replace)(title, places)
        }
        Deed::Pseudonymised { title, places, alone } => (words.editions.did_copy)(title, *places, *alone),
        Deed::TranscriptNoted { title } => (words.did_note)(title),
        Deed::ProjectRenamed { name } => (words.did_rename_project)(name),
        Deed::SpeakerRenamed { from, to } => (words.did_rename_speaker)(from, to),
        Deed::SpeakersMerged { from, into } => (words.did_merge_speakers)(from, into),
        Deed::SpeakerSplit { variant } => (words.did_split_speaker)(variant),
        Deed::NameRejected { name, mentions } => (words.names.at_places)(&(words.names.did_reject)(name), *mentions),
        Deed::NameRetyped { name, kind, mentions } => {
            (words.names.at_places)(&(words.names.did_retype)(name, kind_name(words, *kind)), *mentions)
        }
        Deed::NameRebound { from, to } => (words.names.did_rebound)(from, to),
        Deed::NamesMerged { from, into } => (words.names.did_merge)(from, into),
        Deed::NameCalled { from, to } => (words.names.did_call)(from, to),
        Deed::NameApart { form } => (words.names.did_part)(form),
        Deed::NameAdded { name, kind, mentions } => {
            (words.names.at_places)(&(words.names.did_add)(name, kind_name(words, *kind)), *mentions)
        }
        Deed::CorrectionWithdrawn { name } => (words.names.did_withdraw)(name),
        Deed::Imported { transcripts, tags, passages, moved, lost } => {
            (words.did_import)(*transcripts, *tags, *passages, *moved, *lost)
        }
        Deed::HandedOut { title } => (words.class.did_hand_out)(title),
        Deed::ModelPublished { passages } => (words.class.did_publish)(*passages),
        Deed::CoderNamed { name } => (words.did_name)(name),
    }
}

/// Why a file was not read.
pub fn unreadable(words: &Catalogue, file: &str, why: &Unreadable) -> String {
    let file = if file.is_empty() { words.pasted_text } else { file };
    let why = match why {
        Unreadable::NotRead => return (words.not_read)(file),
        Unreadable::TooMuch => return (words.too_much)(file),
        Unreadable::NoWorker => return (words.no_worker)(file),
        Unreadable::SecondProject => return (words.second_project)(file),
        Unreadable::Refused(why) => why,
    };
    match why {
        ReadError::TooLarge { bytes, limit } => (words.too_large)(file, *bytes as usize, *limit as usize),
        ReadError::Empty => (words.is_empty)(file),
        ReadError::Binary(seems) => (words.is_binary)(file, kind(words, *seems)),
        ReadError::BadUtf16 { at } => (words.bad_encoding)(file, "UTF-16", *at as usize),
        ReadError::BadUtf8 { at } => (words.bad_encoding)(file, "UTF-8", *at as usize),
        ReadError::NewerSchema { found, .. } => (words.newer)(file, *found),
        ReadError::OtherFormat => (words.other_format)(file),
        ReadError::Syntax { line: 0, .. } => (words.damaged)(file),
        ReadError::Syntax { line, column, .. } => (words.damaged_at)(file, *line as usize, *column as usize),
        ReadError::Missing { id, from, .. } => (words.damaged_missing)(file, id, from),
        ReadError::Twice { id, .. } => (words.damaged_twice)(file, id),
        ReadError::WrongHash { .. } => (words.damaged_text)(file),
        ReadError::BadRange { from, .. } => (words.damaged_range)(file, from),
        ReadError::BadValue { from, field } => (words.damaged_value)(file, from, field),
        ReadError::Limit { what, limit } => {
            let [entries, unpacked, depth, records] = words.limits;
            let what = match what {
                Limit::Doctype => return (words.with_doctype)(file),
                Limit::Entries => entries,
                Limit::Unpacked => unpacked,
                Limit::Depth => depth,
                Limit::Records => records,
            };
            (words.over_limit)(file, what, *limit as usize)
        }
    }
}

/// What a file that is not text seems to be, where its first bytes tell.
fn kind(words: &Catalogue, seems: Seems) -> Option<&'static str> {
    Some(match seems {
        Seems::Pdf => words.a_pdf,
        Seems::Docx | Seems::OldOffice | Seems::Odt | Seems::Rtf => words.a_word_file,
        Seems::Xlsx => words.a_spreadsheet,
        Seems::Zip | Seems::Archive => words.an_archive,
        Seems::Picture => words.a_picture,
        Seems::Sound | Seems::Film => words.a_recording,
        Seems::Database => words.a_database,
        Seems::Program => words.a_program,
        Seems::Utf32 | Seems::Unknown => return None,
    })
}
