// What the buttons and keys of the answer box do. The browser's own commands keep its undo and redo whole.

const COMMANDS = {
  bold: { key: "b", run: () => document.execCommand("bold"), on: () => document.queryCommandState("bold") },
  italic: { key: "i", run: () => document.execCommand("italic"), on: () => document.queryCommandState("italic") },
  bullets: { key: "8", shift: true, run: () => document.execCommand("insertUnorderedList"), on: () => document.queryCommandState("insertUnorderedList") },
  numbers: { key: "7", shift: true, run: () => document.execCommand("insertOrderedList"), on: () => document.queryCommandState("insertOrderedList") },
  outdent: { key: "[", run: () => document.execCommand("outdent"), can: inList },
  indent: { key: "]", run: () => document.execCommand("indent"), can: inList },
  quote: { key: "9", shift: true, run: toggleQuote, on: () => around("BLOCKQUOTE") !== null, can: (box) => !inList(box) },
  undo: { run: () => document.execCommand("undo") },
  redo: { run: () => document.execCommand("redo") },
};

// The nearest element of these names around the cursor, within an answer box.
function around(...names) {
  const { anchorNode } = getSelection();
  for (let node = anchorNode; node && !(node.matches && node.matches("[contenteditable]")); node = node.parentNode) {
    if (names.includes(node.nodeName)) return node;
  }
  return null;
}

function inList() {
  return around("UL", "OL") !== null;
}

// Outside a list the browser's "indent" is a quote around the paragraph.
function toggleQuote() {
  if (around("BLOCKQUOTE")) leaveQuote();
  else document.execCommand("indent");
}

// What comes out of a quote may be bare words: they become a paragraph again.
function leaveQuote() {
  document.execCommand("outdent");
  if (!around("P", "LI")) document.execCommand("formatBlock", false, "p");
}

function commandOf(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  const pressed = (one) => one.key === event.key.toLowerCase() || (one.shift && event.code === `Digit${one.key}`);
  return Object.values(COMMANDS).find((one) => one.key && Boolean(one.shift) === event.shiftKey && pressed(one)) || null;
}

// "- " or "1. " at the start of a paragraph begins a list, as in every mail client; undo takes it back.
function beginsList(event) {
  const { anchorNode, anchorOffset, isCollapsed } = getSelection();
  if (event.data !== " " || !isCollapsed || inList() || !anchorNode || anchorNode.nodeType !== Node.TEXT_NODE) return null;
  const start = anchorNode.data.slice(0, anchorOffset);
  if (anchorNode.previousSibling || !/^([-*]|1[.)])$/.test(start)) return null;
  return { sign: start, run: start.startsWith("1") ? COMMANDS.numbers.run : COMMANDS.bullets.run };
}
