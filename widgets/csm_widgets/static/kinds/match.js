// Match: a named select for every item, and a count of what is placed.

function matchKind({ question, changed }) {
  const count = h("p", { class: "csm-count", "data-csm": "progress" });
  const selects = new Map(question.items.map((item) => [item.id, placeSelect(item, question.places, onPlaced)]));
  const rows = question.items.map((item) => matchRow(item, selects.get(item.id)));
  const element = h("fieldset", { class: "csm-match" }, h("legend", {}, WORDS.match.legend), ...rows, count);

  function placed() {
    const pairs = [...selects].map(([id, select]) => [id, select.value]);
    return Object.fromEntries(pairs.filter(([, place]) => place !== ""));
  }

  function tally() {
    count.textContent = WORDS.match.placed(Object.keys(placed()).length, question.items.length);
    for (const select of selects.values()) select.classList.toggle("csm-select--open", select.value === "");
  }

  function onPlaced() {
    tally();
    changed();
  }

  function restore(answer) {
    const places = answer ? answer.placed : {};
    for (const [id, select] of selects) {
      select.value = places[id] || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    tally();
  }

  return { element, answer: () => ({ placed: placed() }), restore, isBlank: () => Object.keys(placed()).length === 0 };
}

function matchRow(item, select) {
  return h("div", { class: "csm-match__row" }, h("label", { for: select.id, dir: "auto" }, item.text), select);
}

function placeSelect(item, places, onchange) {
  const options = places.map((place) => h("option", { value: place.id }, place.text));
  const none = h("option", { value: "" }, WORDS.match.none);
  return h("select", { id: freshId("place"), class: "csm-select", onchange, "data-csm-field": item.id }, none, ...options);
}
