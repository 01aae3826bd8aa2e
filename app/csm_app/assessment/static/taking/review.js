// Before handing in: what is empty, partly answered or flagged, each with a way to it; and the one question "Hand in now?".

import { fullness } from "./answers.js";

const GROUPS = [
  ["empty", "Not answered"],
  ["partly", "Partly answered"],
  ["flagged", "Flagged"],
  ["full", "Answered"],
];

export function review({ part, questions, entry, open, handIn }) {
  const dialog = part("sure");
  let stopped = false;

  function groups() {
    const found = { empty: [], partly: [], flagged: [], full: [] };
    for (const [item, question] of questions) {
      const { response, flagged } = entry(item);
      const state = fullness(question, response);
      found[state === "full" && flagged ? "flagged" : state].push(item);
    }
    return found;
  }

  function flags() {
    return [...questions.keys()].filter((item) => entry(item).flagged).length;
  }

  function draw() {
    const found = groups();
    part("sum").textContent = sentence(found);
    part("groups").replaceChildren(...GROUPS.filter(([name]) => found[name].length).map(([name, title]) => group(name, title, found[name])));
  }

  function group(name, title, items) {
    const heading = element("h3", {}, `${title} (${items.length})`);
    const list = element("ul", {}, ...items.map(line));
    return element("section", { class: `review-group review-group--${name}` }, heading, list);
  }

  function line(item) {
    const question = questions.get(item);
    const flagged = entry(item).flagged ? element("span", { class: "review-flag" }, "flagged") : "";
    const words = question.querySelector(".stem").textContent.trim().replace(/\s+/g, " ");
    const button = element("button", { type: "button", class: "review-line" }, element("b", {}, question.dataset.number), element("span", { class: "review-stem" }, words), flagged);
    button.addEventListener("click", () => open(item));
    return element("li", {}, button);
  }

  function sentence(found) {
    const total = questions.size;
    const done = total - found.empty.length - found.partly.length;
    const parts = [[found.empty.length, "empty"], [found.partly.length, "partly answered"], [flags(), "flagged"]]
      .filter(([number]) => number)
      .map(([number, word]) => `${number} ${number === 1 ? "is" : "are"} ${word}`);
    const first = done === total ? `All ${total} questions are answered` : `${done || "None"} of ${total} questions ${done === 1 || !done ? "is" : "are"} answered`;
    return `${[first, ...parts].join(", ")}.`;
  }

  function sure() {
    stopped = false;
    part("sure-text").textContent = `${sentence(groups())} After that, nothing can be changed.`;
    tell("");
    part("yes").setAttribute("aria-disabled", "false");
    dialog.showModal();
    part("no").focus();
  }

  function tell(words) {
    part("sure-said").textContent = words;
  }

  part("hand-in").addEventListener("click", sure);
  part("no").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { stopped = !dialog.open; }); // the event comes late, perhaps after opening again
  part("yes").addEventListener("click", () => {
    if (part("yes").getAttribute("aria-disabled") === "true") return;
    part("yes").setAttribute("aria-disabled", "true");
    handIn({ tell, stopped: () => stopped });
  });

  return { draw, close: () => dialog.close() };
}

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== ""));
  return made;
}
