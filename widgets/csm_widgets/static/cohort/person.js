// All about one learner: what to do next, and each exercise with the reasons for which points were lost.

const FIRST_REASONS = 2;

function personView(person, columns, onClose) {
  const told = [person.submitted && WORDS.cohort.submitted(moment(person.submitted)), person.saved && WORDS.cohort.saved(moment(person.saved)),
    person.penalty > 0 && WORDS.cohort.late(number(person.penalty))];
  return h("div", { class: "csm-cohort__person", "data-csm": "person", role: "group", "aria-label": person.name },
    h("div", { class: "csm-cohort__person-head" }, h("p", { class: "csm-help" }, told.filter(Boolean).join(", ")),
      button("close-person", WORDS.cohort.close, onClose, { class: "csm-button csm-button--small" })),
    h("h3", {}, WORDS.cohort.steps),
    h("ul", { class: "csm-cohort__steps" }, person.steps.map(stepLine)),
    person.details.length > 0 ? detailTable(person.details) : "");
}

function stepLine(step) {
  const link = step.place && h("a", { href: `${serverBase()}formgrader/submissions/${encodeURIComponent(step.place)}/?index=0`, target: "_blank", rel: "noopener" },
    WORDS.cohort.open(step.notebook), " ", h("span", { class: "csm-help" }, WORDS.cohort.newTab));
  return h("li", {}, step.sentence, " ", link || "");
}

function detailTable(details) {
  const head = [WORDS.cohort.exercise, WORDS.cohort.standing, WORDS.cohort.points, WORDS.cohort.why];
  return h("table", { class: "csm-cohort__details" },
    h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, details.map((one) => h("tr", {},
      h("th", { scope: "row" }, one.title),
      h("td", { "data-label": WORDS.cohort.standing }, h("span", { class: "csm-cohort__cell", "data-level": one.level }, WORDS.cohort.levels[one.level])),
      h("td", { "data-label": WORDS.cohort.points }, one.points === null ? "–" : WORDS.cohort.score(number(one.points), number(one.maximum))),
      h("td", {}, one.trouble ? h("p", {}, one.trouble) : "", lostList(one.lost))))));
}

function lostList(lost) {
  if (!lost.length) return "";
  const line = (reason) => h("li", {}, h("strong", {}, reason.label), " ", reason.reason);
  const rest = lost.slice(FIRST_REASONS);
  return [h("ul", {}, lost.slice(0, FIRST_REASONS).map(line)),
    rest.length > 0 ? h("details", {}, h("summary", {}, WORDS.cohort.more(rest.length)), h("ul", {}, rest.map(line))) : ""];
}
