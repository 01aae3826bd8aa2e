// The bar above the answer box: one stop for the Tab key, arrow keys within it, and the state of the words at the cursor.

const SIGNS = {
  bold: "M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z",
  italic: "M9 4h6M5 16h6M12 4L8 16",
  bullets: "M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  numbers: "M9 5h8M9 10h8M9 15h8M3 4l1.5-1v4M3 13.2c0-1.6 2.6-1.6 2.6 0 0 1-2.6 2-2.6 3.3h2.8",
  outdent: "M3 4h14M10 8h7M10 12h7M3 16h14M6.5 7.5L4 10l2.5 2.5",
  indent: "M3 4h14M10 8h7M10 12h7M3 16h14M4 7.5L6.5 10 4 12.5",
  quote: "M4 4v12M8 6h9M8 10h9M8 14h6",
  undo: "M7 4L3.5 7.5 7 11M4 7.5h7.5a4.5 4.5 0 0 1 0 9H8",
  redo: "M13 4l3.5 3.5L13 11M16 7.5H8.5a4.5 4.5 0 0 0 0 9H12",
};
const GROUPS = [["bold", "italic"], ["bullets", "numbers", "outdent", "indent", "quote"], ["undo", "redo"]];

function formattingBar(boxId, run) {
  const buttons = new Map(GROUPS.flat().map((name) => [name, formatButton(name, () => run(COMMANDS[name]))]));
  const all = [...buttons.values()];
  const groups = GROUPS.map((names) => h("span", { class: "csm-tools__group" }, ...names.map((name) => buttons.get(name))));
  const element = h("div", { class: "csm-tools", role: "toolbar", "aria-label": WORDS.written.toolbar, "aria-controls": boxId, onkeydown: walk }, ...groups);

  function stopAt(button) {
    for (const one of all) one.tabIndex = one === button ? 0 : -1;
  }

  function walk(event) {
    const from = all.indexOf(document.activeElement);
    const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || from < 0) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    stopAt(next);
    next.focus();
  }

  // Pressed as the words at the cursor are; what cannot be done there is dimmed and says why.
  function follow() {
    for (const [name, control] of buttons) {
      const { on, can } = COMMANDS[name];
      if (on) control.setAttribute("aria-pressed", String(on()));
      if (can) allow(control, can(), WORDS.written.why[name]);
      if (!can || can()) control.title = titleOf(name);
    }
  }

  stopAt(all[0]);
  return { element, follow };
}

function formatButton(name, press) {
  const onclick = (event) => { if (allowed(event.currentTarget)) press(); };
  const onmousedown = (event) => event.preventDefault(); // the words stay selected
  const control = h("button", {
    type: "button", class: "csm-tool-button", title: titleOf(name), "aria-label": WORDS.written.tools[name], "data-csm-tool": name, onclick, onmousedown,
  });
  if (COMMANDS[name].on) control.setAttribute("aria-pressed", "false");
  control.innerHTML = drawing(SIGNS[name]);
  return control;
}

function titleOf(name) {
  const { key, shift } = COMMANDS[name];
  const mac = /Mac|iPhone|iPad/.test(navigator.platform);
  if (!key) return WORDS.written.tools[name];
  return `${WORDS.written.tools[name]} (${mac ? "⌘" : "Ctrl+"}${shift ? (mac ? "⇧" : "Shift+") : ""}${key.toUpperCase()})`;
}

function drawing(path) {
  return `<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d="${path}"/></svg>`;
}
