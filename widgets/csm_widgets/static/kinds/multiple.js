// Multiple choice: checkboxes.

function multipleKind({ question, changed }) {
  const name = freshId("multiple");
  const rows = question.options.map((option) => choiceRow("checkbox", name, option, false, () => changed()));
  const element = choiceGroup(WORDS.multiple.legend, rows, { "data-csm-field": "choices" });
  return {
    element,
    answer: () => ({ choices: chosen(element) }),
    restore: (answer) => choose(element, answer ? answer.choices : []),
    isBlank: () => chosen(element).length === 0,
  };
}
