// Tool: the form of a professional tool, and its report, which follows every movement.

const SPEECH_PAUSE = 700; // milliseconds of rest before the main figure is spoken

// A tool may have a view of its own (static/tools/<slug>/*.js): TOOL_VIEWS[slug] = (work) => view.
// `work`: fields; control(name); values(), the inputs as they stand; put(changed), which enters some of them, solves and
// keeps. `view`, each part optional: `above`, an element over form and report; `hides`, the names of inputs it asks for
// itself; `drawn(report)`, called after each redraw of the report; `restored()`, after all inputs were put anew.
const TOOL_VIEWS = {};

function toolKind({ question, opening, changed, line }) {
  const { fields, columns, start } = opening.tool;
  const controls = new Map(fields.map((field) => [field.name, formField(field, columns[field.name], onInput)]));
  const groups = groupedFields(fields, controls);
  const form = h("form", { class: "csm-tool__form", "aria-label": WORDS.tool.form, onsubmit: (event) => event.preventDefault() },
    ...groups.map((group) => group.element));
  const report = h("div", { class: "csm-tool__report", role: "region", "aria-label": WORDS.tool.report, "data-csm": "report" });
  const voice = speaker();
  const view = (TOOL_VIEWS[question.tool] || (() => ({})))({ fields, control: (name) => controls.get(name), values: inputs, put });
  const element = h("div", { class: view.above ? "csm-tool csm-tool--viewed" : "csm-tool" },
    view.above || null, form, h("div", { class: "csm-tool__side" }, report), voice);
  let touched = false;
  let speech = null;

  function inputs() {
    return Object.fromEntries(fields.map((field) => [field.name, controls.get(field.name).value()]));
  }

  function put(values) {
    for (const [name, value] of Object.entries(values)) controls.get(name).put(value);
    onInput();
  }

  function onInput() {
    touched = true;
    hideUnasked();
    solve();
    changed("typing");
  }

  function solve() {
    line.send("solve", () => ({ inputs: asked(fields, inputs(), start) }), (reply) => reply.solved && draw(reply.solved));
  }

  function draw(solved) {
    for (const field of fields) controls.get(field.name).fault("");
    for (const { path, sentence } of solved.faults) {
      const control = controls.get(path[0]);
      if (control) control.fault(sentence, path[1], path[2]);
    }
    if (solved.faults.length) report.replaceChildren(...faultNotes(fields, solved.faults));
    else replaceReport(report, solved.html);
    for (const [name, number] of Object.entries(solved.numbers)) {
      const control = controls.get(name);
      if (control && control.follow) control.follow(number);
    }
    if (view.drawn) view.drawn(report);
    speakLater(solved.spoken || solved.faults.map((fault) => fault.sentence).join(" "));
  }

  function speakLater(words) {
    clearTimeout(speech);
    speech = setTimeout(() => { if (touched) voice.textContent = words; }, SPEECH_PAUSE);
  }

  function hideUnasked() {
    const values = inputs();
    fillUnits(form, values);
    for (const field of fields) show(controls.get(field.name).element, isShown(field, values));
    for (const group of groups) show(group.element, group.fields.some((field) => isShown(field, values)));
  }

  function isShown(field, values) {
    return field.control !== "hidden" && !(view.hides || []).includes(field.name) && isAsked(field, values);
  }

  function restore(answer) {
    touched = Boolean(answer && Object.keys(answer.inputs).length);
    const values = { ...start, ...(touched ? answer.inputs : {}) };
    for (const field of fields) controls.get(field.name).put(values[field.name]);
    hideUnasked();
    if (view.restored) view.restored();
  }

  draw(opening.tool.solved);
  return {
    element,
    answer: () => ({ inputs: touched ? asked(fields, inputs(), start) : {} }),
    restore,
    restored: solve,
    isBlank: () => !touched,
    question,
  };
}

// A field that is not asked travels with its starting value, so that nothing unseen can be wrong.
function asked(fields, values, start) {
  const pairs = fields.map((field) => [field.name, isAsked(field, values) ? values[field.name] : start[field.name]]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

function isAsked(field, values) {
  return Object.entries(field.when).every(([name, allowed]) => allowed.includes(String(values[name])));
}

function groupedFields(fields, controls) {
  const groups = [];
  for (const field of fields) {
    const last = groups[groups.length - 1];
    if (last && last.name === field.group) last.fields.push(field);
    else groups.push({ name: field.group, fields: [field] });
  }
  for (const group of groups) {
    const parts = group.fields.map((field) => controls.get(field.name).element);
    group.element = group.name
      ? h("fieldset", { class: "csm-group" }, h("legend", {}, group.name), ...parts)
      : h("div", { class: "csm-group" }, ...parts);
  }
  return groups;
}

function faultNotes(fields, faults) {
  const label = (name) => (fields.find((field) => field.name === name) || { label: "" }).label;
  const notes = faults.map(({ path, sentence }) =>
    h("p", { class: "csm-note csm-note--stop" }, label(path[0]) ? h("b", {}, `${label(path[0])}: `) : null, sentence));
  return [...notes, h("p", { class: "csm-help" }, WORDS.tool.waiting)];
}

// What a reader has opened in the report stays open while the figures change.
function replaceReport(report, html) {
  const open = [...report.querySelectorAll("details")].map((details) => details.open);
  report.innerHTML = html;
  report.querySelectorAll("details").forEach((details, at) => { if (at < open.length) details.open = open[at]; });
}
