use yew::prelude::*;

/// The pictures on buttons: drawn as strokes in the colour of the text beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// An arrow that turns back.
    Undo,
    /// An arrow that turns forward.
    Redo,
    /// A clock.
    History,
    /// A cross.
    Close,
    /// An arrow to the left.
    Back,
    /// An arrow to the right.
    Forward,
    /// A dustbin.
    Delete,
    /// A question mark in a circle.
    Help,
    /// A toothed wheel, much simplified.
    Settings,
    /// A panel at the left.
    Left,
    /// A panel at the right.
    Right,
    /// An arrow downwards.
    Unfold,
    /// Six dots, to take hold of.
    Grip,
}

impl Icon {
    /// The strokes, on a field of 16 by 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6",
            Self::Redo => "m10 3 3 3-3 3M13 6H7a4 4 0 0 0 0 8h3",
            Self::History => "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM8 4.5V8l2.6 1.5",
            Self::Close => "m4 4 8 8M12 4l-8 8",
            Self::Back => "m10 3-5 5 5 5",
            Self::Forward => "m6 3 5 5-5 5",
            Self::Delete => "M3 4.5h10M6.5 4V2.5h3V4M4.5 4.5l.5 9h6l.5-9",
            Self::Help => "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM6.2 6.2A1.9 1.9 0 1 1 8 8.6v.9M8 11.7h.01",
            Self::Settings => "M2 5h6m4 0h2M2 11h2m4 0h6M10 3.2v3.6M6 9.2v3.6",
            Self::Left => "M2 3h12v10H2zM6.5 3v10",
            Self::Right => "M2 3h12v10H2zM9.5 3v10",
            Self::Grip => "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
            Self::Unfold => "m3 6 5 5 5-5",
        }
    }
}

impl Icon {
    /// Whether it points along the line, and so the other way where lines run from right to left.
    const fn turns(self) -> bool {
        matches!(self, Self::Undo | Self::Redo | Self::Back | Self::Forward | Self::Left | Self::Right)
    }
}

/// Draws an icon; the button beside it carries the name.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class={classes!("icon", icon.turns().then_some("turns"))} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={icon.path()} />
        </svg>
    }
}
