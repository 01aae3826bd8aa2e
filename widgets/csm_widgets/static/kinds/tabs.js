// Tabs by mouse and by arrow keys. What they show belongs to whoever asks for them; here is only the row of buttons.

// `entries`: { key, label, count?, mark?, panel }; `mark` says in words what the sign on the tab means.
function tabRow(name, onchoose) {
  const list = h("div", { class: "csm-tabs csm-tabs--form", role: "tablist", "aria-label": name, onkeydown: walk });
  const buttons = new Map();
  const shown = new Map(); // key -> the words on its tab

  function walk(event) {
    const all = [...list.children];
    const at = all.indexOf(event.target);
    const ahead = getComputedStyle(list).direction === "rtl" ? -1 : 1;
    const by = { ArrowRight: ahead, ArrowLeft: -ahead }[event.key];
    const to = by ? all[(at + by + all.length) % all.length] : { Home: all[0], End: all[all.length - 1] }[event.key];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
    to.click();
  }

  function made(entry) {
    return h("button", {
      type: "button", class: "csm-tab", role: "tab", id: freshId("tab"), "aria-controls": entry.panel, "data-csm-tab": entry.key,
      onclick: () => onchoose(entry.key),
    });
  }

  function put(entries, chosen) {
    for (const [key, one] of buttons) if (!entries.some((entry) => entry.key === key)) { one.remove(); buttons.delete(key); shown.delete(key); }
    entries.forEach((entry, at) => {
      if (!buttons.has(entry.key)) buttons.set(entry.key, made(entry));
      const one = buttons.get(entry.key);
      const isChosen = String(entry.key === chosen);
      if (one.getAttribute("aria-selected") !== isChosen) one.setAttribute("aria-selected", isChosen);
      one.tabIndex = entry.key === chosen ? 0 : -1;
      const words = [entry.label, entry.count, entry.mark].join("|");
      if (shown.get(entry.key) !== words) one.replaceChildren(...tabWords(entry));
      shown.set(entry.key, words);
      if (list.children[at] !== one) list.insertBefore(one, list.children[at] || null);
    });
  }

  return { element: list, put, button: (key) => buttons.get(key) };
}

function tabWords({ label, count, mark }) {
  const amount = count === undefined ? null : h("span", { class: "csm-tab__count" }, String(count));
  const sign = mark ? h("span", { class: "csm-tab__mark" }, h("span", { "aria-hidden": "true" }, "▲"), h("span", { class: "csm-unseen" }, mark)) : null;
  return [h("span", { dir: "auto" }, label), amount, sign].filter(Boolean);
}
