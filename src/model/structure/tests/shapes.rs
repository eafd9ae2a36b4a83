use super::*;

#[test]
fn a_news_conference() {
    check(
        "official site\n\nHome \\ Press room \\\n\nIlse Brandt speaks and takes questions with Minister of Ostria Tomé Vaz, Valletta, 3 May 2031\n\n\n\
         Ladies and gentlemen,\n\nWe had good talks.\n\nQuestion: Who pays?\n\nIlse Brandt (answers after T. Vaz): We do.\n\nAll of it.\n\n\
         Question: And when?\n\nTomé Vaz: Soon.\n\nIlze Brandt: Yes.",
        "title: Ilse Brandt speaks and takes questions with Minister of Ostria Tomé Vaz, Valletta, 3 May 2031\n\
         date: 3 May 2031\nplace: Valletta\n- official site\n- Home \\ Press room \\\n\
         Opening Ilse Brandt | Ladies and gentlemen,\n  p We had good talks.\n\
         Q1 Question | Who pays?\nA1 Ilse Brandt (answers after T. Vaz) | We do.\n  p All of it.\n\
         Q2 Question | And when?\nA2 Tomé Vaz | Soon.\nA2 Ilze Brandt | Yes.",
    );
}

#[test]
fn capitals_with_a_colon_and_a_surname_alone() {
    check(
        "ILSE BRANDT: Good morning. I am glad to be here.\n\nTOMÉ VAZ: So am I.\n\nBRANDT: Then we agree.\n\nVAZ: We do.",
        "Speech ILSE BRANDT | Good morning. I am glad to b\nSpeech TOMÉ VAZ | So am I.\nSpeech ILSE BRANDT | Then we agree.\nSpeech TOMÉ VAZ | We do.",
    );
}

#[test]
fn a_label_alone_on_its_line() {
    check(
        "INTERVIEWER\nWhere did you learn it?\n\nILSE BRANDT\nIn the harbour. My father taught me.\n\nINTERVIEWER\n\nWas it hard?\n\nILSE BRANDT\nNo.\n",
        "Q1 INTERVIEWER | Where did you learn it?\nA1 ILSE BRANDT | In the harbour. My father ta\nQ2 INTERVIEWER | Was it hard?\nA2 ILSE BRANDT | No.",
    );
    check(
        "Moderator:\nWelcome, both of you.\n\nTomé:\nThank you.\n\nIlse:\nThank you.\n\nTomé:\nShall I begin?\n\nIlse:\nPlease.",
        "Speech Moderator | Welcome, both of you.\nSpeech Tomé | Thank you.\nSpeech Ilse | Thank you.\nSpeech Tomé | Shall I begin?\nSpeech Ilse | Please.",
    );
    check(
        "Interviewer\nWhere were you born?\n\nIlse Brandt\nNear the harbour, in a small house.\n\nInterviewer\nAnd then?\n\nIlse Brandt\nThen we moved.",
        "Q1 Interviewer | Where were you born?\nA1 Ilse Brandt | Near the harbour, in a small\nQ2 Interviewer | And then?\nA2 Ilse Brandt | Then we moved.",
    );
}

#[test]
fn letters() {
    let expected = "Q1 Q | Where were you?\nA1 A | At home.\nQ2 Q | All day?\nA2 A | A man came in at noon.";
    check("Q Where were you?\nA At home.\nQ All day?\nA  A man came in at noon.", expected);
    check("Q. Where were you?\n\nA. At home.\n\nQ. All day?\n\nA. A man came in at noon.", expected);
    check("Q: Where were you?\n\nA: At home.\n\nQ: All day?\n\nA: A man came in at noon.", expected);
    check("Q\nWhere were you?\n\nA\nAt home.\n\nQ\nAll day?\n\nA\nA man came in at noon.", expected);
    check(
        "Q\tWhere were you?\n\nMR. VAZ:  At home, all day.\n\nQ\tAll day?\n\nMR. VAZ:  Yes.\n\nA man laughed.",
        "Q1 Q | Where were you?\nA1 MR. VAZ | At home, all day.\nQ2 Q | All day?\nA2 MR. VAZ | Yes.\n  p A man laughed.",
    );
}

#[test]
fn a_parliament() {
    check(
        "    The CHAIRMAN. The committee will come to order. We meet to hear\nabout the harbour of the Northern Ports and of those who work\n\
         there.\n    Mr. SMITH of Ohio. I thank the chairman for holding it,\nas promised.\n    The CHAIRMAN. You are welcome.\n    \
         Mr. SMITH of Texas. So do I. Mr. SMITH of Ohio\nspoke well.\n    SEN. VAZ: I agree.\n",
        "Speech The CHAIRMAN | The committee will come to o\nSpeech Mr. SMITH of Ohio | I thank the chairman for hol\n\
         Speech The CHAIRMAN | You are welcome.\nSpeech Mr. SMITH of Texas | So do I. Mr. SMITH of Ohio⏎s\nSpeech SEN. VAZ | I agree.",
    );
}

#[test]
fn bold_names() {
    let expected =
        "Speech Ilse Brandt | We begin.\nSpeech Tomé Vaz | We do.\nSpeech Ilse Brandt | Good.\nSpeech Tomé Vaz | Yes.";
    check(
        "**Ilse Brandt:** We begin.\n\n**Tomé Vaz:** We do.\n\n**Ilse Brandt:** Good.\n\n**Tomé Vaz:** Yes.",
        expected,
    );
    check(
        "**Ilse Brandt**: We begin.\n\n**Tomé Vaz**: We do.\n\n**Ilse Brandt**: Good.\n\n**Tomé Vaz**: Yes.",
        expected,
    );
    check("**Ilse Brandt** We begin.\n\n**Tomé Vaz** We do.\n\n**Ilse Brandt** Good.\n\n**Tomé Vaz** Yes.", expected);
    check(
        "**Ilse Brandt**\n\nWe begin.\n\n**Tomé Vaz**\n\nWe do.\n\n**Ilse Brandt**\n\nGood.\n\n**Tomé Vaz**\n\nYes.",
        expected,
    );
}

#[test]
fn time_codes() {
    let expected = "Speech Ilse @00:00:02 | We begin.\nSpeech Tomé @00:00:05 | We do.\nSpeech Ilse @00:01:09 | Good.\nSpeech Tomé @00:01:12 | Yes.";
    check(
        "[00:00:02] Ilse: We begin.\n[00:00:05] Tomé: We do.\n[00:01:09] Ilse: Good.\n[00:01:12] Tomé: Yes.",
        expected,
    );
    check("00:00:02 Ilse\nWe begin.\n\n00:00:05 Tomé\nWe do.\n\n00:01:09 Ilse\nGood.\n\n00:01:12 Tomé\nYes.", expected);
    check(
        "Ilse  00:00:02\nWe begin.\n\nTomé  00:00:05\nWe do.\n\nIlse  00:01:09\nGood.\n\nTomé  00:01:12\nYes.",
        expected,
    );
    check(
        "Ilse [00:00:02]: We begin.\nTomé [00:00:05]: We do.\nIlse (00:01:09): Good.\nTomé (00:01:12): Yes.",
        expected,
    );
    check(
        "Speaker 1  0:03\nHello and welcome.\n\nSpeaker 2  0:07\nThank you.\n",
        "Speech Speaker 1 @0:03 | Hello and welcome.\nSpeech Speaker 2 @0:07 | Thank you.",
    );
    check(
        "[00:00:02] So this is it.\n[00:00:09] And it goes on.",
        "p @00:00:02 So this is it.\np @00:00:09 And it goes on.",
    );
    check(
        "0:02\nso this is it\n0:09\nand it goes on\n1:10\nto the end",
        "p @0:02 so this is it\np @0:09 and it goes on\np @1:10 to the end",
    );
}

#[test]
fn names_with_what_they_belong_to() {
    check(
        "Jana Roe, Ostria Radio: Why now, after ten years?\n\nIlse Brandt: Because the strait is shallow. It gets shallower every year, and boats wait outside.\n\n\
         Piet Lund (Northern Post): Is there money?\n\nIlse Brandt: There is. Both sides pay into the fund, year after year, and the bank keeps it.",
        "Q1 Jana Roe (Ostria Radio) | Why now, after ten years?\nA1 Ilse Brandt | Because the strait is shallo\n\
         Q2 Piet Lund (Northern Post) | Is there money?\nA2 Ilse Brandt | There is. Both sides pay int",
    );
}

#[test]
fn speakers_by_number() {
    check(
        "Speaker 1: Shall we?\nSpeaker 2: We shall.\nSpeaker 1: Good.\nUnidentified Male: Wait!\nSpeaker 10: No.",
        "Speech Speaker 1 | Shall we?\nSpeech Speaker 2 | We shall.\nSpeech Speaker 1 | Good.\nSpeech Unidentified Male | Wait!\nSpeech Speaker 10 | No.",
    );
}

#[test]
fn dashes() {
    check(
        "— Have you seen the boat?\n— I have.\n— And the nets?\n— They are dry.\n— Good.",
        "Speech ? | Have you seen the boat?\nSpeech ? | I have.\nSpeech ? | And the nets?\nSpeech ? | They are dry.\nSpeech ? | Good.",
    );
    nobody("- bread\n- milk\n- eggs\n- salt\n- flour");
}

#[test]
fn other_scripts() {
    check(
        "Вопрос: Кто платит?\n\nАнна Берг: Мы платим.\n\nВопрос: Когда?\n\nАнна Берг: Скоро.",
        "Q1 Вопрос | Кто платит?\nA1 Анна Берг | Мы платим.\nQ2 Вопрос | Когда?\nA2 Анна Берг | Скоро.",
    );
    check(
        "记者：谁付钱？\n\n王明：我们付。\n\n记者：什么时候？\n\n王明：很快。",
        "Q1 记者 | 谁付钱？\nA1 王明 | 我们付。\nQ2 记者 | 什么时候？\nA2 王明 | 很快。",
    );
    check(
        "سؤال: من يدفع؟\n\nسلمى: نحن.\n\nسؤال: متى؟\n\nسلمى: قريبا.",
        "Q1 سؤال | من يدفع؟\nA1 سلمى | نحن.\nQ2 سؤال | متى؟\nA2 سلمى | قريبا.",
    );
}

#[test]
fn headings() {
    check(
        "# The harbour talks\n\nDate: 3 May 2031\nLocation: Port Selene\nInterviewer: Ilse Brandt\n\n## Part one\n\nIlse: Shall we?\n\nTomé: Yes.\n\n\
         Money\n-----\n\nIlse: Who pays?\n\n### On boats\n\nAnd who rows?\n\nTomé: We do.",
        "title: The harbour talks\ndate: 3 May 2031\nplace: Port Selene\np Date: 3 May 2031\np Location: Port Selene\np Interviewer: Ilse Brandt\n\
         h2 ## Part one\nSpeech Ilse | Shall we?\nSpeech Tomé | Yes.\nh2 Money⏎-----\nSpeech Ilse | Who pays?\n  h3 ### On boats\n  p And who rows?\nSpeech Tomé | We do.",
    );
}

#[test]
fn hard_wrapped_speech() {
    check(
        "BRANDT:  We spent two days on the question of the strait, and the   \nUnited Ports were with us all the time.  They gave us the same advice \n\
         that Rotterdam had.\n\nVAZ:  I would add one word about the dredging fund, because it has\nbeen in the papers.  It is paid a year ahead.\n\n[Laughter.]\n\n\
         BRANDT:  That is so.\n",
        "Speech BRANDT | We spent two days on the que\nSpeech VAZ | I would add one word about t\n  ( [Laughter.]\nSpeech BRANDT | That is so.",
    );
}

#[test]
fn an_introduction_is_no_statement() {
    check(
        "The harbour years\n\nThis conversation took place at the museum in spring.\n\nInterviewer: Where were you born?\n\nIlse Brandt: Here.\n\n\
         Interviewer: Mm-hm.\n\nIlse Brandt: In this street.\n\nInterviewer: And your mother?\n\nTomé Vaz: Next door.",
        "title: The harbour years\np This conversation took place\nQ1 Interviewer | Where were you born?\nA1 Ilse Brandt | Here.\n\
         Speech Interviewer | Mm-hm.\nA1 Ilse Brandt | In this street.\nQ2 Interviewer | And your mother?\nA2 Tomé Vaz | Next door.",
    );
}

#[test]
fn the_conference_of_2014() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/transcripts/news-conference-2014-09-09.txt");
    let Ok(raw) =
        std::fs::read_to_string(path).or_else(|_| std::fs::read_to_string(path.replacen("/../", "/../../", 1)))
    else {
        eprintln!("skipped: no {path}");
        return;
    };
    let text = crate::text::Text::new(&raw);
    let s = hold(text.as_str());
    let of = |span: Option<Span>| span.map_or("", |s| text.slice(s));
    assert_eq!((of(s.head.date), of(s.head.place), s.head.source), ("9 September 2014", "Moscow", None));
    assert!(of(s.head.title).starts_with("Sergey Lavrov speaks"));
    assert_eq!(s.blocks.iter().filter(|b| b.kind == BlockKind::Furniture).count(), 2);
    use TurnKind::{Answer, Opening, Question};
    let kinds: Vec<(TurnKind, Option<u32>, &str)> =
        s.turns.iter().map(|t| (t.kind, t.question, s.speakers[t.speaker.unwrap() as usize].name.as_str())).collect();
    let lavrov = "Sergey Lavrov";
    assert_eq!(
        kinds,
        [
            (Opening, None, lavrov),
            (Question, None, "Question"),
            (Answer, Some(1), lavrov),
            (Question, None, "Question"),
            (Answer, Some(3), lavrov),
            (Question, None, "Question"),
            (Answer, Some(5), lavrov),
        ]
    );
    assert_eq!(s.speakers[0].variants, ["Sergey Lavrov", "Sergei Lavrov"]);
    let aside = s.blocks.iter().find_map(|b| b.label.and_then(|l| l.aside));
    assert_eq!(of(aside), "answers after A. Diop");
    assert_eq!(s.turns[0].first_block, 3);
    assert_eq!(s.turns[0].block_count, 11);
}
