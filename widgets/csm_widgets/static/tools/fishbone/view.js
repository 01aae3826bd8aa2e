// The fishbone's view: picture, outline and card show one state; every change goes through the tool's own inputs.

TOOL_VIEWS.fishbone = (work) => {
  const desk = fishDesk(work);
  const categories = h("select", { class: "csm-select", "data-csm": "fish-set", "aria-label": FISH_WORDS.categories, onchange: () => desk.takeSet(categories.value) },
    ...work.fields.find((field) => field.name === "category_set").choices.map((choice) => h("option", { value: choice.value }, choice.label)));
  const whole = button("fish-whole", FISH_WORDS.whole, () => {
    const on = element.classList.toggle("csm-fish--whole");
    whole.setAttribute("aria-pressed", String(on));
    desk.showWhole(on);
  }, { class: "csm-button csm-button--small", "aria-pressed": "false" });
  const save = work.pictures(() => fishCopy(desk.canvas.svg()), "fishbone", FISH_WORDS.pictureName);
  const form = work.control("problem").element.closest("form");
  const head = h("div", { class: "csm-fish__head" }, h("label", { class: "csm-fish__set" }, h("span", {}, FISH_WORDS.categories), categories),
    button("fish-add-category", FISH_WORDS.addCategory, () => desk.addCategory(), { class: "csm-button csm-button--small" }), whole, form.querySelector(".csm-history"), save);
  const keys = h("details", { class: "csm-fish__keys" }, h("summary", {}, FISH_WORDS.keysTitle),
    h("dl", {}, ...FISH_WORDS.keys.map(([key, does]) => h("div", {}, h("dt", {}, key), h("dd", {}, does)))));
  const outline = h("section", { class: "csm-fish__side" }, h("h3", { class: "csm-fish__title", "aria-level": 2 }, FISH_WORDS.outlineTitle), desk.outline.element);
  const element = h("div", { class: "csm-fish", "data-csm": "fish" }, fishQuestions(work), head, desk.canvas.element, keys,
    h("div", { class: "csm-fish__below" }, outline, desk.card.element), desk.peopleList);
  fishDrag(element, desk);
  desk.begin((state) => { categories.value = state.set; });
  return { above: element, hides: FISH_HIDES, drawn: (report) => desk.drawn(report), restored: () => desk.restored() };
};

const FISH_HIDES = ["category_set", "categories", "causes", "countermeasures", "stakeholders"];

// The first two steps stand before the fish: the form's own groups of questions.
function fishQuestions(work) {
  const groups = ["problem", "process"].map((name) => work.control(name).element.closest(".csm-group"));
  return h("div", { class: "csm-fish__questions" }, ...groups);
}

// A copy for a file: nothing in it is selected.
function fishCopy(svg) {
  const copy = svg.cloneNode(true);
  for (const one of copy.querySelectorAll("g")) one.classList.remove("csm-fish--selected", "csm-fish--drop");
  return copy;
}
