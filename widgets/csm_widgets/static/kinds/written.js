// Written answer: rich text that grows, its length against the recommended one and the limit, and the rubric.

const LONGEST = 20000; // characters of Markdown, as the Python side takes them
const NEAR = 1000; // characters before the limit from which on the page speaks of it

function writtenKind({ question, changed }) {
  const id = freshId("written");
  const words = WORDS.written;
  const count = h("p", { class: "csm-help", id: `${id}-count`, "data-csm": "words" });
  const limit = h("p", { class: "csm-fault", role: "status", "data-csm": "limit" });
  const editor = richText({
    labelId: `${id}-label`, describedBy: `${id}-count`, placeholder: words.placeholder, oninput: () => { tally(); changed("typing"); },
  });
  const label = h("p", { class: "csm-written__label", id: `${id}-label` }, words.label);
  const element = h("div", { class: "csm-written" }, label, editor.element, count, limit, rubricDetails(question.rubric));

  function tally() {
    const written = (editor.words().match(/\S+/g) || []).length;
    const room = LONGEST - editor.text().length;
    count.textContent = words.words(written, ...question.words);
    limit.textContent = room < 0 ? words.over(-room) : room < NEAR ? words.near(room) : "";
  }

  function restore(answer) {
    editor.put(answer ? answer.text : "");
    tally();
  }

  return {
    element,
    answer: () => ({ text: editor.text() }),
    restore,
    isBlank: () => editor.words().trim() === "",
    verdict: () => selfCheck(question.rubric),
    solutionLabel: words.modelAnswer,
  };
}
