// A written answer as data. Blocks: { kind: "paragraph", runs }, { kind: "list", ordered, start, items: [{ runs, lists }] },
// { kind: "quote", blocks }. Runs: { text, bold, italic }, where "\n" breaks the line. Here: runs in their one tidy form.

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f\u200b\u2060\ufeff]/g;

// Trimmed lines, no empty one, equal neighbours joined; a space is bold only between bold letters.
function tidyRuns(runs) {
  const letters = runs.flatMap(({ text, bold, italic }) =>
    [...text.replace(UNSEEN, "").replace(/[\t\u00a0]/g, " ")].map((letter) => ({ letter, bold: Boolean(bold), italic: Boolean(italic) })));
  const kept = trimLines(letters);
  kept.forEach((one, at) => {
    if (/\s/.test(one.letter)) Object.assign(one, between(kept, at));
  });
  return joinLetters(kept);
}

function trimLines(letters) {
  const lines = [[]];
  for (const one of letters) {
    if (one.letter === "\n") lines.push([]);
    else lines[lines.length - 1].push(one);
  }
  const full = lines.map(trimLetters).filter((line) => line.length > 0);
  return full.flatMap((line, at) => (at ? [{ letter: "\n" }, ...line] : line));
}

function trimLetters(line) {
  const seen = (one) => /\S/.test(one.letter);
  const first = line.findIndex(seen);
  return first < 0 ? [] : line.slice(first, line.findLastIndex(seen) + 1);
}

function between(letters, at) {
  let before = at;
  let after = at;
  while (/\s/.test(letters[before].letter)) before -= 1; // the first and the last letter are seen ones
  while (/\s/.test(letters[after].letter)) after += 1;
  const [left, right] = [letters[before], letters[after]];
  return { bold: left.bold && right.bold, italic: left.italic && right.italic };
}

function joinLetters(letters) {
  const runs = [];
  for (const { letter, bold, italic } of letters) {
    const last = runs[runs.length - 1];
    if (last && last.bold === bold && last.italic === italic) last.text += letter;
    else runs.push({ text: letter, bold, italic });
  }
  return runs;
}

// Where an empty line stands within runs, a paragraph ends.
function splitAtEmptyLines(runs) {
  const pieces = [[]];
  let breaks = 0;
  for (const run of runs) {
    for (const part of run.text.split(/(\n)/)) {
      if (part === "\n") breaks += 1;
      else if (/[^\s\u200b]/.test(part)) breaks = 0;
      if (part === "\n" && breaks === 2) pieces.push([]);
      else pieces[pieces.length - 1].push({ ...run, text: part });
    }
  }
  return pieces.map(tidyRuns).filter((piece) => piece.length > 0);
}

function textOfBlocks(blocks) {
  const ofRuns = (runs) => runs.map((run) => run.text).join("");
  const ofList = (list) => list.items.map((item) => [ofRuns(item.runs), ...item.lists.map(ofList)].join("\n")).join("\n");
  const ofBlock = (block) =>
    (block.kind === "paragraph" ? ofRuns(block.runs) : block.kind === "list" ? ofList(block) : textOfBlocks(block.blocks));
  return blocks.map(ofBlock).join("\n\n");
}
