// The groups of a form: one below the other, or as tabs where there are so many lists that nobody would find them.

const FEWEST_TABS = 3;
const FEWEST_LONG = 2;

// Short forms stay in one piece: tabs come where there are three groups or more, and two of them hold lists of words or
// long texts. One list below a few numbers is found without.
function formGroups(fields, controls) {
  const groups = groupsOf(fields);
  const named = groups.filter((group) => group.name);
  const isLong = (group) => group.fields.some((field) => field.control === "long" || controls.get(field.name).isWide);
  const tabbed = named.length >= FEWEST_TABS && named.filter(isLong).length >= FEWEST_LONG;
  for (const group of groups) group.element = groupElement(group, group.fields.map((field) => controls.get(field.name).element), tabbed);
  if (tabbed) return tabbedGroups(groups, named, controls);
  return { elements: groups.map((group) => group.element), shown: (isShown) => showGroups(groups, isShown), faults() {} };
}

function groupsOf(fields) {
  const groups = [];
  for (const field of fields) {
    const last = groups[groups.length - 1];
    if (last && last.name === field.group) last.fields.push(field);
    else groups.push({ name: field.group, fields: [field] });
  }
  return groups;
}

function groupElement({ name }, parts, tabbed) {
  if (!name) return h("div", { class: "csm-group" }, ...parts);
  if (!tabbed) return h("fieldset", { class: "csm-group" }, h("legend", {}, name), ...parts);
  const title = h("p", { class: "csm-group__title" }, name);
  return h("div", { class: "csm-group", role: "tabpanel", id: freshId("group"), "data-csm-group": name }, title, ...parts);
}

function showGroups(groups, isShown) {
  for (const group of groups) show(group.element, group.fields.some(isShown));
}

// What is in another tab is out of sight on a screen, and on paper with the rest.
function tabbedGroups(groups, named, controls) {
  const tabs = tabRow(WORDS.tool.parts, (name) => { open = name; draw(); });
  let open = named[0].name;
  let asked = named;

  function draw() {
    if (!asked.some((group) => group.name === open) && asked.length) open = asked[0].name;
    tabs.put(asked.map((group) => ({ key: group.name, label: group.name, panel: group.element.id, mark: hasFault(group) ? WORDS.tool.holdsFault : "" })), open);
    for (const group of named) {
      group.element.classList.toggle("csm-away", group.name !== open);
      if (tabs.button(group.name)) group.element.setAttribute("aria-labelledby", tabs.button(group.name).id);
    }
  }

  function hasFault(group) {
    return group.fields.some((field) => controls.get(field.name).hasFault?.());
  }

  function shown(isShown) {
    showGroups(groups, isShown);
    const now = named.filter((group) => !group.element.hidden);
    if (now.length === asked.length && now.every((group, at) => group === asked[at]) && tabs.button(open)) return;
    asked = now;
    draw();
  }

  // The tab a field stands in is opened when something sends the reader there.
  function reveal(name) {
    const group = named.find((one) => one.fields.some((field) => field.name === name));
    if (group && group.name !== open) { open = group.name; draw(); }
  }

  const before = groups.filter((group) => !group.name).map((group) => group.element);
  return { elements: [...before, tabs.element, ...named.map((group) => group.element)], shown, faults: draw, reveal };
}
