// The five ways to answer: what a question's form says, and a form filled with an answer that was given before.

import { arrange, arranged } from "./order.js";

const KINDS = {
  single: {
    read: (form) => { const [choice] = checked(form); return choice ? { choice } : null; },
    write: (form, answer) => check(form, answer ? [answer.choice] : []),
  },
  multiple: {
    read: (form) => { const marked = checked(form); return marked.length ? { marked } : null; },
    write: (form, answer) => check(form, answer ? answer.marked : []),
  },
  match: { read: readPairs, write: writePairs },
  order: {
    read: (form) => { const order = arranged(form); return order ? { order } : null; },
    write: (form, answer) => arrange(form, answer ? answer.order : null),
  },
  numeric: {
    read: (form) => { const number = field(form).value.trim(); return number ? { number } : null; },
    write: (form, answer) => {
      const number = answer ? answer.number : "";
      if (field(form).value.trim() !== number) field(form).value = number;
    },
  },
};

// The answer as the service takes it; null while there is none.
export function read(question) {
  const { kind } = question.dataset;
  const given = KINDS[kind].read(formOf(question));
  return given && { kind, ...given };
}

export function write(question, response) {
  KINDS[question.dataset.kind].write(formOf(question), response);
}

// "empty", "partly" or "full".
export function fullness(question, response) {
  if (!response) return "empty";
  const asked = formOf(question).querySelectorAll("[data-left]").length;
  return response.kind === "match" && Object.keys(response.matched).length < asked ? "partly" : "full";
}

export function readCertainty(question) {
  const level = question.querySelector(".certainty input:checked");
  return level ? Number(level.value) : null;
}

export function writeCertainty(question, level) {
  for (const input of question.querySelectorAll(".certainty input")) input.checked = Number(input.value) === level;
}

// Two answers that say the same, whatever the order of marks.
export function same(one, other) {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(response) {
  if (!response) return null;
  if (response.kind === "multiple") return [...response.marked].sort();
  if (response.kind === "match") return Object.entries(response.matched).sort();
  return response.choice ?? response.order ?? response.number.trim();
}

function readPairs(form) {
  const chosen = [...form.querySelectorAll("select")].filter((select) => select.value);
  return chosen.length ? { matched: Object.fromEntries(chosen.map((select) => [select.dataset.left, select.value])) } : null;
}

function writePairs(form, answer) {
  for (const select of form.querySelectorAll("select")) {
    select.value = answer?.matched[select.dataset.left] ?? "";
    if (select.selectedIndex < 0) select.value = "";
  }
}

const formOf = (question) => question.querySelector(".answer");
const field = (form) => form.querySelector("input");
const checked = (form) => [...form.querySelectorAll("input:checked")].map((input) => input.value);

function check(form, ids) {
  for (const input of form.querySelectorAll("input")) input.checked = ids.includes(input.value);
}
