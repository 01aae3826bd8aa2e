// Which exercise costs the cohort most, and for which reasons.

const FIRST_TROUBLES = 5;

function troubleTable(board, unfolded, onFold) {
  const shown = unfolded ? board.troubles : board.troubles.slice(0, FIRST_TROUBLES);
  const head = [WORDS.cohort.exercise, WORDS.cohort.below, WORDS.cohort.averageShare, WORDS.cohort.reasons];
  const table = h("table", { class: "csm-cohort__troubles" },
    h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, shown.map((one) => troubleRow(one, board))));
  const rest = board.troubles.length > FIRST_TROUBLES && button("fold", unfolded ? WORDS.cohort.fewer : WORDS.cohort.all(board.troubles.length), onFold,
    { class: "csm-button csm-button--quiet csm-button--small", "aria-expanded": String(unfolded) });
  return h("div", {}, table, rest || "");
}

function troubleRow(one, board) {
  const notes = [one.notebook, one.waiting && WORDS.cohort.toRead(one.waiting), one.blank && WORDS.cohort.leftBlank(one.blank)];
  return h("tr", { "data-csm-exercise": one.id },
    h("th", { scope: "row" }, one.title, h("span", { class: "csm-inst__note" }, notes.filter(Boolean).join(" · "))),
    h("td", { "data-label": WORDS.cohort.below }, shareBar(one)),
    h("td", { "data-label": WORDS.cohort.averageShare }, one.average === null ? "–" : `${Math.round(one.average * 100)}%`),
    h("td", { "data-label": WORDS.cohort.reasons }, reasonList(one, board)));
}

function shareBar(one) {
  const share = one.graded ? Math.round((one.below / one.graded) * 100) : 0;
  return [h("span", { class: "csm-cohort__share" }, WORDS.cohort.belowOf(one.below, one.graded)),
    one.graded > 0 ? h("span", { class: "csm-cohort__bar", "aria-hidden": "true" }, h("span", { style: `width: ${share}%` })) : ""];
}

function reasonList(one, board) {
  if (one.reasons.length) {
    return h("ul", { class: "csm-cohort__reasons" }, one.reasons.map((reason) => h("li", {},
      h("span", { class: "csm-cohort__count" }, WORDS.cohort.reasonCount(reason.learners)),
      h("span", {}, h("strong", {}, reason.label), " ", reason.reason))));
  }
  if (one.graded === 0 && one.waiting) return h("span", { class: "csm-help" }, WORDS.cohort.reasonsByPerson);
  if (!board.reading.keys) return h("span", { class: "csm-help" }, "–");
  return h("span", { class: "csm-help" }, board.reading.done < board.reading.total ? WORDS.cohort.reasonsWait : withoutReasons(one));
}

// Everything was read, and no judge gave a reason: nobody lost a point, or only who answered nothing.
function withoutReasons(one) {
  if (one.average === null || one.average === 1) return WORDS.cohort.noReasons;
  return one.only_blank ? WORDS.cohort.onlyBlank : "–";
}
