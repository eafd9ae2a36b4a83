use crate::strings::catalogue::Shortcuts;

pub(super) const SHORTCUTS: Shortcuts = Shortcuts {
    title: "Changer les touches",
    on: "Des touches seules font des commandes",
    why: "Désactivez-le si vous dictez, ou si un geste maladroit déclenche ce que vous ne vouliez pas. Les touches avec Ctrl, les flèches et la liste des commandes restent.",
    are_off: "Désactivé : les touches seules, chiffres et lettres, ne font rien.",
    change_key: |name| format!("Changer la touche pour « {name} »"),
    press: "Appuyez sur une touche… Échap annule",
    none: "aucune",
    take_off: |name| format!("Retirer la touche de « {name} »"),
    taken: |key, name| {
        format!("{key} est déjà la touche de « {name} ». Retirez-la d’abord là, ou choisissez-en une autre.")
    },
    cannot: "Cette touche ne convient pas : prenez une lettre, un signe ou une touche de fonction, avec Alt si vous voulez. Les chiffres sont aux étiquettes.",
    is_letter: "Avec des mots sélectionnés, cette lettre ne commence plus le nom d’une étiquette : appuyez d’abord sur Entrée.",
    reset: "Revenir aux premières touches",
    now: |name, key| format!("« {name} » a la touche {key}"),
};
