// Spot the error: a running document, or a list, whose parts are marked like with a highlighter.

function spotKind({ question, changed }) {
  const flowing = question.layout === "text";
  const count = h("p", { class: "csm-count", role: "status", "data-csm": "progress" });
  const sheet = h("div", { class: flowing ? "csm-spot__sheet--text" : "csm-spot__sheet--list" });
  const words = WORDS.spot;
  const element = h("fieldset", { class: "csm-spot" },
    h("legend", {}, flowing ? words.legendText : words.legendList), h("p", { class: "csm-help" }, words.help), sheet, count);
  const reasons = reasonsInPlace(element, (worth) => (worth >= 1 ? words.found : worth < 0 ? words.sound : words.missed));
  const parts = new Map(question.parts.map((part) => [part.id, spotPart(part, flowing, () => press(part.id))]));
  if (flowing) layFlowing(sheet, question.parts, parts, reasons);
  else for (const [id, part] of parts) sheet.append(h("div", { class: "csm-spot__row" }, part, reasons.note(id, part)));

  const isMarked = (part) => part.getAttribute("aria-pressed") === "true";
  const marked = () => [...parts].filter(([, part]) => isMarked(part)).map(([id]) => id);

  function press(id) {
    const part = parts.get(id);
    part.setAttribute("aria-pressed", String(!isMarked(part)));
    reasons.stale();
    tally();
    changed();
  }

  function tally() {
    count.textContent = words.marked(marked().length);
  }

  function restore(answer) {
    const ids = answer ? answer.marked : [];
    for (const [id, part] of parts) part.setAttribute("aria-pressed", String(ids.includes(id)));
    reasons.clear();
    tally();
  }

  return {
    element, restore, answer: () => ({ marked: marked() }), isBlank: () => marked().length === 0,
    judged: reasons.judged, inPlace: WORDS.inPlace,
  };
}

// A real button breaks a line of text; a part of a running text must not, so it is a button by role.
function spotPart(part, flowing, press) {
  const attributes = { class: "csm-spot__part", dir: flowing ? null : "auto", "aria-pressed": "false", "data-csm-part": part.id, onclick: press };
  if (!flowing) return h("button", { type: "button", ...attributes }, h("span", {}, part.text));
  const onkeydown = (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!event.repeat) press();
  };
  return h("span", { role: "button", tabindex: "0", onkeydown, ...attributes }, part.text);
}

// Enough of a part to find it by in the text above.
function beginning(text) {
  const words = text.split(/\s+/);
  return words.length > 5 ? `“${words.slice(0, 4).join(" ")} …”` : `“${text}”`;
}

// Paragraph by paragraph, with the reasons for its parts under each.
function layFlowing(sheet, order, parts, reasons) {
  let paragraph = null;
  let under = null;
  for (const { id, paragraph: fresh } of order) {
    if (fresh || !paragraph) {
      paragraph = h("p", { class: "csm-spot__paragraph", dir: "auto" });
      under = h("div", { class: "csm-spot__reasons" });
      sheet.append(paragraph, under);
    }
    paragraph.append(parts.get(id), " ");
    under.append(reasons.note(id, parts.get(id), beginning(parts.get(id).textContent)));
  }
}
