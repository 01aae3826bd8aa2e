// Puts a panel together: the kind's own part, what supports it, and the status line.

const KINDS = {
  single: singleKind, multiple: multipleKind, match: matchKind, order: orderKind,
  numeric: numericKind, written: writtenKind, tool: toolKind, test: testKind,
  spot: spotKind, fill: fillKind, allocate: allocateKind, scenario: scenarioKind, sitting: sittingKind,
};

// JupyterLab takes letters and arrows for its own: D pressed twice on a button would delete the exercise.
function keepKeys(event, saving) {
  event.stopPropagation();
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault(); // the browser would offer to store the page
  saving.flush();
}

function drawPanel(model, place) {
  const opening = model.get("opening");
  const { question } = opening;
  let helping = null;
  const line = openLine(model, { onSilence: (purpose) => saving.silent(purpose), onReply: (reply) => heard(reply) });
  const saving = savingLine(opening, line, () => kind.answer(), (saved) => onSaved(saved));
  const context = { question, opening, line, saving, changed };
  const kind = KINDS[question.kind](context);
  const mishap = h("p", { class: "csm-alarm", role: "alert", "data-csm": "mishap", hidden: true });

  function changed(typing) {
    saving.changed(typing);
    if (helping) helping.answered();
  }

  function onSaved(saved) {
    if (kind.saved) kind.saved(saved);
    if (helping) helping.saved();
  }

  function heard(reply) {
    saving.heard();
    mishap.textContent = reply.failure;
    show(mishap, reply.failure !== "");
  }

  function bringBack(draft) {
    if (!draft) return;
    kind.restore(draft);
    if (kind.restored) kind.restored();
    changed();
    saving.remark([WORDS.broughtBack, opening.remark].filter(Boolean).join(" "));
  }

  kind.restore(opening.answer);
  helping = kind.ownSupport ? null : support(context, kind);
  const panel = h("section", {
    class: `csm-panel csm-panel--${question.kind}`, "aria-label": question.title, "data-csm": "panel", "data-csm-exercise": question.id,
    "data-lm-suppress-shortcuts": "true", onkeydown: (event) => keepKeys(event, saving),
  }, h("div", { class: "csm-panel__body" }, kind.element), helping ? helping.element : null, saving.messages, mishap);
  place.replaceChildren(h("div", { class: "csm-root csm-panel-room" }, panel));
  if (helping) helping.answered();
  bringBack(saving.draft.found());
  if (kind.placed) requestAnimationFrame(kind.placed);
  const leave = saving.watchLeaving();
  return () => {
    leave();
    line.close();
  };
}

export default {
  render({ model, el }) {
    try {
      return drawPanel(model, el);
    } catch (error) {
      el.replaceChildren(h("p", { class: "csm-notice", role: "note" }, WORDS.broken));
      console.error(error); // for whoever maintains the course; the reader has the notice
      return undefined;
    }
  },
};
