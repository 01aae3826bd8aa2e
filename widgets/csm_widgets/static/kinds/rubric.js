// The rubric of a written answer: to read beforehand, and to hold the answer against afterwards.

function rubricDetails(rubric) {
  const rows = rubric.map((criterion) =>
    h("div", { class: "csm-criterion" },
      h("dt", {}, criterion.name, h("span", { class: "csm-criterion__points" }, WORDS.written.points(criterion.points))),
      h("dd", {}, h("b", {}, `${WORDS.written.full}: `), criterion.full),
      h("dd", {}, h("b", {}, `${WORDS.written.part}: `), criterion.part)));
  return h("details", { class: "csm-rubric", "data-csm": "rubric" },
    h("summary", {}, WORDS.written.rubric), h("dl", {}, ...rows));
}

function selfCheck(rubric) {
  const name = freshId("self");
  const rows = rubric.map((criterion, place) =>
    choiceRow("checkbox", name, { id: `criterion-${place}`, text: `${criterion.name}: ${criterion.full}` }, false));
  return h("div", { "data-csm": "self-check" },
    choiceGroup(WORDS.written.selfCheck, rows), h("p", { class: "csm-help" }, WORDS.written.selfCheckNote));
}
