// Sheets of a list: one tab for each phase, month or section. Where their names are free, the next one copies the last.

function rowSheets(list, column, { draw, changed, insert, drop, blank }) {
  const fixed = column.choices.map((choice) => choice.value);
  const label = (name) => column.choices.find((choice) => choice.value === name)?.label || name;
  const tabs = tabRow(column.label, (name) => { open = name; close(); draw(); });
  const next = button("next-sheet", "", () => addNext(), { class: "csm-button csm-button--small" });
  const removing = button("remove-sheet", "", () => ask(true), { class: "csm-button csm-button--small csm-button--quiet" });
  const question = h("div", { class: "csm-asking", role: "group", hidden: true });
  const element = h("div", { class: "csm-sheets" }, tabs.element, fixed.length ? null : h("div", { class: "csm-sheets__bar" }, next, removing), question);
  let open = fixed[0] || "";
  let openAt = 0; // where the open sheet stands: when it goes, the one in its place opens
  let drawn = false; // a plan by months opens at its last one, everything else at its first sheet
  let marked = new Set();
  let spread = false; // on paper all sheets stand below each other

  const nameOf = (record) => plain(record.values[column.name]);
  const rowsOf = (name) => list.records.filter((record) => nameOf(record) === name);

  function names() {
    if (fixed.length) return fixed;
    return [...new Set(list.records.map(nameOf))];
  }

  function visible() {
    return spread ? names().flatMap(rowsOf) : rowsOf(open);
  }

  function lay(out) {
    spread = out;
    draw();
  }

  // The name of the sheet that begins with this row, where several are laid out.
  function heading(record) {
    return spread && rowsOf(nameOf(record))[0] === record ? label(nameOf(record)) : "";
  }

  function drawTabs() {
    const all = names();
    if (!all.includes(open)) open = (drawn ? all[Math.min(openAt, all.length - 1)] : all.findLast(monthAfter) ?? all[0]) ?? "";
    drawn = drawn || all.length > 0;
    openAt = Math.max(0, all.indexOf(open));
    const entries = all.map((name) => ({
      key: name, label: label(name) || WORDS.tool.unnamedSheet, count: rowsOf(name).length, panel: `${list.id}-box`, mark: marked.has(name) ? WORDS.tool.holdsFault : "",
    }));
    tabs.put(entries, open);
    next.textContent = WORDS.tool.addSheet(nextName(all));
    removing.textContent = WORDS.tool.removeSheet(label(open));
    show(removing, all.length > 0 && !visible().some(list.isStanding));
    panel();
  }

  // The table is the panel of whichever tab is open.
  function panel() {
    list.box.setAttribute("role", "tabpanel");
    list.box.setAttribute("aria-labelledby", tabs.button(open)?.id || `${list.id}-label`);
  }

  function nextName(all) {
    const last = all[all.length - 1];
    if (!last) return `${column.label} 1`;
    const numbered = last.match(/^(.*?)(\d+)(\D*)$/);
    let name = monthAfter(last) || (numbered ? `${numbered[1]}${Number(numbered[2]) + 1}${numbered[3]}` : `${last} 2`);
    while (all.includes(name)) name = `${name} +`;
    return name;
  }

  function addNext() {
    const all = names();
    const name = nextName(all);
    const copies = rowsOf(all[all.length - 1] ?? "").map((record) => record.values);
    open = name;
    for (const values of copies.length ? copies : [blank()]) insert({ ...values, ...(list.hasId ? { id: freshRowId() } : {}), [column.name]: name });
    draw();
    changed();
    tabs.button(name).focus();
  }

  function ask(asking) {
    const yes = button("remove-sheet-yes", WORDS.tool.removeSheetYes, () => { close(); drop(visible()); (tabs.button(open) || next).focus(); }, { class: "csm-button csm-button--small" });
    const no = button("remove-sheet-no", WORDS.tool.removeSheetNo, () => { close(); removing.focus(); }, { class: "csm-button csm-button--small" });
    question.replaceChildren(h("p", { class: "csm-asking__text" }, WORDS.tool.removeSheetAsk(label(open), visible().length)), yes, no);
    show(question, asking);
    no.focus();
  }

  function close() {
    show(question, false);
  }

  function mark(all) {
    marked = new Set(all.map(nameOf));
    drawTabs();
  }

  function place(record) {
    return { sheet: label(nameOf(record)), at: rowsOf(nameOf(record)).indexOf(record) };
  }

  return { element, visible, draw: drawTabs, mark: () => ({ [column.name]: open || nextName([]) }), markFaults: mark, place, lay, heading };
}

// "November 2026" is followed by "December 2026", and that by "January 2027"; empty where the name is no month.
function monthAfter(name) {
  const [, month, year] = name.match(/^(\p{L}+) (\d{4})$/u) || [];
  const at = WORDS.tool.monthNames.indexOf(month);
  if (at < 0) return "";
  return at === 11 ? `${WORDS.tool.monthNames[0]} ${Number(year) + 1}` : `${WORDS.tool.monthNames[at + 1]} ${year}`;
}
