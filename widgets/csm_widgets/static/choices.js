// Rows to choose from: a native radio or checkbox whose whole row can be pressed.

function choiceRow(type, group, choice, checked, onchange) {
  const input = h("input", {
    type, name: group, value: choice.id, checked, onchange, "data-csm-choice": choice.id,
  });
  return h("label", { class: "csm-choice" }, input, h("span", { dir: "auto" }, choice.text));
}

function choiceGroup(legend, rows, attributes) {
  return h("fieldset", { class: "csm-choices", ...attributes }, h("legend", {}, legend), ...rows);
}

function chosen(group) {
  return [...group.querySelectorAll("input:checked")].map((input) => input.value);
}

function choose(group, ids) {
  for (const input of group.querySelectorAll("input")) input.checked = ids.includes(input.value);
}
