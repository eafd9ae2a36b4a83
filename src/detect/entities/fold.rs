//! One spelling for look-ups: lower case, without diacritics, one apostrophe.

/// Calls `push` with the folded characters of `c`: at most three.
pub(super) fn fold(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        push(c.to_ascii_lowercase());
        return;
    }
    for c in c.to_lowercase() {
        match latin(c) {
            Some(plain) => plain.chars().for_each(&mut push),
            None => push(c),
        }
    }
}

/// The letters that a Latin letter with a diacritic, or an apostrophe, folds to; `""` drops it.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        '’' | '‘' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ' | '`' | '´' => "'",
        '\u{300}'..='\u{36f}' => "",
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ'..='ặ' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ḍ' | 'ḏ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ẹ'..='ệ' | 'ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' | 'ǧ' | 'ḡ' => "g",
        'ĥ' | 'ħ' | 'ḥ' | 'ḩ' | 'ẖ' | 'ḫ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' | 'ỉ' | 'ị' => "i",
        'ĵ' => "j",
        'ķ' | 'ḳ' | 'ḵ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' | 'ḷ' => "l",
        'ṃ' => "m",
        'ñ' | 'ń' | 'ņ' | 'ň' | 'ŋ' | 'ṅ' | 'ṇ' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ǒ' | 'ọ'..='ợ' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' | 'ṛ' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' | 'ṭ' | 'ṯ' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' | 'ǔ' | 'ụ'..='ự' => "u",
        'ŵ' | 'ẁ' | 'ẃ' | 'ẅ' => "w",
        'ẋ' => "x",
        'ý' | 'ÿ' | 'ŷ' | 'ỳ'..='ỹ' => "y",
        'ź' | 'ż' | 'ž' | 'ẓ' | 'ẕ' => "z",
        _ => return None,
    })
}

/// A string folded whole.
pub(super) fn folded(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    s.chars().for_each(|c| fold(c, |c| out.push(c)));
    out
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn variants_of_a_name_meet() {
        for (a, b) in [("Bogotá", "Bogota"), ("Côte d’Ivoire", "COTE D'IVOIRE"), ("Łódź", "lodz"), ("Nguyễn", "nguyen")]
        {
            assert_eq!(folded(a), folded(b));
        }
        assert_eq!(folded("Москва"), "москва");
    }
}
