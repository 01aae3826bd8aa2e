// Before there is a panel: who judges, and which questions.

function panelSetUp(board, onBegin) {
  const words = WORDS.angoff;
  const id = freshId("names");
  const names = h("textarea", { id, class: "csm-line csm-angoff__names", rows: 6, "data-csm": "names" });
  const missing = h("p", { class: "csm-angoff__fault", id: `${id}-fault`, hidden: true }, words.noNames);
  const choice = (value, label, checked) => h("label", { class: "csm-choice" },
    h("input", { type: "radio", name: `${id}-which`, value, checked, "data-csm": `which-${value}` }), h("span", {}, label));
  const which = h("fieldset", {}, h("legend", {}, words.questions),
    choice("form", words.form(board.length), true), choice("all", words.all(board.pool), false));

  function begin() {
    const judges = names.value.split("\n").map((one) => one.trim()).filter(Boolean);
    show(missing, judges.length === 0);
    names.setAttribute("aria-invalid", String(judges.length === 0));
    if (!judges.length) names.focus();
    else onBegin(judges.map((one) => one.slice(0, 80)), which.querySelector("input:checked").value);
  }

  names.setAttribute("aria-describedby", missing.id);
  return h("section", { class: "csm-angoff__setup", "data-csm": "setup" }, h("h2", {}, words.setUp), h("p", {}, words.setUpHelp),
    chooser(words.names, names), missing, which, button("begin", words.begin, begin, { class: "csm-button csm-button--first" }));
}
