// Written answer: a text that grows, its length against the recommended one, and the rubric.

function writtenKind({ question, changed }) {
  const id = freshId("text");
  const count = h("p", { class: "csm-help", id: `${id}-count`, "data-csm": "words" });
  const area = h("textarea", {
    id, class: "csm-text", rows: 6, maxlength: 20000, dir: "auto", "aria-describedby": `${id}-count`,
    "data-csm-field": "text", oninput: () => { fit(); changed("typing"); },
  });
  const label = h("label", { for: id }, WORDS.written.label);
  const element = h("div", { class: "csm-written" }, label, area, count, rubricDetails(question.rubric));

  function fit() {
    const words = (area.value.match(/\S+/g) || []).length;
    count.textContent = WORDS.written.words(words, ...question.words);
    area.style.height = "auto";
    if (area.scrollHeight) area.style.height = `${area.scrollHeight + 2}px`;
  }

  function restore(answer) {
    area.value = answer ? answer.text : "";
    fit();
  }

  return {
    element,
    answer: () => ({ text: area.value }),
    restore,
    isBlank: () => area.value.trim() === "",
    placed: fit,
    verdict: () => selfCheck(question.rubric),
    solutionLabel: WORDS.written.modelAnswer,
  };
}

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
