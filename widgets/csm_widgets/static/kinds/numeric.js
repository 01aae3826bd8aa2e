// Numeric: one number in a stated unit, and how it is read.

function numericKind({ question, opening, changed }) {
  const id = freshId("number");
  const echo = h("p", { class: "csm-help", id: `${id}-echo`, "data-csm": "echo", role: "status" });
  const input = h("input", {
    type: "text", inputmode: "decimal", id, class: "csm-number", maxlength: 60, autocomplete: "off",
    "aria-describedby": `${id}-unit ${id}-echo`, "data-csm-field": "text", oninput: () => { echo.textContent = ""; changed("typing"); },
  });
  const unit = h("span", { id: `${id}-unit`, class: "csm-unit" }, question.unit);
  const label = h("label", { for: id }, question.label);
  const element = h("div", { class: "csm-numeric" }, label, h("div", { class: "csm-numeric__row" }, input, unit), echo);
  echo.textContent = opening.echo;
  return {
    element,
    answer: () => ({ text: input.value }),
    restore: (answer) => { input.value = answer ? answer.text : ""; },
    isBlank: () => input.value.trim() === "",
    saved: (saving) => { echo.textContent = saving.echo; },
  };
}
