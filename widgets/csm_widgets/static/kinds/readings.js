// A number that is read differently from country to country: "1.250" is taken as 1.25, and the page says so.

// What to say of one dot before exactly three digits; nothing where the other number could not be meant.
function readingOf(text, { low = null, high = null }, place = "") {
  const [, sign, whole, rest] = plain(text).trim().match(/^(-?)([1-9]\d{0,2})\.(\d{3})$/) || [];
  if (!whole) return "";
  const meant = Number(sign + whole + rest);
  if ((high !== null && meant > high) || (low !== null && meant < low)) return "";
  return WORDS.tool.readAs(Number(text), meant, place);
}

// The quiet line beside one field.
function readingLine(id, field) {
  const element = h("p", { class: "csm-help", id: `${id}-reading`, "data-csm-reading": field.name, hidden: true });
  return { element, follow: (text) => tell(element, readingOf(text, field)) };
}

// The line below a list: it speaks of the first such cell, by row and column. `place` puts a row into words.
function rowReadings(list, table, place) {
  const element = h("p", { class: "csm-help", id: `${list.id}-reading`, "data-csm-reading": list.field.name, hidden: true });
  let found = []; // { record, slot, text }, as typed
  let described = [];

  function note(record, slot, text) {
    found = found.filter((one) => one.record !== record || one.slot.column !== slot.column);
    if (slot.column.control === "number" && readingOf(text, slot.column)) found.push({ record, slot, text });
  }

  // Goes with its row, and where the cell came to hold something else.
  const stands = ({ record, slot, text }) => list.records.includes(record) && slotValue(record.values, slot) === typed(text);

  function paint() {
    found = found.filter(stands);
    tell(element, found.length ? [sentence(found[0]), found.length > 1 ? WORDS.tool.moreFaults(found.length - 1) : ""].join(" ").trim() : "");
    for (const control of described) control.removeAttribute("aria-describedby");
    described = found.map(({ record, slot }) => table.cellOf(record, slot.column.name)).filter(Boolean);
    for (const control of described) control.setAttribute("aria-describedby", element.id);
  }

  function sentence({ record, slot, text }) {
    const row = place(record, list.records.indexOf(record));
    return readingOf(text, slot.column, slot.column.name ? `${row}, ${slot.label}` : row);
  }

  return { element, note, paint };
}
