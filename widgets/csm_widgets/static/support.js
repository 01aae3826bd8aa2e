// What helps at every exercise but a test: check, hints, the worked solution, and starting again.

function support(context, kind) {
  const reason = h("p", { class: "csm-remark csm-reason", role: "status", "data-csm": "reason" });
  const explain = (why) => { reason.textContent = why; };
  const check = checking(context, kind, explain);
  const hints = hinting(context.opening.hints);
  const solution = solving(context, kind, check, explain);
  const reset = resetting(context, kind, () => { check.clear(); solution.close(); }, explain);
  const buttons = [check.button, hints.button, solution.button, reset.button].filter(Boolean);
  const bar = h("div", { class: "csm-bar" }, ...buttons, check.noKey, context.saving.element);
  const element = h("div", { class: "csm-support" },
    bar, reason, check.restored, reset.region, hints.region, check.region, solution.region);
  return {
    element,
    answered() {
      check.answered();
      reset.answered();
    },
    saved: () => check.answered(),
  };
}

// A dimmed button that is pressed says why it waits, under the bar; the sentence goes with the next change.
function checking({ question, opening, line, saving }, kind, explain) {
  const content = h("div", {});
  const outdated = h("p", { class: "csm-remark", "data-csm": "outdated", hidden: true }, WORDS.outdated);
  const region = h("div", { class: "csm-result", role: "region", "aria-label": WORDS.verdict(question.title), "aria-live": "polite", "data-csm": "verdict" }, outdated, content);
  const noKey = opening.no_key ? h("p", { class: "csm-help csm-no-key", "data-csm": "no-key" }, opening.no_key) : null;
  const control = noKey ? null : button("check", WORDS.check, run, { class: "csm-button csm-button--first" });
  const restored = noKey ? null : h("p", { class: "csm-help csm-restored", "data-csm": "restored" }, WORDS.restored);
  const atOpening = opening.answer ? kind.answer() : null;
  const listeners = [];
  let judgedAnswer = null;

  function run() {
    if (!allowed(control)) return explain(WORDS.checkNeedsAnswer);
    saving.hold();
    control.textContent = WORDS.checking;
    let sent = null;
    line.send("check", () => { sent = kind.answer(); return saving.current(); }, (reply) => {
      control.textContent = WORDS.check;
      saving.settle(reply);
      if (!reply.judged) return;
      put(sent, reply.judged);
      answered();
      for (const listener of listeners) listener();
    });
  }

  function put(answer, judged) {
    judgedAnswer = answer;
    if (kind.verdict) content.replaceChildren(kind.verdict());
    else content.innerHTML = judged.html;
    if (kind.judged) {
      kind.judged(judged.parts);
      content.querySelector("table").replaceWith(h("p", { class: "csm-help" }, kind.inPlace));
    }
  }

  function answered() {
    explain("");
    if (restored) show(restored, judgedAnswer === null && !kind.isBlank() && sameData(atOpening, kind.answer()));
    if (control) allow(control, !kind.isBlank(), WORDS.checkNeedsAnswer);
    if (noKey) show(noKey, !kind.isBlank() && saving.isSaved());
    const old = judgedAnswer !== null && !sameData(judgedAnswer, kind.answer());
    show(outdated, old);
    content.classList.toggle("csm-outdated", old);
  }

  function clear() {
    judgedAnswer = null;
    content.replaceChildren();
    answered();
  }

  if (opening.judged) put(atOpening, opening.judged); // the answer has not changed since its check
  return { button: control, noKey, restored, region, answered, clear, onJudged: (listener) => listeners.push(listener) };
}

function hinting(hints) {
  const region = h("ol", { class: "csm-hints", role: "list", "aria-live": "polite", "data-csm": "hints", hidden: true });
  if (!hints.length) return { button: null, region };
  const label = () => (region.children.length < hints.length
    ? WORDS.hint(region.children.length + 1, hints.length) : WORDS.hintsDone);
  const control = button("hint", WORDS.hint(1, hints.length), () => {
    if (region.children.length === hints.length) return;
    show(region, true);
    region.append(h("li", { html: hints[region.children.length] }));
    control.textContent = label();
    allow(control, region.children.length < hints.length);
  });
  return { button: control, region };
}

function solving({ opening, line }, kind, check, explain) {
  const region = h("div", { class: "csm-worked", role: "region", "aria-label": WORDS.solution, "data-csm": "solution-text", hidden: true });
  if (opening.no_key) return { button: null, region, close() {} };
  const label = kind.solutionLabel || WORDS.solution;
  const control = button("solution", label, () => {
    if (!allowed(control)) return explain(WORDS.solutionNeedsCheck);
    if (!region.hidden) return reveal(false);
    line.send("solution", () => ({}), (reply) => {
      region.replaceChildren(h("p", { class: "csm-worked__title" }, label), h("div", { html: reply.solution }));
      reveal(true);
    });
  }, { "aria-expanded": "false" });
  region.setAttribute("aria-label", label);

  function reveal(open) {
    show(region, open);
    control.setAttribute("aria-expanded", String(open));
  }

  allow(control, Boolean(opening.judged), WORDS.solutionNeedsCheck);
  check.onJudged(() => allow(control, true));
  return { button: control, region, close: () => reveal(false) };
}

function resetting({ changed, saving }, kind, clear, explain) {
  const undo = button("undo", WORDS.undo, () => bringBack(), { class: "csm-button csm-button--small" });
  const region = h("div", { class: "csm-undo", role: "status", hidden: true }, h("span", {}, WORDS.startedAgain), undo);
  let former = null;

  const control = button("start-again", WORDS.startAgain, () => {
    if (!allowed(control)) return explain(WORDS.nothingToClear);
    former = kind.answer();
    put(null);
    show(region, true);
    undo.focus();
  }, { class: "csm-button csm-button--quiet" });

  function bringBack() {
    const answer = former;
    put(answer);
    control.focus();
  }

  function put(answer) {
    kind.restore(answer);
    clear();
    changed();
    if (kind.restored) kind.restored();
    show(region, false);
  }

  function answered() {
    show(region, false);
    allow(control, !kind.isBlank() || saving.isFailed());
  }

  return { button: control, region, answered };
}
