// The reasons of a verdict at the parts they are about; after a change they stay, dimmed, until the next check.

function reasonsInPlace(element, words) {
  const notes = new Map();

  // A note for one part; `control` is what a reader of screens hears it with, `name` what it is called among others.
  function note(id, control, name = "") {
    const text = h("p", { class: "csm-why", id: freshId("why"), "data-csm-why": id, hidden: true });
    notes.set(id, { text, control, name });
    return text;
  }

  function tell({ text, control, name }, part) {
    const [sign, word] = part ? words(part.worth, part.id) : ["", ""];
    const outcome = part ? (part.worth >= 1 ? "right" : "wrong") : "";
    text.replaceChildren(h("b", {}, h("span", { class: `csm-mark csm-mark--${outcome}`, "aria-hidden": "true" }, sign), ` ${word} `),
      name ? h("i", {}, `${name} `) : "", part ? part.reason : "");
    show(text, Boolean(part));
    if (!control) return;
    control.dataset.csmOutcome = outcome;
    if (part) control.setAttribute("aria-describedby", text.id);
    else control.removeAttribute("aria-describedby");
  }

  function judged(parts) {
    element.classList.remove("csm-stale");
    for (const [id, one] of notes) tell(one, parts.find((part) => part.id === id));
  }

  return { note, judged, clear: () => judged([]), stale: () => element.classList.add("csm-stale") };
}
