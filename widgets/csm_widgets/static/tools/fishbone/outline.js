// The outline: a tree with the same parts, order and keys as the picture, for those who read rather than look.

function fishOutline(desk) {
  const rows = new Map(); // key -> row
  const closed = new Set();
  const tree = h("div", {
    class: "csm-fish__tree", role: "tree", "aria-label": FISH_WORDS.outline, "data-csm": "fish-outline",
    onkeydown: (event) => { if (event.target.closest("[data-fish-key]")) desk.keys.hear(event); },
    onfocusin: (event) => { const key = fishKeyAt(event.target); if (key && key !== desk.selected()) desk.select(key, "outline"); },
    onfocusout: (event) => { if (!tree.contains(event.relatedTarget)) desk.keys.end(); },
  });

  function draw(parts) {
    const seen = shown(parts);
    const elements = seen.map(({ part, ...place }) => {
      if (!rows.has(part.key)) rows.set(part.key, fishRow(desk, part.key, toggle));
      return rows.get(part.key).draw(part, place);
    });
    for (const key of rows.keys()) if (!parts.some((part) => part.key === key)) rows.delete(key);
    const now = [...tree.children];
    if (now.length !== elements.length || now.some((one, at) => one !== elements[at])) arrange(elements);
  }

  // Rows that change places keep the focus; where its row is gone, the selected one or the first takes it.
  function arrange(elements) {
    const active = tree.contains(document.activeElement) ? document.activeElement : null;
    tree.replaceChildren(...elements);
    const next = active && (active.isConnected ? active : elements.find((one) => one.tabIndex === 0) || elements[0]);
    if (next) next.focus({ preventScroll: true });
  }

  // Parts that no closed one hides, each with what a tree says of it: how many beside it, and which of them it is.
  function shown(parts) {
    const children = new Map();
    const above = [];
    for (const part of parts) {
      above.length = part.level - 1;
      const parent = above[part.level - 2] || null;
      above[part.level - 1] = part;
      const hidden = Boolean(parent && (closed.has(parent.key) || children.get(parent).hidden));
      if (parent) children.get(parent).inside.push(part);
      children.set(part, { inside: [], hidden, parent });
    }
    const firsts = parts.filter((part) => part.level === 1);
    return parts.filter((part) => !children.get(part).hidden).map((part) => {
      const { inside, parent } = children.get(part);
      const beside = parent ? children.get(parent).inside : firsts;
      return { part, total: beside.length, number: beside.indexOf(part) + 1, open: inside.length ? !closed.has(part.key) : null };
    });
  }

  function toggle(key, open) {
    if (open === undefined ? closed.has(key) : open) closed.delete(key);
    else closed.add(key);
    desk.redraw();
  }

  function uncover(parts, key) {
    const from = parts.findIndex((part) => part.key === key);
    let level = from < 0 ? 0 : parts[from].level;
    for (let at = from - 1; at >= 0; at -= 1) {
      if (parts[at].level >= level) continue;
      level = parts[at].level;
      closed.delete(parts[at].key);
    }
  }

  // Scrolls the list alone, never the page: the picture stays where one looks.
  function bring(key) {
    if (!rows.has(key)) return;
    const { offsetTop, offsetHeight } = rows.get(key).element;
    if (offsetTop < tree.scrollTop) tree.scrollTop = offsetTop - 8;
    else if (offsetTop + offsetHeight > tree.scrollTop + tree.clientHeight) tree.scrollTop = offsetTop + offsetHeight - tree.clientHeight + 8;
  }

  const row = (key) => rows.get(key);
  return { element: tree, draw, row, toggle, uncover, bring, isClosed: (key) => closed.has(key), keys: () => [...tree.children].map((one) => one.dataset.fishKey) };
}

function fishRow(desk, key, toggle) {
  const opener = h("span", { class: "csm-fish__opener", "aria-hidden": "true", onclick: (event) => { event.stopPropagation(); toggle(key); } });
  const sign = h("span", { class: "csm-fish__sign", "aria-hidden": "true" });
  const text = h("span", { class: "csm-fish__text", dir: "auto" });
  const marks = h("span", { class: "csm-fish__marks" });
  const element = h("div", {
    class: "csm-fish__row", role: "treeitem", tabindex: -1, "data-fish-key": key,
    onclick: () => { desk.keys.begin(); desk.select(key, "outline"); element.focus({ preventScroll: true }); },
    ondblclick: () => desk.edit("outline"),
  }, opener, sign, text, marks);

  function draw(part, { total, number, open }) {
    const { cause } = part;
    element.className = `csm-fish__row csm-fish__row--${cause ? cause.status.replace("_", "-") : part.kind}`;
    element.style.setProperty("--csm-depth", part.level - 1);
    const facts = { "aria-level": part.level, "aria-setsize": total, "aria-posinset": number, "aria-selected": desk.selected() === key, tabindex: desk.selected() === key ? 0 : -1 };
    for (const [name, value] of Object.entries(facts)) element.setAttribute(name, String(value));
    if (open === null) element.removeAttribute("aria-expanded");
    else element.setAttribute("aria-expanded", String(open));
    opener.textContent = open === null ? "" : open ? "▾" : "▸";
    sign.textContent = cause ? FISH_WORDS.statuses[cause.status][0] : part.kind === "problem" ? "▶" : "";
    if (text.textContent !== fishName(part)) text.textContent = fishName(part);
    marks.textContent = cause ? fishMarks(cause) : "";
    return element;
  }

  return { element, draw, text };
}

function fishName(part) {
  if (part.name) return part.name;
  if (part.kind === "problem") return FISH_WORDS.noProblem;
  return part.kind === "category" && !part.id ? FISH_WORDS.unsorted : FISH_WORDS.noWords;
}

function fishMarks(cause) {
  const status = cause.status === "possible" ? "" : FISH_WORDS.shortStatuses[cause.status];
  const votes = cause.votes ? FISH_WORDS.votes(cause.votes) : "";
  return [status, votes].filter(Boolean).join(" · ");
}
