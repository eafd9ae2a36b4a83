//! What a person corrected, laid over what was derived.

use super::speakers::{in_order, known_as, tidy};
use super::{Correction, Speaker, Structure, names, roles};
use crate::text::slice;

impl Structure {
    /// The structure with corrections applied in order. One that speaks of somebody who does not
    /// speak (any more) changes nothing.
    #[must_use]
    pub fn with_corrections(mut self, text: &str, corrections: &[Correction]) -> Self {
        for correction in corrections {
            match correction {
                Correction::RenameSpeaker { from, to } => self.rename(from, to),
                Correction::MergeSpeakers { from, into } => self.merge(from, into),
                Correction::SplitSpeaker { variant } => self.split(text, variant),
                Correction::SetTurnSpeaker { start, name } => self.set_turn(*start, name),
            }
        }
        if !corrections.is_empty() {
            in_order(&mut self.speakers, &mut self.turns);
        }
        self
    }

    fn rename(&mut self, from: &str, to: &str) {
        let to = tidy(to);
        let Some(speaker) = known_as(&self.speakers, from).and_then(|s| self.speakers.get_mut(s)) else { return };
        if !to.is_empty() {
            speaker.is_role = roles::role(&names::fold(&to)).is_some();
            speaker.name = to;
        }
    }

    fn merge(&mut self, from: &str, into: &str) {
        let (Some(from), Some(into)) = (known_as(&self.speakers, from), known_as(&self.speakers, into)) else { return };
        if from == into {
            return;
        }
        self.give_turns(into as u32, |turn| turn == from as u32, |_| true);
        let taken = self.speakers.get_mut(from).map(std::mem::take).unwrap_or_default();
        if let Some(stays) = self.speakers.get_mut(into) {
            let fresh = std::iter::once(taken.name).chain(taken.variants).filter(|v| !v.is_empty());
            for variant in fresh {
                if !stays.variants.contains(&variant) {
                    stays.variants.push(variant);
                }
            }
        }
    }

    fn split(&mut self, text: &str, variant: &str) {
        let variant = tidy(variant);
        let Some(old) = self.speakers.iter().position(|s| s.variants.contains(&variant)) else { return };
        let labels: Vec<bool> = self
            .turns
            .iter()
            .map(|t| self.blocks.get(t.first_block as usize).and_then(|b| b.label))
            .map(|label| label.is_some_and(|l| tidy(slice(text, l.name)) == variant))
            .collect();
        let Some(speaker) = self.speakers.get_mut(old).filter(|s| s.variants.len() > 1) else { return };
        speaker.variants.retain(|v| *v != variant);
        if speaker.name == variant {
            speaker.name = speaker.variants.first().cloned().unwrap_or_default();
        }
        let is_role = roles::role(&names::fold(&variant)).is_some();
        self.speakers.push(Speaker { name: variant.clone(), variants: vec![variant], is_role });
        let new = self.speakers.len() as u32 - 1;
        self.give_turns(new, |speaker| speaker == old as u32, |turn| labels.get(turn) == Some(&true));
    }

    fn set_turn(&mut self, start: u32, name: &str) {
        let name = tidy(name);
        if name.is_empty() || !self.turns.iter().any(|t| t.span.contains(start)) {
            return;
        }
        let speaker = known_as(&self.speakers, &name).unwrap_or_else(|| {
            let is_role = roles::role(&names::fold(&name)).is_some();
            self.speakers.push(Speaker { name: name.clone(), variants: vec![name], is_role });
            self.speakers.len() - 1
        });
        let turn = self.turns.iter_mut().find(|t| t.span.contains(start));
        turn.into_iter().for_each(|t| t.speaker = Some(speaker as u32));
    }

    fn give_turns(&mut self, to: u32, of: impl Fn(u32) -> bool, at: impl Fn(usize) -> bool) {
        for (index, turn) in self.turns.iter_mut().enumerate() {
            if turn.speaker.is_some_and(&of) && at(index) {
                turn.speaker = Some(to);
            }
        }
    }
}
