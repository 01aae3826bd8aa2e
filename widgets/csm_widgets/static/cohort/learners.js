// Learners by exercises: a word in each cell, and behind each name all about the learner.

function learnerTable(board, { onPerson, page }) {
  if (!board.figures.handed_in && !board.figures.learners) return h("p", { class: "csm-help", "data-csm": "nobody" }, WORDS.cohort.noCohort);
  if (!board.rows.length) return h("p", { class: "csm-help", "data-csm": "nobody" }, WORDS.cohort.nobody);
  const table = h("table", { class: "csm-cohort__heat", role: "table" }, heatHead(board), h("tbody", { role: "rowgroup" }));
  for (const row of board.rows) table.tBodies[0].append(learnerRow(row, board, onPerson));
  const scroll = h("div", { class: "csm-inst__scroll", tabindex: "0", role: "region", "aria-label": WORDS.cohort.learners }, table);
  return h("div", {}, scroll, pager(board, page));
}

function heatHead(board) {
  const pages = [...new Set(board.columns.map((one) => one.notebook))];
  const groups = pages.map((name) => h("th", { scope: "colgroup", role: "columnheader", colspan: board.columns.filter((one) => one.notebook === name).length, class: "csm-cohort__page" }, name));
  const heads = board.columns.map((one) => h("th", { scope: "col", role: "columnheader", class: "csm-cohort__head", title: one.title }, h("span", {}, one.title)));
  const tall = (text) => h("th", { scope: "col", role: "columnheader", rowspan: 2 }, text);
  return h("thead", { role: "rowgroup" },
    h("tr", { role: "row" }, tall(WORDS.cohort.learner), tall(WORDS.cohort.points), tall(WORDS.cohort.active), groups),
    h("tr", { role: "row" }, heads));
}

function learnerRow(row, board, onPerson) {
  const name = button("learner", [row.name, row.name !== row.learner ? h("span", { class: "csm-inst__note" }, row.learner) : ""], () => onPerson(row, line, name),
    { class: "csm-inst__name", "aria-expanded": "false", "data-csm-learner": row.learner });
  const line = h("tr", { role: "row", class: "csm-cohort__line" },
    h("th", { scope: "row", role: "rowheader" }, name),
    h("td", { role: "cell", class: "csm-cohort__sum" }, pointsOf(row, board)),
    h("td", { role: "cell", class: "csm-cohort__active" }, row.active ? h("span", { title: moment(row.active) }, WORDS.cohort.ago(daysSince(row.active))) : row.cells.length ? WORDS.cohort.never : "–"),
    row.cells.length ? row.cells.map((cell, at) => heatCell(cell, board.columns[at])) : h("td", { role: "cell", colspan: board.columns.length || 1, class: "csm-cohort__none" }, row.state));
  return line;
}

function pointsOf(row, board) {
  if (row.points === null) return h("span", { class: "csm-help" }, row.cells.length ? WORDS.cohort.notGraded : WORDS.cohort.missing);
  return [h("span", {}, WORDS.cohort.score(number(row.points), number(board.figures.maximum))), row.penalty > 0 ? h("span", { class: "csm-inst__note" }, WORDS.cohort.late(number(row.penalty))) : ""];
}

function heatCell(cell, column) {
  return h("td", { role: "cell", class: "csm-cohort__cell", "data-level": cell.level, "data-label": column.title }, levelMark(cell));
}

function pager(board, page) {
  const { start } = board.query;
  const to = start + board.rows.length;
  const turn = (name, label, from, possible) => {
    const one = button(name, label, () => allowed(one) && page(from, name), { class: "csm-button csm-button--small" });
    allow(one, possible);
    return one;
  };
  return h("nav", { class: "csm-cohort__pager", "aria-label": WORDS.cohort.learners },
    turn("before", WORDS.cohort.before, Math.max(0, start - board.page_size), start > 0),
    h("span", { "data-csm": "range" }, WORDS.cohort.range(number(start + 1), number(to), number(board.found))),
    turn("next", WORDS.cohort.next, to, to < board.found));
}

function legend() {
  return h("dl", { class: "csm-cohort__legend", "aria-label": WORDS.cohort.legendLabel }, Object.entries(WORDS.cohort.legend).map(([level, text]) =>
    h("div", {}, h("dt", { class: "csm-cohort__cell", "data-level": level }, WORDS.cohort.levels[level]), h("dd", {}, text))));
}
