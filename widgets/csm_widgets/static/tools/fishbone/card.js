// The card of the selected part: its chain of whys, how it stands, its evidence, and what is done about it.

function fishCard(desk) {
  const body = h("div", { class: "csm-fish__cardbody" });
  const element = h("section", { class: "csm-fish__card", "aria-label": FISH_WORDS.card, "data-csm": "fish-card" }, body);
  let made = "";
  let update = () => {};

  // Built anew for another part or another number of countermeasures; else only its values follow.
  function draw(part) {
    const sort = part ? `${part.key} ${part.cause ? desk.measures(part.id).map((one) => one.id).join() : ""}` : "";
    if (sort !== made || !body.firstChild) {
      made = sort;
      const card = { cause: fishCauseCard, category: fishCategoryCard, problem: fishProblemCard }[part ? part.kind : ""] || fishNoCard;
      const { parts, follow } = card(desk, part);
      body.replaceChildren(...parts);
      update = follow;
    }
    update(part);
  }

  const reach = (name) => { const field = body.querySelector(`[data-fish-field="${name}"]`); if (field) { field.scrollIntoView({ block: "nearest" }); field.focus(); } };
  return { element, draw, reach };
}

function fishNoCard() {
  return { parts: [h("h3", { "aria-level": 2 }, FISH_WORDS.nothing), h("p", { class: "csm-help" }, FISH_WORDS.begin)], follow: () => {} };
}

function fishProblemCard(desk) {
  return { parts: [h("h3", { "aria-level": 2 }, FISH_WORDS.problem), h("p", { class: "csm-help" }, FISH_WORDS.problemCard), fishActs(desk, [["edit", FISH_WORDS.rename]])], follow: () => {} };
}

function fishCategoryCard(desk, { id }) {
  const title = h("h3", { "aria-level": 2 });
  const count = h("p", { class: "csm-help" });
  const acts = id ? [["add", FISH_WORDS.add], ["edit", FISH_WORDS.rename], ["up", FISH_WORDS.up], ["down", FISH_WORDS.down], ["remove", FISH_WORDS.remove]] : [["add", FISH_WORDS.add]];
  const follow = (part) => {
    title.textContent = fishName(part);
    count.textContent = FISH_WORDS.categoryCard(desk.parts().filter((one) => one.kind === "cause" && one.category === id).length);
  };
  return { parts: [title, count, fishActs(desk, acts)], follow };
}

function fishActs(desk, acts) {
  return h("div", { class: "csm-fish__acts", role: "group", "aria-label": FISH_WORDS.actions },
    ...acts.map(([name, label]) => button(`card-${name}`, label, () => desk.act(name, "outline"), { class: "csm-button csm-button--small" })));
}

function fishCauseCard(desk, { key, id }) {
  const title = h("h3", { dir: "auto", "aria-level": 2 });
  const chain = h("ol", { class: "csm-fish__chain", "aria-label": FISH_WORDS.chain });
  const states = Object.entries(FISH_WORDS.statuses).map(([value, [sign, word]]) =>
    button(`status-${value}`, [h("span", { "aria-hidden": "true" }, `${sign} `), word], () => desk.status(value), { class: "csm-button csm-button--small csm-fish__state", "aria-pressed": "false" }));
  const votes = fishVotes(desk);
  const under = fishUnder(desk, key);
  const evidence = h("textarea", { class: "csm-line csm-fish__long", rows: 2, maxlength: 2000, dir: "auto", "data-fish-field": "evidence", oninput: () => desk.fact(id, { evidence: evidence.value }), onchange: () => desk.settle() });
  const measures = desk.measures(id).map((one, at) => fishMeasure(desk, one, at));
  const follow = (part) => {
    title.textContent = fishName(part);
    fishChainItems(chain, desk.chain(part));
    states.forEach((state, at) => state.setAttribute("aria-pressed", String(Object.keys(FISH_WORDS.statuses)[at] === part.cause.status)));
    votes.draw(part.cause.votes);
    under.draw(part);
    if (document.activeElement !== evidence) evidence.value = part.cause.evidence;
    for (const measure of measures) measure.follow(desk.measures(id));
  };
  const parts = [
    title,
    fishActs(desk, [["why", FISH_WORDS.why], ["add", FISH_WORDS.add], ["edit", FISH_WORDS.rename], ["up", FISH_WORDS.up], ["down", FISH_WORDS.down], ["remove", FISH_WORDS.remove]]),
    fishPart(FISH_WORDS.status, h("div", { class: "csm-fish__acts", role: "group", "aria-label": FISH_WORDS.status }, ...states)),
    h("div", { class: "csm-fish__pair" }, fishPart(FISH_WORDS.votesLabel, votes.element), fishPart(FISH_WORDS.under, under.select, true)),
    fishPart(FISH_WORDS.chain, chain),
    fishPart(FISH_WORDS.evidence, evidence, true, FISH_WORDS.evidenceHelp),
    fishPart(FISH_WORDS.measures, h("div", { class: "csm-fish__measures" }, ...measures.map((one) => one.element),
      button("fish-add-measure", FISH_WORDS.addMeasure, () => desk.act("measure"), { class: "csm-button csm-button--small" }))),
  ];
  return { parts, follow };
}

function fishPart(label, control, labels, help) {
  const name = labels ? h("label", { class: "csm-fish__label", for: (control.id = control.id || freshId("fish")) }, label) : h("p", { class: "csm-fish__label" }, label);
  return h("div", { class: "csm-fish__part" }, name, help ? h("p", { class: "csm-help" }, help) : null, control);
}

function fishVotes(desk) {
  const shown = h("span", { class: "csm-fish__votes" });
  const step = (name, sign, label) => button(name, sign, () => desk.act(name), { class: "csm-button csm-button--small", "aria-label": label });
  const element = h("div", { class: "csm-fish__acts" }, step("voteLess", "−", FISH_WORDS.voteLess), shown, step("voteMore", "+", FISH_WORDS.voteMore));
  return { element, draw: (votes) => { shown.textContent = FISH_WORDS.votes(votes); } };
}

// Read downwards: the problem, then why, then why that …; each link with or without evidence.
function fishChainItems(list, chain) {
  list.replaceChildren(...chain.map((part) => h("li", {}, h("span", { dir: "auto" }, fishName(part)),
    part.cause ? h("span", { class: "csm-fish__proof" }, part.cause.evidence ? ` ✓ ${FISH_WORDS.proven}` : ` – ${FISH_WORDS.unproven}`) : null)));
}

// All places are listed once somebody reaches for the list; until then it holds the present one.
function fishUnder(desk, key) {
  const fill = () => {
    const part = desk.parts().find((one) => one.key === key);
    const own = desk.family(part.id);
    put(desk.parts().filter((one) => one.kind === "category" || (one.kind === "cause" && !own.has(one.id))), part.place);
  };
  const select = h("select", { class: "csm-select", "data-csm": "fish-under", onfocus: fill, onpointerdown: fill, onchange: () => desk.moveTo(key, select.value) });
  function put(places, value) {
    select.replaceChildren(...places.map((one) => h("option", { value: one.key }, `${"\u2003".repeat(one.level - 1)}${fishName(one)}`)));
    select.value = value;
  }
  return { select, draw: (part) => { if (document.activeElement !== select) put(desk.parts().filter((one) => one.key === part.place), part.place); } };
}

const FISH_MEASURE = { action: "long", owner: "text", due: "date", test: "long", result: "long", resolved: "date" };

function fishMeasure(desk, { id }, at) {
  const inputs = Object.entries(FISH_MEASURE).map(([name, kind]) => {
    const attributes = { class: "csm-line", "data-fish-field": `${id}.${name}`, oninput: () => desk.measure(id, { [name]: input.value }), onchange: () => desk.settle() };
    const input = kind === "long" ? h("textarea", { ...attributes, rows: 1, maxlength: 300, dir: "auto" })
      : h("input", { ...attributes, type: kind, maxlength: kind === "text" ? 300 : undefined, list: name === "owner" ? desk.people : undefined });
    return [name, input];
  });
  const remove = button("fish-remove-measure", FISH_WORDS.removeMeasure, () => desk.removeMeasure(id), { class: "csm-button csm-button--small csm-button--quiet" });
  const element = h("fieldset", { class: "csm-fish__measure" }, h("legend", {}, FISH_WORDS.measure(at + 1)),
    ...inputs.map(([name, input]) => fishPart(FISH_WORDS.columns[name], input, true, name === "test" ? FISH_WORDS.testHelp : "")), remove);
  const follow = (all) => {
    const now = all.find((one) => one.id === id) || {};
    for (const [name, input] of inputs) if (document.activeElement !== input) input.value = plain(now[name]);
  };
  return { element, follow };
}
