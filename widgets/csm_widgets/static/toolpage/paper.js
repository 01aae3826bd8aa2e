// The tool on paper: title, engagement, date, what was entered and what comes out, and nothing to press.
// Printed from a frame of its own, so that the page around it (in JupyterLab: the whole desk) stays out.

const NOT_ON_PAPER = "button, [type=range], [hidden], .csm-unseen, .csm-field__help, .csm-fault, .csm-hint";

function printPaper(opening, tool, styles) {
  const frame = h("iframe", { class: "csm-unseen", "aria-hidden": "true", tabindex: -1, "data-csm": "paper" });
  document.body.append(frame);
  const sheet = frame.contentDocument;
  sheet.title = `${opening.title} – ${engagementTitle(opening)}`;
  sheet.documentElement.lang = "en";
  sheet.documentElement.dataset.jpThemeLight = "true";
  sheet.head.append(h("style", {}, styles));
  sheet.body.append(h("div", { class: "csm-root csm-panel-room" }, paper(opening, tool)));
  const done = () => frame.remove();
  frame.contentWindow.addEventListener("afterprint", done);
  frame.contentWindow.focus();
  frame.contentWindow.print();
}

function paper(opening, tool) {
  const content = tool.cloneNode(true);
  writeValues(tool, content);
  for (const leftOut of content.querySelectorAll(NOT_ON_PAPER)) leftOut.remove();
  for (const closed of content.querySelectorAll("details")) closed.open = true;
  const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  return h("section", { class: "csm-panel csm-panel--tool csm-paper" },
    h("h1", {}, opening.title), h("p", { class: "csm-help" }, `${engagementTitle(opening)} · ${today}`), content);
}

// Each control gives way to what it says. Controls are found in both trees in the same order.
function writeValues(tool, content) {
  const controls = "input, select, textarea";
  const shown = [...tool.querySelectorAll(controls)];
  [...content.querySelectorAll(controls)].forEach((control, at) => {
    if (control.type === "range") return;
    const line = control.closest(".csm-choice");
    if (control.type === "radio") return shown[at].checked ? control.remove() : line.remove();
    const words = h("span", { class: "csm-paper__value" }, valueInWords(shown[at]));
    if (control.type === "checkbox" && line) line.replaceWith(words);
    else control.replaceWith(words);
  });
}

function valueInWords(control) {
  if (control.type === "checkbox") return control.checked ? WORDS.tool.yes : WORDS.toolpage.no;
  if (control.tagName === "SELECT") return control.selectedOptions.length ? control.selectedOptions[0].textContent : "";
  return control.value || "–";
}

function engagementTitle(opening) {
  const mine = opening.engagements.find((one) => one.id === opening.engagement);
  return mine ? mine.title : "";
}
