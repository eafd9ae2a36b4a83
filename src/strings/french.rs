mod classroom;
mod editions;
mod names;
mod review;
mod shortcuts;
mod tree;

use super::Catalogue;

/// French, with its spaces: a no-break space before the colon and inside quotation marks, a narrow one
/// before the other signs that stand high.
pub static FRENCH: Catalogue = Catalogue {
    // The language, as BCP 47 names it, what it calls itself, its direction, and whose dates it writes.
    language: "fr",
    own_name: "Français",
    direction: "ltr",
    dates: "fr-FR",
    // The bar.
    project_name: "Nom du projet",
    layers: "Calques",
    tags: "Étiquettes",
    entities: "Entités",
    themes: "Thèmes",
    undo: "Annuler",
    undo_hint: "Annuler (Ctrl+Z)",
    redo: "Rétablir",
    redo_hint: "Rétablir (Ctrl+Maj+Z)",
    open: "Ouvrir",
    save_project: "Enregistrer",
    export: "Exporter",
    settings: "Réglages",
    help: "Touches et légende",
    left_panel: "Plan et grille de codage",
    right_panel: "Passages, entités, thèmes",
    panels: "Panneaux",
    // Whether the work is safe.
    nothing_to_keep: "Rien à enregistrer",
    saving: "Enregistrement…",
    saved_in_browser: "Enregistré dans ce navigateur",
    not_kept_full: "Non enregistré : le navigateur n’a plus de place. Votre travail est encore là : enregistrez le projet dans un fichier.",
    not_kept_refused: "Non enregistré : ce navigateur ne garde rien pour les fichiers locaux. Enregistrez le projet dans un fichier avant de fermer la page.",
    not_kept_newer: "Non enregistré : ce qui est conservé ici vient d’une version plus récente de Glossator. Enregistrez le projet dans un fichier.",
    not_kept_failed: "Non enregistré : la mémoire du navigateur a fait défaut. Votre travail est encore là.",
    open_elsewhere: "Ouvert dans un autre onglet : ici, on peut seulement lire",
    take_over: "Prendre la main",
    try_again: "Réessayer",
    last_file: |when| format!("Dernier enregistrement dans un fichier : {when}"),
    never_in_file: "Pas encore enregistré dans un fichier",
    remind_file: "Enregistrer dans un fichier ?",
    // The left panel.
    transcript: "Transcription",
    transcripts: "Transcriptions",
    rename_transcript: "Titre de la transcription",
    outline: "Plan",
    no_outline: "Ce texte ne nomme pas de locuteurs et n’a pas d’intertitres.",
    opening: "début",
    opening_statement: "déclaration liminaire",
    earlier: "Avant",
    later: "Après",
    speakers: "Locuteurs",
    turns: |n| counted(n, "tour de parole", "tours de parole"),
    speaker_name: "Nom",
    also_written: "Également écrit :",
    split: "Quelqu’un d’autre",
    split_speaker: |name| format!("{name} est quelqu’un d’autre"),
    same_person: "Même personne que",
    choose: "Choisir…",
    codebook: "Grille de codage",
    no_tags: "Pas encore d’étiquette. Sélectionnez des mots dans le texte et tapez un nom, ou ajoutez-en une ici.",
    new_tag: "Nouvelle étiquette",
    add: "Ajouter",
    passages: |n| counted(n, "passage", "passages"),
    key_named: |key| format!("touche {key}"),
    tag_name: "Nom",
    colour: "Couleur",
    description: "Description",
    description_hint: "Quand l’utiliser, et quand ne pas le faire",
    delete_tag: "Supprimer l’étiquette",
    colours: ["Rouille", "Vert", "Violet", "Carmin", "Bleu", "Ocre", "Bleu-vert", "Orchidée", "Olive", "Brun"],
    // The text.
    reading_keys: "Les flèches déplacent le curseur de lecture par mot et par paragraphe, avec Alt par phrase et par tour de parole ; Maj sélectionne. Entrée ouvre ce qui se trouve au curseur. Les chiffres étiquettent.",
    no_transcript: "Pas de transcription",
    no_transcript_hint: "Ouvrez un fichier, collez un texte ou regardez l’exemple. Rien ne quitte cet ordinateur.",
    // The right panel.
    details: "Détails",
    passages_tab: "Passages",
    no_passages: "Rien n’est encore étiqueté. Sélectionnez des mots dans le texte : une boîte s’ouvre à côté.",
    open_passage: "Ouvrir le passage",
    ask_name: "Qui annote ?",
    your_name: "Votre nom",
    keep: "Garder",
    searching: "Recherche des entités et des thèmes…",
    stop: "Arrêter",
    search_failed: "La recherche des entités et des thèmes a échoué.",
    search_stopped: "La recherche a été arrêtée.",
    search_again: "Chercher à nouveau",
    commands: "Commandes",
    find_command: "Trouver une commande",
    no_command: "Aucune commande ne s’appelle ainsi.",
    tag_in_vivo: "Étiqueter avec les mots eux-mêmes (in vivo)",
    next_passage: "Passage suivant",
    previous_passage: "Passage précédent",
    copy_passage_quotation: "Copier le passage avec sa source",
    copy_passage_markdown: "Copier le passage en Markdown",
    copy_passage_rows: "Copier le passage en lignes de tableur",
    switch_tags: "Afficher ou masquer les étiquettes",
    switch_entities: "Afficher ou masquer les entités",
    switch_themes: "Afficher ou masquer les thèmes",
    search: "Recherche",
    search_words: "Chercher dans le texte",
    search_hint: "Tapez ce que vous cherchez : chaque endroit est marqué dans le texte et figure ici avec son contexte.",
    search_inflected: "Toutes les formes d’un mot",
    search_whole: "Mots entiers",
    search_case: "Respecter les majuscules",
    search_pattern: "Expression rationnelle",
    search_everywhere: "Dans toutes les transcriptions",
    hits: |n, more| if more { format!("{n} endroits et plus") } else { counted(n, "endroit", "endroits") },
    found_places: "Endroits trouvés",
    tag_as: "Étiqueter",
    bad_pattern: |why| format!("Ce n’est pas encore une expression rationnelle : {why}."),
    pattern_too_large: "Cette expression rationnelle est trop grande. Raccourcissez-la.",
    concordance: "Concordance",
    concordance_open: "En concordance…",
    sort_by: "Trier par",
    sort_place: "Place dans le texte",
    sort_left: "Mots d’avant",
    sort_right: "Mots d’après",
    hit: "Trouvé",
    speaker: "Locuteur",
    all_speakers: "Tous les locuteurs",
    choose_hit: |hit| format!("Choisir « {hit} »"),
    tag_hits: |n| format!("Étiqueter {}", counted(n, "endroit", "endroits")),
    no_entities: "Aucun nom n’a été trouvé dans ce texte.",
    languages: [
        "être en français",
        "être en espagnol",
        "être en portugais",
        "être en italien",
        "être en allemand",
        "être en néerlandais",
        "être en danois ou en norvégien",
        "être en suédois",
        "être en polonais",
        "être en roumain",
        "être en turc",
        "être en indonésien ou en malais",
        "être en swahili",
        "être en chinois",
        "être en japonais",
        "être en coréen",
        "être dans une langue à lettres cyrilliques",
        "être dans une langue à lettres grecques",
        "être dans une langue à lettres arabes",
        "être dans une langue à lettres hébraïques",
        "ne pas être en anglais",
        "ne pas être en anglais",
    ],
    language_found: |seems| {
        format!(
            "Ce texte semble {seems}. On n’y trouve que les lieux et les organisations bien connus, les dates en chiffres et les noms des locuteurs."
        )
    },
    no_themes: "Aucun thème n’a été trouvé : le texte est trop court, ou dans une langue dont il n’y a pas ici de listes de mots.",
    kinds: ["Personnes", "Organisations", "Lieux", "Groupes", "Événements", "Accords", "Dates", "Dates relatives"],
    next_mention: |name, n| format!("{name}, {} : aller à la suivante", counted(n, "mention", "mentions")),
    show_more: |n| format!("En montrer {n} de plus"),
    previous: "Précédent",
    next: "Suivant",
    of: |at, of| format!("{at} sur {of}"),
    tag_all_mentions: "Étiqueter toutes les mentions",
    // The strip.
    whole_transcript: "Transcription entière",
    place_in_transcript: "Place dans la transcription",
    percent: |n| format!("{n} %"),
    // The box at the selection, and the open passage.
    tag_selection: "Étiqueter la sélection",
    find_or_new_tag: "Trouver ou nommer une étiquette",
    new_tag_named: |name| format!("Nouvelle étiquette « {name} »"),
    write_note: "Note",
    last_tag: "Dernière étiquette",
    let_go: "Lâcher",
    passage: "Passage",
    passage_from: |tags| format!("[{tags} :"),
    passage_to: |tags| format!("fin de {tags}]"),
    close: "Fermer",
    note: "Note",
    start_of_passage: "Début",
    end_of_passage: "Fin",
    start_earlier: "Commencer un mot plus tôt",
    start_later: "Commencer un mot plus tard",
    end_earlier: "Finir un mot plus tôt",
    end_later: "Finir un mot plus tard",
    delete_passage: "Supprimer le passage",
    copy: "Copier",
    copy_quotation: "avec la source",
    copy_markdown: "en Markdown",
    copy_rows: "en lignes",
    anchored_quote: "Déplacé vers les mêmes mots à un autre endroit : à vérifier.",
    anchored_fuzzy: |n| format!("Déplacé vers des mots semblables ({n} % identiques) : à vérifier."),
    anchored_lost: "Ses mots n’ont pas été trouvés dans ce texte : voici où ils seraient.",
    // Dialogs.
    open_title: "Ouvrir",
    open_file: "Fichier…",
    open_file_hint: "Texte, Word, OpenDocument, HTML, Markdown, sous-titres, tableaux, JSON de Whisper ; projets, annotations et grilles de codage, d’autres logiciels aussi",
    paste: "Coller…",
    paste_hint: "Un texte venu de n’importe où",
    open_sample: "Exemple",
    open_sample_hint: "Une courte conférence de presse qui n’a jamais eu lieu",
    new_project: "Nouveau projet",
    new_project_hint: "Repart de zéro ; le projet actuel reste dans ce navigateur et se rouvre d’ici",
    stored_projects: "Autres projets dans ce navigateur",
    unnamed_project: "Projet sans nom",
    delete: "Supprimer",
    delete_project: |name| format!("Supprimer {name} de ce navigateur"),
    drop_hint: "Vous pouvez aussi déposer des fichiers n’importe où sur la page.",
    paste_title: "Coller un texte",
    paste_label: "Texte",
    open_text: "Ouvrir le texte",
    pasted_text: "Le texte collé",
    // What files bring; the lists are in the order of the kinds they name.
    import_title: "Importer",
    reading_file: "Lecture…",
    planning: "Recherche des endroits…",
    leave_out: |file| format!("Laisser {file} de côté"),
    bring_in: "Importer",
    seen: [
        |n| counted(n, "locuteur", "locuteurs"),
        |n| counted(n, "sous-titre", "sous-titres"),
        |n| counted(n, "segment", "segments"),
        |n| counted(n, "ligne de tableau", "lignes de tableau"),
        |n| counted(n, "intertitre", "intertitres"),
        |n| counted(n, "élément de liste", "éléments de liste"),
        |n| counted(n, "tableau mis en lignes", "tableaux mis en lignes"),
        |n| counted(n, "tableau lu comme tours de parole", "tableaux lus comme tours de parole"),
        |n| counted(n, "note, à la fin du texte", "notes, à la fin du texte"),
        |n| counted(n, "modification suivie, acceptée", "modifications suivies, acceptées"),
        |n| counted(n, "ligne répétée par les sous-titres", "lignes répétées par les sous-titres"),
        |n| counted(n, "entrée sans mots", "entrées sans mots"),
        |n| counted(n, "image", "images"),
        |n| counted(n, "commentaire en marge", "commentaires en marge"),
    ],
    left_out: "Laissé de côté :",
    keep_times: "Garder les codes temporels dans le texte",
    join_captions: "Réunir en un tour ce qu’une même personne dit",
    speaker_column: "Locuteur",
    words_column: "Paroles",
    time_column: "Temps",
    no_column: "Aucune",
    column: |n| format!("Colonne {n}"),
    text_begins: "Début du texte",
    will_add: "Ce qui sera ajouté",
    new_transcripts: |n| counted(n, "transcription", "transcriptions"),
    known_transcripts: |n| {
        counted(n, "transcription est déjà dans ce projet", "transcriptions sont déjà dans ce projet")
    },
    new_tags: |n, names| format!("{} : {names}", counted(n, "nouvelle étiquette", "nouvelles étiquettes")),
    known_tags: |n, names| {
        format!(
            "{} : {names}",
            counted(n, "étiquette est déjà dans cette grille", "étiquettes sont déjà dans cette grille")
        )
    },
    at_their_place: |n| counted(n, "passage à la place indiquée", "passages à la place indiquée"),
    by_their_words: |n| counted(n, "passage retrouvé par ses mots", "passages retrouvés par leurs mots"),
    by_similar_words: |n| {
        counted(
            n,
            "passage retrouvé par des mots semblables : à vérifier",
            "passages retrouvés par des mots semblables : à vérifier",
        )
    },
    not_found: |n| {
        counted(
            n,
            "passage introuvable dans ces textes et laissé de côté",
            "passages introuvables dans ces textes et laissés de côté",
        )
    },
    unchanged: |n| counted(n, "passage est déjà là", "passages sont déjà là"),
    skipped: [
        |n| {
            counted(
                n,
                "entrée qui n’est pas une annotation a été passée",
                "entrées qui ne sont pas des annotations ont été passées",
            )
        },
        |n| {
            counted(
                n,
                "annotation d’un document entier a été passée",
                "annotations de documents entiers ont été passées",
            )
        },
        |n| counted(n, "réponse a été passée", "réponses ont été passées"),
        |n| {
            counted(
                n,
                "enregistrement d’un genre inconnu d’un projet a été passé",
                "enregistrements de genres inconnus d’un projet ont été passés",
            )
        },
        |n| counted(n, "renvoi ne mène nulle part", "renvois ne mènent nulle part"),
    ],
    nothing_to_add: "Rien : tout y est déjà",
    // What is written; the list is in the order of the kinds it names.
    export_title: "Exporter",
    export_format: "Format",
    format_hint: |key| match key {
        "project" => "Tout en un fichier, pour continuer ailleurs",
        "w3c" => "Citations, positions, étiquettes, notes, grille",
        "excerpts" => "Passages étiquetés pour un tableur",
        "xlsx" => "Passages étiquetés et grille, une feuille chacun",
        "markdown" => "Passages étiquetés avec leurs notes, pour écrire",
        "html" => "Une page à lire ou à imprimer : texte, légende, notes",
        "qdpx" => "Projet pour NVivo, MAXQDA, ATLAS.ti, QualCoder",
        "qdc" => "Grille de codage pour les mêmes logiciels",
        "codebook" => "Grille de codage pour un tableur ou Taguette",
        "doccano" => "Textes étiquetés, un par ligne",
        "spacy" => "Segments étiquetés avec leurs mots",
        "conll" => "Un mot par ligne avec son étiquette",
        "brat" => "Textes avec annotations à part",
        _ => "",
    },
    export_with: "Avec",
    marks_of_page: "Les entités et les thèmes sont ceux de la transcription affichée.",
    losses_before: "Le fichier ne contiendra pas :",
    losses_after: |file| format!("{file} est enregistré. Il ne contient pas :"),
    no_losses: "Le fichier contient tout.",
    lost: [
        |n| counted(n, "texte de transcription", "textes de transcriptions"),
        |n| counted(n, "passage", "passages"),
        |n| counted(n, "passage qui en chevauche un autre", "passages qui en chevauchent d’autres"),
        |n| counted(n, "passage sans étiquette", "passages sans étiquette"),
        |n| {
            counted(
                n,
                "passage en plusieurs parties comme un tout : chaque partie est seule",
                "passages en plusieurs parties comme un tout : chaque partie est seule",
            )
        },
        |n| counted(n, "note", "notes"),
        |n| counted(n, "saut de ligne dans les notes", "sauts de ligne dans les notes"),
        |n| counted(n, "nom d’annotateur", "noms d’annotateurs"),
        |n| counted(n, "date de passage", "dates de passages"),
        |n| counted(n, "étiquette sans passage", "étiquettes sans passage"),
        |n| counted(n, "rattachement d’une étiquette à une autre", "rattachements d’étiquettes à d’autres"),
        |n| counted(n, "description d’étiquette", "descriptions d’étiquettes"),
        |n| counted(n, "couleur d’étiquette", "couleurs d’étiquettes"),
        |n| counted(n, "touche d’étiquette", "touches d’étiquettes"),
        |n| counted(n, "nom d’étiquette tel qu’il est écrit ici", "noms d’étiquettes tels qu’ils sont écrits ici"),
        |n| counted(n, "borne exacte : ramenée au mot entier", "bornes exactes : ramenées aux mots entiers"),
        |n| counted(n, "caractère que le format interdit", "caractères que le format interdit"),
        |n| counted(n, "entité ou thème", "entités et thèmes"),
        |n| {
            counted(
                n,
                "transcription dont les locuteurs ont été corrigés : ces corrections",
                "transcriptions dont les locuteurs ont été corrigés : ces corrections",
            )
        },
        |n| {
            counted(
                n,
                "indication sur la façon dont un passage a été retrouvé",
                "indications sur la façon dont les passages ont été retrouvés",
            )
        },
        |n| counted(n, "note sur une transcription", "notes sur des transcriptions"),
    ],
    export_filtered: "Seulement ce que le filtre laisse passer",
    save_file: "Enregistrer le fichier",
    nothing_to_write: "Il n’y a encore rien que ce format puisse contenir.",
    too_much_to_write: "C’est plus que le format ne peut contenir.",
    writing: "Préparation du fichier…",
    not_written: "Le fichier n’a pas pu être fait : le navigateur a donné trop peu de mémoire, ou ne laisse un fichier lancer aucun travail en arrière-plan. « Enregistrer » fonctionne toujours.",
    notes: "Notes",
    appearance: "Apparence",
    as_the_system: "Comme le système",
    light: "Claire",
    dark: "Sombre",
    interface_language: "Langue",
    text_size: "Taille du texte",
    text_sizes: ["Petite", "Moyenne", "Grande", "Très grande"],
    measure: "Longueur des lignes",
    measures: ["Courte", "Moyenne", "Longue"],
    leading: "Interligne",
    leadings: ["Serré", "Moyen", "Large"],
    typeface: "Caractères du texte",
    typefaces: ["À empattements", "Sans empattements", "Pour la dyslexie"],
    kept_title: "Ce qui est gardé, et où",
    kept_where: "Votre travail est enregistré dans ce navigateur, et nulle part ailleurs. Un navigateur peut vider sa mémoire : enregistrez de temps en temps le projet dans un fichier.",
    kept_who: "Dans Chrome et Edge, d’autres fichiers HTML ouverts depuis cet ordinateur peuvent lire cette mémoire ; dans Firefox, si l’on déplace ce fichier, elle se présente vide.",
    sends_nothing: "Cette page n’envoie rien : ses propres règles interdisent toute requête, et aucun lien ne mène au-dehors.",
    forget: "Oublier tout ce qui est gardé ici",
    forget_title: "Tout oublier ?",
    forget_explained: "Tous les projets, textes et réglages que Glossator garde dans ce navigateur seront supprimés. Les fichiers que vous avez enregistrés restent. On ne peut pas revenir en arrière.",
    cancel: "Ne rien faire",
    understood: "Compris",
    first_hint: "Sélectionnez des mots dans le texte, puis appuyez sur un chiffre ou tapez le nom d’une étiquette. Les soulignés sont des entités, les points des thèmes ; ? affiche la légende.",
    legend: "Ce que veulent dire les marques",
    legend_tag: "Passage étiqueté",
    legend_theme: "Terme d’un thème",
    keys_title: "Touches",
    offline: "Glossator fonctionne sans réseau et n’envoie rien.",
    keys: &[
        (&["←", "→"], "Curseur de lecture, par mot ; avec Alt, par phrase"),
        (&["↑", "↓"], "Par paragraphe ; avec Alt, par tour de parole"),
        (&["Maj"], "Avec une flèche : sélectionner"),
        (&["Entrée"], "Ouvrir le passage ou le nom au curseur, ou étiqueter le mot"),
        (&["1", "–", "9"], "Mettre sur la sélection l’étiquette de cette touche"),
        (&["a", "–", "z"], "Avec une sélection : trouver une étiquette par son nom"),
        (&["."], "L’étiquette utilisée en dernier"),
        (&["\""], "Une étiquette qui s’appelle comme les mots (in vivo)"),
        (&[";"], "Écrire une note"),
        (&["[", "]"], "Passage précédent et suivant"),
        (&["Ctrl", "Z"], "Annuler ; avec Maj, rétablir"),
        (&["H"], "Historique : ce qui a été fait, pour y revenir"),
        (&["Ctrl", "S"], "Enregistrer le projet dans un fichier"),
        (&["Ctrl", "O"], "Ouvrir un fichier"),
        (&["/"], "Chercher dans le texte"),
        (&["F"], "Filtrer les passages et le texte"),
        (&["E"], "Extraits : tous les passages dans leur contexte"),
        (&["Ctrl", "K"], "Toutes les commandes, par leur nom"),
        (&["Échap"], "Fermer, ou lâcher la sélection"),
    ],
    // Messages.
    undone: |what| format!("Annulé : {what}"),
    redone: |what| format!("Rétabli : {what}"),
    nothing_to_undo: "Rien à annuler",
    nothing_to_redo: "Rien à rétablir",
    project_opened: |name| format!("{name} est ouvert"),
    already_there: |title| format!("« {title} » est déjà dans ce projet"),
    downloaded: |file| format!("{file} est enregistré dans vos téléchargements"),
    nothing_new: "Tout est déjà là : rien n’a été ajouté",
    repaired: |older, lost| match (older, lost) {
        (older, 0) => format!(
            "La mémoire du navigateur était endommagée : {} dans un état antérieur",
            counted(older, "enregistrement est revenu", "enregistrements sont revenus")
        ),
        (0, lost) => format!(
            "La mémoire du navigateur était endommagée : {}",
            counted(lost, "enregistrement n’a pas pu être lu", "enregistrements n’ont pas pu être lus")
        ),
        (older, lost) => format!(
            "La mémoire du navigateur était endommagée : {} dans un état antérieur, {}",
            counted(older, "enregistrement est revenu", "enregistrements sont revenus"),
            counted(lost, "n’a pas pu être lu", "n’ont pas pu être lus")
        ),
    },
    text_missing: |title| {
        format!("Le texte de « {title} » n’est plus dans ce navigateur. Ouvrez de nouveau son fichier pour continuer.")
    },
    emptied: "Le navigateur a vidé ce qui était gardé ici. Ouvrez le fichier de projet que vous avez enregistré pour continuer.",
    forgotten: "Tout ce qui était gardé ici est supprimé",
    nothing_selected: "Sélectionnez d’abord quelques mots",
    nothing_to_repeat: "Aucune étiquette n’a encore été utilisée",
    no_more_passages: "Il n’y a pas d’autre passage",
    copied: "Copié",
    not_copied: "Le navigateur n’a pas permis la copie",
    no_tag_on_key: |key| format!("Aucune étiquette n’a la touche {key}"),
    read_only: "Le projet est ouvert dans un autre onglet : rien n’a été changé ici",
    layer_on: |name| format!("{name} : affichage activé"),
    layer_off: |name| format!("{name} : affichage désactivé"),
    walking: |name, at, of| format!("{name}, {at} sur {of}"),
    selected: |text| format!("Sélection : {text}"),
    tagged_here: |text, tags| format!("{text}, étiqueté {tags}"),
    // What was done.
    did_tag: |tag, quote| format!("« {quote} » étiqueté {tag}"),
    did_untag: |tag, quote| format!("Étiquette {tag} ôtée de « {quote} »"),
    did_mark: |quote| format!("« {quote} » marqué"),
    did_tag_all: |tag, n| format!("{} {tag}", counted(n, "passage étiqueté", "passages étiquetés")),
    did_note: |quote| format!("Note sur « {quote} »"),
    did_adjust: |quote| format!("Le passage est maintenant « {quote} »"),
    did_delete: |quote| format!("Passage « {quote} » supprimé"),
    did_create_tag: |tag| format!("Nouvelle étiquette {tag}"),
    did_rename_tag: |from, to| format!("L’étiquette {from} s’appelle maintenant {to}"),
    did_recolour: |tag| format!("Nouvelle couleur pour {tag}"),
    did_describe: |tag| format!("Nouvelle description pour {tag}"),
    did_add_transcript: |title| format!("« {title} » ajouté"),
    did_remove_transcript: |title, n| format!("« {title} » retiré avec {}", counted(n, "passage", "passages")),
    did_rename_transcript: |title| format!("La transcription s’appelle maintenant « {title} »"),
    did_rename_project: |name| format!("Le projet s’appelle maintenant « {name} »"),
    did_rename_speaker: |from, to| format!("{from} s’appelle maintenant {to}"),
    did_merge_speakers: |from, into| format!("{from} et {into} sont une seule personne"),
    did_split_speaker: |variant| format!("{variant} est une personne à part"),
    did_import: |transcripts, tags, n, moved, lost| {
        let mut parts = Vec::new();
        if transcripts > 0 {
            parts.push(counted(transcripts, "transcription", "transcriptions"));
        }
        if tags > 0 {
            parts.push(counted(tags, "étiquette", "étiquettes"));
        }
        if n > 0 || parts.is_empty() {
            parts.push(counted(n, "passage", "passages"));
        }
        let mut text = format!("Importé : {}", parts.join(", "));
        if moved > 0 {
            text.push_str(&format!(", dont {} vers des mots semblables", counted(moved, "déplacé", "déplacés")));
        }
        if lost > 0 {
            text.push_str(&format!(" ; {} dans ces textes", counted(lost, "introuvable", "introuvables")));
        }
        text
    },
    did_name: |name| format!("Annotations au nom de {name}"),
    // Why a file was not opened.
    not_read: |file| format!("{file} n’a pas pu être lu. Est-il toujours là, et ce navigateur peut-il le lire ?"),
    too_much: |file| format!("{file} demande plus de mémoire que ce navigateur n’en donne. Rien n’a été ouvert."),
    no_worker: |file| {
        format!(
            "{file} n’a pas été ouvert : ce navigateur ne laisse un fichier lancer aucun travail en arrière-plan. Le texte brut peut être ouvert."
        )
    },
    second_project: |file| format!("{file} est aussi un projet, et un seul peut être ouvert. Il a été laissé de côté."),
    is_empty: |file| format!("{file} est vide : rien n’a été ouvert"),
    too_large: |file, size, limit| {
        format!(
            "{file} est trop grand : {} Mo, et la limite est de {} Mo. Divisez-le en parties.",
            megabytes(size),
            megabytes(limit)
        )
    },
    is_binary: |file, kind| match kind {
        Some(kind) => format!(
            "{file} n’est pas du texte brut : cela ressemble à {kind}. Enregistrez-le en texte brut (.txt) ou en Word (.docx) et ouvrez ce fichier."
        ),
        None => {
            format!("{file} n’est pas du texte brut. Enregistrez-le en texte brut (.txt) et ouvrez ce fichier.")
        }
    },
    bad_encoding: |file, encoding, at| {
        format!(
            "{file} devrait être en {encoding}, mais l’octet {at} ne peut pas être lu ainsi. Enregistrez-le en UTF-8 et ouvrez ce fichier."
        )
    },
    newer: |file, schema| {
        format!(
            "{file} vient d’une version plus récente de Glossator (format {schema}). Rien n’a été ouvert : utilisez pour lui cette version."
        )
    },
    other_format: |file| format!("{file} est dans un format qui n’est pas lu ici"),
    damaged_at: |file, line, column| {
        format!("{file} est endommagé à la ligne {line}, colonne {column}. Rien n’a été ouvert.")
    },
    damaged_missing: |file, id, from| {
        format!("{file} est endommagé : {from} renvoie à {id}, qui n’y est pas. Rien n’a été ouvert.")
    },
    damaged_twice: |file, id| format!("{file} est endommagé : {id} y est deux fois. Rien n’a été ouvert."),
    damaged_text: |file| {
        format!("{file} est endommagé : un de ses textes n’est pas celui qui fut enregistré. Rien n’a été ouvert.")
    },
    damaged_range: |file, from| {
        format!("{file} est endommagé : {from} se trouve en dehors de son texte. Rien n’a été ouvert.")
    },
    damaged_value: |file, from, field| {
        format!("{file} est endommagé : « {field} » de {from} ne peut pas être lu. Rien n’a été ouvert.")
    },
    damaged: |file| format!("{file} est endommagé. Rien n’a été ouvert."),
    over_limit: |file, what, limit| {
        format!("{file} contient plus qu’on n’en lit ici : la limite est de {limit} {what}. Rien n’a été ouvert.")
    },
    with_doctype: |file| {
        format!(
            "{file} déclare un type de document, qui pourrait cacher n’importe quoi et n’est pas lu. Rien n’a été ouvert."
        )
    },
    limits: ["entrées dans une archive", "octets par entrée décomprimée", "éléments emboîtés", "enregistrements"],
    a_pdf: "un PDF",
    a_word_file: "un fichier de traitement de texte",
    a_spreadsheet: "un fichier de tableur",
    an_archive: "une archive",
    a_picture: "une image",
    a_recording: "un enregistrement",
    a_database: "une base de données",
    a_program: "un programme",
    // Names that were found or missed.
    names: names::NAMES,
    // The class.
    class: classroom::CLASSROOM,
    // Going over what was made.
    review: review::REVIEW,
    // The codebook as a tree.
    tree: tree::TREE,
    // Shortcuts of a single key.
    shortcuts: shortcuts::SHORTCUTS,
    // Transcripts and their texts.
    editions: editions::EDITIONS,
};

/// A number with the word for it in the right form: nought and one are singular.
fn counted(n: usize, one: &str, many: &str) -> String {
    if n < 2 { format!("{n} {one}") } else { format!("{n} {many}") }
}

/// A coefficient or a share, without a minus before nothing.
fn figure(value: f64) -> String {
    let text = format!("{value:.2}").replace('.', ",");
    if text == "-0,00" { "0,00".to_owned() } else { text }
}

fn megabytes(bytes: usize) -> String {
    format!("{:.1}", bytes as f64 / 1_000_000.0).replace('.', ",")
}
