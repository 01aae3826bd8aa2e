// Order: steps moved by buttons, by Alt with the arrow keys, or by dragging; moves are spoken.

function orderKind({ question, changed }) {
  const texts = new Map(question.items.map((item) => [item.id, item.text]));
  const list = h("ol", { class: "csm-order" });
  const voice = speaker();
  const keep = button("keep-order", WORDS.order.keep, keepOrder);
  const blankNote = h("div", { class: "csm-order__blank" }, h("span", {}, WORDS.order.untouched), keep);
  const help = h("p", { class: "csm-help" }, WORDS.order.help);
  const legend = h("legend", {}, WORDS.order.legend);
  const element = h("fieldset", { class: "csm-ordering" }, legend, help, list, blankNote, voice);
  let order = [];
  let touched = false;

  function keepOrder() {
    settle();
    list.querySelector("button:not([aria-disabled=true])").focus();
  }

  function settle() {
    touched = true;
    show(blankNote, false);
    changed();
  }

  function move(id, to) {
    const from = order.indexOf(id);
    if (to < 0 || to >= order.length || to === from) return;
    order.splice(to, 0, ...order.splice(from, 1));
    draw();
    voice.textContent = WORDS.order.moved(texts.get(id), to + 1, order.length);
    settle();
  }

  function draw() {
    const rows = new Map([...list.children].map((row) => [row.dataset.csmItem, row]));
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    order.forEach((id, place) => {
      const row = rows.get(id) || orderRow(id, texts.get(id), (step) => move(id, order.indexOf(id) + step));
      if (list.children[place] !== row) list.insertBefore(row, list.children[place] || null);
      const [up, down] = row.querySelectorAll("button");
      allow(up, place > 0);
      allow(down, place < order.length - 1);
    });
    if (focused) focused.focus();
  }

  function restore(answer) {
    const saved = answer ? answer.order.filter((id) => texts.has(id)) : [];
    touched = saved.length > 0;
    order = [...saved, ...[...texts.keys()].filter((id) => !saved.includes(id))];
    show(blankNote, !touched);
    draw();
  }

  letDrag(list, (id, to) => move(id, to));
  return { element, answer: () => ({ order: touched ? order : [] }), restore, isBlank: () => !touched };
}

function orderRow(id, text, step) {
  const mover = (name, sign, label, by) =>
    button(name, sign, (event) => allowed(event.currentTarget) && step(by), { class: "csm-mover", "aria-label": label });
  const onkeydown = (event) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    step(event.key === "ArrowUp" ? -1 : 1);
  };
  return h(
    "li", { class: "csm-order__row", "data-csm-item": id, onkeydown },
    h("span", { class: "csm-order__grip", "aria-hidden": "true" }, "⠿"),
    h("span", { class: "csm-order__text", dir: "auto" }, text),
    mover("up", "↑", WORDS.order.up(text), -1),
    mover("down", "↓", WORDS.order.down(text), 1),
  );
}

// Dragging by mouse, pen or finger, begun on the grip so that a finger can still scroll the page.
function letDrag(list, moveTo) {
  let dragged = null;
  list.addEventListener("pointerdown", (event) => {
    if (!event.target.classList.contains("csm-order__grip")) return;
    dragged = event.target.closest("li");
    dragged.classList.add("csm-order__row--held");
    list.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  list.addEventListener("pointermove", (event) => {
    if (!dragged) return;
    const rows = [...list.children];
    const to = rows.findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    moveTo(dragged.dataset.csmItem, to < 0 ? rows.length - 1 : to);
  });
  const release = () => {
    if (dragged) dragged.classList.remove("csm-order__row--held");
    dragged = null;
  };
  list.addEventListener("pointerup", release);
  list.addEventListener("pointercancel", release);
}
