// The table of a list: its head, its rows as far as they are in sight, and where the focus is.

const MANY_ROWS = 60; // above, only the cell that is worked in grows with its text: hundreds that grow are slow to lay out

// A slot is one place of each row: a column, or in a grid one row of the list across.
function slotsOf(list, values) {
  return list.columns.flatMap((column) => (column.control === "grid"
    ? namedRows(values[column.across]).map(({ id, name }) => ({ column, key: id, label: name }))
    : [{ column, key: "", label: column.label }]));
}

function namedRows(rows) {
  const named = (row) => row.name || Object.entries(row).find(([key, value]) => key !== "id" && typeof value === "string" && value)?.[1];
  return (Array.isArray(rows) ? rows : []).filter((row) => row && row.id).map((row, at) => ({ id: row.id, name: named(row) || WORDS.tool.row(at + 1) }));
}

const WIDE = 6; // from this many columns on, texts and choices take less room

const slotKey = (slot) => [slot.column.name, slot.key, slot.label];

function slotValue(values, { column, key }) {
  return key ? (values[column.name] || {})[key] : values[column.name];
}

function slotEdited(values, { column, key }, entered) {
  if (!key) return { ...values, [column.name]: entered };
  const chosen = { ...values[column.name], [key]: entered };
  if (entered === "") delete chosen[key];
  return { ...values, [column.name]: chosen };
}

function rowTable(list, { edit, move, remove, note }) {
  const body = h("tbody");
  const heads = h("tr");
  const movable = list.wordy;
  const element = h("table", { class: list.wordy ? "csm-rows csm-rows--wordy" : "csm-rows", "aria-labelledby": `${list.id}-label`, "aria-describedby": `${list.id}-fault` },
    h("thead", {}, heads), body);
  const owners = new WeakMap(); // control -> { record, at }
  const unseen = (words) => h("th", { scope: "col" }, h("span", { class: "csm-unseen" }, words));
  const headId = (at) => `${list.id}-h${at}`;

  function drawHead() {
    const cells = list.slots.map(({ column, key, label }, at) =>
      h("th", { scope: "col", id: headId(at), dir: "auto", class: key ? "csm-rows__across" : null }, label, !key && column.unit ? ` (${column.unit})` : ""));
    element.classList.toggle("csm-rows--wide", cells.length >= WIDE);
    heads.replaceChildren(unseen(WORDS.tool.rowColumn), ...cells, unseen(WORDS.tool.removeColumn));
  }

  function made(record) {
    if (record.row) return record.row;
    record.nameId = freshId("row");
    record.number = h("span");
    const cells = list.slots.map((slot, at) => slotCell(record, slot, at));
    const name = h("th", { scope: "row", id: list.isStanding(record) ? null : record.nameId }, h("span", { class: "csm-unseen" }, `${WORDS.tool.rowColumn} `), record.number);
    record.row = h("tr", { class: list.isStanding(record) ? "csm-rows__standing" : null }, name, ...cells, h("td", { class: "csm-rows__moves" }, ...rowButtons(record)));
    return record.row;
  }

  function slotCell(record, slot, at) {
    const value = slotValue(record.values, slot);
    const attributes = { "data-label": slot.label, class: slot.key ? "csm-rows__across" : `csm-rows__${slot.column.control}` };
    if (at === 0 && list.isStanding(record)) return h("td", { ...attributes, id: record.nameId, class: "csm-rows__fixed", dir: "auto" }, plain(value));
    const one = madeCell(slot, record, at);
    one.put(value === undefined && !slot.key ? "" : value);
    record.cells.set(at, one);
    owners.set(one.element, { record, at });
    return h("td", attributes, one.element);
  }

  function madeCell(slot, record, at) {
    const mark = { "data-csm-cell": `${list.field.name}.${slot.column.name}`, "aria-labelledby": record ? `${record.nameId} ${headId(at)}` : null };
    const work = { mark, names: list.around.names, changed: (entered, step, text) => edit(record, slot, entered, step, text) };
    return slot.key ? gridCell(slot.column, work) : cell(slot.column, work);
  }

  function rowButtons(record) {
    if (list.isStanding(record)) return [];
    const one = (name, sign, words, act) => {
      const id = freshId(name);
      return button(name, sign, act, { class: "csm-mover", id, "aria-label": words, "aria-labelledby": `${id} ${record.nameId}`, title: words });
    };
    const arrows = movable ? [one("row-up", "↑", WORDS.tool.moveUp, () => move(record, -1)), one("row-down", "↓", WORDS.tool.moveDown, () => move(record, 1))] : [];
    return [...arrows, one("remove-row", "×", WORDS.tool.removeRow, () => remove(record))];
  }

  function draw() {
    const rows = list.visible().flatMap((record) => [headingOf(record), made(record)].filter(Boolean));
    const wanted = new Set(rows);
    element.classList.toggle("csm-rows--many", rows.length > MANY_ROWS);
    for (const row of [...body.rows]) if (!wanted.has(row)) row.remove();
    rows.forEach((row, at) => { if (body.rows[at] !== row) body.insertBefore(row, body.rows[at] || null); });
    element.classList.toggle("csm-rows--figures", hasFiguresOnly());
    list.visible().forEach((record, at) => {
      if (record.number.textContent !== String(at + 1)) record.number.textContent = at + 1;
    });
  }

  // Said by a class, like "wide": asked by CSS, table:has(...), each change on the page gave every cell a new style.
  const hasFiguresOnly = () => Boolean(body.querySelector(".csm-rows__fixed")) && !body.querySelector("textarea, select, .csm-line");

  function headingOf(record) {
    const words = list.heading(record);
    return words ? h("tr", {}, h("th", { colspan: list.slots.length + 2, class: "csm-rows__sheet", dir: "auto" }, words)) : null;
  }

  // Another set of columns: every row is made anew. `renew` gives a row other values, and touches what differs.
  function rebuild() {
    drawHead();
    for (const record of list.records) { record.row = null; record.cells = new Map(); }
    body.replaceChildren();
    draw();
  }

  function renew(record, values) {
    const same = record.values === values;
    record.values = values;
    if (same || !record.row) return record;
    for (const [at, one] of record.cells) {
      const value = slotValue(values, list.slots[at]);
      if (!sameData(plain(one.value()), plain(value))) one.put(value);
    }
    return record;
  }

  // The places of a row that are shown, from this one on: a tool's own view may hide columns for a while.
  function seenFrom(record, from) {
    const isSeen = (at) => !record.cells.has(at) || record.cells.get(at).element.getClientRects().length > 0;
    return list.slots.map((_, at) => at).filter((at) => at >= from && isSeen(at));
  }

  // Enters pasted texts in these places; gives the number of those that do not fit their column.
  function fill(record, places, texts) {
    let missed = 0;
    texts.slice(0, places.length).forEach((text, by) => {
      const slot = list.slots[places[by]];
      if (places[by] === 0 && list.isStanding(record)) return;
      slot.read = slot.read || madeCell(slot, null, 0).read;
      const value = slot.read(text);
      if (value === undefined) missed += 1;
      else renew(record, slotEdited(record.values, slot, value));
      note(record, slot, text);
    });
    return missed;
  }

  function placeOf(target) {
    const owner = owners.get(target);
    return owner && list.slots[owner.at] ? { ...owner, slot: list.slots[owner.at] } : null;
  }

  function focus(record, at) {
    const one = record && (record.cells.get(at) || record.cells.get(at + 1));
    if (one) one.element.focus();
  }

  function focusRemove(record) {
    const control = record.row.querySelector("[data-csm=remove-row]");
    if (control) control.focus();
    return Boolean(control);
  }

  function keepFocus(act) {
    const held = document.activeElement;
    act();
    if (held && element.contains(held)) held.focus();
  }

  const cellOf = (record, column, key) => {
    const at = list.slots.findIndex((slot) => slot.column.name === column && (!slot.key || slot.key === key));
    return record.cells.get(at)?.element;
  };

  drawHead();
  return { element, draw, rebuild, renew, fill, seenFrom, placeOf, focus, focusRemove, keepFocus, cellOf };
}
