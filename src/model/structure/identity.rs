//! When two forms of a name are one person. Spelling, titles and initials may differ; given
//! names that differ, or the states that two members of the same surname come from, may not.

use super::names::{fold, is_particle, is_title};

/// A name taken apart for comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    /// All of it, folded.
    pub(super) whole: String,
    /// Given names and initials, spelt alike where transliterations differ.
    given: Vec<String>,
    /// The last name, spelt alike; the only word if there is one.
    pub(super) last: String,
    /// `Mr` or `Mrs`, where it says.
    gender: Option<bool>,
    /// What follows `of`.
    origin: Option<String>,
    /// Whether a title stands before it.
    titled: bool,
}

impl Name {
    /// Takes a name apart.
    pub(super) fn of(name: &str) -> Self {
        let whole = fold(name);
        let (person, origin) = match whole.split_once(" of ") {
            Some((person, origin)) => (person, Some(origin.to_owned())),
            None => (whole.as_str(), None),
        };
        let words: Vec<&str> = person.split(' ').filter(|w| !w.is_empty()).collect();
        let count = words.iter().take_while(|w| is_title(w)).count().min(words.len().saturating_sub(1));
        let gender = words.iter().take(count).find_map(|w| match *w {
            "mr" | "sir" | "herr" | "chairman" | "congressman" | "г-н" | "monsieur" => Some(true),
            "mrs" | "ms" | "miss" | "dame" | "frau" | "mme" | "madame" | "chairwoman" | "congresswoman" | "г-жа" => {
                Some(false)
            }
            _ => None,
        });
        let mut rest: Vec<&str> = words.get(count..).unwrap_or(&[]).to_vec();
        rest.retain(|w| !is_particle(w) && !matches!(*w, "jr" | "sr" | "ii" | "iii"));
        let last = rest.pop().unwrap_or(person);
        let given = rest.iter().map(|w| spelt_alike(w)).collect();
        Self { given, last: spelt_alike(last), gender, origin, titled: count > 0, whole }
    }

    /// Whether it has a given name besides the surname.
    pub(super) fn is_full(&self) -> bool {
        !self.given.is_empty()
    }

    /// How much it says: given names written out count more than initials and titles.
    pub(super) fn fullness(&self) -> usize {
        let written = self.given.iter().filter(|g| g.chars().count() > 1).count();
        written * 4 + self.given.len() * 2 + usize::from(self.titled)
    }

    /// The first given name, if it is written out.
    pub(super) fn first(&self) -> Option<&str> {
        self.given.first().map(String::as_str).filter(|g| g.chars().count() > 1)
    }

    /// Whether two full names can be the same person's.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        self.last == other.last && self.is_compatible(other) && given_agree(&self.given, &other.given)
    }

    /// Whether a name of one word, with or without a title, can stand for a full one.
    pub(super) fn can_stand_for(&self, full: &Self) -> bool {
        let as_last = self.last == full.last;
        let as_first = !self.titled && full.first() == Some(self.last.as_str());
        (as_last || as_first) && self.is_compatible(full)
    }

    /// Whether titles and origins do not speak against it.
    fn is_compatible(&self, other: &Self) -> bool {
        let differ = |a: Option<bool>, b: Option<bool>| a.is_some() && b.is_some() && a != b;
        !differ(self.gender, other.gender)
            && (self.origin.is_none() || other.origin.is_none() || self.origin == other.origin)
    }
}

/// Every given name of the shorter list fits one of the longer, in order, the first ones
/// together.
fn given_agree(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(first), Some(other)) = (short.first(), long.first()) else { return false };
    if !one_given(first, other) {
        return false;
    }
    let mut rest = long.iter().skip(1);
    short.iter().skip(1).all(|s| rest.any(|l| one_given(s, l)))
}

/// The same given name: spelt alike, an initial of the other, or one inner letter apart in a
/// long name (`Aleksandr`, `Aleksander`).
fn one_given(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a == b {
        return true;
    }
    if a.first() != b.first() {
        return false;
    }
    if a.len() == 1 || b.len() == 1 {
        return true;
    }
    a.last() == b.last() && a.len().min(b.len()) >= 6 && is_one_edit(&a, &b)
}

fn is_one_edit(a: &[char], b: &[char]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    head + tail + 1 >= a.len().max(b.len())
}

/// One spelling for what transliterations write differently: no accents, `y` and `j` as `i`,
/// no doubled letters, `kh` as `h`, `ph` as `f`, `x` as `ks`.
fn spelt_alike(word: &str) -> String {
    let mut letters: Vec<char> = Vec::new();
    for c in word.chars().take(64) {
        let alike = match plain(c) {
            'y' | 'j' => 'i',
            'w' => 'v',
            'x' => {
                push(&mut letters, 'k');
                's'
            }
            'h' if letters.last() == Some(&'k') => {
                letters.pop();
                'h'
            }
            'h' if letters.last() == Some(&'p') => {
                letters.pop();
                'f'
            }
            '\'' | '’' | 'ʼ' | '`' | '\u{300}'..='\u{36f}' => continue,
            other => other,
        };
        push(&mut letters, alike);
    }
    letters.into_iter().collect()
}

fn push(letters: &mut Vec<char>, c: char) {
    if letters.last() != Some(&c) {
        letters.push(c);
    }
}

/// A lower-case Latin letter without its accent.
fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' => 'i',
        'ł' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ž' | 'ż' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names() {
        let check = |a: &str, b: &str, expected: bool| {
            assert_eq!(Name::of(a).agrees_with(&Name::of(b)), expected, "{a} / {b}");
            assert_eq!(Name::of(b).agrees_with(&Name::of(a)), expected, "{b} / {a}");
        };
        check("Sergey Brandt", "Sergei Brandt", true);
        check("S. Brandt", "Sergei Brandt", true);
        check("SERGEI BRANDT", "Sergei Brandt", true);
        check("Minister Tomé Vaz", "Tome Vaz", true);
        check("Ilse M. Brandt", "Ilse Brandt", true);
        check("Aleksandr Vaz", "Aleksander Vaz", true);
        check("Ilse Brandt", "Anna Brandt", false);
        check("Karl Vaz", "Karla Vaz", false);
        check("Jon Vaz", "Joan Vaz", false);
        check("Ilse Brandt", "Ilse Vaz", false);
    }

    #[test]
    fn surnames_and_titles() {
        let check = |short: &str, full: &str, expected: bool| {
            assert_eq!(Name::of(short).can_stand_for(&Name::of(full)), expected, "{short} / {full}");
        };
        check("BRANDT", "Ilse Brandt", true);
        check("Ms. Brandt", "Ilse Brandt", true);
        check("Ilse", "Ilse Brandt", true);
        check("Mr. Ilse", "Ilse Brandt", false);
        check("Vaz", "Ilse Brandt", false);
        check("Mr. SMITH of Ohio", "Mr. SMITH of Texas", false);
        check("Mr. SMITH", "Mr. SMITH of Texas", true);
        check("Mr. Smith", "Mrs. Smith", false);
    }
}
