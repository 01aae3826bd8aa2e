// Where the fish is worked on: what is selected, what is being typed, and each act as one change of the inputs.

function fishDesk(work) {
  let state = null;
  let parts = [];
  let selected = "";
  let inPicture = false;
  let whole = false;
  let onState = () => {};
  const peopleList = h("datalist", { id: freshId("people") });
  const desk = {
    peopleList, people: peopleList.id, begin, drawn, restored, redraw, select, act, edit, typed, edited, focus, step, outwards, inwards,
    status, fact, measure, removeMeasure, moveTo, takeSet, addCategory, over, drop, carry, placeEditor, greet, settle,
    selected: () => selected, part: () => partAt(selected), parts: () => parts, inPicture: () => inPicture, isWhole: () => whole, showWhole,
    editing: () => desk.editor.key() !== "", editorField: () => desk.editor.field, say, nameOf: (key) => fishName(partAt(key)),
    measures: (id) => state.countermeasures.filter((one) => one.cause === id), family: (id) => fishFamily(state, id), chain,
    shapesOf: (key) => [desk.canvas.shape(key), (desk.outline.row(key) || {}).element].filter(Boolean),
  };
  desk.keys = fishKeys(desk);
  desk.editor = fishEditor(desk);
  desk.canvas = fishCanvas(desk);
  desk.outline = fishOutline(desk);
  desk.card = fishCard(desk);
  const acts = fishActions(desk, { change, state: () => state });

  const partAt = (key) => parts.find((part) => part.key === key);

  function begin(then) {
    onState = then;
    restored();
  }

  function restored() {
    state = fishState(work.fields, work.values());
    peopleList.replaceChildren(...(work.values().stakeholders || []).map((one) => h("option", { value: plain(one.name) })));
    redraw();
  }

  function redraw() {
    parts = fishParts(state);
    if (selected && !partAt(selected)) selected = "";
    desk.outline.draw(parts);
    const first = desk.outline.element.firstElementChild;
    if (!selected && first) first.tabIndex = 0;
    desk.card.draw(partAt(selected));
    onState(state);
  }

  // The picture comes from the tool; the report below keeps the words and tables only.
  function drawn(report) {
    const figure = report.querySelector("[data-csm-drawing=fishbone]");
    const picture = figure && figure.querySelector("svg.csm-picture");
    if (!picture) return;
    figure.remove();
    const { problem } = work.values();
    if (plain(problem) !== state.problem) {
      state = { ...state, problem: plain(problem) };
      redraw();
    }
    desk.canvas.draw(picture);
  }

  function change(next, words, typing) {
    const changed = {};
    for (const name of ["problem", "causes", "countermeasures"]) if (next[name] !== state[name]) changed[name] = next[name];
    if (next.categories !== state.categories) changed.categories = next.categories;
    if (next.set !== state.set) changed.category_set = next.set;
    state = next;
    work.put(changed, { step: !typing });
    redraw();
    desk.canvas.mark();
    if (words) say(words);
  }

  function select(key, where) {
    if (desk.editor.key() && desk.editor.key() !== key) desk.editor.close();
    selected = key;
    if (where) inPicture = where === "picture";
    if (key) desk.outline.uncover(parts, key);
    redraw();
    desk.canvas.mark();
    if (key && inPicture) desk.outline.bring(key);
  }

  function act(name, where) {
    if (where) inPicture = where === "picture";
    const part = partAt(selected);
    if (part && acts[name]) acts[name](part);
  }

  function edit(where, from) {
    const part = partAt(selected);
    if (!part || (part.kind === "category" && !part.id)) return;
    if (where) inPicture = where === "picture";
    desk.editor.open(selected, part.name, from, (field) => placeEditor(field, selected));
    desk.canvas.place();
  }

  function placeEditor(field, key) {
    if (inPicture) {
      desk.canvas.put(field, key);
      return;
    }
    field.removeAttribute("style");
    const row = desk.outline.row(key);
    row.text.after(field);
    row.element.scrollIntoView({ block: "nearest" });
  }

  function typed(key, text) {
    const part = partAt(key);
    if (!part || part.name === text) return;
    if (part.kind === "problem") change({ ...state, problem: text }, "", true);
    else if (part.kind === "cause") change(fishChanged(state, part.id, { text }), "", true);
    else change({ ...state, categories: state.categories.map((one) => (one.id === part.id ? { ...one, name: text } : one)) }, "", true);
  }

  // A new cause that stayed without words goes, and what it was added from is selected again.
  function edited(key, from) {
    const part = partAt(key);
    if (part && from && part.kind === "cause") {
      selected = from;
      acts.dropEmpty(part);
    }
    settle();
    desk.canvas.place();
  }

  function focus() {
    const row = desk.outline.row(selected);
    if (inPicture || !row) desk.canvas.element.focus({ preventScroll: true });
    else row.element.focus({ preventScroll: true });
    desk.keys.begin();
  }

  // The keys of a tree: up and down over what is open, in to the first inside, out to what it stands under.
  function step(by) {
    const keys = desk.outline.keys();
    const at = Math.max(0, Math.min(keys.length - 1, keys.indexOf(selected) + by));
    go(keys[at]);
  }

  function go(key) {
    if (!key) return;
    select(key);
    if (inPicture) desk.canvas.reveal();
    else desk.outline.row(key).element.focus();
    if (inPicture) say(fishSpoken(partAt(key)));
  }

  function inwards() {
    const at = parts.findIndex((part) => part.key === selected);
    const next = parts[at + 1];
    if (desk.outline.isClosed(selected)) desk.outline.toggle(selected, true);
    else if (next && parts[at] && next.level > parts[at].level) go(next.key);
  }

  function outwards() {
    const part = partAt(selected);
    const inside = part && parts[parts.indexOf(part) + 1];
    if (!part) return;
    if (!inPicture && inside && inside.level > part.level && !desk.outline.isClosed(selected)) desk.outline.toggle(selected, false);
    else if (part.place) go(part.place);
  }

  function chain(part) {
    const up = [];
    for (let one = part; one && one.kind === "cause"; one = partAt(one.place)) up.unshift(one);
    return [parts[0], ...up];
  }

  function status(value) {
    const part = partAt(selected);
    change(fishChanged(state, part.id, { status: value }), FISH_WORDS.said.status(fishName(part), FISH_WORDS.statuses[value][1]));
  }

  function fact(id, facts) {
    change(fishChanged(state, id, facts), "", true);
  }

  function measure(id, facts) {
    change({ ...state, countermeasures: state.countermeasures.map((one) => (one.id === id ? { ...one, ...facts } : one)) }, "", true);
  }

  function removeMeasure(id) {
    change({ ...state, countermeasures: state.countermeasures.filter((one) => one.id !== id) });
  }

  function moveTo(key, place) {
    acts.moveTo(partAt(key), partAt(place));
  }

  function over(key, target, place) {
    const [part, aim] = [partAt(key), partAt(target)];
    return Boolean(aim) && aim.kind !== "problem" && !(place === "into" && part.place === target) && !(aim.kind === "cause" && fishFamily(state, part.id).has(aim.id));
  }

  function drop(key, target, place) {
    selected = key;
    acts.moveTo(partAt(key), partAt(target), place);
  }

  function carry(key) {
    desk.editor.close();
    select(key);
    say(FISH_WORDS.said.carrying(fishName(partAt(key))));
  }

  function takeSet(value) {
    change(fishWithSet(state, value, fishSet(work.fields, value)));
  }

  function addCategory() {
    if (state.categories.length >= FISH_MOST.categories) return say(FISH_WORDS.said.full);
    const category = { id: freshId("bone").slice(4), name: FISH_WORDS.newCategory };
    change({ ...state, categories: [...state.categories, category] });
    select(`category:${category.id}`, "outline");
    return edit("outline");
  }

  function greet() {
    inPicture = true;
    if (!selected && parts.length) select("problem", "picture");
  }

  function showWhole(on) {
    whole = on;
    desk.canvas.place();
  }

  // What was typed until here is one step of undo.
  function settle() {
    work.put({});
  }

  function say(words) {
    work.say(words);
  }

  return desk;
}

function fishSpoken(part) {
  return [fishName(part), part.cause ? FISH_WORDS.statuses[part.cause.status][1] : "", part.cause && part.cause.votes ? FISH_WORDS.votes(part.cause.votes) : ""].filter(Boolean).join(", ");
}
