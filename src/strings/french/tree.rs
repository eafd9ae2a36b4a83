use super::counted;
use crate::strings::catalogue::Tree;

pub(super) const TREE: Tree = Tree {
    // The rows. The number of passages is that of the tag, and of the tag with all under it.
    how: "Faites glisser une étiquette pour la placer ou la ranger sous une autre ; au clavier, Alt avec une flèche.",
    how_locked: "Les étiquettes de ce devoir sont fixées.",
    branch_passages: |own, all| {
        format!("{}, {all} avec les étiquettes en dessous", counted(own, "passage", "passages"))
    },
    about: |tag| format!("Étiquette {tag}"),
    // What can be done with a tag.
    key: "Touche",
    no_key: "Aucune",
    key_of: |key, tag| format!("{key} (à présent {tag})"),
    place: "Place",
    earlier: "Vers le haut",
    later: "Vers le bas",
    inwards: "Sous l’étiquette précédente",
    outwards: "Hors de sa branche",
    merge_into: "Fusionner dans",
    merge: "Fusionner",
    merge_hint: |n| match n {
        0 => "Aucun passage ne la porte. Les descriptions sont réunies, ce qui est en dessous suit.".to_owned(),
        n => format!(
            "{} l’autre étiquette. Les descriptions sont réunies, ce qui est en dessous suit.",
            counted(n, "passage reçoit", "passages reçoivent")
        ),
    },
    retag_open: "Scinder, ou déplacer des passages…",
    delete_takes: |tags, passages| {
        let mut said = Vec::new();
        if tags > 0 {
            said.push(format!("Emporte {} en dessous.", counted(tags, "étiquette", "étiquettes")));
        }
        if passages > 0 {
            said.push(format!("{} l’étiquette.", counted(passages, "passage perd", "passages perdent")));
        }
        said.join(" ")
    },
    // Giving passages another tag.
    retag: "Donner une autre étiquette à des passages",
    retag_of: |tag| format!("Passages étiquetés {tag}"),
    retag_none: "Aucun passage ne porte cette étiquette elle-même.",
    choose_all: "Tout choisir",
    retag_to: "À l’étiquette",
    retag_hint: "Choisissez une étiquette, ou tapez un nouveau nom pour scinder celle-ci",
    retag_do: |n| format!("Déplacer {}", counted(n, "passage", "passages")),
    retag_do_new: |n, tag| format!("Déplacer {} vers la nouvelle étiquette {tag}", counted(n, "passage", "passages")),
    // What was done.
    did_key: |tag, key, from| match from {
        Some(from) => format!("{tag} a maintenant la touche {key}, {from} n’en a plus"),
        None => format!("{tag} a maintenant la touche {key}"),
    },
    did_unkey: |tag| format!("{tag} n’a plus de touche"),
    did_move: |tag, under, at, of| match under {
        Some(under) => format!("{tag} est sous {under}, {at} sur {of}"),
        None => format!("{tag} est au premier niveau, {at} sur {of}"),
    },
    did_merge: |from, into, n| {
        format!("{from} fusionnée dans {into} : {} l’autre étiquette", counted(n, "passage porte", "passages portent"))
    },
    did_retag: |from, to, n| format!("{} de {from} à {to}", counted(n, "passage déplacé", "passages déplacés")),
    did_delete: |tag, below, passages, gone| {
        let mut text = format!("{tag} supprimée");
        if below > 0 {
            text.push_str(&format!(" avec {} en dessous", counted(below, "étiquette", "étiquettes")));
        }
        text.push_str(&format!(", qui marquait {}", counted(passages, "passage", "passages")));
        if gone > 0 {
            text.push_str(&format!(" ; {gone} n’avaient rien d’autre et sont partis aussi"));
        }
        text
    },
    stays: |tag| format!("{tag} ne peut aller plus loin par là"),
};
