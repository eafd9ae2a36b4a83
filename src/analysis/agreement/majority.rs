use super::{Coding, Study, Units, heat};

/// What more than half of the coders who worked on a word tagged: for each tag the longest runs
/// of such words, as codings of a coder whose number is one past the others. Half is no majority.
pub fn majority(study: &Study, units: &Units) -> Vec<Coding> {
    let mut codings = Vec::new();
    for tag in 0..study.tags {
        let runs = heat(study, units, tag).runs;
        let won = |tagged: u32, readers: u32| u64::from(tagged) * 2 > u64::from(readers);
        for joined in runs.chunk_by(|a, b| won(a.tagged, a.readers) == won(b.tagged, b.readers)) {
            if let (Some(first), Some(last)) = (joined.first(), joined.last())
                && won(first.tagged, first.readers)
            {
                codings.push(Coding { coder: study.coders, tag, span: first.span.join(last.span) });
            }
        }
    }
    codings
}
