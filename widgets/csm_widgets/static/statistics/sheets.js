// Tables that sort by the head of any column; the first cell of a question's line opens its card.

const FIRST_ROWS = 25;

function sheetSection(sheet, { onItem, said }) {
  const region = h("div", { class: "csm-inst__scroll", tabindex: "0", role: "group", "aria-label": sheet.title });
  const state = { column: -1, up: true, only: false, all: false };
  const marked = sheet.rows.some((row) => row.marked);
  const only = h("input", { type: "checkbox", "data-csm": `only-${sheet.id}`, onchange: () => { state.only = only.checked; draw(); } });
  const rest = h("div", {});

  function draw() {
    const chosen = ordered(sheet.rows.filter((row) => !state.only || row.marked), state);
    const shown = state.all ? chosen : chosen.slice(0, FIRST_ROWS);
    region.replaceChildren(h("table", { class: "csm-stat__table", "data-csm": `table-${sheet.id}` },
      h("thead", {}, h("tr", {}, sheet.heads.map(head))), h("tbody", {}, shown.map(line))));
    rest.replaceChildren(chosen.length > shown.length ? button("all", WORDS.statistics.more(chosen.length - shown.length), () => { state.all = true; draw(); region.focus(); }, { class: "csm-button csm-button--quiet csm-button--small" }) : "");
  }

  function head(one, column) {
    const sorted = state.column === column;
    const sort = () => {
      state.up = sorted ? !state.up : !one.number;
      state.column = column;
      draw();
      region.querySelectorAll("thead button")[column].focus();
      reword(said, WORDS.statistics.sorted(one.label, state.up));
    };
    return h("th", { scope: "col", class: one.number ? "csm-stat__number" : null, "aria-sort": sorted ? (state.up ? "ascending" : "descending") : "none", title: one.help || null },
      h("button", { type: "button", class: "csm-stat__sort", onclick: sort }, one.label, h("span", { "aria-hidden": "true" }, sorted ? (state.up ? " ▲" : " ▼") : "")));
  }

  function line(row) {
    const [first, ...others] = row.cells;
    const called = [first.text, ...begins(row.asks)];
    const name = row.item ? h("button", { type: "button", class: "csm-inst__name", "data-csm-item": row.item, "aria-expanded": "false", onclick: (event) => onItem(row.item, event.currentTarget, sheet.heads.length) }, called) : called;
    return h("tr", { "data-marked": row.marked }, h("th", { scope: "row" }, name, row.marked ? h("span", { class: "csm-stat__mark" }, WORDS.statistics.marked) : ""),
      others.map((cell, at) => h("td", { class: sheet.heads[at + 1].number ? "csm-stat__number" : null }, cell.text)));
  }

  region.addEventListener("csm-reveal", ({ detail }) => {
    if (region.querySelector(`[data-csm-item="${CSS.escape(detail)}"]`)) return;
    Object.assign(state, { all: true, only: false });
    only.checked = false;
    draw();
  });
  draw();
  const help = sheet.heads.filter((one) => one.help);
  const heading = h("h2", {}, sheet.title);
  const inside = h("div", {}, h("p", { class: "csm-help" }, sheet.help),
    help.length ? h("details", { class: "csm-stat__help" }, h("summary", {}, WORDS.statistics.columns), h("dl", {}, help.map((one) => h("div", {}, h("dt", {}, one.label), h("dd", {}, one.help))))) : "",
    marked ? h("label", { class: "csm-stat__only" }, only, h("span", {}, WORDS.statistics.onlyMarked)) : "", region, rest);
  if (!sheet.folded) return h("section", { class: "csm-stat__section" }, heading, inside);
  return h("section", { class: "csm-stat__section" }, heading, h("details", { class: "csm-stat__fold", "data-csm": `fold-${sheet.id}` }, h("summary", {}, WORDS.statistics.unfold(sheet.title)), inside));
}

// How a question begins, to know it by; all of it on pointing at it.
function begins(asks) {
  return asks.begins ? [" ", h("span", { class: "csm-stat__begins", title: asks.whole }, asks.begins)] : [];
}

function ordered(rows, { column, up }) {
  if (column < 0) return rows;
  const value = (row) => row.cells[column].sort;
  const compare = (one, other) => (typeof one === "string" ? one.localeCompare(other, "en", { numeric: true }) : one - other);
  return [...rows].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return (a === null) - (b === null); // what is not known stays last
    return up ? compare(a, b) : compare(b, a);
  });
}
