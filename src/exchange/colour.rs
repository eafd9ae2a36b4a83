//! The palette as files state it: `#rrggbb`.

use crate::model::codebook::COLOURS;

/// The palette's colours, by index.
pub const PALETTE: [[u8; 3]; COLOURS as usize] = [
    [0xc2, 0x57, 0x1a],
    [0x2e, 0x7d, 0x5b],
    [0x6a, 0x51, 0xa3],
    [0xb0, 0x26, 0x4f],
    [0x1f, 0x78, 0xb4],
    [0x8a, 0x6d, 0x00],
    [0x00, 0x80, 0x8a],
    [0xa8, 0x48, 0x8a],
    [0x5a, 0x6b, 0x2f],
    [0x6b, 0x5a, 0x4e],
];

/// A colour of the palette as `#rrggbb`; beyond the palette it begins again.
pub fn hex(colour: u8) -> String {
    let [r, g, b] = PALETTE[usize::from(colour % COLOURS)];
    format!("#{r:02x}{g:02x}{b:02x}")
}

/// The palette's nearest colour to `#rrggbb` or `#rgb`, with or without `#`; nothing for what is neither.
pub fn nearest(stated: &str) -> Option<u8> {
    let digits: Vec<u8> = stated
        .trim()
        .trim_start_matches('#')
        .chars()
        .map(|c| c.to_digit(16).map(|d| d as u8))
        .collect::<Option<_>>()?;
    let wanted = match digits.as_slice() {
        [r, g, b] => [r * 17, g * 17, b * 17],
        [r, r2, g, g2, b, b2] => [r * 16 + r2, g * 16 + g2, b * 16 + b2],
        _ => return None,
    };
    let distance = |colour: &u8| -> u32 {
        let channels = PALETTE[usize::from(*colour)].iter().zip(wanted);
        channels.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    (0..COLOURS).min_by_key(distance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_colour_is_nearest_to_itself() {
        for colour in 0..COLOURS {
            assert_eq!(nearest(&hex(colour)), Some(colour));
        }
    }

    #[test]
    fn other_ways_to_state_a_colour() {
        let check = |stated: &str, expected: Option<u8>| assert_eq!(nearest(stated), expected, "{stated}");
        check("#C2571A", Some(0));
        check("c2571b", Some(0));
        check("#07b", Some(4));
        check("red", None);
        check("#é", None);
        check("", None);
    }
}
