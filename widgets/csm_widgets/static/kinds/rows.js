// A list in a tool's form: rows that are typed, pasted, moved, removed, and parted into sheets.
//
// The rows' values are kept beside the page: each row is an object that is replaced, never changed, when a cell is
// edited. So columns that are not shown travel along, and typing in one cell touches no other row.

function rowsField(field, onchange, columns, around) {
  const list = { field, id: freshId(field.name), columns: shownColumns(field, columns), bare: columns[0].name === "", records: [], around };
  list.wordy = list.columns.some(isWordy);
  list.hasId = columns.some((column) => column.name === "id");
  list.standing = field.standing ? around.standing(field.name) : new Set();
  list.isStanding = (record) => list.standing.has(record.values.id);
  list.slots = slotsOf(list, {});
  const sheets = field.sheets ? rowSheets(list, columns.find((column) => column.name === field.sheets), actions()) : null;
  list.heading = (record) => (sheets ? sheets.heading(record) : "");
  list.visible = () => (sheets ? sheets.visible() : list.records);
  const table = rowTable(list, { edit, move, remove, note: (...entry) => readings.note(...entry) });
  const faults = rowFaults(list, table, sheets);
  const readings = rowReadings(list, table, faults.placeWords);
  const notice = h("p", { class: "csm-remark csm-rows__notice", role: "status", hidden: true });
  const add = button("add-row", WORDS.tool.add, () => append(), { class: "csm-button csm-button--small", "data-csm-add": field.name, hidden: field.closed });
  const box = h("div", { class: "csm-rows__box", id: `${list.id}-box` }, table.element);
  const frame = framed(withColumnHelp(field, list.columns), list.id, h("div", { class: "csm-rows__all" }, sheets ? sheets.element : null, box, readings.element, notice, add), { group: true });
  table.element.addEventListener("keydown", (event) => rowKeys(event, list, table, { move, append }));
  table.element.addEventListener("paste", (event) => pasteRows(event, list, table, { insert, filled }));
  let kept = null;
  Object.assign(list, { box, blank, faultLine: () => frame.element.querySelector("[data-csm-fault]") });

  function actions() {
    return { draw: () => draw(), changed: () => changed("step"), insert: (values, after) => insert(values, after), drop: (gone) => drop(gone), blank: () => blank() };
  }

  function value() {
    kept = kept || list.records.map((record) => (list.bare ? record.values[""] : record.values));
    return kept;
  }

  function changed(step) {
    kept = null;
    show(notice, false);
    onchange(step);
  }

  // `text` is what was typed, where `entered` is how it is read.
  function edit(record, slot, entered, step, text = "") {
    record.values = slotEdited(record.values, slot, entered);
    readings.note(record, slot, text);
    readings.paint();
    if (slot.column.name === field.sheets) sheets.draw();
    changed(step);
  }

  function blank() {
    const start = list.wordy ? around.blank(field.name) : lastValues();
    return { ...start, ...(list.hasId ? { id: freshRowId() } : {}), ...(sheets ? sheets.mark() : {}) };
  }

  function lastValues() {
    return list.records.length ? list.records[list.records.length - 1].values : around.blank(field.name);
  }

  function insert(values, after) {
    const record = newRecord(list, values);
    list.records.splice(after ? list.records.indexOf(after) + 1 : list.records.length, 0, record);
    kept = null;
    return record;
  }

  function append() {
    const visible = list.visible();
    const record = insert(blank(), visible[visible.length - 1]);
    draw();
    changed("step");
    table.focus(record, 0);
  }

  function move(record, by) {
    const visible = list.visible();
    const other = visible[visible.indexOf(record) + by];
    if (!other || list.isStanding(record) || list.isStanding(other)) return;
    const [from, to] = [list.records.indexOf(record), list.records.indexOf(other)];
    [list.records[from], list.records[to]] = [other, record];
    table.keepFocus(draw);
    around.say(WORDS.tool.movedRow(visible.indexOf(record) + 1 + by, visible.length));
    changed("step");
  }

  function remove(record) {
    const at = list.visible().indexOf(record);
    drop([record]);
    const next = list.visible()[Math.min(at, list.visible().length - 1)];
    if (!next || !table.focusRemove(next)) add.focus();
  }

  function drop(gone) {
    list.records = list.records.filter((record) => !gone.includes(record));
    draw();
    changed("step");
    tellElsewhere(gone);
  }

  // On a tool page a shared row goes from every tool; in an exercise the list is its own.
  function tellElsewhere(gone) {
    const full = field.shares && notice.closest(".csm-toolpage") ? gone.filter((record) => !isBlankRow(list, record)) : [];
    const [first] = full;
    if (first) notify(WORDS.tool.goneElsewhere(namedRows(full.map((record) => record.values)).map((row) => row.name)),
      "undo-remove", () => table.focus(list.records.find((record) => record.values.id === first.values.id), 0));
  }

  function notify(report, name, undone) {
    notice.replaceChildren(report, " ", button(name, WORDS.tool.undo, () => { around.undo(); show(notice, false); undone(); }, { class: "csm-button csm-button--small" }));
    show(notice, true);
  }

  function filled(record, at, report) {
    draw();
    changed("step");
    table.focus(record, at);
    notify(report, "undo-paste", () => table.focus(record, at));
  }

  // Rows that are the same again keep their elements, and with them the focus.
  function put(values) {
    const before = new Map(list.records.map((record, at) => [list.hasId ? record.values.id : at, record]));
    list.records = (Array.isArray(values) ? values : []).map((one, at) => {
      const row = withId(list, list.bare ? { "": one } : one);
      const former = before.get(list.hasId ? row.id : at);
      return former && before.delete(list.hasId ? row.id : at) ? table.renew(former, completed(list, row)) : newRecord(list, row);
    });
    kept = null;
    show(notice, false);
    draw();
  }

  function draw() {
    if (sheets) sheets.draw();
    table.draw();
    faults.paint();
    readings.paint();
  }

  function follow(values) {
    const slots = slotsOf(list, values);
    if (sameData(slots.map(slotKey), list.slots.map(slotKey))) return;
    list.slots = slots;
    table.rebuild();
    faults.paint();
  }

  return { element: frame.element, fault: faults.say, hasFault: faults.any, value, put, layOut: sheets ? sheets.lay : null, followRows: list.columns.some((column) => column.control === "grid") ? follow : null, isWide: list.wordy };
}

// The columns that are asked for; what parts the rows into sheets is said by the sheet.
function shownColumns(field, columns) {
  if (field.shown.length) return field.shown.map((name) => columns.find((column) => column.name === name)).filter(Boolean);
  return columns.filter((column) => column.control !== "hidden" && !(field.sheets && column.name === field.sheets));
}

function withColumnHelp(field, columns) {
  const notes = columns.filter((column) => column.name && column.help).map((column) => `${column.label}: ${column.help}`);
  return { ...field, help: [field.help, ...notes].filter(Boolean).join(" ") };
}

function newRecord(list, values) {
  return { values: completed(list, withId(list, values)), row: null, cells: new Map() };
}

function freshRowId() {
  return `r-${Math.random().toString(36).slice(2, 10)}`;
}

function withId(list, values) {
  return list.hasId && !values.id ? { ...values, id: freshRowId() } : values;
}

// A row that came without one of its shown columns gets what its control shows.
function completed(list, values) {
  const empty = { choice: (column) => column.choices[0].value, switch: () => false, date: () => null, grid: () => ({}) };
  const missing = list.columns.filter((column) => values[column.name] === undefined);
  if (!missing.length) return values;
  return { ...values, ...Object.fromEntries(missing.map((column) => [column.name, (empty[column.control] || (() => ""))(column)])) };
}

function isBlankRow(list, record) {
  return list.columns.every((column) => ["choice", "switch"].includes(column.control) || !Object.values({ ...Object(record.values[column.name]) }).length && !plainText(record.values[column.name]));
}

function plainText(value) {
  return typeof value === "object" ? "" : plain(value).trim();
}

// Enter goes down a row, and below the last one to a new one; Alt with an arrow takes the row along.
function rowKeys(event, list, table, { move, append }) {
  const place = table.placeOf(event.target);
  if (!place || event.isComposing) return;
  const visible = list.visible();
  const at = visible.indexOf(place.record);
  if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key) && isTextBox(event.target)) {
    event.preventDefault();
    move(place.record, event.key === "ArrowUp" ? -1 : 1);
  } else if (event.key === "Enter" && goesDown(event, place.slot)) {
    event.preventDefault();
    if (visible[at + 1]) table.focus(visible[at + 1], place.at);
    else if (!list.field.closed && !isBlankRow(list, place.record)) { append(); table.focus(list.visible()[at + 1], place.at); }
  }
}

function goesDown(event, { column }) {
  if (event.shiftKey || event.altKey || event.target.matches("select, button")) return false;
  return column.control !== "long" || event.ctrlKey;
}

// A table from a spreadsheet fills rows and columns from this cell on, and adds the rows that are missing.
function pasteRows(event, list, table, { insert, filled }) {
  const place = table.placeOf(event.target);
  const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
  if (!place || !text || (isTextBox(event.target) && !isTable(text, place.slot.column))) return;
  event.preventDefault();
  const visible = list.visible();
  let missed = 0;
  let last = place.record;
  const pasted = tableOf(text);
  const from = visible.indexOf(place.record);
  const lines = list.field.closed ? pasted.slice(0, visible.length - from) : pasted;
  const places = table.seenFrom(place.record, place.at);
  lines.forEach((line, down) => {
    const record = visible[from + down] || insert(list.blank(), visible[visible.length - 1] && last);
    missed += table.fill(record, places, line);
    last = record;
  });
  const unseen = list.slots.filter((_, at) => at > place.at && !places.includes(at)).map((slot) => slot.label);
  filled(place.record, place.at, WORDS.tool.pasted(lines.length, missed, columnsBeyond(lines, places.length), unseen, pasted.length - lines.length));
}

// Columns of a pasted table that hold something and have no place; those a spreadsheet adds empty are none.
function columnsBeyond(lines, places) {
  return new Set(lines.flatMap((line) => line.map((text, at) => (text.trim() ? at : -1)).filter((at) => at >= places))).size;
}
