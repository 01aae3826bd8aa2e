// What can be chosen: the module, whom of it, in which order; and what can be taken away as a file.

const TYPING = 250; // milliseconds after the last letter until the page looks

function cohortBar(board, { onChange, onAgain, onExport }) {
  const select = (name, label, choices, value) => {
    const control = h("select", { class: "csm-select", "data-csm": name, onchange: () => onChange() }, choices.map(([id, text]) => h("option", { value: id }, text)));
    control.value = value;
    return [chooser(label, control), control];
  };
  const [moduleField, module] = select("module", WORDS.cohort.module, board.modules.map((one) => [one.id, one.title]), board.query.module);
  const [showField, show] = select("show", WORDS.cohort.show, Object.entries(WORDS.cohort.shows), board.query.show);
  const [sortField, sort] = select("sort", WORDS.cohort.sort, Object.entries(WORDS.cohort.sorts), board.query.sort);
  let timer = null;
  const typed = () => { clearTimeout(timer); timer = setTimeout(onChange, TYPING); };
  const find = h("input", { type: "search", class: "csm-line", "data-csm": "find", placeholder: WORDS.cohort.findHint, maxlength: 200, oninput: typed });
  const findField = chooser(WORDS.cohort.find, find);
  const small = { class: "csm-button csm-button--small" };
  const element = h("div", { class: "csm-inst__bar" },
    h("div", { class: "csm-cohort__fields", role: "search", "aria-label": WORDS.cohort.learners }, moduleField, findField, showField, sortField),
    h("div", { class: "csm-inst__acts" }, button("again", WORDS.cohort.again, onAgain, small), button("csv", WORDS.cohort.csv, () => onExport("csv"), small), button("xlsx", WORDS.cohort.xlsx, () => onExport("xlsx"), small),
      h("span", { class: "csm-help", "data-csm": "read-at" })));
  return { element, query: () => ({ module: module.value, find: find.value, show: show.value, sort: sort.value, start: 0 }), stop: () => clearTimeout(timer) };
}

function figureStrip({ figures, due }) {
  const average = figures.average === null ? "–" : WORDS.cohort.score(number(figures.average), number(figures.maximum));
  return figureList([
    { label: WORDS.cohort.handedIn, value: WORDS.cohort.of(number(figures.handed_in), number(figures.learners)), help: due ? WORDS.cohort.due(moment(due)) : "" },
    { label: WORDS.cohort.average, value: average },
    { label: WORDS.cohort.stuckSomewhere, value: number(figures.stuck), help: WORDS.cohort.stuckHelp },
    { label: WORDS.cohort.waiting, value: number(figures.waiting), help: WORDS.cohort.waitingHelp },
  ]);
}
