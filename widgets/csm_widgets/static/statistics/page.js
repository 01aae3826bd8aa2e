// Puts the statistics page together: asks the Python side, draws what it says, opens the cards of questions.

function drawStatistics(model, place) {
  let board = model.get("opening");
  const frame = openFrame(model, WORDS.statistics);
  const { alarm, said, line, say, fetchFile, around } = frame;
  const opener = lineOpener({ row: { class: "csm-stat__open" }, cell: {} });
  const body = h("div", { "data-csm": "body" });
  const bar = statisticsBar(board, { onChange: (source) => look(source), onAgain: () => look(board.source, true), onExport: exportAs, onFile: (file) => takeIn("take", file), onGroups: (file) => takeIn("groups", file) });
  const answers = h("div", {}, bar.element, body);
  const marks = angoffView(frame);
  const views = viewSwitch({ answers, passMark: marks.element }, (view) => view === "passMark" && marks.open(board.source), WORDS.statistics);

  function look(source, anew = false) {
    say(WORDS.statistics.looking);
    line.send("look", () => ({ source, anew }), ({ board: news }) => (news ? draw(news) : bar.draw(board)), LONG);
  }

  function takeIn(purpose, file) {
    say(WORDS.statistics.looking);
    sendFile(file, (content) => line.send(purpose, () => (purpose === "groups" ? { source: board.source, ...content } : content), ({ board: news }) => news && draw(news), LONG));
  }

  function exportAs(format) {
    fetchFile("export", () => ({ source: board.source, format }));
  }

  function draw(news) {
    board = news;
    opener.forget();
    bar.draw(board);
    const parts = [figureList(board.figures)];
    if (board.source) {
      parts.push(h("section", { class: "csm-stat__section" }, h("h2", {}, WORDS.statistics.attention), h("p", { class: "csm-help" }, WORDS.statistics.attentionHelp), noticeList(board.notices, openFromNotice)));
      parts.push(h("section", { class: "csm-stat__section", "data-csm": "whole" }, h("h2", {}, WORDS.statistics.whole), h("div", { html: board.whole })));
      parts.push(...board.sheets.map((sheet) => sheetSection(sheet, { onItem, said })));
    } else parts.push(h("div", { html: board.whole, "data-csm": "nobody" }));
    body.replaceChildren(...parts);
    say(WORDS.statistics.shown(board.title));
  }

  // A question beyond the first lines of its table is brought into it.
  function openFromNotice(item) {
    const questions = body.querySelector('[data-csm="table-questions"]');
    questions.dispatchEvent(new CustomEvent("csm-reveal", { bubbles: true, detail: item }));
    const control = [...body.querySelectorAll('[data-csm="table-questions"] [data-csm-item]')].find((one) => one.dataset.csmItem === item);
    if (!control) return;
    if (control.getAttribute("aria-expanded") !== "true") control.click();
    control.scrollIntoView({ block: "center" });
    control.focus({ preventScroll: true });
  }

  function onItem(item, control, columns) {
    if (!opener.turn(control)) return;
    line.send("card", () => ({ source: board.source, item }), ({ card }) => {
      if (card && control.isConnected) opener.open(control, columns, (close) => questionCard(card, item, close));
    }, LONG);
  }

  place.replaceChildren(around("statistics", "csm-stat", views, alarm, said, answers, marks.element));
  draw(board);
  return () => { marks.stop(); line.close(); };
}

export default framed(drawStatistics, WORDS.statistics);
