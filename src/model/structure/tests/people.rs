use super::*;

fn names(text: &str) -> Vec<String> {
    hold(text).speakers.iter().map(|s| s.variants.join(" = ")).collect()
}

fn talk(labels: &[&str]) -> String {
    labels.iter().map(|l| format!("{l}: That is what I think of it.\n\n")).collect()
}

#[test]
fn one_person_in_several_forms() {
    let check = |labels: &[&str], expected: &[&str]| assert_eq!(names(&talk(labels)), expected);
    check(
        &["Ilse Brandt", "Question", "ILSE BRANDT", "Question", "Ms. Brandt"],
        &["Ilse Brandt = ILSE BRANDT = Ms. Brandt", "Question"],
    );
    check(
        &["Sergey Vaz", "Question", "Sergei Vaz", "Question", "S. Vaz"],
        &["Sergey Vaz = Sergei Vaz = S. Vaz", "Question"],
    );
    check(
        &["Ilse Brandt", "Anna Brandt", "Ilse Brandt", "Brandt", "Brandt"],
        &["Ilse Brandt", "Anna Brandt", "Brandt"],
    );
    check(&["Ilse Brandt", "Tomé Vaz", "Ilse", "Tomé", "Ilse"], &["Ilse Brandt = Ilse", "Tomé Vaz = Tomé"]);
    check(&["Mr. Vaz", "Mrs. Vaz", "Mr. Vaz", "Mrs. Vaz"], &["Mr. Vaz", "Mrs. Vaz"]);
    check(&["Sergey Vaz", "Sergei Vaz", "Sergey Vaz", "Sergei Vaz"], &["Sergey Vaz", "Sergei Vaz"]);
}

#[test]
fn the_headline_gives_the_full_name() {
    let text = "Ilse Brandt answers the press, Valletta, 3 May 2031\n\nQUESTION: Who pays?\n\nBRANDT: We do.\n\nQUESTION: When?\n\nBRANDT: Soon.";
    assert_eq!(names(text), ["QUESTION", "Ilse Brandt = BRANDT"]);
}

#[test]
fn roles_are_no_persons() {
    let structure = Structure::of(&talk(&["Moderator", "Ilse Brandt", "Question", "Ilse Brandt", "Moderator"]));
    let roles: Vec<bool> = structure.speakers.iter().map(|s| s.is_role).collect();
    assert_eq!(roles, [true, false, true]);
}

fn corrected(text: &str, corrections: &[Correction]) -> Vec<String> {
    let structure = Structure::of(text).with_corrections(text, corrections);
    structure.turns.iter().map(|t| structure.speakers[t.speaker.unwrap() as usize].name.clone()).collect()
}

#[test]
fn corrections() {
    let text = talk(&["Sergey Vaz", "Question", "Sergei Vaz", "Question", "Sergey Vaz"]);
    let check = |corrections: &[Correction], expected: &[&str]| assert_eq!(corrected(&text, corrections), expected);
    let rename = |from: &str, to: &str| Correction::RenameSpeaker { from: from.into(), to: to.into() };
    let split = |variant: &str| Correction::SplitSpeaker { variant: variant.into() };
    let merge = |from: &str, into: &str| Correction::MergeSpeakers { from: from.into(), into: into.into() };
    check(&[], &["Sergey Vaz", "Question", "Sergey Vaz", "Question", "Sergey Vaz"]);
    check(
        &[rename("Sergei Vaz", "Minister Vaz")],
        &["Minister Vaz", "Question", "Minister Vaz", "Question", "Minister Vaz"],
    );
    check(&[split("Sergei Vaz")], &["Sergey Vaz", "Question", "Sergei Vaz", "Question", "Sergey Vaz"]);
    check(
        &[split("Sergey Vaz"), rename("Sergey Vaz", "Ilse")],
        &["Ilse", "Question", "Sergei Vaz", "Question", "Ilse"],
    );
    check(
        &[split("Sergei Vaz"), merge("Sergei Vaz", "Question")],
        &["Sergey Vaz", "Question", "Question", "Question", "Sergey Vaz"],
    );
    check(
        &[rename("nobody", "Ilse"), merge("nobody", "Question"), split("Question")],
        &["Sergey Vaz", "Question", "Sergey Vaz", "Question", "Sergey Vaz"],
    );
    let start = Structure::of(&text).turns[1].span.start;
    let set = Correction::SetTurnSpeaker { start, name: "Jana Roe".into() };
    check(std::slice::from_ref(&set), &["Sergey Vaz", "Jana Roe", "Sergey Vaz", "Question", "Sergey Vaz"]);
    let json = serde_json::to_string(&set).unwrap();
    assert_eq!(serde_json::from_str::<Correction>(&json).unwrap(), set);
}
