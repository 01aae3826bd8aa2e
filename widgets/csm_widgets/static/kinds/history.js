// Undo and redo of a form: one step for each pause in typing, one for each change of another kind.

const STEP_PAUSE = 600; // milliseconds of rest after which what was typed is one step
const MOST_STEPS = 100;

// `read()` gives all values, `enter(values)` puts them back, `say(words, names)` tells those who do not see it.
function inputHistory(read, enter, say) {
  let past = [];
  let future = [];
  let now = null;
  let timer = null;
  const listeners = [];
  const undoButton = button("undo-step", WORDS.tool.undo, () => undo(), { class: "csm-button csm-button--small" });
  const redoButton = button("redo-step", WORDS.tool.redo, () => redo(), { class: "csm-button csm-button--small" });
  const bar = h("div", { class: "csm-history", role: "group", "aria-label": WORDS.tool.history }, undoButton, redoButton);

  function clear() {
    clearTimeout(timer);
    [past, future, now, timer] = [[], [], read(), null];
    tellAll();
  }

  function note(whole) {
    clearTimeout(timer);
    timer = setTimeout(commit, STEP_PAUSE);
    if (whole) commit();
    else tellAll();
  }

  function commit() {
    clearTimeout(timer);
    timer = null;
    const values = read();
    if (now && !changedNames(now, values).length) return tellAll();
    past = [...past, now].slice(-MOST_STEPS);
    [now, future] = [values, []];
    return tellAll();
  }

  // What was typed is a step of its own before something else happens.
  function settle() {
    if (timer !== null) commit();
  }

  function undo() {
    settle();
    if (past.length) travel(past, future, WORDS.tool.undone);
  }

  function redo() {
    settle();
    if (future.length) travel(future, past, WORDS.tool.redone);
  }

  function travel(from, to, words) {
    const before = now;
    to.push(before);
    now = from.pop();
    const names = changedNames(before, now);
    enter(Object.fromEntries(names.map((name) => [name, now[name]])));
    say(words, names);
    tellAll();
  }

  // What changed elsewhere belongs to every state from here on: undoing takes back one's own steps only.
  function rebase(values, before) {
    const over = (state) => adoptedValues(values, before, state);
    [past, future, now] = [past.map(over), future.map(over), over(now)];
  }

  function tellAll() {
    allow(undoButton, canUndo(), WORDS.tool.nothingToUndo);
    allow(redoButton, canRedo(), WORDS.tool.nothingToRedo);
    for (const listener of listeners) listener();
  }

  const canUndo = () => past.length > 0 || timer !== null;
  const canRedo = () => future.length > 0;
  // The values before and after the step that undo takes back, or redo brings back.
  const stepBack = () => (timer !== null ? [now, read()] : [past.at(-1), now]);
  const stepForth = () => [now, future.at(-1)];
  return { bar, note, commit, settle, clear, rebase, undo, redo, canUndo, canRedo, stepBack, stepForth, onHistory: (listener) => listeners.push(listener) };
}

// Rows are never changed in place, so lists that did not change are the same objects.
function changedNames(before, after) {
  return Object.keys(after).filter((name) => before[name] !== after[name] && !sameData(before[name], after[name]));
}

// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y. While a field is being typed in, they belong to the field; `settle` ends that.
function historyKeys(element, history) {
  let typing = null;
  const settle = () => { typing = null; };
  element.addEventListener("input", (event) => { typing = isTextBox(event.target) ? event.target : null; });
  element.addEventListener("focusout", () => { settle(); history.settle(); });

  function hear(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key) || typing === event.target) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === "y" || event.shiftKey) history.redo();
    else history.undo();
  }

  return { hear, settle };
}

function isTextBox(element) {
  return element.matches("textarea, input:not([type=checkbox], [type=radio], [type=range], [type=date])");
}
