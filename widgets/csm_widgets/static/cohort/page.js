// Puts the cohort page together: asks the Python side, draws what it says, and reads the answers meanwhile.

const LONG = 120000; // milliseconds: a gradebook of thousands is read, a workbook of thousands of rows is written

function drawCohort(model, place) {
  let board = model.get("opening");
  let unfolded = false;
  let opened = null; // the learner whose line is open
  const alarm = h("p", { class: "csm-alarm", role: "alert", "data-csm": "alarm", hidden: true });
  const said = speaker();
  const progress = h("p", { class: "csm-help", "data-csm": "progress", hidden: true });
  const figures = h("div", {});
  const troubles = h("div", {});
  const learners = h("div", { "data-csm": "learners" });
  const line = openLine(model, { onSilence: () => warn(WORDS.cohort.noReply), onReply: (reply) => warn(reply.failure || reply.refused || "") });
  const bar = cohortBar(board, { onChange: () => look(bar.query()), onAgain: () => look({ ...bar.query(), start: board.query.start }, true), onExport: exportGrades });

  function warn(sentence) {
    reword(alarm, sentence);
    show(alarm, sentence !== "");
  }

  function look(query, anew = false, then = () => {}) {
    reword(said, WORDS.cohort.looking);
    line.send("look", () => ({ query, anew }), ({ board: news }) => {
      if (!news) return;
      draw(news);
      reword(said, WORDS.cohort.shown(board.found));
      then();
      readOn();
    }, LONG);
  }

  function draw(news) {
    board = { ...news, page_size: 50 };
    opened = null;
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
    const person = opened;
    if (person) {
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
    const wasOpen = opened && opened.control === control;
    closePerson();
    if (wasOpen) return;
    line.send("about", () => ({ module: board.query.module, learner: row.learner }), ({ person }) => {
      if (person && rowElement.isConnected) openPerson(person, rowElement, control);
      readOn();
    });
  }

  function openPerson(person, rowElement, control) {
    closePerson();
    const close = () => { closePerson(); control.focus(); };
    const view = personView(person, board.columns, close);
    const inside = h("tr", { role: "row", class: "csm-cohort__open", onkeydown: (event) => { if (event.key === "Escape") close(); } },
      h("td", { role: "cell", colspan: 3 + board.columns.length }, view));
    rowElement.after(inside);
    control.setAttribute("aria-expanded", "true");
    opened = { control, inside };
  }

  function closePerson() {
    if (!opened) return;
    opened.inside.remove();
    opened.control.setAttribute("aria-expanded", "false");
    opened = null;
  }

  function exportGrades(format) {
    reword(said, WORDS.cohort.making);
    line.send("export", () => ({ module: board.query.module, format }), (reply, buffers) => {
      if (reply.document) handOver(reply.document, buffers[0]);
      reword(said, reply.document ? WORDS.cohort.made(reply.document.name) : "");
      readOn();
    }, LONG);
  }

  place.replaceChildren(h("div", { class: "csm-root csm-panel-room" }, h("section", {
    class: "csm-panel csm-cohort", "aria-label": WORDS.cohort.label, "data-csm": "cohort", "data-lm-suppress-shortcuts": "true", onkeydown: (event) => event.stopPropagation(),
  }, bar.element, alarm, said, figures,
    h("h2", {}, WORDS.cohort.troubles), h("p", { class: "csm-help" }, WORDS.cohort.troublesHelp), progress, troubles,
    h("h2", {}, WORDS.cohort.learners), h("p", { class: "csm-help" }, WORDS.cohort.learnersHelp, " ", h("span", { class: "csm-cohort__weak" }, WORDS.cohort.weakOnly)), legend(), learners)));
  draw(board);
  readOn();
  return () => { bar.stop(); line.close(); };
}

export default {
  render({ model, el }) {
    try {
      return drawCohort(model, el);
    } catch (error) {
      el.replaceChildren(h("p", { class: "csm-alarm", role: "alert" }, WORDS.cohort.broken));
      throw error;
    }
  },
};
