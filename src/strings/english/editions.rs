use super::counted;
use crate::strings::catalogue::Editions;

pub(super) const EDITIONS: Editions = Editions {
    // The menu of a transcript.
    menu: |title| format!("Actions for {title}"),
    move_up: "Move up",
    move_down: "Move down",
    replace: "Replace by a corrected text…",
    copy: "Copy with pseudonyms…",
    save_kept_key: "Save the key of the pseudonyms",
    remove: "Remove from the project",
    did_shift: |title| format!("Moved “{title}” in the list"),
    // A corrected text.
    corrected: "Corrected text",
    replace_title: |title| format!("Replace the text of “{title}”"),
    replace_hint: "Choose a file with the corrected text, or paste it. Before anything is replaced you see what becomes of your passages; nothing of them is lost.",
    choose_file: "Choose a file",
    or_paste: "Or paste the corrected text",
    compare: "Compare",
    another: "Another text",
    what_happens: "What becomes of the passages",
    stay: |n| format!("{} where they are", counted(n, "passage stays", "passages stay")),
    along: |n| {
        format!("{} with the text: the same words, the same surroundings", counted(n, "passage moves", "passages move"))
    },
    by_quote: |n| {
        format!("{} by the exact words, and marked to be checked", counted(n, "passage is found", "passages are found"))
    },
    by_similar: |n| {
        format!("{} by similar words, and marked to be checked", counted(n, "passage is found", "passages are found"))
    },
    not_found: |n| {
        format!(
            "{} not found: kept where they would be, and marked to be checked",
            counted(n, "passage is", "passages are")
        )
    },
    no_passages: "No passages lie in this transcript.",
    names_gone: |n| {
        format!(
            "{}: the name is no longer in the text",
            counted(n, "correction of a name goes", "corrections of names go")
        )
    },
    same_text: "This is the same text, to the letter: nothing is to be replaced.",
    no_transcript: "This file holds no transcript.",
    class_works: "Work of a class lies in this text, and would no longer fit. Open the corrected text as a transcript of its own instead.",
    replace_now: "Replace the text",
    did_replace: |title, (stay, along, quote, fuzzy, lost)| {
        let check = quote + fuzzy + lost;
        let kept = counted(stay + along + check, "passage", "passages");
        match check {
            0 => format!("Replaced the text of “{title}”; {kept} kept their place"),
            n => format!("Replaced the text of “{title}”; of {kept}, {n} to be checked"),
        }
    },
    // How sure the place of a passage is.
    to_check: "To be checked",
    moved_same: "Moved to the same words",
    moved_similar: |n| format!("Moved to similar words, {n} % the same"),
    moved_lost: "Its words were not found",
    confirm: "The place is right",
    next_to_check: "Next passage to check",
    next_of_them: |n| format!("Next of {n} to check"),
    nothing_to_check: "No passage is left to check",
    did_confirm: |quote| format!("Confirmed the place of “{quote}”"),
    // Pseudonyms.
    pseudonyms: "Copy with pseudonyms",
    pseudonyms_hint: "Chosen names are replaced everywhere in a copy of the transcript. Your passages and notes are copied with it, exactly in their places.",
    person: "Person",
    org: "Organisation",
    place: "Place",
    words: "Name",
    copy_mark: "(pseudonyms)",
    still_looking: "Names are still being looked for…",
    no_names: "No names were found in this text. Add the words that are to be replaced.",
    of_kind: ["Persons", "Organisations", "Places", "Your own words"],
    column_name: "Name",
    column_written: "Also written",
    column_times: "Times",
    column_pseudonym: "Pseudonym",
    pseudonym_of: |name| format!("Pseudonym of {name}"),
    own_words: "Other words to replace",
    preview: |n| format!("Preview: {} replaced", counted(n, "place", "places")),
    the_key: "The key: who is who",
    key_out: "Leave it out of the project. Without the file that you can save here, nobody can tell who is who.",
    key_in: "Keep it in the project. Whoever gets the project file can tell who is who; exports and hand-outs leave it out.",
    the_original: "The original transcript",
    original_stays: "Keep it. The project file still holds all names.",
    original_goes: "Remove it, with its passages: the copy takes its place.",
    what_remains: "What may still tell who is meant",
    rest_unchecked: "Only the names chosen above are replaced. Offices and professions, places, dates, kinship, and what people tell of themselves are not checked: read the copy before you give it away.",
    persons_left: |names| format!("Persons who keep their names: {names}."),
    left_over: |words| {
        format!("Parts of replaced names that still stand in the text: {words}. Add them as words if they are meant.")
    },
    doubtful: |names| format!("These pseudonyms stand in the text already, or stand for two names: {names}."),
    tags_unchanged: "Names of tags and their descriptions stay as they are.",
    history_knows: "Until the page is closed, Undo brings the original back. This browser may keep its text until you delete what is stored here.",
    save_key: "Save the key as a table",
    make_copy: "Make the copy",
    times: |name, n| format!("{name} ({n})"),
    did_copy: |title, n, alone| {
        let places = counted(n, "place", "places");
        match alone {
            true => format!("Made “{title}” in the place of the original; {places} replaced"),
            false => format!("Made “{title}”; {places} replaced"),
        }
    },
};
