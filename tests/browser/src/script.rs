//! The scripts that look at the page for a test: what a person takes in at a glance.

/// Finding words in the transcript; put before the scripts that need them.
pub(crate) const WORDS: &str = r#"
const article = document.querySelector("article");
const texts = () => {
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};
const rangeOf = (words, nth) => {
  const nodes = texts();
  const all = nodes.map(n => n.data).join("");
  let at = -1;
  for (let n = 0; n <= nth; n++) {
    at = all.indexOf(words, at + 1);
    if (at < 0) return null;
  }
  const place = (offset, end) => {
    for (const node of nodes) {
      if (offset < node.length || (end && offset === node.length)) return [node, offset];
      offset -= node.length;
    }
  };
  const range = document.createRange();
  range.setStart(...place(at, false));
  range.setEnd(...place(at + words.length, true));
  return range;
};
"#;

/// Elements of a role that may be meant by a name: (selector, name, element to look in or null).
pub(crate) const CANDIDATES: &str = r#"
const [selector, name, within] = arguments;
const modal = [...document.querySelectorAll("dialog[open]")].pop();
const named = e => (e.getAttribute("aria-labelledby") || "").split(/\s+/).map(id => id && document.getElementById(id)?.textContent);
const rough = e => [e.getAttribute("aria-label"), e.textContent, e.title, e.placeholder, ...named(e),
  ...[...(e.labels || [])].map(l => l.textContent)].join(" ").replace(/\s+/g, " ");
const root = within || modal || document;
return [root, ...root.querySelectorAll(selector)].filter(e => e !== document && e.matches(selector) &&
  e.checkVisibility({ visibilityProperty: true }) && rough(e).includes(name));
"#;

/// The messages that are said aloud.
pub(crate) const STATUSES: &str = r#"
return [...document.querySelectorAll('[role="status"]')].map(e => e.textContent.trim()).filter(t => t);
"#;

/// What stands in the list of passages: their lines.
pub(crate) const PASSAGES: &str = r#"
return [...document.querySelectorAll('[role="tabpanel"] li')].map(e => e.innerText.trim());
"#;

/// How the words look: (words, nth).
pub(crate) const LOOK: &str = r#"
const range = rangeOf(...arguments);
if (!range) return null;
let element = range.startContainer.parentElement;
const style = getComputedStyle(element);
const grounds = style.backgroundImage.split("linear-gradient").length - 1;
return {
  underline: style.textDecorationLine.includes("underline") ? style.textDecorationStyle : null,
  washes: grounds + (style.backgroundColor === "rgba(0, 0, 0, 0)" ? 0 : 1),
  colour: style.color,
  stroke: parseFloat(style.webkitTextStrokeWidth) > 0,
};
"#;

/// What the items of a list or the rows of a table show: (name).
pub(crate) const ITEMS: &str = r#"
const named = [...document.querySelectorAll("ol,ul,table")].find(list => list.getAttribute("aria-label") === arguments[0]);
if (!named) return [];
return [...(named.tBodies ? named.tBodies[0].rows : named.children)].map(item => item.innerText);
"#;

/// Selects words as a pointer would have: (words, nth).
pub(crate) const SELECT: &str = r#"
const range = rangeOf(...arguments);
if (!range) return false;
range.startContainer.parentElement.scrollIntoView({ block: "center" });
article.focus({ preventScroll: true });
const selection = getSelection();
selection.removeAllRanges();
selection.addRange(range);
return true;
"#;

/// The middle of the first character of words and that of the last, in the window: (words, nth).
pub(crate) const ENDS: &str = r#"
const range = rangeOf(...arguments);
if (!range) return null;
range.startContainer.parentElement.scrollIntoView({ block: "center" });
const boxes = [...range.getClientRects()].filter(b => b.width > 0);
const [first, last] = [boxes[0], boxes[boxes.length - 1]];
return [first.left + 1, first.top + first.height / 2, last.right - 1, last.top + last.height / 2];
"#;
