// Grants and takes back: first what it would change is shown, then it is done. What was typed stays until it is granted.

import { Away, Refused, ask } from "../taking/service.js";
import { inWords, localise } from "./moments.js";

const AWAY = "The service cannot be reached. What you typed is still here; try again in a moment.";
const UNSURE = "The service did not answer, so it may or may not be granted. What you typed is still here; press again: twice does no harm.";
const SIGNED_OUT = "You are no longer signed in. Sign in again in another tab, then press again here; what you typed is still here.";

const page = document.querySelector("[data-learner]");
const learner = page.dataset.learner;
const wishes = new WeakMap(); // the card of a test: what is about to be granted, or taken back
const asking = new WeakSet(); // cards that wait for an answer

const card = (inside) => inside.closest("[data-stand]");
const part = (within, name) => within.querySelector(`[data-${name}]`);
const path = (within) => `learners/${encodeURIComponent(learner)}/allowances/${within.dataset.stand}`;

page.addEventListener("submit", (event) => {
  event.preventDefault();
  foresee(card(event.target), { body: wish(new FormData(event.target)), back: event.submitter });
});
page.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if ("takeBack" in button.dataset) foresee(card(button), { body: {}, back: button, taken: true });
  else if ("grant" in button.dataset) grant(card(button));
  else if ("back" in button.dataset) withdraw(card(button));
});
page.addEventListener("input", ({ target }) => {
  const form = target.closest("form");
  if (target.name === "unit") bound(form);
  hide(card(target));
});

function wish(data) {
  const number = (name) => Number(data.get(name) || 0);
  const time = data.get("unit") === "percent" ? { factor: Number((1 + number("time") / 100).toFixed(4)) } : { extra_minutes: number("time") };
  return { ...time, extra_attempts: number("attempts"), waived_wait: data.has("wait"), note: (data.get("note") || "").trim() };
}

// Per cent and minutes have ends of their own.
function bound(form) {
  const percent = form.elements.unit.value === "percent";
  form.elements.time.max = percent ? 300 : 1440;
  form.elements.time.step = percent ? "any" : 1;
}

async function foresee(within, about) {
  const told = await answered(within, () => ask(`${path(within)}/preview`, { method: "POST", body: about.body }), AWAY);
  if (!told) return;
  wishes.set(within, { ...about, seen: told.seen });
  const reads = told.reads.map((one) => `On the page before it begins, ${learner} will read: “${one}”`);
  const lines = [...told.changes, ...reads].map((sentence) => {
    const line = document.createElement("li");
    line.textContent = inWords(sentence);
    return line;
  });
  const shown = part(within, "foreseen");
  shown.querySelector("[data-part=changes]").replaceChildren(...lines);
  part(shown, "grant").hidden = told.nothing;
  part(shown, "grant").textContent = about.taken ? "Take it back" : "Grant it";
  shown.hidden = false;
  shown.querySelector("[data-part=heading]").focus();
}

async function grant(within) {
  const about = wishes.get(within);
  const told = await answered(within, () => ask(`${path(within)}?seen=${encodeURIComponent(about.seen)}`, { method: "PUT", body: about.body }), UNSURE);
  if (!told) return;
  const done = document.createElement("p");
  done.className = "done";
  done.tabIndex = -1;
  done.textContent = about.taken ? "It is taken back." : "It is granted.";
  const fresh = await renewed(within.dataset.stand);
  if (fresh) {
    within.replaceWith(fresh);
  } else {
    hide(within);
    done.textContent += " Reload this page to see it.";
  }
  (fresh || within).querySelector("h2").after(done);
  done.focus();
}

// What the service says, or nothing, and a sentence on the page. One question at a time for each test.
async function answered(within, question, away) {
  if (asking.has(within)) return null;
  asking.add(within);
  within.setAttribute("aria-busy", "true");
  part(within, "alarm").hidden = true;
  try {
    return (await question()).told;
  } catch (trouble) {
    if (!(trouble instanceof Refused || trouble instanceof Away)) throw trouble;
    if (trouble.code === "outrun") withdraw(within); // what is shown is no longer what it would change
    complain(within, trouble instanceof Refused ? trouble.message : trouble.signedOut ? SIGNED_OUT : away);
    return null;
  } finally {
    asking.delete(within);
    within.removeAttribute("aria-busy");
  }
}

function complain(within, sentence) {
  const alarm = part(within, "alarm");
  alarm.textContent = sentence;
  alarm.hidden = false;
}

// The card as the service shows it now; nothing where it cannot be had.
async function renewed(test) {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(15_000) });
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(`[data-stand="${test}"]`);
    if (!answer.ok || !found) return null;
    const fresh = document.importNode(found, true);
    localise(fresh);
    return fresh;
  } catch {
    return null;
  }
}

function withdraw(within) {
  hide(within);
  wishes.get(within)?.back?.focus();
}

function hide(within) {
  part(within, "foreseen").hidden = true;
  part(within, "alarm").hidden = true;
}

localise(document);
