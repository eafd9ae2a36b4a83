use super::*;

#[test]
fn nobody_speaks_in_prose() {
    nobody(
        "Note: bring a coat.\n\nTo all appearances, the boat had sunk.\n\nWarning: deep water.\n\nNote: and a hat.\n\nWarning: rocks.",
    );
    nobody(
        "See http://harbour.example/a for more.\n\nhttps://harbour.example: the page\n\nWe met at 10:30 and left.\n\n10:30 was late.",
    );
    nobody(
        "The main points are:\n\nThe fund is paid.\n\nThe main points are:\n\nThe strait is deep.\n\nHowever: not for long.\n\nHowever: deep enough.",
    );
    nobody("John 3:16 is short.\n\nJohn 3:17 is longer.\n\nJohn 3:18 too.");
    nobody(
        "Apple: a fruit.\n\nBread: what one bakes.\n\nNew York: a city on a river.\n\nPort Selene: a town that I made up.",
    );
    nobody("Subject: the harbour\n\nDate: 3 May 2031\n\nPresent: Ilse Brandt, Tomé Vaz\n\nThe meeting began late.");
    nobody("Step 1: open the box.\n\nStep 2: close it.\n\nStep 1: open it again.\n\nChapter 2: The sea");
    nobody("");
    nobody(" \n\t\n");
    nobody("one");
}

#[test]
fn an_endless_line_is_one_block() {
    let text = "so we went down to the harbour and then he said well i dont know ".repeat(4000);
    let structure = hold(&text);
    assert_eq!((structure.blocks.len(), structure.turns.len(), structure.head.title), (1, 0, None));
}

#[test]
fn wrapped_prose_is_read_as_paragraphs() {
    check(
        "The lane has lost four metres of depth since the storms of January,\nand large vessels wait outside the port of the United\n\
         Provinces for the tide.  The small boats wait behind them, as they\nhave always done.\n   A fund that both sides pay into is cheaper than one more season\n\
         of waiting.\n\nThe experts agree.\n\n  Where the tide goes out\n  The boats go in\n  And nobody waits\n",
        "p The lane has lost four metre\np A fund that both sides pay i\np The experts agree.\np Where the tide goes out\np The boats go in\np And nobody waits",
    );
}

#[test]
fn verse_and_lists_keep_their_lines() {
    let verse = "The tide comes in across the bar tonight,\nThe lanterns burn along the harbour wall,\nAnd every boat that left us in the light\n\
                 Comes slowly home to answer to our call.\n";
    assert_eq!(hold(verse).blocks.len(), 4);
    assert_eq!(hold("1. bread\n2. milk\n3. eggs and the other things\n").blocks.len(), 3);
}

#[test]
fn one_line_a_paragraph() {
    let text = "The lane has lost four metres of depth since the storms of January, and nobody knows why that is so today.\n\
                It was cheaper then.\nShort.\nThe experts agree on all of it, and on the price of it, and on who should pay the price, which is a wonder.\n";
    assert_eq!(hold(text).blocks.len(), 4);
}

#[test]
fn both_kinds_in_one_text() {
    let long =
        "Long lines stand in the first part, one a paragraph, and they are never joined to what follows. ".repeat(3);
    let wrapped = "The lane has lost four metres of depth since the storms of January\nand large vessels wait outside the port for the tide to come and\n\
                   the small boats wait behind them, as they have always done here,\nuntil noon.\n";
    let text = format!("{long}\n{long}\n{long}\n\n{wrapped}\n{wrapped}");
    assert_eq!(hold(&text).blocks.len(), 5);
}

#[test]
fn the_head_of_a_page() {
    check(
        "Ostria Gazette\n\nHome > News > Talks\n\nPrint\n\nTalks on the strait end\n\nPort Selene, May 3, 2031\n\nBy Jana Roe\n\nThe talks ended on Monday.",
        "title: Talks on the strait end\nsource: Ostria Gazette\ndate: May 3, 2031\nplace: Port Selene\n- Ostria Gazette\n- Home > News > Talks\n- Print\n\
         p Port Selene, May 3, 2031\np By Jana Roe\np The talks ended on Monday.",
    );
    check(
        "Title: The strait\nSource: Ostria Radio\nRecorded: 2031-05-03\nPlace: Port Selene\n\nThe talks ended.",
        "title: The strait\nsource: Ostria Radio\ndate: 2031-05-03\nplace: Port Selene\np Title: The strait\np Source: Ostria Radio\np Recorded: 2031-05-03\n\
         p Place: Port Selene\np The talks ended.",
    );
}
