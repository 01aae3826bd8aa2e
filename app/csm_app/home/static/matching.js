// Finds what somebody means in the search index: pure functions, no page. Loaded by search.js on first use.

const IGNORED = new Set("a an and are as at be by do does for from how i in is it of on or the to what when where which who why with you your".split(" "));
// What a word in each place is worth; a glossary entry of exactly that name beats everything.
const WORTH = { name: 60, title: 40, heading: 28, topic: 20, text: 6 };
const EXACT_NAME = 400;

export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

export function wordsOf(text) {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** One list of things to find out of the built index, each with its words and what they are worth there. */
export function prepare(index) {
  const entries = [...index.sections.map((one) => section(one, index)), ...index.words.map((one) => word(one, index)),
    ...index.tools.map((one) => tool(one, index))];
  const places = new Map();
  entries.forEach((entry, number) => {
    for (const [field, text] of entry.fields) {
      for (const found of wordsOf(text)) {
        if (!places.has(found)) places.set(found, new Map());
        const at = places.get(found);
        // Said again, a word weighs a little more, up to twice as much.
        const before = at.get(number) ?? 0;
        at.set(number, Math.min(Math.max(before + 1, WORTH[field]), Math.max(before, WORTH[field] * 2)));
      }
    }
  });
  return { entries, places, vocabulary: [...places.keys()].sort() };
}

function section(one, index) {
  const page = index.pages[one.page];
  const opening = !one.heading;
  return {
    group: "Lessons", title: opening ? page.title : one.heading, where: opening ? page.label : `${page.label} · ${page.title}`,
    text: one.text, topics: one.topics, page, anchor: one.anchor,
    names: (opening ? [page.title, page.label, page.label.split(" ").at(-1)] : [one.heading]).map(plain),
    fields: [[opening ? "title" : "heading", opening ? `${page.label} ${page.title}` : one.heading],
      ["topic", one.topics.join(" ")], ["text", one.text]],
  };
}

function word(one, index) {
  const page = index.pages[one.page];
  return {
    group: "Words", title: one.term, where: page ? `${one.also.length ? `also ${one.also.join(", ")} · ` : ""}${page.label}` : "",
    text: one.meaning, page, anchor: one.anchor, whole: true, names: [one.term, ...one.also].map(plain),
    fields: [["name", [one.term, ...one.also].join(" ")], ["text", one.meaning]],
  };
}

function tool(one, index) {
  return {
    group: "Tools", title: one.title, where: one.phase, text: one.holds, page: index.pages[one.page], anchor: one.anchor, slug: one.slug,
    names: [one.title, ...one.also].map(plain), fields: [["title", [one.title, ...one.also].join(" ")], ["text", one.holds]],
  };
}

/** The best entries for what was typed, best first, with the words of the index that were meant. */
export function find(prepared, typed) {
  const all = wordsOf(typed);
  const asked = all.filter((one) => !IGNORED.has(one));
  const terms = [...new Set(asked.length ? asked : all)];
  if (!terms.length) return { hits: [], meant: new Set() };
  const meant = new Set();
  const scores = new Map();
  for (const term of terms) {
    for (const [number, worth] of worths(prepared, term, meant)) {
      const sum = scores.get(number) ?? { worth: 0, terms: 0 };
      scores.set(number, { worth: sum.worth + worth, terms: sum.terms + 1 });
    }
  }
  const most = Math.max(0, ...[...scores.values()].map((one) => one.terms));
  const whole = plain(typed).trim();
  const hits = [...scores].filter(([, sum]) => sum.terms === most).map(([number, sum]) => {
    const entry = prepared.entries[number];
    const ready = entry.page && !entry.page.path && !entry.slug ? 0.8 : 1; // what can be read today comes before what is planned
    return { ...entry, number, score: ready * sum.worth + called(entry, whole, meant) };
  });
  return { hits: hits.sort((a, b) => b.score - a.score || a.number - b.number), meant };
}

/** What it is worth that the entry is called exactly so, or - allowing for slips - that its name has no other word. */
function called(entry, whole, meant) {
  const most = entry.group === "Words" ? EXACT_NAME : EXACT_NAME / 2;
  if (entry.names.includes(whole)) return most;
  return entry.names.some((name) => wordsOf(name).every((one) => meant.has(one))) ? most / 4 : 0;
}

/** What one term is worth in each entry: as a whole word, as a beginning, or - if there is neither - misspelt. */
function worths(prepared, term, meant) {
  const best = new Map();
  for (const [word, likeness] of alike(prepared.vocabulary, term)) {
    meant.add(word);
    for (const [number, worth] of prepared.places.get(word)) {
      best.set(number, Math.max(best.get(number) ?? 0, worth * likeness));
    }
  }
  return best;
}

function alike(vocabulary, term) {
  const beginning = [];
  for (let at = firstFrom(vocabulary, term); at < vocabulary.length && vocabulary[at].startsWith(term); at += 1) {
    beginning.push([vocabulary[at], vocabulary[at] === term ? 1 : 0.4 + 0.4 * (term.length / vocabulary[at].length)]);
  }
  if (beginning.length || term.length < 4) return beginning;
  const longer = vocabulary.filter((word) => word.length >= 4 && term.startsWith(word) && word.length * 2 > term.length);
  if (longer.length) return longer.map((word) => [word, 0.5]);
  const allowed = term.length < 8 ? 1 : 2;
  // The first letter is hardly ever the one that is wrong, unless it was swapped with the second or left out.
  const likely = vocabulary.filter((word) => word[0] === term[0] || word[0] === term[1] || word[1] === term[0]);
  const near = likely.map((word) => [word, slips(term, word, allowed)]).filter(([, count]) => count <= allowed);
  const least = Math.min(...near.map(([, count]) => count));
  return near.filter(([, count]) => count === least).map(([word, count]) => [word, 0.5 / count]);
}

function firstFrom(sorted, term) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < term) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many letters are missing, added, changed or swapped between a term and a word, or the word's beginning. */
export function slips(term, word, allowed) {
  if (word.length < term.length - allowed || word.length < 3) return allowed + 1;
  const length = Math.min(word.length, term.length + allowed);
  let [before, above] = [[], Array.from({ length: length + 1 }, (_, at) => at)];
  for (let i = 1; i <= term.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= length; j += 1) {
      const changed = above[j - 1] + (term[i - 1] === word[j - 1] ? 0 : 1);
      row[j] = Math.min(changed, above[j] + 1, row[j - 1] + 1);
      if (i > 1 && j > 1 && term[i - 1] === word[j - 2] && term[i - 2] === word[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > allowed) return allowed + 1;
    [before, above] = [above, row];
  }
  return Math.min(...above.slice(Math.max(term.length - allowed, 1)));
}

/** A text as pieces, each with whether it was meant: `[["Gross revenue ", false], ["reten", true], ["tion", false]]`. */
export function marked(text, typed, meant) {
  const terms = wordsOf(typed);
  const pieces = [];
  for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
    const same = plain(piece);
    if (!meant.has(same)) { pieces.push([piece, false]); continue; }
    const begun = terms.filter((term) => same.startsWith(term)).sort((a, b) => b.length - a.length)[0];
    const cut = begun && same.length === piece.length ? begun.length : piece.length;
    pieces.push([piece.slice(0, cut), true], [piece.slice(cut), false]);
  }
  return pieces.filter(([piece]) => piece);
}

/** The topic that was meant, where the title does not say it: the reader sees why this was found. */
export function meantTopic(hit, meant) {
  const says = (text) => wordsOf(text).filter((word) => meant.has(word)).length;
  const best = (hit.topics ?? []).reduce((one, other) => (says(other) > says(one) ? other : one), "");
  return says(best) > says(hit.title) ? best : "";
}

/** The part of a long text around the first word that was meant. */
export function around(text, meant, letters = 170) {
  if (text.length <= letters) return text;
  const found = [...text.matchAll(/[\p{L}\p{N}]+/gu)].find((match) => meant.has(plain(match[0])));
  const wanted = Math.max(0, (found?.index ?? 0) - 50);
  const start = wanted && text.indexOf(" ", wanted) + 1;
  const end = start + letters >= text.length ? text.length : text.lastIndexOf(" ", start + letters);
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}
