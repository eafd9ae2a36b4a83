use super::counted;
use crate::strings::catalogue::Editions;

pub(super) const EDITIONS: Editions = Editions {
    // The menu of a transcript.
    menu: |title| format!("Actions pour {title}"),
    move_up: "Monter",
    move_down: "Descendre",
    replace: "Remplacer par un texte corrigé…",
    copy: "Copier avec des pseudonymes…",
    save_kept_key: "Enregistrer la clé des pseudonymes",
    remove: "Retirer du projet",
    did_shift: |title| format!("« {title} » déplacé dans la liste"),
    // A corrected text.
    corrected: "Texte corrigé",
    replace_title: |title| format!("Remplacer le texte de « {title} »"),
    replace_hint: "Choisissez un fichier avec le texte corrigé, ou collez-le. Avant tout remplacement, vous voyez ce que deviennent vos passages ; aucun ne se perd.",
    choose_file: "Choisir un fichier",
    or_paste: "Ou coller le texte corrigé",
    compare: "Comparer",
    another: "Un autre texte",
    what_happens: "Ce que deviennent les passages",
    stay: |n| format!("{} à leur place", counted(n, "passage reste", "passages restent")),
    along: |n| {
        format!(
            "{} avec le texte : mêmes mots, même entourage",
            counted(n, "passage se déplace", "passages se déplacent")
        )
    },
    by_quote: |n| {
        format!(
            "{} par leurs mots exacts, et à vérifier",
            counted(n, "passage est retrouvé", "passages sont retrouvés")
        )
    },
    by_similar: |n| {
        format!("{} par des mots proches, et à vérifier", counted(n, "passage est retrouvé", "passages sont retrouvés"))
    },
    not_found: |n| {
        format!(
            "{} : gardés là où ils seraient, et à vérifier",
            counted(n, "passage reste introuvable", "passages restent introuvables")
        )
    },
    no_passages: "Il n’y a pas de passages dans cette transcription.",
    names_gone: |n| {
        format!(
            "{} : le nom n’est plus dans le texte",
            counted(n, "correction de nom disparaît", "corrections de noms disparaissent")
        )
    },
    same_text: "C’est le même texte, à la lettre près : il n’y a rien à remplacer.",
    no_transcript: "Ce fichier ne contient pas de transcription.",
    class_works: "Des travaux d’une classe reposent sur ce texte et ne lui correspondraient plus. Ouvrez plutôt le texte corrigé comme une transcription à part.",
    replace_now: "Remplacer le texte",
    did_replace: |title, (stay, along, quote, fuzzy, lost)| {
        let check = quote + fuzzy + lost;
        let kept = counted(stay + along + check, "passage", "passages");
        match check {
            0 => format!("Texte de « {title} » remplacé ; {kept} à leur place"),
            n => format!("Texte de « {title} » remplacé ; sur {kept}, {n} à vérifier"),
        }
    },
    // How sure the place of a passage is.
    to_check: "À vérifier",
    moved_same: "Déplacé vers les mêmes mots",
    moved_similar: |n| format!("Déplacé vers des mots proches, identiques à {n} %"),
    moved_lost: "Ses mots n’ont pas été retrouvés",
    confirm: "La place est juste",
    next_to_check: "Prochain passage à vérifier",
    next_of_them: |n| format!("Prochain des {n} à vérifier"),
    nothing_to_check: "Aucun passage n’est plus à vérifier",
    did_confirm: |quote| format!("Place de « {quote} » confirmée"),
    // Pseudonyms.
    pseudonyms: "Copie avec pseudonymes",
    pseudonyms_hint: "Les noms choisis sont remplacés partout dans une copie de la transcription. Vos passages et vos notes sont copiés avec elle, exactement à leur place.",
    person: "Personne",
    org: "Organisation",
    place: "Lieu",
    words: "Nom",
    copy_mark: "(pseudonymes)",
    still_looking: "Recherche des noms en cours…",
    no_names: "Aucun nom n’a été trouvé dans ce texte. Ajoutez les mots à remplacer.",
    of_kind: ["Personnes", "Organisations", "Lieux", "Vos propres mots"],
    column_name: "Nom",
    column_written: "Autres formes",
    column_times: "Fois",
    column_pseudonym: "Pseudonyme",
    pseudonym_of: |name| format!("Pseudonyme de {name}"),
    own_words: "Autres mots à remplacer",
    preview: |n| format!("Aperçu : {}", counted(n, "endroit remplacé", "endroits remplacés")),
    the_key: "La clé : qui est qui",
    key_out: "Ne pas la garder dans le projet. Sans le fichier que vous pouvez enregistrer ici, personne ne pourra dire qui est qui.",
    key_in: "La garder dans le projet. Qui reçoit le fichier du projet peut dire qui est qui ; les exports et les devoirs ne la contiennent pas.",
    the_original: "La transcription d’origine",
    original_stays: "La garder. Le fichier du projet contient toujours tous les noms.",
    original_goes: "La retirer, avec ses passages : la copie prend sa place.",
    what_remains: "Ce qui peut encore dire de qui il s’agit",
    rest_unchecked: "Seuls les noms choisis ci-dessus sont remplacés. Fonctions et professions, lieux, dates, liens de parenté et ce que les gens racontent d’eux-mêmes ne sont pas vérifiés : relisez la copie avant de la transmettre.",
    persons_left: |names| format!("Personnes qui gardent leur nom : {names}."),
    left_over: |words| {
        format!(
            "Parties de noms remplacés qui restent dans le texte : {words}. Ajoutez-les comme mots si elles sont visées."
        )
    },
    doubtful: |names| format!("Ces pseudonymes figurent déjà dans le texte, ou valent pour deux noms : {names}."),
    tags_unchanged: "Les noms des étiquettes et leurs descriptions restent tels quels.",
    history_knows: "Tant que la page est ouverte, Annuler ramène l’original. Ce navigateur peut garder son texte jusqu’à ce que vous effaciez ce qui y est conservé.",
    save_key: "Enregistrer la clé en tableau",
    make_copy: "Faire la copie",
    times: |name, n| format!("{name} ({n})"),
    did_copy: |title, n, alone| {
        let places = counted(n, "endroit remplacé", "endroits remplacés");
        match alone {
            true => format!("« {title} » a pris la place de l’original ; {places}"),
            false => format!("« {title} » créé ; {places}"),
        }
    },
};
