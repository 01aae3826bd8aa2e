// Tool: the form of a professional tool, and its report, which follows every movement.

const SPEECH_PAUSE = 700; // milliseconds of rest before the main figure is spoken

// A tool may have a view of its own (static/tools/<slug>/*.js): TOOL_VIEWS[slug] = (work) => view.
//
// `work`: `fields`; `control(name)`; `values()`, the inputs as they stand (never change them in place: enter copies);
// `put(changed, { step })`, which enters some of them, solves and keeps. Each `put` is one step of undo; while a thing is
// dragged use `{ step: false }`, and end with a plain `put`, which makes the whole drag one step. `undo()`, `redo()`;
// `say(words)`, spoken to those who do not see the page; `pictures(find, name, title)`, the buttons that save the SVG
// which `find()` gives (drawings of the report have theirs already); `reveal(name)` opens the tab of that input.
//
// `view`, each part optional: `above`, an element over form and report; `hides`, the names of inputs it asks for itself;
// `asks()`, inputs that only this page sees: sent with each question, never kept (`work.ask()` asks anew);
// `drawn(report, solved, parts)`, called after each redraw of the report, in which every `.csm-drawing` is a new element
// (all else that did not change stays the same element: listen to events on the report, not on its parts); `parts` are
// the elements of the report in their order, wherever they are;
// `follows: true`, for a view that wants the same elements back, brought up to date in place, also after it took them out
// of the report (attributes it put on them may be gone). Before it changes shapes itself it calls `work.again()`: the
// next redraw then brings all of them anew;
// `restored()`, called after all inputs were put anew, and after undo, redo and what changed elsewhere.
// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y work in the whole tool, in `above` too; a text box that is typed in keeps its own.
const TOOL_VIEWS = {};

function toolKind({ question, opening, changed, line }) {
  const { fields, columns, start, lists = {}, suggestions = {} } = opening.tool;
  const names = nameLists(suggestions);
  const voice = speaker();
  const teller = speaker(); // what was done, beside the voice that says what comes out
  const say = (words) => { teller.textContent = words; };
  const label = (name) => (fields.find((field) => field.name === name) || { label: "" }).label;
  const history = inputHistory(inputs, travelled, (words, names) => say(words(names.map(label).filter(Boolean))));
  const controls = new Map(fields.map((field) => [field.name, formField(field, columns[field.name], onInput, surroundings())]));
  const groups = formGroups(fields, controls);
  const followers = fields.map((field) => controls.get(field.name).followRows).filter(Boolean);
  const form = h("form", { class: "csm-tool__form", "aria-label": WORDS.tool.form, onsubmit: (event) => event.preventDefault() },
    history.bar, ...groups.elements, names.element);
  const report = h("div", { class: "csm-tool__report", role: "region", "aria-label": WORDS.tool.report, "data-csm": "report" });
  const view = (TOOL_VIEWS[question.tool] || (() => ({})))({
    fields, control: (name) => controls.get(name), values: inputs, put, undo: history.undo, redo: history.redo, say,
    pictures: pictureButtons, reveal: (name) => groups.reveal?.(name), ask: solve, again: () => shown.again(),
  });
  const shown = liveReport(report, view.drawn && !view.follows ? { renewed: ".csm-drawing", follows: false } : {});
  const element = h("div", { class: view.above ? "csm-tool csm-tool--viewed" : "csm-tool", tabindex: -1 },
    view.above || null, form, h("div", { class: "csm-tool__side" }, report), voice, teller);
  const keys = historyKeys(element, history);
  element.addEventListener("keydown", keys.hear);
  onPaper(element, layOut);
  let touched = false;
  let noting = false;
  let sent = null; // the values of the last answer that was asked for to be kept
  let speech = null;

  // The form as one field sees it.
  function surroundings() {
    const standing = (name) => new Set(lists[name] ? lists[name].standing : (start[name] || []).map((row) => row.id));
    return { names: names.id, blank: (name) => lists[name]?.blank || {}, standing, say, undo: () => history.undo() };
  }

  function inputs() {
    return Object.fromEntries(fields.map((field) => [field.name, controls.get(field.name).value()]));
  }

  function enter(values) {
    for (const [name, value] of Object.entries(values)) if (controls.has(name)) controls.get(name).put(value);
  }

  function put(values, { step = true } = {}) {
    history.settle();
    enter(values);
    onInput(step ? "step" : "drag");
  }

  // The focus stays in the tool even where the row it stood in goes: the next Ctrl+Z is heard.
  function travelled(values) {
    const within = element.contains(document.activeElement);
    enter(values);
    if (within && !element.contains(document.activeElement)) element.focus({ preventScroll: true });
    keys.settle();
    entered();
    if (view.restored) view.restored();
  }

  // `how`: "step" is one step of undo by itself, "drag" none yet; anything else is typing.
  function onInput(how) {
    if (how === "step") keys.settle();
    entered();
    if (how !== "drag") history.note(how === "step");
  }

  function entered() {
    touched = true;
    solve(); // first of all: while it is worked out, the page does the rest
    hideUnasked();
    noting = true;
    changed("typing");
    noting = false;
  }

  function solve() {
    line.send("solve", () => ({ inputs: { ...asked(fields, inputs(), start), ...view.asks?.() }, since: shown.since() }), (reply) => reply.solved && draw(reply.solved, reply.n));
  }

  function draw(solved, n) {
    for (const field of fields) controls.get(field.name).fault("");
    for (const { path, sentence } of solved.faults) {
      const control = controls.get(path[0]);
      if (control) control.fault(sentence, ...path.slice(1, 4));
    }
    groups.faults();
    if (solved.faults.length) report.replaceChildren(...faultNotes(fields, solved.faults));
    else shown.draw(solved, n);
    for (const [name, number] of Object.entries(solved.numbers)) {
      const control = controls.get(name);
      if (control && control.follow) control.follow(number);
    }
    offerPictures(report);
    if (view.drawn) view.drawn(report, solved, shown.parts());
    speakLater(solved.spoken || solved.faults.slice(0, MOST_FAULTS).map((fault) => fault.sentence).join(" "));
  }

  function speakLater(words) {
    clearTimeout(speech);
    speech = setTimeout(() => { if (touched) voice.textContent = words; }, SPEECH_PAUSE);
  }

  function hideUnasked() {
    const values = inputs();
    fillUnits(form, values);
    names.follow(values);
    for (const follow of followers) follow(values);
    const isShownNow = (field) => isShown(field, values);
    for (const field of fields) show(controls.get(field.name).element, isShownNow(field));
    groups.shown(isShownNow);
  }

  function isShown(field, values) {
    return field.control !== "hidden" && !(view.hides || []).includes(field.name) && isAsked(field, values);
  }

  function restore(answer) {
    touched = Boolean(answer && Object.keys(answer.inputs).length);
    enter({ ...start, ...(touched ? answer.inputs : {}) });
    sent = null;
    hideUnasked();
    history.clear();
    if (view.restored) view.restored();
  }

  // What changed elsewhere comes in; what was entered here since it was last kept stays, and so do the steps of undo.
  function adopt(values) {
    history.commit();
    const now = inputs();
    const before = sent || now;
    const merged = adoptedValues(values, before, now);
    history.rebase(values, before);
    sent = { ...before, ...values };
    enter(Object.fromEntries(changedNames(now, merged).map((name) => [name, merged[name]])));
    hideUnasked();
    solve();
    if (view.restored) view.restored();
  }

  function answer() {
    const values = inputs();
    if (!noting) sent = values;
    return { inputs: touched ? asked(fields, values, start) : {} };
  }

  // All sheets of all lists at once, for paper; `layOut(false)` goes back to the tabs.
  function layOut(out) {
    shown.settle();
    for (const field of fields) controls.get(field.name).layOut?.(out);
  }

  draw(opening.tool.solved);
  const { undo, redo, canUndo, canRedo, stepBack, stepForth, onHistory } = history;
  return { element, answer, restore, restored: solve, isBlank: () => !touched, question, values: inputs, put, adopt, layOut, undo, redo, canUndo, canRedo, stepBack, stepForth, onHistory };
}

// As long as the form is on the page, printing shows all of it.
function onPaper(element, layOut) {
  let placed = false;
  const turn = (out) => () => {
    placed = placed || element.isConnected;
    if (element.isConnected) layOut(out);
    else if (placed) for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener);
  };
  const listeners = { beforeprint: turn(true), afterprint: turn(false) };
  for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener);
}

// A field that is not asked travels with its starting value, so that nothing unseen can be wrong.
function asked(fields, values, start) {
  const pairs = fields.map((field) => [field.name, isAsked(field, values) ? values[field.name] : start[field.name]]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function isAsked(field, values) {
  return Object.entries(field.when).every(([name, allowed]) => allowed.includes(String(values[name])));
}

function faultNotes(fields, faults) {
  const label = (name) => (fields.find((field) => field.name === name) || { label: "" }).label;
  const notes = faults.slice(0, MOST_FAULTS).map(({ path, sentence }) =>
    h("p", { class: "csm-note csm-note--stop" }, label(path[0]) ? h("b", {}, `${label(path[0])}: `) : null, sentence));
  const more = faults.length - MOST_FAULTS;
  return [...notes, more > 0 ? h("p", { class: "csm-help" }, WORDS.tool.moreFaults(more)) : "", h("p", { class: "csm-help" }, WORDS.tool.waiting)];
}
