// What comes from a spreadsheet: text with tabs and line breaks, read as rows of cells, and each cell as its column needs it.

const MOST_PASTED = 1000; // rows; more were copied by mistake

// Rows of texts. A cell in quotes may hold line breaks, tabs and doubled quotes, as spreadsheets write it.
function tableOf(text) {
  const rows = [[""]];
  let quoted = false;
  const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let at = 0; at < clean.length && rows.length <= MOST_PASTED; at += 1) {
    const row = rows[rows.length - 1];
    const sign = clean[at];
    if (quoted && sign === '"' && clean[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
    else if (quoted && sign === '"') quoted = false;
    else if (!quoted && sign === '"' && row[row.length - 1] === "" && opensQuote(clean, at)) quoted = true;
    else if (!quoted && sign === "\t") row.push("");
    else if (!quoted && sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.slice(0, MOST_PASTED);
}

// A quote that is never closed before a tab, a line or the end is a word's own.
function opensQuote(text, at) {
  return /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(text.slice(at, at + 4000));
}

function isTable(text, column) {
  return /\t/.test(text) || (column.control !== "long" && /\n/.test(text.replace(/\r?\n$/, "")));
}

// Each gives the value, or undefined where the text is none of this kind.
function pastedChoice(choices, text) {
  const word = text.trim().toLowerCase();
  const found = choices.find((choice) => [choice.value, choice.label].some((one) => one.toLowerCase() === word));
  if (found) return found.value;
  return choices.some((choice) => choice.value === "") && word === "" ? "" : undefined;
}

function pastedTick(text) {
  const word = text.trim().toLowerCase();
  if (WORDS.tool.ticks.yes.includes(word)) return true;
  return WORDS.tool.ticks.no.includes(word) ? false : undefined;
}

// 2026-11-24, 24.11.2026, 24 Nov 2026, Nov 24, 2026, and 24/11/2026 where the first number can only be a day.
function pastedDay(text) {
  const words = text.trim().toLowerCase();
  if (!words) return "";
  const iso = words.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const dots = words.match(/^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/);
  if (dots) return numberedDay(dots);
  const named = words.match(/^(\d{1,2})\.? ([a-z]{3})[a-z]*\.?,? (\d{4})$/) || reordered(words.match(/^([a-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})$/));
  const month = named ? WORDS.tool.months.indexOf(named[2]) + 1 : 0;
  return month ? dayOf(named[3], month, named[1]) : undefined;
}

function reordered(found) {
  return found && [found[0], found[2], found[1], found[3]];
}

// With dots the day comes first; with strokes only where no other reading is possible.
function numberedDay([, first, sign, second, year]) {
  if (sign === "." || Number(first) > 12 || first === second) return dayOf(year, second, first);
  return Number(second) > 12 ? dayOf(year, first, second) : undefined;
}

function dayOf(year, month, day) {
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? undefined : iso;
}
