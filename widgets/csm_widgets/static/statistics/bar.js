// What can be chosen: the test or exam, and what can be taken in or away as a file.

function statisticsBar(board, { onChange, onAgain, onExport, onFile, onGroups }) {
  const select = h("select", { class: "csm-select", "data-csm": "source", onchange: () => onChange(select.value) });
  const csv = ".csv,text/csv";
  const groups = fileButton("groups", WORDS.statistics.groups, csv, onGroups);
  const small = { class: "csm-button csm-button--small" };
  const readAt = h("span", { class: "csm-help", "data-csm": "read-at" });
  const exports = ["xlsx", "csv", "md"].map((kind) => button(kind, WORDS.statistics[kind], () => onExport(kind), small));
  const field = chooser(WORDS.statistics.source, select);
  const element = h("div", { class: "csm-inst__bar" }, field, h("div", { class: "csm-inst__acts" },
    button("again", WORDS.statistics.again, onAgain, small), fileButton("open", WORDS.statistics.open, csv, onFile, "file"), groups, exports, readAt));

  function draw(news) {
    select.replaceChildren(...news.sources.map((one) => h("option", { value: one.id }, one.title)));
    select.value = news.source;
    const some = news.sources.length > 0;
    show(field, some);
    [...exports, groups[0]].forEach((one) => show(one, some));
    reword(readAt, WORDS.statistics.readAt(clock(news.read_at)));
  }

  draw(board);
  return { element, draw };
}
