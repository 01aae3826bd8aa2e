// The palette: a cell for every question, its state as sign, word and shape; arrow keys move between the cells.

import { fullness } from "./answers.js";

const WORDS = { full: "answered", partly: "partly answered", empty: "not answered" };

export function palette({ root, questions, entry, open }) {
  const cells = new Map([...root.querySelectorAll("[data-cell]")].map((cell) => [cell.dataset.cell, cell]));
  const fold = root.querySelector("[data-part=fold]");
  const count = root.querySelector("[data-part=count]");
  const all = [...cells.values()];

  for (const [item, cell] of cells) {
    cell.addEventListener("click", () => { unfold(false); open(item); });
    cell.addEventListener("focus", () => stop(cell));
  }
  root.querySelector("[role=toolbar]").addEventListener("keydown", (event) => {
    const place = all.indexOf(document.activeElement);
    const to = { ArrowRight: place + 1, ArrowDown: place + 1, ArrowLeft: place - 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[event.key];
    if (place < 0 || to === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(to, 0), all.length - 1)].focus();
  });
  fold.addEventListener("click", () => unfold(fold.getAttribute("aria-expanded") !== "true"));

  function unfold(shown) {
    fold.setAttribute("aria-expanded", String(shown));
  }

  // One stop for the Tab key: the cell that was used last.
  function stop(cell) {
    for (const one of all) one.tabIndex = one === cell ? 0 : -1;
  }

  function draw(item) {
    const cell = cells.get(item);
    const { response, flagged } = entry(item);
    const state = fullness(questions.get(item), response);
    cell.dataset.state = state;
    cell.toggleAttribute("data-flagged", flagged);
    cell.setAttribute("aria-label", `Question ${questions.get(item).dataset.number}, ${WORDS[state]}${flagged ? ", flagged" : ""}`);
    const done = all.filter((one) => one.dataset.state === "full").length;
    count.textContent = `${done} of ${all.length} answered`;
  }

  function show(item) {
    for (const [id, cell] of cells) {
      if (id === item) cell.setAttribute("aria-current", "step");
      else cell.removeAttribute("aria-current");
    }
    stop(cells.get(item));
  }

  return { draw, show };
}
