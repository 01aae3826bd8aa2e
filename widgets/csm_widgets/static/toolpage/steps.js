// What a step of the page changed, in words: for the names of Undo and Redo.

const QUOTED = 24; // characters up to which a value is named; of longer ones is only said that they changed

function stepInWords({ fields, columns }, [before, after]) {
  const names = changedNames(before, after);
  const shown = fields.filter((field) => names.includes(field.name) && field.control !== "hidden");
  if (shown.length !== 1) return WORDS.toolpage.several(shown.map((field) => field.label));
  const [{ name, label }] = shown;
  const lists = [before[name], after[name]];
  if (columns[name] && lists.every(haveIds)) return rowsInWords(label, columns[name], ...lists);
  return valueChange(label, ...lists.map((value) => valueShown(shown[0], value)));
}

const haveIds = (rows) => Array.isArray(rows) && rows.every((row) => row && row.id);

function rowsInWords(label, columns, was, now) {
  const gone = was.filter((row) => !now.some((one) => one.id === row.id));
  const come = now.filter((row) => !was.some((one) => one.id === row.id));
  const other = now.map((row) => [was.find((one) => one.id === row.id), row]).filter(([one, row]) => one && !sameData(one, row));
  const named = (row) => rowShown(columns, row) || WORDS.toolpage.unnamed;
  if (gone.length + come.length + other.length !== 1) return WORDS.toolpage.stepChanged(label);
  if (gone.length) return WORDS.toolpage.stepRemoved(label, named(gone[0]));
  if (come.length) return WORDS.toolpage.stepAdded(label, named(come[0]));
  return cellsInWords(columns, ...other[0], named(other[0][1]));
}

function cellsInWords(columns, was, now, row) {
  const changed = columns.filter((column) => !sameData(was[column.name], now[column.name]));
  if (changed.length !== 1) return WORDS.toolpage.several([...changed.map((column) => column.label)], row);
  const [column] = changed;
  return valueChange(WORDS.toolpage.cellOf(column.label, row), valueShown(column, was[column.name]), valueShown(column, now[column.name]));
}

function rowShown(columns, row) {
  const naming = columns.find((column) => ["text", "long"].includes(column.control));
  return naming ? String(row[naming.name] || "").slice(0, 2 * QUOTED) : "";
}

// A text for a value; nothing for a list, of which no words are made here.
function valueShown(field, value) {
  if (value === null || value === undefined || value === "") return "";
  if (typeof value === "object") return null;
  if (typeof value === "boolean") return value ? WORDS.tool.yes : WORDS.toolpage.no;
  const choice = (field.choices || []).find((one) => String(one.value) === String(value));
  return choice ? choice.label : String(value);
}

function valueChange(label, was, now) {
  const isLong = (text) => text === null || text.length > QUOTED;
  if (now === "") return WORDS.toolpage.stepCleared(label);
  if (isLong(now) || isLong(was)) return WORDS.toolpage.stepChanged(label);
  return was === "" ? WORDS.toolpage.stepSet(label, now) : WORDS.toolpage.stepFromTo(label, was, now);
}

// A button of the bar that names its step, or is dimmed and says why.
function nameStep(control, word, step, why) {
  const name = step ? `${word}: ${step}` : word;
  control.setAttribute("aria-label", name);
  allow(control, step !== "", why);
  if (step) control.title = name;
}
