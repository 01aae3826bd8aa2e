// Single choice: radios.

function singleKind({ question, changed }) {
  const name = freshId("single");
  const rows = question.options.map((option) => choiceRow("radio", name, option, false, () => changed()));
  const element = choiceGroup(WORDS.single.legend, rows, { "data-csm-field": "choice" });
  return {
    element,
    answer: () => ({ choice: chosen(element)[0] || null }),
    restore: (answer) => choose(element, answer && answer.choice ? [answer.choice] : []),
    isBlank: () => chosen(element).length === 0,
  };
}
