//! Two pictures for the wall: where along the transcript each tag occurs, and who is tagged with what.

use super::Comparison;
use crate::exchange::colour;
use crate::exchange::html::escape;
use crate::text::Span;
use std::fmt::Write;

/// Columns of a strip.
pub const COLUMNS: usize = 240;

/// Where along the transcript a tag occurs.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The tag.
    pub tag: usize,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub colour: u8,
    /// For each column the largest share of readers who tagged a word in it, from 0 to 1.
    pub columns: Vec<f64>,
    /// How many passages the readers made, all together.
    pub passages: usize,
}

/// Who is tagged with what.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// Speakers; the last is nobody known, where anything lies there.
    pub speakers: Vec<Option<String>>,
    /// The tags, with their names and colours.
    pub tags: Vec<(usize, String, u8)>,
    /// For each speaker and tag: passages, and the percentage of the speaker's words that most readers tagged.
    pub cells: Vec<Vec<(usize, f64)>>,
}

/// The strips of the tags that anybody used; of one reader, or of all.
pub fn strips(comparison: &Comparison, coder: Option<usize>) -> Vec<Strip> {
    let length = u64::from(comparison.reading.text.len().max(1));
    let column = |at: u32| (u64::from(at) * COLUMNS as u64 / length) as usize;
    let readers = comparison.coders.len().max(1) as f64;
    let mut strips = Vec::new();
    for tag in comparison.used() {
        let Some(known) = comparison.tags.get(tag) else { continue };
        let mut columns = vec![0.0_f64; COLUMNS];
        let mut mark = |span: Span, share: f64| {
            let (first, last) = (column(span.start), column(span.end.saturating_sub(1)));
            for height in columns.iter_mut().take(last + 1).skip(first) {
                *height = height.max(share);
            }
        };
        let own = comparison.codings.iter().filter(|c| c.tag == tag && coder.is_none_or(|n| c.coder == n));
        let passages = own.clone().count();
        match coder {
            Some(_) => own.for_each(|c| mark(c.span, 1.0)),
            None => {
                let runs = &comparison.heat(Some(tag)).runs;
                runs.iter().filter(|r| r.tagged > 0).for_each(|r| mark(r.span, f64::from(r.tagged) / readers));
            }
        }
        strips.push(Strip { tag, name: known.name.clone(), colour: known.colour, columns, passages });
    }
    strips
}

/// Tags by speaker.
pub fn matrix(comparison: &Comparison) -> Matrix {
    let structure = &comparison.reading.structure;
    let count = structure.speakers.len();
    let speaker_at = |at: u32| {
        let turn = comparison.reading.turn_at(at).and_then(|(_, turn)| turn.speaker);
        turn.map_or(count, |s| (s as usize).min(count))
    };
    let mut words = vec![0usize; count + 1];
    let speakers: Vec<usize> = comparison.words.spans().iter().map(|w| speaker_at(w.start)).collect();
    speakers.iter().for_each(|s| words.iter_mut().skip(*s).take(1).for_each(|n| *n += 1));
    let used = comparison.used();
    let mut cells = vec![vec![(0usize, 0.0_f64); used.len()]; count + 1];
    let mut each = |speaker: usize, tag: usize, change: &dyn Fn(&mut (usize, f64))| {
        if let Some(cell) = cells.get_mut(speaker).and_then(|row| row.get_mut(tag)) {
            change(cell);
        }
    };
    for (n, tag) in used.iter().enumerate() {
        for coding in comparison.codings.iter().filter(|c| c.tag == *tag) {
            each(speaker_at(coding.span.start), n, &|cell| cell.0 += 1);
        }
        for coding in comparison.majority.iter().filter(|c| c.tag == *tag) {
            for speaker in speakers.get(comparison.words.touched(coding.span)).unwrap_or_default() {
                let all = words.get(*speaker).copied().unwrap_or(1).max(1) as f64;
                each(*speaker, n, &|cell| cell.1 += 100.0 / all);
            }
        }
    }
    let names = structure.speakers.iter().map(|s| Some(s.name.clone())).chain([None]);
    let is_empty = |row: &Vec<(usize, f64)>| row.iter().all(|cell| cell.0 == 0);
    let rows: Vec<_> = names.zip(cells).filter(|(name, row)| name.is_some() || !is_empty(row)).collect();
    let tag = |tag: usize| comparison.tags.get(tag).map(|t| (tag, t.name.clone(), t.colour));
    Matrix {
        tags: used.into_iter().filter_map(tag).collect(),
        speakers: rows.iter().map(|(name, _)| name.clone()).collect(),
        cells: rows.into_iter().map(|(_, row)| row).collect(),
    }
}

/// A picture that stands alone: dark on white, readable from afar.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// SVG.
    pub svg: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

const WIDTH: u32 = 1600;
const LABEL: u32 = 300;

fn frame(title: &str, height: u32, body: &str) -> Picture {
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"26\" fill=\"#222\">\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/><text x=\"20\" y=\"48\" font-size=\"34\" font-weight=\"600\">{}</text>{body}</svg>\n",
        escape(title)
    );
    Picture { svg, width: WIDTH, height }
}

/// The strips as a picture.
pub fn draw_strips(title: &str, strips: &[Strip]) -> Picture {
    const ROW: u32 = 84;
    let mut body = String::new();
    let wide = f64::from(WIDTH - LABEL - 30) / COLUMNS as f64;
    for (n, strip) in (0u32..).zip(strips) {
        let base = 90 + ROW * (n + 1) - 14;
        // Writing to a string cannot fail.
        let _ = write!(body, "<text x=\"20\" y=\"{}\">{}</text>", base - 16, escape(&strip.name));
        let _ = write!(
            body,
            "<path d=\"M{LABEL} {base}H{}\" stroke=\"#bbb\" stroke-width=\"2\"/><path fill=\"{}\" d=\"",
            WIDTH - 30,
            colour::hex(strip.colour)
        );
        for (column, share) in strip.columns.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            let (x, high) = (f64::from(LABEL) + column as f64 * wide, share * 60.0);
            let _ = write!(body, "M{x:.1} {base}v-{high:.1}h{:.1}v{high:.1}z", wide + 0.3);
        }
        body.push_str("\"/>");
    }
    frame(title, 110 + ROW * strips.len().max(1) as u32, &body)
}

/// The matrix as a picture: the larger a square, the more passages.
pub fn draw_matrix(title: &str, matrix: &Matrix, nobody: &str) -> Picture {
    const ROW: u32 = 76;
    let columns = matrix.tags.len().max(1) as u32;
    let wide = (WIDTH - LABEL - 30) / columns;
    let most = matrix.cells.iter().flatten().map(|c| c.0).max().unwrap_or(0).max(1) as f64;
    let mut body = String::new();
    for (n, (_, name, _)) in (0u32..).zip(&matrix.tags) {
        let short: String = name.chars().take((wide / 15).max(3) as usize).collect();
        let _ = write!(body, "<text x=\"{}\" y=\"104\">{}</text>", LABEL + n * wide + 8, escape(&short));
    }
    for (n, (speaker, row)) in (0u32..).zip(matrix.speakers.iter().zip(&matrix.cells)) {
        let y = 124 + ROW * n;
        let name: String = speaker.as_deref().unwrap_or(nobody).chars().take(20).collect();
        let _ = write!(body, "<text x=\"20\" y=\"{}\">{}</text>", y + 46, escape(&name));
        for (m, ((count, share), (_, _, colour))) in (0u32..).zip(row.iter().zip(&matrix.tags)) {
            let side = (*count as f64 / most).sqrt() * 56.0;
            let (x, top) = (f64::from(LABEL + m * wide + 8), f64::from(y) + 36.0 - side / 2.0);
            let _ = write!(
                body,
                "<rect x=\"{x:.0}\" y=\"{top:.0}\" width=\"{side:.0}\" height=\"{side:.0}\" rx=\"4\" fill=\"{}\"/>",
                colour::hex(*colour)
            );
            let _ = write!(body, "<text x=\"{:.0}\" y=\"{}\">{count} · {share:.0} %</text>", x + 64.0, y + 46);
        }
    }
    frame(title, 150 + ROW * matrix.speakers.len().max(1) as u32, &body)
}

#[cfg(test)]
mod tests {
    use super::super::comparison::tests::{TEXT, class};
    use super::*;

    #[test]
    fn strips_are_as_high_as_the_share_of_readers() {
        let class = class(&[&[("river", "water"), ("lake", "water")], &[("lake", "water")]]);
        let strips_of_all = strips(&class, None);
        let height = |strip: &Strip, words: &str| strip.columns[TEXT.find(words).unwrap() * COLUMNS / TEXT.len()];
        assert_eq!((height(&strips_of_all[0], "lake"), height(&strips_of_all[0], "river")), (1.0, 0.5));
        assert_eq!((height(&strips_of_all[0], "books"), strips_of_all[0].passages), (0.0, 3));
        assert_eq!(height(&strips(&class, Some(1))[0], "river"), 0.0);
        let svg = draw_strips("A & B", &strips_of_all).svg;
        assert!(svg.contains("A &amp; B") && svg.matches("<path").count() == 2);
    }

    #[test]
    fn the_matrix_counts_passages_and_words_by_speaker() {
        let class = class(&[&[("The street was", "water")], &[("The street was", "water"), ("books", "help")]]);
        let matrix = matrix(&class);
        assert_eq!(matrix.speakers, [Some("Ana".to_owned()), Some("Ben".to_owned())]);
        let counts: Vec<Vec<usize>> = matrix.cells.iter().map(|row| row.iter().map(|c| c.0).collect()).collect();
        assert_eq!(counts, [[2, 0], [0, 1]]);
        // Three of Ana's 13 words, her name counted each time.
        assert_eq!(matrix.cells[0][0].1.round(), 23.0);
        assert!(draw_matrix("Flood", &matrix, "nobody").svg.contains("2 · 23 %"));
    }
}
