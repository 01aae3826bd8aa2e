// The page on which a test is taken: puts the parts together, shows one question at a time, says how it stands.

import { fullness, write } from "./answers.js";
import { countdown } from "./clock.js";
import { closing } from "./closing.js";
import { movable } from "./order.js";
import { palette } from "./palette.js";
import { practice, unchecked } from "./practice.js";
import { review } from "./review.js";
import { Refused, ask } from "./service.js";
import { sheet } from "./sheet.js";

const TOAST = 20_000; // milliseconds a word on the time stays
const BRIEF = 7000; // and any other
const HIDDEN = "csm-time-hidden";
const STATES = { opening: "Opening …", saved: "Saved", saving: "Saving …", away: "Not saved yet – trying again", "signed-out": "Not saved yet – trying again" };
const NOTES = {
  closed: "The course cannot be reached just now. This page tries again by itself.",
  away: "No connection. Go on answering: everything is kept on this computer and sent as soon as the connection is back.",
  "signed-out": "You have been signed out. Go on answering: everything is kept on this computer. To send it, sign in in a new tab: ",
};

const part = (name) => document.querySelector(`[data-part=${name}]`);
const root = part("sitting");
const { sitting, result, home } = root.dataset;
const questions = new Map([...document.querySelectorAll("[data-item]")].map((one) => [one.dataset.item, one]));
const order = [...questions.keys()];
const state = part("state");
let current = null;
let opened = false;
let troubled = false; // something could not be sent, and not everything is sent since
let waiters = [];

const answers = sheet({
  sitting, questions,
  changed: (item) => redraw(item),
  sending: () => sending(),
  heard: (answer) => setTime(answer),
  elsewhere: (item) => toast(`Question ${questions.get(item).dataset.number} was changed in another window. The later answer is shown.`),
  refused: (item, why) => refused(item, why),
  finished: () => end.leave(),
});
const cells = palette({ root: document.querySelector(".palette"), questions, entry: answers.entry, open: (item) => show(item) });
const sums = review({ part, questions, entry: answers.entry, open: (item) => show(item), handIn: (asked) => end.handIn(asked) });
const end = closing({ sitting, result, sheet: answers, lock, part, time: setTime, closeDialog: sums.close });
const time = countdown({ draw: drawTime, say: toast, up: () => end.timeUp(), ask: () => refresh() });
if (root.hasAttribute("data-practice")) practice({ sitting, questions, entry: answers.entry, sent });

// How it stands ---------------------------------------------------------------------------------------

function redraw(item) {
  cells.draw(item);
  const question = questions.get(item);
  const { response, flagged } = answers.entry(item);
  question.querySelector("[data-part=clear]").hidden = fullness(question, response) === "empty";
  question.querySelector("[data-part=flag] span").textContent = flagged ? "Flagged" : "Flag";
}

function sending() {
  if (!opened) return;
  const now = answers.box.state();
  if (state.dataset.state !== now) {
    if (now === "saved" && troubled) toast("Everything is saved again.", BRIEF);
    troubled = now !== "saved" && (troubled || now !== "saving");
    state.dataset.state = now;
    state.textContent = STATES[now];
    note(now);
  }
  waiters = waiters.filter(([item, done]) => answers.box.has(item) || done());
}

function note(now) {
  const place = part("offline");
  const link = Object.assign(document.createElement("a"), { href: home, target: "_blank", textContent: "sign in" });
  place.replaceChildren(...(now === "signed-out" ? [NOTES[now], link, "."] : NOTES[now] ? [NOTES[now]] : []));
}

// Resolves when the service has this question's newest answer.
function sent(item) {
  if (!answers.box.has(item)) return Promise.resolve();
  answers.box.run();
  return new Promise((done) => { waiters.push([item, done]); });
}

function refused(item, why) {
  if (why.code === "out_of_time") return end.timeUp();
  if (why.code === "handed_in") return end.leave();
  return alarm(`Question ${questions.get(item).dataset.number} could not be saved. ${why.message}`);
}

function alarm(words) {
  part("alarm").textContent = words;
  part("alarm").hidden = !words;
}

let toasting = null;
function toast(words, lasting = TOAST) {
  part("toast").textContent = words;
  clearTimeout(toasting);
  toasting = setTimeout(() => { part("toast").textContent = ""; }, lasting);
}

const say = (words) => { part("said").textContent = words; };

// Time --------------------------------------------------------------------------------------------------

function setTime({ told, sent: asked }) {
  if (told.seconds_left === null) return;
  part("clock").hidden = false;
  time.set(told.seconds_left, asked);
}

function drawTime(words, seconds) {
  part("time").textContent = `${words} left`;
  part("clock").toggleAttribute("data-short", seconds <= 300);
}

function hideTime(hidden) {
  part("hide-time").textContent = hidden ? "Show time" : "Hide time";
  part("time").hidden = hidden;
  try { localStorage.setItem(HIDDEN, hidden ? "1" : ""); } catch { /* then only here */ }
}

// One question at a time ----------------------------------------------------------------------------------

function show(item, focus = true) {
  current = item;
  part("review").hidden = true;
  part("questions").hidden = false;
  for (const [id, question] of questions) question.hidden = id !== item;
  const place = order.indexOf(item);
  part("previous").setAttribute("aria-disabled", String(place === 0));
  part("next").textContent = place === order.length - 1 ? "Review" : "Next";
  part("to-review").hidden = false;
  cells.show(item);
  history.replaceState(null, "", `#${place + 1}`);
  if (!focus) return;
  questions.get(item).querySelector("h2").focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

function showReview() {
  sums.draw();
  part("questions").hidden = true;
  part("review").hidden = false;
  part("to-review").hidden = true;
  part("back").textContent = `Back to question ${questions.get(current).dataset.number}`;
  part("review").querySelector("h2").focus({ preventScroll: true });
  window.scrollTo({ top: 0 });
}

function step(by) {
  const to = order.indexOf(current) + by;
  if (to >= order.length) showReview();
  else if (to >= 0) show(order[to]);
}

function lock(on) {
  for (const one of document.querySelectorAll(".answer, .certainty")) one.disabled = on;
  for (const one of document.querySelectorAll("[data-part=flag], [data-part=clear]")) one.disabled = on;
}

// What the learner does ------------------------------------------------------------------------------------

for (const [item, question] of questions) {
  const noted = (typing) => { unchecked(question); answers.note(item, typing); };
  question.addEventListener("change", () => noted(false));
  question.addEventListener("input", (event) => { if (event.target.type === "text") noted(true); });
  question.querySelector("[data-part=flag]").addEventListener("click", (event) => {
    const button = event.currentTarget;
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    answers.note(item);
  });
  question.querySelector("[data-part=clear]").addEventListener("click", () => {
    write(question, null);
    noted(false);
    say("Your answer is cleared.");
    question.querySelector(".answer :is(input, select, button)").focus();
  });
  if (question.dataset.kind === "order") movable(question.querySelector(".answer"), say);
  question.querySelector(".story")?.addEventListener("toggle", ({ target }) => {
    for (const other of document.querySelectorAll(".story")) if (other.dataset.story === target.dataset.story) other.open = target.open;
  });
}
part("form").addEventListener("submit", (event) => { event.preventDefault(); step(1); });
part("previous").addEventListener("click", () => step(-1));
part("next").addEventListener("click", () => step(1));
part("to-review").addEventListener("click", showReview);
part("back").addEventListener("click", () => show(current));
part("hide-time").addEventListener("click", () => hideTime(!part("time").hidden));

// Opening, and whenever the page may have missed something -----------------------------------------------------

async function refresh() {
  let answer;
  try {
    answer = await ask(`sittings/${sitting}`);
  } catch (trouble) {
    if (trouble instanceof Refused) return alarm(trouble.message);
    if (!opened) {
      part("offline").textContent = NOTES.closed;
      setTimeout(refresh, 2000);
    }
    return undefined;
  }
  if (answer.told.state === "out_of_time") return end.timeUp();
  if (answer.told.state !== "running") return end.leave();
  const first = !opened;
  opened = true;
  answers.open(answer.told.answers);
  setTime(answer);
  if (first) {
    note("saved");
    lock(false);
    root.toggleAttribute("data-open", true);
  }
  answers.box.run();
  return sending();
}

window.addEventListener("online", () => { answers.box.run(); refresh(); });
window.addEventListener("pageshow", (event) => { if (event.persisted) refresh(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) refresh(); else answers.box.run(); });
window.addEventListener("pagehide", () => { if (!end.ended()) answers.leave(); });
window.addEventListener("beforeunload", (event) => { if (!end.ended() && answers.box.size()) event.preventDefault(); });

try { hideTime(localStorage.getItem(HIDDEN) === "1"); } catch { hideTime(false); }
for (const item of order) redraw(item);
show(order[Math.min(Math.max(Number(location.hash.slice(1)) || 1, 1), order.length) - 1], false);
refresh();
