// The fields of a tool's form. Each gives { element, value, put, follow, fault }; what is typed is read on the Python side.

// `around` is the form as one field sees it: names(list), blank(field), standing(field), say(words), undo().
function formField(field, columns, onchange, around) {
  const make = {
    slider: sliderField, number: numberField, choice: choiceField, switch: switchField, rows: rowsField,
    long: longField, date: dateField, hidden: hiddenField,
  };
  return (make[field.control] || textField)(field, onchange, columns, around);
}

// Label, help behind a "?" button, the control, and the place for a fault.
function framed(field, id, control, { group = false } = {}) {
  const fault = h("p", { class: "csm-fault", id: `${id}-fault`, "data-csm-fault": field.name, hidden: true });
  const help = h("p", { class: "csm-field__help", id: `${id}-help`, hidden: true }, field.help);
  const label = group ? h("span", { class: "csm-field__label", id: `${id}-label` }, field.label)
    : h("label", { class: "csm-field__label", for: id, id: `${id}-label` }, field.label);
  const head = h("div", { class: "csm-field__head" }, label, field.help ? helpButton(field.label, help) : null);
  const element = h("div", { class: "csm-field", "data-csm-frame": field.name }, head, help, control, fault);
  return { element, fault: (sentence) => mark(fault, element, sentence), hasFault: () => !fault.hidden };
}

function helpButton(label, help) {
  const toggle = () => {
    show(help, help.hidden);
    opener.setAttribute("aria-expanded", String(!help.hidden));
  };
  const opener = button("help", "?", toggle, {
    class: "csm-help-button", "aria-expanded": "false", "aria-controls": help.id, "aria-label": WORDS.tool.about(label),
  });
  return opener;
}

// A slider cannot hold a wrong value; the box beside it can.
function mark(fault, element, sentence) {
  tell(fault, sentence);
  for (const control of element.querySelectorAll("input:not(.csm-range), select, textarea")) {
    if (sentence) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

function tell(fault, sentence) {
  reword(fault, sentence || "");
  show(fault, Boolean(sentence));
}

function numberInput(id, field, oninput) {
  return h("input", {
    type: "text", inputmode: "decimal", id, class: "csm-number", autocomplete: "off", maxlength: 60,
    "aria-describedby": `${id}-unit ${id}-reading ${id}-fault ${id}-help`, "data-csm-field": field.name, oninput,
  });
}

function unitOf(id, unit) {
  return h("span", { class: "csm-unit", id: `${id}-unit`, "data-csm-unit": unit }, unit);
}

// A unit may name another field, as in "EUR a {money_period}": it reads as that field now stands.
function fillUnits(form, values) {
  for (const span of form.querySelectorAll("[data-csm-unit]")) {
    const text = span.dataset.csmUnit.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    if (span.textContent !== text) span.textContent = text;
  }
}

function plain(value) {
  return value === null || value === undefined ? "" : String(value);
}

// A plain number travels as a number; anything else as it was typed, for the judge's own reader.
function typed(text) {
  const bare = text.trim();
  return /^-?\d+(\.\d+)?$/.test(bare) ? Number(bare) : bare;
}

function numberField(field, onchange) {
  const id = freshId(field.name);
  const reading = readingLine(id, field);
  const input = numberInput(id, field, () => { reading.follow(input.value); onchange(); });
  const frame = framed(field, id, [h("div", { class: "csm-field__row" }, input, unitOf(id, field.unit)), reading.element]);
  return { ...frame, value: () => typed(input.value), put: (value) => { input.value = plain(value); reading.follow(""); } };
}

function sliderField(field, onchange) {
  const id = freshId(field.name);
  const [low, high] = field.reach || [field.low, field.high];
  const reading = readingLine(id, field);
  const slide = () => { input.value = range.value; reading.follow(""); speak(); onchange(); };
  const range = h("input", {
    type: "range", class: "csm-range", min: low, max: high, step: field.step || "any",
    "aria-label": WORDS.tool.sliderOf(field.label), "data-csm-slider": field.name, oninput: slide,
  });
  const input = numberInput(id, field, () => { reading.follow(input.value); onchange(); });
  const unit = unitOf(id, field.unit);
  const speak = () => {
    const share = (range.value - low) / (high - low);
    range.style.setProperty("--csm-share", `${100 * share}%`);
    range.setAttribute("aria-valuetext", `${range.value} ${unit.textContent}`.trim());
  };
  const row = h("div", { class: "csm-field__row csm-field__row--slider" }, range, input, unit);
  const follow = (number) => { range.value = number; speak(); };
  return {
    ...framed(field, id, [row, reading.element]),
    value: () => typed(input.value),
    put: (value) => { input.value = plain(value); reading.follow(""); follow(value); },
    follow: (number) => { if (document.activeElement !== range) follow(number); },
  };
}

function choiceField(field, onchange) {
  const short = field.choices.length === 2 && field.choices.every((choice) => choice.label.length < 16);
  return short ? radioField(field, onchange) : selectField(field, onchange);
}

function selectField(field, onchange) {
  const id = freshId(field.name);
  const options = field.choices.map((choice) => h("option", { value: choice.value }, choice.label));
  const select = h("select", {
    id, class: "csm-select", "data-csm-field": field.name, "aria-describedby": `${id}-fault ${id}-help`,
    onchange: () => onchange("step"),
  }, ...options);
  return { ...framed(field, id, select), value: () => select.value, put: (value) => { select.value = plain(value); } };
}

function radioField(field, onchange) {
  const id = freshId(field.name);
  const rows = field.choices.map((choice) =>
    choiceRow("radio", id, { id: choice.value, text: choice.label }, false, () => onchange("step")));
  const group = h("div", {
    class: "csm-pair", role: "radiogroup", "aria-labelledby": `${id}-label`,
    "aria-describedby": `${id}-fault ${id}-help`, "data-csm-field": field.name,
  }, ...rows);
  return {
    ...framed(field, id, group, { group: true }),
    value: () => chosen(group)[0] || "",
    put: (value) => choose(group, [plain(value)]),
  };
}

function switchField(field, onchange) {
  const id = freshId(field.name);
  const input = h("input", {
    type: "checkbox", role: "switch", id, class: "csm-switch", "data-csm-field": field.name,
    "aria-describedby": `${id}-fault ${id}-help`, onchange: () => onchange("step"),
  });
  const label = h("label", { class: "csm-choice csm-choice--bare", for: id }, input, WORDS.tool.yes);
  const frame = framed(field, id, label);
  return { ...frame, value: () => input.checked, put: (value) => { input.checked = value === true; } };
}
