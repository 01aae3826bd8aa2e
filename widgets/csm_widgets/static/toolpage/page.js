// Puts a tool page together: bar and drawer, the tool with its report, what other windows do, and the keeping of it all.

// JupyterLab takes letters and arrows for its own: D pressed twice on a button would delete the page's content.
function keepPageKeys(event, saving) {
  event.stopPropagation();
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s") return;
  event.preventDefault(); // the browser would offer to store the page
  saving.flush();
}

// The page as `opening` has it. `turn(next, words, focus)` draws another one in its place.
function drawToolPage(model, place, opening, turn, { words = "", focus = "" } = {}) {
  let base = opening.revision; // the state of the engagement that the inputs on screen go back to
  let onClash = "ask";
  let steps = opening.steps; // of the engagement, as far as they are this tool's
  let toldOf = ""; // the other engagement in use, once that was said
  const bare = openLine(model, { onSilence: (purpose) => saving.silent(purpose), onReply: (reply) => heard(reply) });
  const line = { ...bare, send: (purpose, content, then, patience) => bare.send(purpose, () => addressed(purpose, content()),
    (reply, buffers) => { then(reply, buffers); if (purpose === "save" && reply.saving) kept(reply.saving); }, patience) };
  const question = { id: opening.slug, tool: opening.slug, title: opening.title };
  // The form takes note of what it is asked for; all of it is kept, also what is not asked for at present.
  const answer = () => (kind.answer(), { inputs: kind.values(), base });
  const saving = savingLine({
    place: `${opening.place}:${opening.engagement}`, question, merges: true, saved: opening.saved, remark: [words, opening.remark].filter(Boolean).join(" "),
    answer: { inputs: opening.inputs, base },
  }, line, answer, () => others.tell());
  const kind = toolKind({ question, line, changed: (typing) => saving.changed(typing),
    opening: { tool: { fields: opening.fields, columns: opening.columns, lists: opening.lists, start: opening.inputs, solved: opening.solved } } });
  const drawer = drawerBelow();
  const choices = h("div", {});
  const mishap = h("p", { class: "csm-alarm", role: "alert", "data-csm": "mishap", hidden: true });
  const others = watchElsewhere(() => look());
  const files = fileChooser(line, () => kind.values(), { onSending: (name) => busy(WORDS.toolpage.reading(name)), then: tookIn });
  const engagement = engagementSwitch(opening, drawer, {
    onOpen: (to) => move("open", { to }, WORDS.toolpage.opened, "engagement"),
    onBegin: (title) => move("begin", { title }, WORDS.toolpage.begun, "engagement"),
  });
  const bar = pageBar(opening, drawer, acts(), { engagement: engagement.element, status: saving.element });

  const addressed = (purpose, content) => ({ engagement: opening.engagement, ...content, ...(purpose === "save" ? { on_clash: onClash } : {}) });

  function acts() {
    return {
      undo: () => (kind.canUndo() ? kind.undo() : move("undo", {}, "", "undo")),
      redo: () => (kind.canRedo() ? kind.redo() : move("redo", {}, "", "redo")),
      refuse: (why) => saving.remark(why),
      history: (by) => drawer.toggle(by, () => showHistory(by)),
      example: (by) => drawer.toggle(by, () => loadExample(by)),
      again: (by) => drawer.toggle(by, () => startAgain(by)),
      print: () => {
        kind.layOut(true);
        printPaper(opening, kind.element, model.get("_css"));
        kind.layOut(false);
      },
      download: (by) => (opening.formats.length > 1
        ? drawer.toggle(by, () => drawer.open(by, WORDS.toolpage.download, formatChoice(opening.formats, download)))
        : download(opening.formats[0])),
      take: () => files.choose(),
    };
  }

  // Keeping -------------------------------------------------------------------------------------------

  function kept(saved) {
    if (saved.clashes.length) return showClash(saved);
    if (saved.sentence) return undefined;
    base = saved.revision;
    namesSteps(saved.steps);
    onClash = "ask";
    ask(null);
    return saved.inputs ? takeOver(saved.inputs, saved.elsewhere) : undefined;
  }

  // What others entered goes into the form; what is being typed at this moment stays, and is kept in turn.
  function takeOver(inputs, elsewhere) {
    kind.adopt(inputs);
    if (elsewhere) saving.remark(elsewhere);
  }

  function showClash(saved) {
    const choose = (side) => {
      onClash = side;
      saving.changed(false);
      bar.buttons.undo.focus();
    };
    ask(clashNotice(saved.clashes, choose));
  }

  // While the page asks, the choice says what is wrong, and settles it: no alarm beside it.
  function ask(notice) {
    choices.replaceChildren(...(notice ? [notice] : []));
    panel.classList.toggle("csm-toolpage--asking", Boolean(notice));
  }

  function look() {
    line.send("look", () => ({ base }), ({ found }) => found && see(found));
  }

  function see(found) {
    if (found.in_use && found.in_use.id !== toldOf) saving.remark(WORDS.toolpage.inUse(found.in_use.title));
    toldOf = found.in_use ? found.in_use.id : "";
    namesSteps(found.steps);
    if (found.revision === base || !saving.isAtRest()) return; // a change under way is joined with theirs as it is kept
    base = found.revision;
    takeOver(found.inputs, found.elsewhere);
  }

  // Undo takes back this page's own steps, then what this tool changed last; what other tools did is left to the history.
  function namesSteps(news = steps) {
    steps = news;
    const back = kind.canUndo() ? stepInWords(opening, kind.stepBack()) : steps.undo;
    const forth = kind.canRedo() ? stepInWords(opening, kind.stepForth()) : steps.redo;
    nameStep(bar.buttons.undo, WORDS.toolpage.undo, back, WORDS.toolpage.nothingToUndo);
    nameStep(bar.buttons.redo, WORDS.toolpage.redo, forth, WORDS.toolpage.nothingToRedo);
  }

  // Other states of the engagement, and other engagements -------------------------------------------------

  // What was typed last is kept first: it must not come into another engagement, nor be left behind.
  function move(purpose, content, told, from) {
    saving.flush();
    line.send(purpose, () => content, (reply) => {
      if (reply.refused) saving.remark(reply.refused);
      if (!reply.opened) return;
      others.tell();
      turn(reply.opened, reply.said || (told ? told(engagementTitle(reply.opened)) : ""), from);
    });
  }

  function showHistory(by) {
    saving.flush();
    line.send("history", () => ({}), (reply) => reply.history && drawer.open(by, WORDS.toolpage.history,
      h("p", { class: "csm-help" }, WORDS.toolpage.historyHelp), historyList(reply.history, goBack)));
  }

  function goBack(change) {
    move("go_back", { revision: change.revision }, () => WORDS.toolpage.wentBack(clock(change.at)), "history");
  }

  // The whole form at once -------------------------------------------------------------------------------

  function loadExample(by) {
    line.send("example", () => ({}), ({ example }) => {
      if (!example) return;
      const load = () => replaceBy(example, WORDS.toolpage.exampleLoaded);
      if (sameEntries(kind.values(), example, opening)) saving.remark(WORDS.toolpage.exampleThere);
      else if (sameEntries(kind.values(), opening.blank, opening) && !replacesShared(example)) load();
      else askFirst(drawer, by, { title: WORDS.toolpage.exampleTitle, text: WORDS.toolpage.exampleAsk, yes: WORDS.toolpage.exampleYes }, load);
    });
  }

  // An empty tool may still show what others entered: that is not replaced without a word.
  function replacesShared(example) {
    const values = kind.values();
    const isFilled = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
    return opening.fields.some(({ name, shares }) => shares && isFilled(values[name]) && !sameData(values[name], example[name]));
  }

  function startAgain(by) {
    const own = opening.fields.filter((field) => !field.shares).map((field) => field.name);
    const blank = Object.fromEntries(own.map((name) => [name, opening.blank[name]]));
    const shared = opening.fields.filter((field) => field.shares).map((field) => field.label);
    const again = () => replaceBy(blank, WORDS.toolpage.startedAgain);
    askFirst(drawer, by, { title: WORDS.toolpage.again, text: WORDS.toolpage.againAsk(shared), yes: WORDS.toolpage.againYes }, again);
  }

  function replaceBy(inputs, told) {
    drawer.close(false);
    kind.put(inputs);
    saving.remark(told);
  }

  // Documents ---------------------------------------------------------------------------------------------

  function download(format) {
    drawer.close(false);
    busy(WORDS.toolpage.making);
    line.send("export", () => ({ format, inputs: kind.values() }), (reply, buffers) => {
      busy("");
      if (reply.document) handOver(reply.document, buffers[0]);
      saving.remark(reply.document ? WORDS.toolpage.made(reply.document.name) : reply.refused || "");
    }, LONG_PATIENCE);
  }

  function tookIn(reply) {
    busy("");
    if (!reply.taken && drawer.isOpenBy(bar.buttons.take)) {
      return drawer.open(bar.buttons.take, WORDS.toolpage.notTaken, h("p", { class: "csm-alarm", role: "alert", "data-csm": "not-taken" }, reply.refused || reply.failure));
    }
    if (!reply.taken) return saving.remark(reply.refused || "");
    kind.put(reply.taken.inputs);
    const undo = () => { drawer.close(false); kind.undo(); bar.buttons.take.focus(); };
    return drawer.open(bar.buttons.take, WORDS.toolpage.takenTitle, ...takenReport(reply.taken, undo));
  }

  function busy(told) {
    for (const one of [bar.buttons.download, bar.buttons.take]) if (one) allow(one, told === "", told);
    saving.remark(told);
  }

  // -----------------------------------------------------------------------------------------------------------

  function heard(reply) {
    saving.heard();
    reword(mishap, reply.failure);
    show(mishap, reply.failure !== "");
    if (reply.failure) for (const one of Object.values(bar.buttons)) if (one) allow(one, true);
    if (reply.failure) namesSteps();
  }

  function bringBack(draft) {
    if (!draft) return;
    base = draft.base;
    kind.put(draft.inputs);
    saving.remark([WORDS.broughtBack, words].filter(Boolean).join(" "));
  }

  kind.onHistory(() => namesSteps());
  kind.restore({ inputs: opening.inputs });
  const panel = h("section", {
    class: "csm-panel csm-panel--tool csm-toolpage", "aria-label": opening.title, "data-csm": "toolpage", "data-csm-tool": opening.slug,
    "data-lm-suppress-shortcuts": "true", onkeydown: (event) => keepPageKeys(event, saving),
  }, pageHead(opening), bar.element, h("div", { class: "csm-panel__body" }, kind.element), files.element,
    h("div", { class: "csm-toolpage__said" }, h("div", {}, choices, mishap, saving.messages)));
  place.replaceChildren(h("div", { class: "csm-root csm-panel-room" }, panel));
  bringBack(saving.draft.found());
  if (focus && bar.element.querySelector(`[data-csm="${focus}"]`)) bar.element.querySelector(`[data-csm="${focus}"]`).focus();
  const leave = saving.watchLeaving();
  return () => {
    leave();
    others.close();
    line.close();
  };
}

// The same to a reader: a control holds text where the tool holds a number or nothing, an empty row says nothing, and
// what no control shows was not entered.
function sameEntries(one, other, { lists, fields }) {
  const plainly = (data) => JSON.stringify(data, (key, value) => (value === null || key === "id" ? "" : typeof value === "number" ? String(value) : value));
  const filled = (name) => (row) => plainly({ ...lists[name].blank, ...row }) !== plainly({ ...lists[name].blank, id: "" });
  const said = (data, name) => (lists[name] && Array.isArray(data[name]) ? data[name].filter(filled(name)) : data[name]);
  const unseen = new Set(fields.filter((field) => field.control === "hidden").map((field) => field.name));
  return Object.keys(other).filter((name) => !unseen.has(name)).every((name) => plainly(said(one, name)) === plainly(said(other, name)));
}

// One page at a time in its place; another engagement, or another state of it, is another page.
function openToolPage(model, place) {
  let leave = null;
  function turn(opening, words, focus) {
    if (leave) leave();
    leave = drawToolPage(model, place, opening, turn, { words, focus });
  }
  turn(model.get("opening"), "", "");
  return () => leave();
}

export default {
  render({ model, el }) {
    try {
      return openToolPage(model, el);
    } catch (error) {
      el.replaceChildren(h("p", { class: "csm-notice", role: "note" }, WORDS.broken));
      console.error(error); // for whoever maintains the course; the reader has the notice
      return undefined;
    }
  },
};
