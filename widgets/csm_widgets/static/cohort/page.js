// Puts the cohort page together: asks the Python side, draws what it says, and reads the answers meanwhile.

function drawCohort(model, place) {
  let board = model.get("opening");
  let unfolded = false;
  const { alarm, said, line, say, fetchFile, around } = openFrame(model, WORDS.cohort);
  const opener = lineOpener({ row: { role: "row", class: "csm-cohort__open" }, cell: { role: "cell" } });
  const progress = h("p", { class: "csm-help", "data-csm": "progress", hidden: true });
  const figures = h("div", {});
  const troubles = h("div", {});
  const learners = h("div", { "data-csm": "learners" });
  const bar = cohortBar(board, { onChange: () => look(bar.query()), onAgain: () => look({ ...bar.query(), start: board.query.start }, true), onExport: exportGrades });

  function look(query, anew = false, then = () => {}) {
    say(WORDS.cohort.looking);
    line.send("look", () => ({ query, anew }), ({ board: news }) => {
      if (!news) return;
      draw(news);
      say(WORDS.cohort.shown(board.found));
      then();
      readOn();
    }, LONG);
  }

  function draw(news) {
    board = { ...news, page_size: 50 };
    opener.forget();
    bar.element.querySelector('[data-csm="read-at"]').textContent = WORDS.cohort.readAt(clock(board.read_at));
    figures.replaceChildren(figureStrip(board));
    drawTroubles();
    learners.replaceChildren(board.blind ? h("p", { class: "csm-note csm-note--info", "data-csm": "blind" }, WORDS.cohort.blind) : "", learnerTable(board, { onPerson, page: turnTo }));
    showProgress(board.reading);
  }

  function drawTroubles(focus = false) {
    troubles.replaceChildren(board.reading.keys ? "" : h("p", { class: "csm-note csm-note--info" }, WORDS.cohort.noKeys), troubleTable(board, unfolded, () => { unfolded = !unfolded; drawTroubles(true); }));
    if (focus) troubles.querySelector('[data-csm="fold"]').focus();
  }

  function turnTo(start, name) {
    look({ ...bar.query(), start }, false, () => learners.querySelector(`[data-csm="${name}"]`).focus());
  }

  // The answers are read little by little; the page is drawn anew only once all are read, and nobody's line is open.
  function readOn() {
    if (board.reading.done >= board.reading.total || !board.reading.keys) return;
    line.send("read", () => ({ query: board.query }), (reply) => {
      if (!reply.reading) return;
      board.reading = reply.reading;
      showProgress(reply.reading);
      if (reply.board) finish(reply.board);
      else readOn();
    }, LONG);
  }

  function finish(news) {
    if (!sameData(news.query, board.query)) return;
    const focused = document.activeElement && learners.contains(document.activeElement) ? document.activeElement.dataset.csmLearner : "";
    if (opener.isOpen()) {
      board = { ...news, page_size: 50 };
      drawTroubles();
      figures.replaceChildren(figureStrip(board));
      return;
    }
    draw(news);
    const again = focused && [...learners.querySelectorAll("[data-csm-learner]")].find((one) => one.dataset.csmLearner === focused);
    if (again) again.focus();
  }

  function showProgress(reading) {
    const busy = reading.keys && reading.done < reading.total;
    reword(progress, busy ? WORDS.cohort.reading(number(reading.done), number(reading.total)) : "");
    show(progress, busy);
  }

  function onPerson(row, rowElement, control) {
    if (!opener.turn(control)) return;
    line.send("about", () => ({ module: board.query.module, learner: row.learner }), ({ person }) => {
      if (person && rowElement.isConnected) opener.open(control, 3 + board.columns.length, (close) => personView(person, board.columns, close));
      readOn();
    });
  }

  function exportGrades(format) {
    fetchFile("export", () => ({ module: board.query.module, format }), readOn);
  }

  place.replaceChildren(around("cohort", "csm-cohort", bar.element, alarm, said, figures,
    h("h2", {}, WORDS.cohort.troubles), h("p", { class: "csm-help" }, WORDS.cohort.troublesHelp), progress, troubles,
    h("h2", {}, WORDS.cohort.learners), h("p", { class: "csm-help" }, WORDS.cohort.learnersHelp, " ", h("span", { class: "csm-cohort__weak" }, WORDS.cohort.weakOnly)), legend(), learners));
  draw(board);
  readOn();
  return () => { bar.stop(); line.close(); };
}

export default framed(drawCohort, WORDS.cohort);
