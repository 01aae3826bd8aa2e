// What can be done with a part of the fish, by whatever means it was asked for: key, button, menu or drag.

function fishActions(desk, { change, state }) {
  const { said } = FISH_WORDS;

  function moved(part, next, refusal) {
    if (!next) {
      desk.say(refusal);
      return;
    }
    change(next);
    const now = desk.parts().find((one) => one.key === part.key);
    const above = desk.parts().find((one) => one.key === now.place);
    desk.outline.uncover(desk.parts(), part.key);
    desk.say(said.moved(fishName(now), above ? said.under(fishName(above)) : said.among(state().categories.findIndex((one) => one.id === part.id) + 1)));
    if (!desk.editing()) desk.focus();
    if (desk.inPicture()) desk.canvas.reveal();
  }

  function insert(from, where, above) {
    if (state().causes.length >= FISH_MOST.causes) {
      desk.say(said.full);
      return;
    }
    const { state: next, id } = fishAdded(state(), where);
    change(next, "", true);
    desk.select(`cause:${id}`);
    desk.edit(undefined, from.key);
    desk.say(said.added(said.under(above)));
  }

  function remove(part) {
    if (part.kind === "problem" || (part.kind === "category" && !part.id)) return;
    const at = desk.parts().indexOf(part);
    const before = desk.parts()[at - 1];
    const inside = desk.parts().slice(at + 1).findIndex((one) => one.level <= part.level);
    const under = inside < 0 ? desk.parts().length - at - 1 : inside;
    if (part.kind === "cause") change(fishRemoved(state(), part.id));
    else removeCategory(part);
    desk.select(before ? before.key : "");
    desk.focus();
    desk.say(said.removed(fishName(part), under));
  }

  function removeCategory(part) {
    const ids = new Set(desk.parts().filter((one) => one.kind === "cause" && one.category === part.id).map((one) => one.id));
    const left = state().categories.filter((one) => one.id !== part.id);
    change({ ...fishWithout(state(), ids), categories: left, set: left.length ? state().set : "own" });
  }

  function vote(part, by) {
    const votes = Math.max(0, Math.min(FISH_MOST.votes, part.cause.votes + by));
    change(fishChanged(state(), part.id, { votes }), said.votes(fishName(part), FISH_WORDS.votes(votes)));
  }

  function addMeasure(part) {
    const id = freshId("measure").slice(4);
    const row = { id, cause: part.id, action: "", owner: "", due: "", test: "", result: "", resolved: "" };
    change({ ...state(), countermeasures: [...state().countermeasures, row] });
    desk.card.reach(`${id}.action`);
  }

  function shift(part, step) {
    if (part.kind === "cause") moved(part, fishShifted(state(), part.id, step), said.cannotMove);
    if (part.kind === "category" && part.id) moved(part, fishBoneShifted(state(), part.id, step), said.cannotMove);
  }

  const ofCauses = (does) => (part) => { if (part.kind === "cause") does(part); };
  return {
    add: (part) => (part.kind === "problem" ? desk.edit() : insert(part, fishNextTo(part), part.kind === "cause" ? desk.nameOf(part.place) : fishName(part))),
    why: ofCauses((part) => insert(part, { parent: part.id }, fishName(part))),
    edit: () => desk.edit(),
    remove,
    nest: ofCauses((part) => moved(part, fishNested(state(), part.id), said.cannotNest)),
    unnest: ofCauses((part) => moved(part, fishUnnested(state(), part.id), said.cannotUnnest)),
    up: (part) => shift(part, -1),
    down: (part) => shift(part, 1),
    before: ofCauses((part) => moved(part, fishAcross(state(), part, -1), said.cannotMove)),
    behind: ofCauses((part) => moved(part, fishAcross(state(), part, 1), said.cannotMove)),
    voteMore: ofCauses((part) => vote(part, 1)),
    voteLess: ofCauses((part) => vote(part, -1)),
    evidence: ofCauses(() => desk.card.reach("evidence")),
    measure: ofCauses(addMeasure),
    dropEmpty: (part) => change(fishRemoved(state(), part.id), "", true),
    moveTo: (part, target, place = "into") => moved(part, fishMoved(state(), part.id, fishGoal(target, place)), said.cannotMove),
  };
}

// Where a new cause goes: after the selected one, at the end of a category, or into the first category.
function fishNextTo(part) {
  if (part.kind === "cause") return { parent: part.parent, category: part.cause.category, after: part.id };
  return { category: part.kind === "category" ? part.id : "" };
}

function fishGoal(target, place) {
  if (target.kind === "category") return { category: target.id };
  if (place === "into") return { parent: target.id };
  return { parent: target.parent, category: target.cause.category, [place]: target.id };
}
