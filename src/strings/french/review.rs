use super::counted;
use crate::strings::catalogue::Review;

pub(super) const REVIEW: Review = Review {
    // The filter. The facets are in the order in which the program names them.
    filter: "Filtre",
    filter_open: "Filtrer les passages et le texte",
    in_force: "Filtres actifs",
    facets: ["Étiquette", "Annotateur", "Locuteur", "Entité", "Thème", "Texte"],
    any: ["Toute étiquette", "Tout annotateur", "Tout locuteur", "Toute entité", "Tout thème"],
    text_hint: "Mots du texte ou d’une note",
    lift: |facet, value| format!("Retirer le filtre {facet} {value}"),
    lift_all: "Effacer le filtre",
    of_passages: |n, of| format!("{n} sur {}", counted(of, "passage", "passages")),
    no_match: "Aucun passage ne répond au filtre.",
    filtered: |n, of| format!("Filtre : {n} sur {}", counted(of, "passage", "passages")),
    unfiltered: "Pas de filtre",
    unnamed_coder: "Sans nom",
    // The excerpts.
    excerpts: "Extraits",
    excerpts_open: "Extraits…",
    excerpts_of: "Extraits de",
    excerpts_counted: |n| counted(n, "extrait", "extraits"),
    group_by: "Grouper par",
    by_tag: "Par étiquette",
    by_transcript: "Par transcription",
    by_speaker: "Par locuteur",
    by_coder: "Par annotateur",
    groups: "Groupes",
    all_groups: "Tous",
    no_tag: "Sans étiquette",
    no_speaker: "Locuteur non nommé",
    paragraph: |n| format!("paragraphe {n}"),
    edit: "Modifier",
    edit_named: |words| format!("Modifier « {words} »"),
    in_text: "Dans le texte",
    in_text_named: |words| format!("Montrer « {words} » dans le texte"),
    print: "Imprimer",
    // Notes.
    note_on_transcript: "Note sur cette transcription",
    write_on_transcript: "Écrire une note sur cette transcription",
    in_notes: "Dans les notes",
    notes_found: |n| counted(n, "note", "notes"),
    on_transcript: |title| format!("sur la transcription {title}"),
    on_tag: |name| format!("sur l’étiquette {name}"),
    on_passage: |words| format!("sur « {words} »"),
    // Deleting a project that the browser keeps.
    really_delete: |name| {
        format!(
            "Supprimer « {name} » avec tout son contenu ? Rien ne le fera revenir, sauf si vous l’avez enregistré dans un fichier."
        )
    },
    delete_for_good: "Supprimer définitivement",
    keep_it: "Le garder",
    // The history.
    history: "Historique",
    history_hint: "Ce qui a été fait depuis l’ouverture de la page, le plus récent d’abord. Choisissez une ligne pour y revenir, ou pour avancer de nouveau.",
    at_the_start: "Le début",
    taken_back: "annulé",
    stepped_back: |n| counted(n, "étape annulée", "étapes annulées"),
    stepped_forward: |n| counted(n, "étape rétablie", "étapes rétablies"),
};
