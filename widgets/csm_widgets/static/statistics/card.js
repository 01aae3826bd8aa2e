// All about one question, below its line in the table; drawn on the Python side.

function questionCard(html, item, onClose) {
  return h("div", { class: "csm-stat__card", "data-csm": "card" },
    h("div", { class: "csm-stat__card-head" }, h("h3", {}, item), button("close", WORDS.statistics.close, onClose, { class: "csm-button csm-button--small" })),
    h("div", { html }));
}
