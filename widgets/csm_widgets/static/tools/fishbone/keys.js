// The keyboard of the fish: the same keys in picture and outline. Tab is only taken once somebody works with it.

function fishKeys(desk) {
  let working = false;

  const plainKeys = {
    Enter: () => desk.act("add"),
    Insert: () => desk.act("add"),
    F2: () => desk.edit(),
    Delete: () => desk.act("remove"),
    Backspace: () => desk.act("remove"),
    ArrowUp: () => desk.step(-1),
    ArrowDown: () => desk.step(1),
    ArrowLeft: () => desk.outwards(),
    ArrowRight: () => desk.inwards(),
    Home: () => desk.step(-Infinity),
    End: () => desk.step(Infinity),
    "+": () => desk.act("voteMore"),
    "-": () => desk.act("voteLess"),
  };
  const altKeys = {
    ArrowUp: () => desk.act("up"),
    ArrowDown: () => desk.act("down"),
    ArrowLeft: () => desk.act("before"),
    ArrowRight: () => desk.act("behind"),
  };

  function hear(event) {
    const does = meaning(event);
    if (!does) return;
    event.preventDefault();
    event.stopPropagation();
    working = event.key !== "Escape";
    does();
  }

  function meaning(event) {
    if (event.key === "Tab") return working ? () => desk.act(event.shiftKey ? "unnest" : "nest") : null;
    if (event.key === "Escape") return working ? () => desk.say(FISH_WORDS.said.free) : null;
    if (event.altKey) return altKeys[event.key];
    if (event.ctrlKey || event.metaKey) return event.key === "Enter" ? () => desk.act("why") : null;
    if (plainKeys[event.key]) return plainKeys[event.key];
    if (event.key.length === 1 && event.key !== " ") typeOver();
    return null;
  }

  // The letter itself goes into the editor, which has the focus by the time it arrives.
  function typeOver() {
    working = true;
    desk.edit();
  }

  return { hear, begin: () => { working = true; }, end: () => { working = false; } };
}
