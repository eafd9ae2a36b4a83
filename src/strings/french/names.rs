use super::counted;
use crate::strings::catalogue::Names;

pub(super) const NAMES: Names = Names {
    // The box of a mention.
    name: |name| format!("Nom : {name}"),
    kinds: ["Personne", "Organisation", "Lieu", "Groupe", "Événement", "Accord", "Date", "Date relative"],
    kind: "Catégorie",
    goes_for: "Vos corrections valent pour",
    all_mentions: |n| if n < 2 { format!("{n} mention") } else { format!("Les {n} mentions") },
    this_mention: "Celle-ci seulement",
    same_as: "Identique à",
    same_as_hint: "Identique à, ou appelé…",
    apply: "Appliquer",
    forms: "Formes écrites",
    split_off: "Séparer",
    part: |form| format!("Séparer {form}"),
    not_a_name: "Pas un nom",
    not_a_name_here: "Pas un nom ici",
    tag_this: "Étiqueter…",
    // Why it is marked; the keys are those of the detector.
    on_list: |list| match list {
        "given names" => "Marqué parce qu’il figure dans la liste des prénoms.",
        "family names" => "Marqué parce qu’il figure dans la liste des noms de famille.",
        "countries" => "Marqué parce qu’il figure dans la liste des pays.",
        "regions" => "Marqué parce qu’il figure dans la liste des régions.",
        "cities" => "Marqué parce qu’il figure dans la liste des villes.",
        "provinces, rivers, towns" => {
            "Marqué parce qu’il figure dans la liste des provinces, des cours d’eau et des petites villes."
        }
        "places in other languages" => {
            "Marqué parce qu’il figure dans la liste des lieux tels que d’autres langues les nomment."
        }
        "peoples" => "Marqué parce qu’il figure dans la liste des peuples et des nationalités.",
        "organisations" => "Marqué parce qu’il figure dans la liste des organisations.",
        "events" => "Marqué parce qu’il figure dans la liste des événements.",
        "agreements" => "Marqué parce qu’il figure dans la liste des accords.",
        "titles" => "Marqué parce qu’il figure dans la liste des titres.",
        "calendar" => "Marqué parce qu’il figure dans la liste des mois et des jours.",
        _ => "Marqué parce qu’il figure dans une liste de noms.",
    },
    by_rule: |rule| match rule {
        "label of a speaker" => "Marqué parce qu’il désigne un locuteur en tête d’un tour de parole.",
        "name of a person" => {
            "Marqué parce qu’un prénom, un nom de famille ou un titre montre qu’il s’agit d’une personne."
        }
        "kind of organisation" => "Marqué parce qu’un de ses mots dit qu’il s’agit d’une organisation.",
        "kind of place" => "Marqué parce qu’un de ses mots dit qu’il s’agit d’un lieu.",
        "kind of event" => "Marqué parce qu’un de ses mots dit qu’il s’agit d’un événement.",
        "kind of agreement" => "Marqué parce qu’un de ses mots dit qu’il s’agit d’un accord.",
        "letters" => "Marqué parce que des organisations abrègent ainsi leur nom en capitales.",
        "word for a people" => "Marqué parce qu’un mot voisin parle d’un peuple.",
        "country of an office" => "Marqué parce qu’il dit de quel pays relève une fonction.",
        "relative date" => "Marqué parce que c’est une date qui dépend du jour où l’on parle.",
        "day of the week" => "Marqué parce que c’est un jour de la semaine.",
        "span of dates" => "Marqué parce qu’il se lit comme un intervalle de dates.",
        "season and year" => "Marqué parce que c’est une saison avec son année.",
        "years" => "Marqué parce qu’il se lit comme une ou plusieurs années.",
        "century" => "Marqué parce que c’est un siècle.",
        "date" | "date in figures" => "Marqué parce qu’il se lit comme une date.",
        _ => "Marqué parce qu’une règle le lit comme un nom.",
    },
    by_tagger: |n| format!("Marqué parce que le modèle appris sur des textes annotés en est sûr à {n} %."),
    by_document: "Marqué parce que le même nom est plus sûr ailleurs dans ce texte.",
    show_place: "Montrer l’endroit",
    by_you: "Marqué parce que vous avez ajouté ce nom.",
    corrected: |what| format!("Votre correction : {what}."),
    withdraw: "Reprendre",
    withdraw_named: |what| format!("Reprendre : {what}"),
    // The list of entities.
    order: "Trier par",
    orders: ["Par nombre", "Par nom", "Par place"],
    details_of: |name| format!("Détails : {name}"),
    said_by: "Dit par",
    who_says: |name| format!("Qui dit {name}"),
    nobody: "Hors des tours de parole",
    only_in_labels: "Nommé seulement en tête des tours de parole.",
    missed: "Un nom oublié",
    missed_hint: "Ajouter un nom oublié",
    mark: "Un nom",
    mark_selection: "Marquer la sélection comme nom",
    add_missed: "Ajouter un nom oublié",
    corrections: |n| counted(n, "correction", "corrections"),
    one_place: |words| format!("{words} (à un seul endroit)"),
    // What was corrected.
    did_reject: |name| format!("{name} n’est pas un nom"),
    did_retype: |name, kind| format!("{name} est de la catégorie {kind}"),
    did_rebound: |from, to| format!("{from} est maintenant {to}"),
    did_merge: |from, into| format!("{from} est identique à {into}"),
    did_call: |from, to| format!("{from} s’appelle {to}"),
    did_part: |form| format!("{form} est à part"),
    did_add: |name, kind| format!("{name} est un nom, de la catégorie {kind}"),
    did_withdraw: |name| format!("Correction de {name} reprise"),
    at_places: |what, n| format!("{what}, à {}", counted(n, "endroit", "endroits")),
    not_written: |name| format!("« {name} » ne se trouve pas dans ce texte avec ces lettres"),
};
