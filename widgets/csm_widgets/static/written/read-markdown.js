// From the Markdown of a saved answer to blocks: the subset that is written here, and whatever plain text people typed.

function blocksFrom(markdown) {
  const text = markdown.replace(/\r\n?/g, "\n").replaceAll("\t", "    ");
  return tidyBlocks(readBlocks(text.split("\n")));
}

const QUOTE = /^ {0,3}> ?/;
const isEmpty = (line) => line.trim() === "";

function marker(line) {
  const found = /^( {0,3})([-+*]|(\d{1,9})[.)])( +|$)(.*)$/.exec(line);
  if (!found) return null;
  const [, indent, sign, number, gap, rest] = found;
  const spaces = rest === "" || gap.length > 4 ? 1 : gap.length;
  const offset = indent.length + sign.length + spaces;
  return {
    ordered: number !== undefined, start: Number(number || 1), sign: sign.at(-1), offset, rest: line.slice(offset),
    mayInterrupt: rest !== "" && (number === undefined || Number(number) === 1),
  };
}

// A line that goes on with the paragraph above it, though it lacks the sign or the indent of that paragraph's block.
function goesOn(line, above) {
  const mark = marker(line);
  return !isEmpty(above) && !isEmpty(line) && !QUOTE.test(line) && !(mark && mark.mayInterrupt);
}

function readBlocks(lines) {
  const blocks = [];
  let words = [];
  const end = () => {
    if (words.length) blocks.push({ kind: "paragraph", runs: readInline(words.join("\n")) });
    words = [];
  };
  for (let at = 0; at < lines.length;) {
    const mark = marker(lines[at]);
    const quoted = QUOTE.test(lines[at]);
    if (quoted || (mark && (mark.mayInterrupt || words.length === 0))) {
      end();
      const [block, next] = quoted ? readQuote(lines, at) : readList(lines, at);
      blocks.push(block);
      at = next;
    } else {
      if (isEmpty(lines[at])) end();
      else words.push(lines[at].trim());
      at += 1;
    }
  }
  end();
  return blocks;
}

function readQuote(lines, from) {
  const inside = [];
  let at = from;
  for (; at < lines.length; at += 1) {
    if (!QUOTE.test(lines[at]) && !goesOn(lines[at], inside.at(-1))) break;
    inside.push(lines[at].replace(QUOTE, ""));
  }
  return [{ kind: "quote", blocks: readBlocks(inside) }, at];
}

function readList(lines, from) {
  const first = marker(lines[from]);
  const items = [];
  let at = from;
  for (let mark = first; mark && mark.sign === first.sign && mark.ordered === first.ordered; mark = at < lines.length && marker(lines[at])) {
    const [inside, next] = itemLines(lines, at, mark);
    items.push(itemOf(readBlocks(inside)));
    at = next;
  }
  return [{ kind: "list", ordered: first.ordered, start: first.start, items }, at];
}

// The lines of one item without its indent, and the line after it.
function itemLines(lines, from, mark) {
  const inside = [mark.rest];
  let at = from + 1;
  for (; at < lines.length; at += 1) {
    const indent = lines[at].search(/\S/);
    const next = lines.findIndex((line, place) => place >= at && !isEmpty(line));
    if (indent >= mark.offset) inside.push(lines[at].slice(mark.offset));
    else if (indent < 0 && next >= 0 && lines[next].search(/\S/) >= mark.offset) inside.push("");
    else if (indent < 0 && next >= 0 && marker(lines[next])) return [inside, next];
    else if (!marker(lines[at]) && goesOn(lines[at], inside.at(-1))) inside.push(lines[at].trim());
    else break;
  }
  return [inside, at];
}
