// The fish as data: bones and causes in reading order, and each change as a new state. Nothing here knows the page.

const FISH_MOST = { causes: 300, categories: 16, votes: 99 };

// The usual sets stand in the words of the choice: "6M: Machine, Method, …".
function fishSet(fields, chosen) {
  const choice = fields.find((field) => field.name === "category_set").choices.find((one) => one.value === chosen);
  const names = choice && chosen !== "own" ? choice.label.split(": ")[1].split(", ") : [];
  return names.map((name) => ({ id: name.toLowerCase().replaceAll(" ", "-"), name }));
}

function fishState(fields, values) {
  const own = values.categories || [];
  return {
    problem: plain(values.problem),
    set: values.category_set,
    categories: own.length ? own : fishSet(fields, values.category_set),
    causes: values.causes || [],
    countermeasures: values.countermeasures || [],
  };
}

// Every part of the fish in reading order: { key, kind, level, id, name, category, parent, cause }.
function fishParts(state) {
  const below = fishGrouped(state.causes);
  const unsorted = below.has("category:") ? [{ id: "", name: "" }] : [];
  const parts = [{ key: "problem", kind: "problem", level: 1, id: "", name: state.problem }];
  for (const category of [...state.categories, ...unsorted]) {
    parts.push({ key: `category:${category.id}`, kind: "category", level: 1, id: category.id, name: category.name, category: category.id });
    fishBelow(parts, below, `category:${category.id}`, category.id, 2);
  }
  return parts;
}

const fishPlace = (cause) => (cause.parent ? `cause:${cause.parent}` : `category:${cause.category}`);

function fishGrouped(causes) {
  const groups = new Map();
  for (const cause of causes) groups.set(fishPlace(cause), [...(groups.get(fishPlace(cause)) || []), cause]);
  return groups;
}

function fishBelow(parts, below, place, category, level) {
  for (const cause of below.get(place) || []) {
    const key = `cause:${cause.id}`;
    parts.push({ key, kind: "cause", level, id: cause.id, name: cause.text, category, parent: cause.parent, cause, place });
    fishBelow(parts, below, key, category, level + 1);
  }
}

// The ids of a cause and of all its whys.
function fishFamily(state, id) {
  const family = new Set([id]);
  for (let size = 0; size !== family.size;) {
    size = family.size;
    for (const cause of state.causes) if (family.has(cause.parent)) family.add(cause.id);
  }
  return family;
}

function fishSiblings(state, cause) {
  return state.causes.filter((one) => fishPlace(one) === fishPlace(cause));
}

const fishCause = (state, id) => state.causes.find((cause) => cause.id === id);

// `where`: { category, parent, after, before }; without a neighbour, at the end.
function fishInserted(causes, cause, where) {
  const placed = { ...cause, parent: where.parent || "", category: where.category || "" };
  const at = causes.findIndex((one) => one.id === (where.after || where.before));
  const place = at < 0 ? causes.length : at + (where.after ? 1 : 0);
  return [...causes.slice(0, place), placed, ...causes.slice(place)];
}

function fishAdded(state, where) {
  const cause = { id: freshId("cause").slice(4), text: "", category: "", parent: "", votes: 0, status: "possible", evidence: "" };
  return { state: { ...state, causes: fishInserted(state.causes, cause, where) }, id: cause.id };
}

function fishMoved(state, id, where) {
  if (where.parent && fishFamily(state, id).has(where.parent)) return null;
  const cause = fishCause(state, id);
  return { ...state, causes: fishInserted(state.causes.filter((one) => one !== cause), cause, where) };
}

function fishChanged(state, id, facts) {
  return { ...state, causes: state.causes.map((cause) => (cause.id === id ? { ...cause, ...facts } : cause)) };
}

function fishRemoved(state, id) {
  const family = fishFamily(state, id);
  return fishWithout(state, family);
}

function fishWithout(state, ids) {
  return {
    ...state,
    causes: state.causes.filter((cause) => !ids.has(cause.id)),
    countermeasures: state.countermeasures.filter((one) => !ids.has(one.cause)),
  };
}

function fishNested(state, id) {
  const cause = fishCause(state, id);
  const siblings = fishSiblings(state, cause);
  const above = siblings[siblings.indexOf(cause) - 1];
  return above ? fishMoved(state, id, { parent: above.id }) : null;
}

function fishUnnested(state, id) {
  const above = fishCause(state, fishCause(state, id).parent);
  return above ? fishMoved(state, id, { parent: above.parent, category: above.category, after: above.id }) : null;
}

// Up and down among its neighbours; a cause on a bone goes on to the next bone.
function fishShifted(state, id, step) {
  const cause = fishCause(state, id);
  const siblings = fishSiblings(state, cause);
  const beside = siblings[siblings.indexOf(cause) + step];
  const { category, parent } = cause;
  if (beside) return fishMoved(state, id, { category, parent, [step > 0 ? "after" : "before"]: beside.id });
  if (parent) return null;
  const next = state.categories[state.categories.findIndex((one) => one.id === category) + step];
  if (!next) return null;
  const first = state.causes.find((one) => fishPlace(one) === `category:${next.id}`);
  return fishMoved(state, id, { category: next.id, before: step > 0 && first ? first.id : undefined });
}

function fishBoneShifted(state, id, step) {
  const at = state.categories.findIndex((one) => one.id === id);
  if (!state.categories[at + step]) return null;
  const categories = [...state.categories];
  [categories[at], categories[at + step]] = [categories[at + step], categories[at]];
  return { ...state, categories };
}

// To the bone before or after, whatever it stood under.
function fishAcross(state, part, step) {
  const next = state.categories[state.categories.findIndex((one) => one.id === part.category) + step];
  return next ? fishMoved(state, part.id, { category: next.id }) : null;
}

// Another set of categories: those that hold causes stay, behind the new ones.
function fishWithSet(state, set, fresh) {
  const used = new Set(state.causes.filter((cause) => !cause.parent).map((cause) => cause.category));
  const ids = new Set(fresh.map((one) => one.id));
  const kept = state.categories.filter((one) => used.has(one.id) && !ids.has(one.id));
  return { ...state, set, categories: [...fresh, ...kept].slice(0, FISH_MOST.categories) };
}
