//! Labels that say what somebody does rather than who they are, in the languages they were met in.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What somebody with a role does in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Asks, and the label says no more: every such turn is a question.
    Question,
    /// Answers.
    Answer,
    /// Asks for the most part.
    Interviewer,
    /// Leads the conversation, without asking or answering.
    Chair,
    /// Any other.
    Other,
}

const QUESTION: &[&str] = &[
    "question",
    "q",
    "reporter",
    "journalist",
    "press",
    "correspondent",
    "frage",
    "journalistin",
    "вопрос",
    "журналист",
    "pregunta",
    "periodista",
    "domanda",
    "giornalista",
    "pergunta",
    "jornalista",
    "vraag",
    "pytanie",
    "question de la presse",
    "问",
    "問",
    "提问",
    "記者",
    "记者",
    "سؤال",
    "שאלה",
    "soru",
    "fråga",
    "spørgsmål",
];
const ANSWER: &[&str] = &[
    "answer",
    "a",
    "antwort",
    "ответ",
    "réponse",
    "reponse",
    "respuesta",
    "risposta",
    "resposta",
    "antwoord",
    "odpowiedź",
    "答",
    "回答",
    "جواب",
    "תשובה",
    "cevap",
    "svar",
    "interviewee",
    "respondent",
    "informant",
    "befragte",
    "befragter",
    "interviewte",
    "interviewter",
    "interviewé",
    "interviewée",
    "entrevistado",
    "entrevistada",
    "intervistato",
    "intervistata",
];
const INTERVIEWER: &[&str] = &[
    "interviewer",
    "int",
    "interviewers",
    "interviewerin",
    "intervieweur",
    "intervieweuse",
    "entrevistador",
    "entrevistadora",
    "intervistatore",
    "intervistatrice",
    "интервьюер",
    "корреспондент",
    "ведущий",
    "researcher",
];
const CHAIR: &[&str] = &[
    "moderator",
    "moderatorin",
    "moderador",
    "moderadora",
    "modérateur",
    "modératrice",
    "moderatore",
    "модератор",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "facilitator",
    "host",
    "presenter",
    "anchor",
    "announcer",
    "operator",
    "speaker pro tempore",
    "president pro tempore",
    "acting president",
    "vice president",
    "主持人",
    "司会",
    "председатель",
    "vorsitzender",
    "vorsitzende",
    "présidente",
    "presidente",
];
const OTHER: &[&str] = &[
    "speaker",
    "participant",
    "narrator",
    "witness",
    "judge",
    "court",
    "clerk",
    "translator",
    "interpreter",
    "audience",
    "member",
    "man",
    "woman",
    "boy",
    "girl",
    "voice",
    "voices",
    "unknown",
    "caller",
    "guest",
    "student",
    "students",
    "teacher",
    "professor",
    "counsel",
    "all",
    "both",
    "group",
    "crowd",
    "chorus",
    "staff",
    "official",
    "doctor",
    "patient",
    "nurse",
    "therapist",
    "client",
    "employee",
    "manager",
    "child",
    "mother",
    "father",
    "parent",
    "pupil",
    "officer",
    "sprecher",
    "sprecherin",
    "teilnehmer",
    "teilnehmerin",
    "proband",
    "participante",
    "locuteur",
    "locutrice",
    "intervenant",
    "intervenante",
    "hablante",
    "parlante",
    "говорящий",
    "участник",
    "発言者",
    "speakers",
    "secretary",
    "reporter",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "governor",
    "senator",
    "president",
    "minister",
    "prime minister",
    "ambassador",
    "mayor",
    "attorney",
    "prosecutor",
    "defendant",
    "plaintiff",
];
const MODIFIER: &[&str] = &[
    "the",
    "unidentified",
    "unknown",
    "male",
    "female",
    "first",
    "second",
    "third",
    "another",
    "acting",
    "senior",
    "young",
    "old",
    "number",
    "no",
    "audience",
    "member",
    "voice",
    "speaker",
    "from",
    "floor",
    "pro",
    "tempore",
];

/// Every role word; where one stands in two lists, what it does in a conversation wins.
static ROLES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
    let lists = [
        (OTHER, Role::Other),
        (CHAIR, Role::Chair),
        (INTERVIEWER, Role::Interviewer),
        (ANSWER, Role::Answer),
        (QUESTION, Role::Question),
    ];
    lists.into_iter().flat_map(|(words, role)| words.iter().map(move |w| (*w, role))).collect()
});

/// The role that a label names; nothing for a person's name. `folded` is lower case, without
/// full stops.
pub(super) fn role(folded: &str) -> Option<Role> {
    let of = |word: &str| ROLES.get(word).copied();
    if let Some(role) = of(folded) {
        return Some(role);
    }
    let mut found = None;
    for word in folded.split_whitespace() {
        let bare = word.trim_end_matches(|c: char| c.is_numeric()).trim_matches(['#', '-', '_']);
        let numbered = bare.len() < word.len();
        match of(bare) {
            Some(role) if bare.chars().count() > 1 || numbered => found = found.or(Some(role)),
            _ if bare.is_empty() || MODIFIER.contains(&bare) => {
                let is_modifier_role = matches!(bare, "unidentified" | "unknown" | "male" | "female");
                found = found.or(is_modifier_role.then_some(Role::Other));
            }
            _ if found.is_some() && bare.chars().count() == 1 => {}
            _ => return None,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_and_names() {
        let check = |label: &str, expected: Option<Role>| assert_eq!(role(label), expected, "{label}");
        check("question", Some(Role::Question));
        check("q", Some(Role::Question));
        check("q1", Some(Role::Question));
        check("interviewer 2", Some(Role::Interviewer));
        check("speaker 1", Some(Role::Other));
        check("speaker b", Some(Role::Other));
        check("unidentified male", Some(Role::Other));
        check("the chairman", Some(Role::Chair));
        check("the speaker pro tempore", Some(Role::Other));
        check("вопрос", Some(Role::Question));
        check("anna berg", None);
        check("the harbour", None);
        check("diop a", None);
    }
}
