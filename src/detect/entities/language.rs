//! Which language a text is in: by its script, and within the Latin one by the small words of grammar.

use super::token::{Shape, Token, key_of};
use crate::sort;
use serde::{Deserialize, Serialize};

/// The language of a text, or of those that share a script without being told apart here, the script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// Too few words to tell; read as English.
    #[default]
    Unknown,
    /// The language whose grammar and names the detector knows.
    English,
    /// French.
    French,
    /// Spanish.
    Spanish,
    /// Portuguese.
    Portuguese,
    /// Italian.
    Italian,
    /// German.
    German,
    /// Dutch.
    Dutch,
    /// Danish or Norwegian.
    Danish,
    /// Swedish.
    Swedish,
    /// Polish.
    Polish,
    /// Romanian.
    Romanian,
    /// Turkish.
    Turkish,
    /// Indonesian or Malay.
    Indonesian,
    /// Swahili.
    Swahili,
    /// Another language in Latin letters.
    Latin,
    /// A language in Cyrillic letters.
    Cyrillic,
    /// A language in Greek letters.
    Greek,
    /// A language in Arabic letters.
    Arabic,
    /// A language in Hebrew letters.
    Hebrew,
    /// Chinese.
    Chinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// A language in another script.
    Other,
}

impl Language {
    /// As BCP 47 names it; nothing where only the script is known.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::German => "de",
            Self::Dutch => "nl",
            Self::Danish => "da",
            Self::Swedish => "sv",
            Self::Polish => "pl",
            Self::Romanian => "ro",
            Self::Turkish => "tr",
            Self::Indonesian => "id",
            Self::Swahili => "sw",
            Self::Greek => "el",
            Self::Hebrew => "he",
            Self::Chinese => "zh",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::Unknown | Self::Latin | Self::Cyrillic | Self::Arabic | Self::Other => "",
        }
    }

    /// Whether the rules and the tagger, which are made for English, may be used.
    pub fn is_read(self) -> bool {
        matches!(self, Self::English | Self::Unknown)
    }
}

/// Of each language the words that make up a quarter to a half of any text in it.
const GRAMMAR: [(Language, &str); 14] = [
    (Language::English, "the of and to in that is was it for on with as they we you he this are be have not at but"),
    (
        Language::French,
        "le la les de des du et est un une dans que qui en pour pas nous vous ce il elle sur au avec je",
    ),
    (Language::Spanish, "el la los las de del y que en un una es por con para no se su lo como pero más fue muy nos"),
    (Language::Portuguese, "o a os as de do da dos das e que em um uma não é para com por se no na mas foi ao muito"),
    (Language::Italian, "il la le gli di del della e che in un una è per non con si sono nel anche ma dei da alla lo"),
    (Language::German, "der die das und ist in den von zu mit nicht ein eine ich sie wir es auf im dem des auch sich"),
    (Language::Dutch, "de het een en van in is dat die niet op te ik we zijn voor met er aan maar hebben ook was bij"),
    (Language::Danish, "og i det at er en som på jeg vi de til af av ikke med for den har et men om var fra kan"),
    (Language::Swedish, "och i det att är en som på jag vi de till av inte med för den har ett men om var från kan"),
    (Language::Polish, "i w na z się nie to że jest do jak o co ale po za od przez czy są był dla tak nas go już"),
    (Language::Romanian, "și în de la cu pe că nu este a o un din să care mai au pentru ce sunt fost dar lui ale"),
    (Language::Turkish, "ve bir bu da de için ile çok ama ne o gibi daha olarak var ben biz değil kadar sonra en ki"),
    (Language::Indonesian, "yang dan di itu dengan untuk tidak ini dari dalam akan pada kami saya ada mereka juga ke"),
    (Language::Swahili, "na ya wa kwa ni katika za la kama hii hiyo sisi watu kuwa yake wao lakini si cha pia"),
];

/// Words that are fewer than this tell nothing.
const LEAST: usize = 12;

/// What language the tokens are in.
pub(super) fn language(tokens: &[Token], text: &str) -> Language {
    let words = || tokens.iter().filter(|t| t.is_word() && !t.is(Shape::CLITIC));
    let mut scripts = [0usize; SCRIPTS.len()];
    for word in words() {
        let script = crate::text::slice(text, word.span()).chars().next().map_or(SCRIPTS.len(), script);
        scripts.get_mut(script).into_iter().for_each(|n| *n += 1);
    }
    let all: usize = scripts.iter().sum();
    if all < LEAST {
        return Language::Unknown;
    }
    let most = (0..SCRIPTS.len()).rev().max_by_key(|s| scripts.get(*s).copied()).unwrap_or(0);
    match SCRIPTS.get(most).copied().unwrap_or(Language::Other) {
        Language::Latin => latin(words(), scripts.first().copied().unwrap_or(0)),
        // Japanese mixes Chinese characters with its own letters.
        Language::Chinese if scripts.get(JAPANESE).is_some_and(|kana| kana * 10 > all) => Language::Japanese,
        script => script,
    }
}

/// The scripts that are told apart.
const SCRIPTS: [Language; 9] = [
    Language::Latin,
    Language::Cyrillic,
    Language::Greek,
    Language::Arabic,
    Language::Hebrew,
    Language::Chinese,
    Language::Japanese,
    Language::Korean,
    Language::Other,
];
/// The place of Japanese in [`SCRIPTS`].
const JAPANESE: usize = 6;

/// The script of a letter, as its place in [`SCRIPTS`].
fn script(c: char) -> usize {
    match c {
        '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
        '\u{400}'..='\u{52f}' => 1,
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => 2,
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' => 3,
        '\u{590}'..='\u{5ff}' => 4,
        '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' => 5,
        '\u{3040}'..='\u{30ff}' => JAPANESE,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => 7,
        _ => 8,
    }
}

/// The language in Latin letters whose words of grammar are the most; another one where English has next to
/// none of the words and no other has many.
fn latin<'a>(words: impl Iterator<Item = &'a Token>, all: usize) -> Language {
    let mut counts = [0usize; GRAMMAR.len()];
    let mut of: Vec<(u64, usize)> = Vec::new();
    for (n, (_, grammar)) in GRAMMAR.iter().enumerate() {
        of.extend(grammar.split(' ').map(|word| (key_of(word), n)));
    }
    sort::ascending(&mut of);
    of.dedup();
    for word in words {
        let from = of.partition_point(|(key, _)| *key < word.key);
        for (_, n) in of.iter().skip(from).take_while(|(key, _)| *key == word.key) {
            counts.get_mut(*n).into_iter().for_each(|n| *n += 1);
        }
    }
    let [english, ..] = counts;
    let most = (0..GRAMMAR.len()).rev().max_by_key(|n| counts.get(*n).copied()).unwrap_or(0);
    let (language, share) = (GRAMMAR.get(most).map(|g| g.0), counts.get(most).copied().unwrap_or(0) * 100 / all.max(1));
    match language {
        // Text with that little grammar is a list, or in a language that is not known here.
        _ if share < 12 => {
            if english * 100 < 3 * all && all >= 8 * LEAST {
                Language::Latin
            } else {
                Language::Unknown
            }
        }
        Some(language) => language,
        None => Language::Unknown,
    }
}

/// Keys of the words of grammar of a language: none of them is a name.
pub(super) fn grammar(language: Language) -> Vec<u64> {
    let of = GRAMMAR.iter().filter(|(l, _)| *l == language);
    of.flat_map(|(_, words)| words.split(' ')).map(key_of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::entities::token::tokenize;
    use crate::model::Structure;

    fn check(text: &str, expected: Language) {
        assert_eq!(language(&tokenize(text, &Structure::default()), text), expected, "{text}");
    }

    #[test]
    fn languages_are_told_by_their_small_words() {
        check(
            "When we came back to the village the well was dry, and nobody could say to us who had taken the pump.",
            Language::English,
        );
        check(
            "Quand nous sommes rentrés au village le puits était à sec, et personne ne savait qui avait pris la pompe.",
            Language::French,
        );
        check(
            "Als wir in das Dorf zurückkamen, war der Brunnen leer, und niemand konnte uns sagen, wer die Pumpe genommen hat und wo sie ist.",
            Language::German,
        );
        check(
            "Cuando volvimos al pueblo el pozo estaba seco y nadie nos pudo decir quién se había llevado la bomba.",
            Language::Spanish,
        );
        check(
            "Quando voltámos à aldeia o poço estava seco e ninguém nos soube dizer quem levou a bomba de água da escola.",
            Language::Portuguese,
        );
        check(
            "Quando siamo tornati al villaggio il pozzo era vuoto e nessuno sapeva dire chi aveva preso la pompa che non c'era.",
            Language::Italian,
        );
        check(
            "Tuliporudi kijijini kisima kilikuwa kimekauka na watu wa mji hawakujua ni nani aliyechukua pampu ya maji katika shule.",
            Language::Swahili,
        );
    }

    #[test]
    fn other_scripts_are_told_by_their_letters() {
        check(&"Мы вернулись в деревню и колодец пуст. ".repeat(4), Language::Cyrillic);
        check(&"عدنا إلى القرية وكانت البئر جافة ".repeat(5), Language::Arabic);
        check("我们回到村里的时候井已经干了没有人知道是谁拿走了水泵", Language::Chinese);
        check("村に戻ったとき井戸はかれていて誰がポンプを持っていったのかだれも知らなかった", Language::Japanese);
    }

    #[test]
    fn too_little_is_not_judged() {
        check("", Language::Unknown);
        check("Réunion du 5 mai", Language::Unknown);
        check(&"Anna Keller, Paul Weber, Mali, Niger. ".repeat(3), Language::Unknown);
    }
}
