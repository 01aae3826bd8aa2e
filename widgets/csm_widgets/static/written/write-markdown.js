// From blocks to Markdown: what is written reads back as the same blocks, here and in every CommonMark reader.

const APART = "&#8203;"; // a space of no width, where stars would otherwise lean the wrong way; dropped when read

function markdownOf(blocks) {
  return blocks.map(writeBlock).join("\n\n");
}

function writeBlock(block) {
  if (block.kind === "paragraph") return writeInline(block.runs);
  if (block.kind === "list") return writeList(block);
  return indented(markdownOf(block.blocks), "> ", "> ").replace(/^> $/gm, ">");
}

function writeList({ ordered, start, items }) {
  return items.map(({ runs, lists }, place) => {
    const sign = ordered ? `${start + place}. ` : "- ";
    const inside = [writeInline(runs), ...lists.map(writeList)].join("\n");
    return indented(inside, sign, " ".repeat(sign.length));
  }).join("\n");
}

function indented(text, first, others) {
  return text.split("\n").map((line, place) => (place ? others : first) + line).join("\n");
}

// Read back at once: where plain stars would be taken otherwise, each is set apart.
function writeInline(runs) {
  const plain = marked(runs, "");
  return sameData(readInline(plain), runs) ? plain : marked(runs, APART);
}

function marked(runs, apart) {
  const open = [];
  let text = "";
  const stars = (mark) => apart + (mark === "bold" ? "**" : "*") + apart;
  runs.forEach((run, at) => {
    while (open.some((mark) => !run[mark])) text += stars(open.pop());
    const fresh = ["bold", "italic"].filter((mark) => run[mark] && !open.includes(mark));
    fresh.sort((one, other) => lasts(runs, at, other) - lasts(runs, at, one));
    if (fresh.length && /[*]$/.test(text)) text += APART;
    for (const mark of fresh) {
      text += stars(mark);
      open.push(mark);
    }
    text += escapedWords(run.text, text === "" || text.endsWith("\n"));
  });
  while (open.length) text += stars(open.pop());
  return text;
}

// For how many runs from here on a mark stays: the longer one is opened first.
function lasts(runs, from, mark) {
  const end = runs.findIndex((run, at) => at >= from && !run[mark]);
  return end < 0 ? runs.length : end;
}

// Signs that Markdown would take for its own get a backslash.
function escapedWords(text, atLineStart) {
  const inside = text.replace(/\\|\*/g, "\\$&").replace(/&(?=#|[A-Za-z][A-Za-z0-9]*;)/g, "\\&")
    .replace(/_/g, (sign, at) => (isLetter(text[at - 1]) && isLetter(text[at + 1]) ? sign : `\\${sign}`));
  const lines = inside.split("\n");
  return lines.map((line, place) => (place > 0 || atLineStart ? escapedStart(line) : line)).join("\n");
}

function isLetter(sign) {
  return sign !== undefined && /[A-Za-z0-9]/.test(sign);
}

function escapedStart(line) {
  return line.replace(/^([>]|[-+](?=\s|$))/, "\\$1").replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2");
}
