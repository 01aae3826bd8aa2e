// Fields of words and days: a line, a line with names to choose from, text of several lines, a date, and what is unseen.

function textField(field, onchange, columns, around) {
  const id = freshId(field.name);
  const input = h("input", {
    type: "text", id, class: "csm-line", dir: "auto", maxlength: 500, list: around.names(field.suggest), "data-csm-field": field.name,
    "aria-describedby": `${id}-fault ${id}-help`, oninput: () => onchange(),
  });
  return { ...framed(field, id, input), value: () => input.value, put: (value) => { input.value = plain(value); } };
}

function longField(field, onchange) {
  const id = freshId(field.name);
  const area = h("textarea", {
    id, class: "csm-line csm-long", rows: 3, dir: "auto", maxlength: 2000, "data-csm-field": field.name,
    "aria-describedby": `${id}-fault ${id}-help`, oninput: () => { grow(area); onchange(); },
  });
  const put = (value) => { area.value = plain(value); grow(area); };
  return { ...framed(field, id, area), value: () => area.value, put };
}

// Where the browser lets a box follow its content, the stylesheet does it.
function grow(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

// A browser's own date field takes a day that is typed or picked, and gives it as 2026-11-24.
function dateField(field, onchange) {
  const id = freshId(field.name);
  const input = h("input", {
    type: "date", id, class: "csm-line csm-date", "data-csm-field": field.name, "aria-describedby": `${id}-fault ${id}-help`,
    oninput: () => { markEmpty(input); onchange("step"); },
  });
  return { ...framed(field, id, input), value: () => input.value, put: (value) => { input.value = plain(value); markEmpty(input); } };
}

// On paper an empty day stays blank: the browser would print "mm/dd/yyyy" there.
function markEmpty(input) {
  input.toggleAttribute("data-csm-empty", !input.value);
}

// Ids, places on a picture: kept as they are, whatever they are.
function hiddenField() {
  let kept = null;
  return { element: h("div", { hidden: true }), fault() {}, value: () => kept, put: (value) => { kept = value === undefined ? null : value; } };
}

// The names to choose from, one list of them for all fields that suggest the same; typing another name is always allowed.
function nameLists(suggestions) {
  const lists = new Map();
  const element = h("div", { hidden: true });

  function id(name) {
    if (!name) return null;
    if (!lists.has(name)) {
      lists.set(name, h("datalist", { id: freshId("names"), "data-csm-names": name }));
      element.append(lists.get(name));
      fill(name, suggestions[name] || []);
    }
    return lists.get(name).id;
  }

  function fill(name, names) {
    const unique = [...new Set(names.map((one) => plain(one).trim()).filter(Boolean))];
    const list = lists.get(name);
    if (sameData(unique, [...list.children].map((option) => option.value))) return;
    list.replaceChildren(...unique.map((one) => h("option", { value: one })));
  }

  // A list of the same form knows its names best.
  function follow(values) {
    for (const name of lists.keys()) if (Array.isArray(values[name])) fill(name, values[name].map((row) => row.name));
  }

  return { element, id, follow };
}
