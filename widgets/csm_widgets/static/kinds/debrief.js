// The debrief of a finished run: the ending, the points with reasons, what cost most, pictures, and the run again.

function debriefView(stage, begin) {
  const words = WORDS.scenario;
  const { debrief } = stage.scene;
  const again = h("div", { class: "csm-bar" },
    button("again", words.again, () => begin(), { class: "csm-button csm-button--first" }),
    button("same-luck", words.sameLuck, () => begin(stage.run.seed)));
  return h("div", { class: "csm-debrief", "data-csm": "debrief" },
    endingView(debrief), bestSoFar(stage), costliestView(debrief.costliest), pointsTable(debrief.lines),
    part(words.charts, h("div", { class: "csm-debrief__charts", html: debrief.charts_html })),
    part(words.competencies, h("ul", { class: "csm-plain csm-shown", role: "list" }, ...debrief.competencies.map(shownRow))),
    part(words.replay, h("ol", { class: "csm-plain csm-replay", role: "list" }, ...debrief.replay.map(replayRow))),
    again);
}

function part(title, ...content) {
  return h("section", { class: "csm-debrief__part" }, h("h4", {}, title), ...content);
}

function endingView({ ending, points, maximum }) {
  return h("section", { class: `csm-ending csm-ending--${ending.good ? "good" : "open"}` },
    h("h3", { tabindex: "-1", "data-csm-focus": true }, ending.title),
    h("p", { class: "csm-ending__score", "data-csm": "score" }, WORDS.scenario.score(points, maximum)),
    h("div", { html: ending.body_html }));
}

function costliestView(costliest) {
  const words = WORDS.scenario;
  if (!costliest) return h("p", { class: "csm-remark" }, words.noCostliest);
  return h("section", { class: "csm-costliest", "data-csm": "costliest" },
    h("h4", {}, words.costliest), h("p", { class: "csm-help" }, `${costliest.when}: ${costliest.title}`),
    h("div", { html: costliest.body_html }));
}

function pointsTable(lines) {
  const words = WORDS.scenario;
  const head = [words.line, words.points, words.why].map((text) => h("th", { scope: "col" }, text));
  const rows = lines.map((line) => h("tr", {},
    h("th", { scope: "row" }, line.label), h("td", { class: "csm-number-cell" }, `${line.points} of ${line.maximum}`), h("td", {}, line.reason)));
  return part(words.scoreOf, h("div", { class: "csm-scroll", role: "region", tabindex: "0", "aria-label": words.scoreOf },
    h("table", { class: "csm-table" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows))));
}

function shownRow({ title, level, why }) {
  const [sign, word] = WORDS.scenario.levels[level];
  return h("li", {}, h("span", { class: `csm-level csm-level--${level.replace(" ", "-")}` }, h("span", { "aria-hidden": "true" }, `${sign} `), word),
    h("span", {}, h("b", {}, title), h("span", { class: "csm-shown__why" }, why)));
}

function replayRow(step) {
  const effects = step.effects.map((effect) => h("li", {}, effect));
  const error = step.error ? h("p", { class: "csm-replay__error" }, step.error) : null;
  return h("li", {}, h("details", { class: "csm-mail" },
    h("summary", {}, h("span", { class: "csm-mail__subject" }, `${step.turn}. ${step.title}`), h("span", { class: "csm-help" }, `${step.when}: ${step.chosen}`)),
    h("div", { class: "csm-mail__body" }, error, h("div", { html: step.back_html }), effects.length ? h("ul", {}, ...effects) : null)));
}
