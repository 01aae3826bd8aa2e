// The parts of one row in a list: a control for each column. A cell is { element, value, put }; `read` takes what is pasted.

const SHORT_SCALE = 10; // a scale of at most so many steps is chosen from, not typed

const isWordy = (column) => ["text", "long", "choice", "date", "grid", "switch"].includes(column.control);
const isScale = (column) => column.step === 1 && column.low !== null && column.high !== null && column.high - column.low <= SHORT_SCALE;

// `work`: { changed(value, step?), names(list), mark: what a test finds the control by }.
function cell(column, work) {
  const make = { choice: choiceCell, switch: switchCell, date: dateCell, long: textCell, text: textCell };
  if (make[column.control]) return make[column.control](column, work);
  return isScale(column) ? scaleCell(column, work) : numberCell(column, work);
}

// A grid cell is a small choice for one row of another list.
function gridCell(column, work) {
  return optionCell(withNothing(column.choices), work);
}

function choiceCell(column, work) {
  return optionCell(column.choices, work);
}

function scaleCell(column, work) {
  const steps = Array.from({ length: column.high - column.low + 1 }, (_, at) => String(column.low + at));
  const made = optionCell(withNothing(steps.map((step) => ({ value: step, label: step.replace("-", "−") }))), work);
  const number = (text) => (text === "" ? "" : Number(text));
  made.element.classList.add("csm-scale");
  return { ...made, value: () => number(made.value()), read: (text) => { const value = made.read(text); return value === undefined ? value : number(value); } };
}

function withNothing(choices) {
  return choices.some((choice) => choice.value === "") ? choices : [{ value: "", label: WORDS.tool.nothing }, ...choices];
}

function optionCell(choices, work) {
  const options = choices.map((choice) => h("option", { value: choice.value }, choice.label));
  const select = h("select", { class: "csm-select", ...work.mark, onchange: () => work.changed(select.value, "step") }, ...options);
  return { element: select, value: () => select.value, put: (value) => { select.value = plain(value); }, read: (text) => pastedChoice(choices, text) };
}

function switchCell(_, work) {
  const input = h("input", { type: "checkbox", class: "csm-tick", ...work.mark, onchange: () => work.changed(input.checked, "step") });
  return { element: input, value: () => input.checked, put: (value) => { input.checked = value === true; }, read: pastedTick };
}

function dateCell(_, work) {
  const input = h("input", { type: "date", class: "csm-line csm-date", ...work.mark, oninput: () => { markEmpty(input); work.changed(input.value, "step"); } });
  return { element: input, value: () => input.value, put: (value) => { input.value = plain(value); markEmpty(input); }, read: pastedDay };
}

function textCell(column, work) {
  const changed = () => { if (box.rows) grow(box); work.changed(box.value); };
  const common = { dir: "auto", ...work.mark, oninput: changed };
  const box = column.suggest
    ? h("input", { type: "text", class: "csm-line csm-rows__text", maxlength: 300, list: work.names(column.suggest), ...common })
    : h("textarea", { class: "csm-line csm-rows__text", rows: column.control === "long" ? 2 : 1, maxlength: 2000, ...common });
  return { element: box, value: () => box.value, put: (value) => { box.value = plain(value); if (box.rows) grow(box); }, read: (text) => text };
}

function numberCell(_, work) {
  const input = h("input", {
    type: "text", inputmode: "decimal", class: "csm-number", autocomplete: "off", maxlength: 60, ...work.mark,
    oninput: () => work.changed(typed(input.value), "typing", input.value),
  });
  return { element: input, value: () => typed(input.value), put: (value) => { input.value = plain(value); }, read: (text) => typed(text) };
}
