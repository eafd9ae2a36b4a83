//! Character references of HTML and captions.

/// Names without a number that texts do use; the rest of the two thousand stay as they are written.
const NAMED: &[(&str, &str)] = &[
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("shy", ""),
    ("lrm", "\u{200e}"),
    ("rlm", "\u{200f}"),
    ("zwj", "\u{200d}"),
    ("zwnj", "\u{200c}"),
    ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hyphen", "‐"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("sbquo", "‚"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("lsaquo", "‹"),
    ("rsaquo", "›"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("dagger", "†"),
    ("Dagger", "‡"),
    ("prime", "′"),
    ("Prime", "″"),
    ("sect", "§"),
    ("para", "¶"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("deg", "°"),
    ("plusmn", "±"),
    ("times", "×"),
    ("divide", "÷"),
    ("minus", "−"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("sup1", "¹"),
    ("sup2", "²"),
    ("sup3", "³"),
    ("micro", "µ"),
    ("permil", "‰"),
    ("euro", "€"),
    ("pound", "£"),
    ("cent", "¢"),
    ("yen", "¥"),
    ("curren", "¤"),
    ("iexcl", "¡"),
    ("iquest", "¿"),
    ("ordf", "ª"),
    ("ordm", "º"),
    ("not", "¬"),
    ("macr", "¯"),
    ("acute", "´"),
    ("cedil", "¸"),
    ("uml", "¨"),
    ("brvbar", "¦"),
    ("larr", "←"),
    ("uarr", "↑"),
    ("rarr", "→"),
    ("darr", "↓"),
    ("harr", "↔"),
    ("infin", "∞"),
    ("ne", "≠"),
    ("le", "≤"),
    ("ge", "≥"),
    ("asymp", "≈"),
    ("check", "✓"),
    ("szlig", "ß"),
    ("aelig", "æ"),
    ("AElig", "Æ"),
    ("oelig", "œ"),
    ("OElig", "Œ"),
    ("oslash", "ø"),
    ("Oslash", "Ø"),
    ("aring", "å"),
    ("Aring", "Å"),
    ("eth", "ð"),
    ("ETH", "Ð"),
    ("thorn", "þ"),
    ("THORN", "Þ"),
    ("yuml", "ÿ"),
    ("Yuml", "Ÿ"),
    ("scaron", "š"),
    ("Scaron", "Š"),
    ("fnof", "ƒ"),
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("Delta", "Δ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("pi", "π"),
    ("sigma", "σ"),
    ("Omega", "Ω"),
    ("omega", "ω"),
];

/// Letters with a mark that `&eacute;` and its kin name: the letter, the mark's name, the character.
const MARKED: &[(&str, &str)] = &[
    ("grave", "aàeèiìoòuùAÀEÈIÌOÒUÙ"),
    ("acute", "aáeéiíoóuúyýAÁEÉIÍOÓUÚYÝcćCĆnńNŃsśSŚzźZŹ"),
    ("circ", "aâeêiîoôuûAÂEÊIÎOÔUÛ"),
    ("tilde", "aãnñoõAÃNÑOÕ"),
    ("uml", "aäeëiïoöuüAÄEËIÏOÖUÜ"),
    ("cedil", "cçCÇsşSŞ"),
    ("caron", "cčCČeěEĚrřRŘsšSŠzžZŽnňNŇdďDĎ"),
];

/// A text with its character references resolved; what is none stays.
pub(super) fn resolve(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let name: String = after.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '#').take(12).collect();
        match character(&name) {
            Some(found) => {
                out.push_str(&found);
                rest = after.strip_prefix(name.as_str()).unwrap_or(after);
                rest = rest.strip_prefix(';').unwrap_or(rest);
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<String> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        // Numbers of Windows-1252 are read as its characters, as browsers do.
        let byte = u8::try_from(code).ok().filter(|b| (0x80..=0x9f).contains(b));
        let found = byte.map(crate::exchange::plain_text::windows_1252).or_else(|| char::from_u32(code));
        let allowed = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
        return Some(found.filter(allowed).unwrap_or('\u{fffd}').to_string());
    }
    if let Some((_, known)) = NAMED.iter().find(|(n, _)| *n == name) {
        return Some((*known).to_owned());
    }
    let mut letters = name.chars();
    let letter = letters.next()?;
    let (_, pairs) = MARKED.iter().find(|(mark, _)| *mark == letters.as_str())?;
    let mut pairs = pairs.chars();
    while let Some(plain) = pairs.next() {
        let marked = pairs.next()?;
        if plain == letter {
            return Some(marked.to_string());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        let check = |text: &str, expected: &str| assert_eq!(resolve(text), expected);
        check("caf&eacute; &amp; th&#233; &#x1F600;", "café & thé 😀");
        check("&#146;tis &rsquo;", "’tis ’");
        check("AT&T &unknown; & &", "AT&T &unknown; & &");
        check("&#0;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}&#99999999999;");
        check("&copy 2014", "© 2014");
    }
}
