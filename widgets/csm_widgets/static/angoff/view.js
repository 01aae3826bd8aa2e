// The pass mark's part of the page: choose the test or exam, begin a panel, rate in two rounds, see what it comes to.

function angoffView({ line, say, fetchFile }) {
  const words = WORDS.angoff;
  const state = { round: 0, judge: "", only: false };
  const room = h("div", {});
  const body = h("div", { "data-csm": "panel" });
  const select = h("select", { class: "csm-select", "data-csm": "assessment", onchange: () => { Object.assign(state, { round: 0, judge: "", only: false }); ask("angoff", { assessment: select.value }); } });
  const saved = h("span", { class: "csm-help", "data-csm": "saved" });
  const small = { class: "csm-button csm-button--small" };
  const sheets = ["xlsx", "csv"].map((kind) => button(`sheet-${kind}`, words[kind], () => { entries.flush(); fetchFile("angoff_sheet", () => ({ assessment: board.assessment, format: kind })); }, small));
  const anew = button("anew", words.anew, () => askBefore(room, words.anewAsk(board.title), () => { state.round = 0; ask("angoff_anew"); }), small);
  const bar = h("div", { class: "csm-inst__bar" }, chooser(words.source, select), h("div", { class: "csm-inst__acts" },
    button("look-again", words.again, () => ask("angoff"), small), sheets, fileButton("sheet", words.open, ".csv,.xlsx", takeIn), anew, saved), room);
  const standing = panelStanding();
  let board = null;
  let table = null;
  const entries = ratingEntries({
    send: (rated, then) => line.send("angoff_rate", () => ({ assessment: board.assessment, entries: rated() }), then, LONG),
    onState: told,
    onFault: (entry, sentence) => { if (table) table.tell(entry, sentence); if (sentence) say(sentence); },
  });

  function ask(purpose, content = {}, then = () => {}) {
    entries.flush();
    line.send(purpose, () => ({ assessment: board ? board.assessment : "", ...content }), ({ angoff: news }) => {
      if (!news) return board && draw(board);
      draw(news);
      say(words.shown(board.title));
      return then();
    }, LONG);
  }

  function takeIn(file) {
    entries.flush();
    sendFile(file, (content) => { state.round = 0; ask("angoff_take", content); });
  }

  function told(what, news) {
    reword(saved, what === "saved" && news ? words.saved(clock(news.saved)) : what === "saving" ? words.saving : words.notSaved);
    if (!news) return;
    board.panel.standing = news;
    standing.draw(news);
    for (const number of [1, 2]) reword(body.querySelector(`[data-csm="round-${number}"] + span`), words.rounds(number, news.done[number - 1], news.wanted));
  }

  function draw(news) {
    board = news;
    select.replaceChildren(...board.assessments.map((one) => h("option", { value: one.id }, one.title)));
    select.value = board.assessment;
    const sameAssessment = body.dataset.assessment === board.assessment;
    body.dataset.assessment = board.assessment;
    const { panel } = board;
    for (const one of [...sheets, anew]) show(one, panel !== null);
    reword(saved, panel && panel.standing.saved ? words.saved(clock(panel.standing.saved)) : "");
    table = null;
    if (board.trouble) body.replaceChildren(h("p", { class: "csm-note csm-note--stop", "data-csm": "trouble" }, board.trouble));
    else if (!panel && sameAssessment && part("setup")) return; // what was typed stays
    else if (!panel) body.replaceChildren(panelSetUp(board, (judges, questions) => ask("angoff_begin", { judges, questions }, () => focusOn(body.querySelector(".csm-angoff__rating")))));
    else drawPanel(panel);
  }

  function drawPanel(panel) {
    if (!state.round) state.round = panel.standing.done[1] ? 2 : 1;
    if (!panel.judges.includes(state.judge)) state.judge = "";
    standing.draw(panel.standing);
    const judges = judgeList(panel.judges, {
      onJoin: (judge) => ask("angoff_judges", { join: judge }, () => focusOn(part("new-judge"))),
      onLeave: (judge) => ask("angoff_judges", { leave: judge }, () => focusOn(part("new-judge"))),
    });
    body.replaceChildren(standing.element, judges, ratingSection(panel));
  }

  function ratingSection(panel) {
    const name = freshId("round");
    const choice = (number) => h("label", {}, h("input", { type: "radio", name, checked: state.round === number, "data-csm": `round-${number}`, onchange: () => turn({ round: number, only: false }, `round-${number}`) }),
      h("span", {}, words.rounds(number, panel.standing.done[number - 1], panel.standing.wanted)));
    const who = h("select", { class: "csm-select", "data-csm": "who", onchange: () => turn({ judge: who.value }, "who") }, h("option", { value: "" }, words.everybody), panel.judges.map((judge) => h("option", { value: judge }, judge)));
    who.value = state.judge;
    const only = h("label", { class: "csm-stat__only" }, h("input", { type: "checkbox", checked: state.only, "data-csm": "only-apart", onchange: (event) => turn({ only: event.target.checked }, "only-apart") }), h("span", {}, words.only));
    const repeat = button("repeat", words.repeat, () => ask("angoff_repeat", {}, () => focusOn(part("repeat"))), small);
    table = ratingTable(panel, state, { onEntry: entries.enter, onLeave: entries.flush });
    return h("section", { class: "csm-angoff__ratings" }, h("h2", {}, words.ratings), h("p", { class: "csm-help" }, words.ratingsHelp),
      h("div", { class: "csm-angoff__which" }, h("fieldset", { class: "csm-angoff__rounds" }, h("legend", {}, words.round), choice(1), choice(2)), chooser(words.show, who)),
      h("p", { "data-csm": "round-help" }, state.round === 1 ? words.first : words.second),
      state.round === 2 ? [panel.impact ? h("p", { "data-csm": "impact" }, panel.impact) : "", h("div", { class: "csm-angoff__acts" }, only, repeat)] : "", table.element, standing.short);
  }

  const part = (which) => body.querySelector(`[data-csm="${which}"]`);
  const focusOn = (control) => { if (control) control.focus(); };
  const turn = (change, which) => { Object.assign(state, change); ask("angoff", {}, () => focusOn(part(which))); };
  const open = (assessment) => ask("angoff", board ? {} : { assessment });
  return { element: h("div", { class: "csm-angoff", "data-csm": "angoff" }, bar, body), open, stop: entries.stop };
}
