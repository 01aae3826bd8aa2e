// Bold and italic in a line of Markdown: which stars belong together, as CommonMark 0.31 lays down (section 6.2).

const PUNCTUATION = /[!-/:-@[-`{-~]|\p{P}|\p{S}/u;

// The text as pieces: words, and runs of stars or underscores with what they may do there.
function inlinePieces(text) {
  const pieces = [];
  const pattern = /\\([!-/:-@[-`{-~])|(&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)|(\*+|_+)|([^\\&*_]+|[^])/gu;
  for (const found of text.matchAll(pattern)) {
    const [whole, escaped, entity, stars] = found;
    if (stars) pieces.push(starsBetween(stars, text.slice(0, found.index), text.slice(found.index + whole.length)));
    else pieces.push({ text: escaped || (entity ? decoded(entity) : whole) });
  }
  return pieces;
}

function decoded(entity) {
  const area = document.createElement("textarea"); // holds text alone: nothing in it is built or run
  area.innerHTML = entity;
  return area.value;
}

function starsBetween(stars, left, right) {
  const before = [...left.slice(-2)].pop() || " ";
  const after = [...right.slice(0, 2)][0] || " ";
  const leans = (near, far) => !/\s/.test(near) && (!PUNCTUATION.test(near) || /\s/.test(far) || PUNCTUATION.test(far));
  const [opens, closes] = [leans(after, before), leans(before, after)];
  const word = stars[0] === "_";
  return {
    sign: stars[0], length: stars.length, left: stars.length, alive: true,
    opens: opens && (!word || !closes || PUNCTUATION.test(before)),
    closes: closes && (!word || !opens || PUNCTUATION.test(after)),
  };
}

function fit(opener, closer) {
  if (!opener.alive || !opener.opens || opener.left === 0 || opener.sign !== closer.sign) return false;
  const thirds = (opener.length + closer.length) % 3 === 0 && (opener.length % 3 !== 0 || closer.length % 3 !== 0);
  return !((opener.closes || closer.opens) && thirds);
}

// Each closing run finds the nearest opening run before it; two stars make bold, one makes italic.
function emphasised(pieces) {
  const spans = [];
  pieces.forEach((closer, to) => {
    while (closer.closes && closer.alive && closer.left > 0) {
      const from = pieces.findLastIndex((piece, at) => at < to && piece.sign && fit(piece, closer));
      if (from < 0) return;
      const used = pieces[from].left >= 2 && closer.left >= 2 ? 2 : 1;
      pieces[from].left -= used;
      closer.left -= used;
      for (let at = from + 1; at < to; at += 1) pieces[at].alive = false;
      spans.push({ from, to, bold: used === 2 });
    }
  });
  return spans;
}

function readInline(text) {
  const pieces = inlinePieces(text);
  const spans = emphasised(pieces);
  const runs = pieces.map((piece, at) => {
    const around = spans.filter(({ from, to }) => from < at && at < to);
    const words = piece.sign ? piece.sign.repeat(piece.left) : piece.text;
    return { text: words, bold: around.some(({ bold }) => bold), italic: around.some(({ bold }) => !bold) };
  });
  return tidyRuns(runs);
}
