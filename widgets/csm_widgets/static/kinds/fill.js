// Fill: a mail or document in which each gap is a native select; what is chosen reads as part of the text.

function fillKind({ question, opening, changed }) {
  const count = h("p", { class: "csm-count", "data-csm": "progress" });
  const sheet = h("div", { class: "csm-fill__sheet", dir: "auto", html: opening.document });
  const element = h("fieldset", { class: "csm-fill" },
    h("legend", {}, WORDS.fill.legend), h("p", { class: "csm-help" }, WORDS.fill.help), sheet, count);
  const reasons = reasonsInPlace(element, (worth) => (worth >= 1 ? WORDS.right : WORDS.notYet));
  const gaps = new Map(question.gaps.map((gap) => [gap.id, gapControl(gap, onChosen)]));
  for (const [id, gap] of gaps) {
    const place = sheet.querySelector(`[data-csm-gap="${id}"]`);
    place.replaceChildren(gap.element);
    const block = place.closest("p, li, td, h1, h2, h3, h4, blockquote") || place;
    block.append(reasons.note(id, gap.select, `${gap.label}:`));
  }

  function chosenBlocks() {
    const pairs = [...gaps].map(([id, gap]) => [id, gap.select.value]);
    return Object.fromEntries(pairs.filter(([, choice]) => choice !== ""));
  }

  function tally() {
    count.textContent = WORDS.fill.chosen(Object.keys(chosenBlocks()).length, gaps.size);
    for (const gap of gaps.values()) gap.show();
  }

  function onChosen() {
    reasons.stale();
    tally();
    changed();
  }

  function restore(answer) {
    const choices = answer ? answer.chosen : {};
    for (const [id, { select }] of gaps) {
      select.value = choices[id] || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    reasons.clear();
    tally();
  }

  return {
    element, restore, answer: () => ({ chosen: chosenBlocks() }), isBlank: () => Object.keys(chosenBlocks()).length === 0,
    judged: reasons.judged, inPlace: WORDS.inPlace,
  };
}

// A select cannot break over lines: its words stand before it as text, and the select itself is the arrow that stays
// with the last of them.
function gapControl(gap, onchange) {
  const options = gap.options.map((option) => h("option", { value: option.id }, option.text));
  const select = h("select", {
    id: freshId("gap"), class: "csm-gap__select", "aria-label": gap.label, "data-csm-field": gap.id, onchange,
  }, h("option", { value: "" }, WORDS.fill.none), ...options);
  const words = h("span", { class: "csm-gap__words", "aria-hidden": "true" });
  const last = h("span", { class: "csm-gap__words", "aria-hidden": "true" });
  const open = (event) => {
    event.preventDefault();
    select.focus();
    if (select.showPicker) select.showPicker();
  };
  const element = h("span", { class: "csm-gap" }, words, h("span", { class: "csm-gap__end" }, last, select));
  for (const part of [words, last]) part.addEventListener("click", open);

  return {
    element, select, label: gap.label,
    show() {
      const option = gap.options.find(({ id }) => id === select.value);
      const [, most, end] = /^(.*\s)?(\S+)\s*$/s.exec(option ? option.text : gap.label);
      words.textContent = most || "";
      last.textContent = end;
      element.classList.toggle("csm-gap--open", !option);
    },
  };
}
