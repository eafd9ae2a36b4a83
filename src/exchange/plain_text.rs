//! Plain text: bytes in, text out, whichever of the usual encodings it is in.

use super::error::{ReadError, Seems};

/// The longest text file that is read, in bytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;

/// Bytes 0x80 to 0x9f in Windows-1252; the five it leaves open are control characters, as browsers read them.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// First bytes by which other kinds of files are known.
const MAGIC: [(&[u8], Seems); 26] = [
    (b"%PDF-", Seems::Pdf),
    (b"PK\x05\x06", Seems::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Seems::OldOffice),
    (b"{\\rtf", Seems::Rtf),
    (b"\x89PNG\r\n\x1a\n", Seems::Picture),
    (b"\xff\xd8\xff", Seems::Picture),
    (b"GIF87a", Seems::Picture),
    (b"GIF89a", Seems::Picture),
    (b"II*\0", Seems::Picture),
    (b"MM\0*", Seems::Picture),
    (b"OggS", Seems::Sound),
    (b"fLaC", Seems::Sound),
    (b"ID3\x02", Seems::Sound),
    (b"ID3\x03", Seems::Sound),
    (b"ID3\x04", Seems::Sound),
    (b"\xff\xfb", Seems::Sound),
    (b"\x1a\x45\xdf\xa3", Seems::Film),
    (b"\x1f\x8b", Seems::Archive),
    (b"7z\xbc\xaf\x27\x1c", Seems::Archive),
    (b"Rar!\x1a\x07", Seems::Archive),
    (b"\xfd7zXZ\0", Seems::Archive),
    (b"SQLite format 3\0", Seems::Database),
    (b"\x7fELF", Seems::Program),
    (b"\0asm", Seems::Program),
    (b"\xff\xfe\0\0", Seems::Utf32),
    (b"\0\0\xfe\xff", Seems::Utf32),
];

/// Reads a text file in UTF-8 (with or without a byte order mark), UTF-16 of either order (with a
/// mark, or known by its zero bytes) or Windows-1252. Line ends stay as they are: the text that is
/// made of it sees to them.
///
/// # Errors
/// What is too large, empty, binary or damaged.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
    }
    decode_any(bytes)
}

/// The same for a part of another file, which has a limit of its own.
pub(super) fn decode_any(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some(seems) = seems(bytes) {
        return Err(ReadError::Binary(seems));
    }
    let text = decode_text(bytes)?;
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
        return Err(ReadError::Empty);
    }
    if is_binary(&text) { Err(ReadError::Binary(Seems::Unknown)) } else { Ok(text) }
}

/// The same for what is known to be text, whatever stands in it.
pub(super) fn decode_text(bytes: &[u8]) -> Result<String, ReadError> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes, 2),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes, 2),
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3),
        _ if bytes.contains(&0) => unmarked_utf16(bytes),
        _ => utf8(bytes, 0),
    }
}

/// What a file that is no plain text seems to be, by its first bytes.
pub fn seems(bytes: &[u8]) -> Option<Seems> {
    let at = |place: usize, word: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(word));
    if at(0, b"PK\x03\x04") {
        return Some(archive_of(bytes));
    }
    if at(0, b"RIFF") && (at(8, b"WAVE") || at(8, b"AVI ") || at(8, b"WEBP")) {
        let kinds: [(&[u8], Seems); 2] = [(b"WAVE", Seems::Sound), (b"AVI ", Seems::Film)];
        return Some(kinds.iter().find(|(word, _)| at(8, word)).map_or(Seems::Picture, |(_, seems)| *seems));
    }
    if at(4, b"ftyp") {
        return Some(if at(8, b"M4A") { Seems::Sound } else { Seems::Film });
    }
    MAGIC.iter().find(|(word, _)| at(0, word)).map(|(_, seems)| *seems)
}

/// Documents that are ZIP archives are told by the names of their first entries.
fn archive_of(bytes: &[u8]) -> Seems {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(4096)..).unwrap_or_default();
    let holds = |word: &[u8]| [head, tail].iter().any(|part| part.windows(word.len()).any(|w| w == word));
    if holds(b"application/vnd.oasis.opendocument.text") {
        Seems::Odt
    } else if holds(b"word/document.xml") || holds(b"word/") {
        Seems::Docx
    } else if holds(b"xl/workbook.xml") || holds(b"xl/") {
        Seems::Xlsx
    } else {
        Seems::Zip
    }
}

/// UTF-8, or Windows-1252 where it is not that; `before` bytes were taken off in front.
fn utf8(bytes: &[u8], before: u64) -> Result<String, ReadError> {
    let Err(error) = std::str::from_utf8(bytes) else {
        return Ok(String::from_utf8_lossy(bytes).into_owned());
    };
    let (mut right, mut wrong) = (0u64, 0u64);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count() as u64;
        wrong += u64::from(!chunk.invalid().is_empty());
    }
    // In Windows-1252 two letters above 0x7f that happen to be one character of UTF-8 are rare.
    if before > 0 || right > wrong {
        return Err(ReadError::BadUtf8 { at: before + error.valid_up_to() as u64 });
    }
    Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect())
}

/// The character of a byte in Windows-1252.
pub(super) fn windows_1252(byte: u8) -> char {
    let of_windows = byte.checked_sub(0x80).and_then(|n| WINDOWS_1252.get(usize::from(n)));
    of_windows.copied().unwrap_or(char::from(byte))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, before: u64) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut at = before;
    for letter in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let letter = letter.map_err(|_| ReadError::BadUtf16 { at })?;
        at += letter.len_utf16() as u64 * 2;
        text.push(letter);
    }
    if rest.is_empty() { Ok(text) } else { Err(ReadError::BadUtf16 { at }) }
}

/// Bytes with zeros among them: UTF-16 in the order that gives more of the commonest characters,
/// if it gives text at all.
fn unmarked_utf16(bytes: &[u8]) -> Result<String, ReadError> {
    let zeros = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let pairs = bytes.len() / 2;
    let common = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '\n')).count();
    let orders: [fn([u8; 2]) -> u16; 2] = [u16::from_le_bytes, u16::from_be_bytes];
    let tried = orders.map(|order| utf16(bytes, order, 0));
    let likely = |text: &&String| !text.contains('\0') && !is_binary(text) && common(text) * 50 > pairs;
    let best = tried.iter().flatten().filter(likely).max_by_key(|text| common(text));
    if let Some(text) = best {
        return Ok(text.clone());
    }
    // Zeros in every second place and nowhere else: UTF-16, but a damaged one.
    let [little, big] = tried;
    match (little, big) {
        (Err(error), _) if odd * 3 > pairs && even * 20 < pairs => Err(error),
        (_, Err(error)) if even * 3 > pairs && odd * 20 < pairs => Err(error),
        _ => Err(ReadError::Binary(Seems::Unknown)),
    }
}

/// Zeros, or more than one control character in a hundred. Tabs, line ends, page breaks, an
/// escape and the end mark of DOS are no sign of anything.
fn is_binary(text: &str) -> bool {
    let odd = |c: &char| matches!(c, '\u{1}'..='\u{7}' | '\u{e}'..='\u{19}' | '\u{1c}'..='\u{1f}' | '\u{7f}');
    text.contains('\0') || text.chars().filter(odd).count() * 100 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utf16_bytes(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "Question: “naïve” – 5 €?\r\nAnswer: no…\n";
        let check = |bytes: Vec<u8>| assert_eq!(decode(&bytes).as_deref(), Ok(text));
        check(text.as_bytes().to_vec());
        check([b"\xef\xbb\xbf", text.as_bytes()].concat());
        check([vec![0xff, 0xfe], utf16_bytes(text, false)].concat());
        check([vec![0xfe, 0xff], utf16_bytes(text, true)].concat());
        check(utf16_bytes(text, false));
        check(utf16_bytes(text, true));
        check(b"Question: \x93na\xefve\x94 \x96 5 \x80?\r\nAnswer: no\x85\n".to_vec());
    }

    #[test]
    fn other_scripts_in_utf16_without_a_mark() {
        for text in ["Вопрос: да?\nОтвет: нет, не думаю.\n", "質問: はい 2014\n答え: いいえ\n"]
        {
            assert_eq!(decode(&utf16_bytes(text, false)).as_deref(), Ok(text));
            assert_eq!(decode(&utf16_bytes(text, true)).as_deref(), Ok(text));
        }
    }

    #[test]
    fn what_is_no_text_says_why() {
        let check = |bytes: &[u8], expected: ReadError| assert_eq!(decode(bytes), Err(expected));
        check(b"", ReadError::Empty);
        check(b" \r\n\t", ReadError::Empty);
        check(b"\xef\xbb\xbf\n", ReadError::Empty);
        check(b"%PDF-1.7 \xe2\xe3", ReadError::Binary(Seems::Pdf));
        check(b"PK\x03\x04....word/document.xml", ReadError::Binary(Seems::Docx));
        check(b"PK\x03\x04....sources/", ReadError::Binary(Seems::Zip));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ReadError::Binary(Seems::Picture));
        check(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", ReadError::Binary(Seems::OldOffice));
        check(b"a\0\0\0b\x01\x02\x03", ReadError::Binary(Seems::Unknown));
        check(b"\x01\x02\x03\x04abc", ReadError::Binary(Seems::Unknown));
        check(b"\xff\xfea\0b", ReadError::BadUtf16 { at: 4 });
        check(b"\xff\xfea\0\x3d\xd8b\0", ReadError::BadUtf16 { at: 4 });
        check(b"\xc3\xa9\xc3\xa9\xc3\xa9 \xe2\x80 \xc3\xa9", ReadError::BadUtf8 { at: 7 });
        let limit = MAX_BYTES as u64;
        check(&vec![b'a'; MAX_BYTES + 1], ReadError::TooLarge { bytes: limit + 1, limit });
    }

    proptest! {
        #[test]
        fn any_bytes_give_text_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes);
        }

        #[test]
        fn any_text_in_utf8_comes_back(text in "[^\u{0}-\u{8}\u{b}-\u{1f}\u{7f}\u{feff}]{1,80}") {
            prop_assume!(!text.trim().is_empty() && seems(text.as_bytes()).is_none());
            prop_assert_eq!(decode(text.as_bytes()), Ok(text));
        }
    }
}
