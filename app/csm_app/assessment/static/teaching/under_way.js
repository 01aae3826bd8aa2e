// Who takes a test now: asked again by itself while somebody looks, and not while the page is hidden or told to stop.

import { Refused, ask } from "../taking/service.js";
import { localise, words } from "./moments.js";

const PAUSE = 20_000; // milliseconds between two looks
const part = (name) => document.querySelector(`[data-${name}]`);
const place = part("under-way"), list = part("list"), box = part("box"), said = part("said"), alarm = part("alarm"), button = part("pause");
const row = place.querySelector("template").content.firstElementChild;

let timer = null;
let looking = false;
let stopped = false;
let since = new Date(); // when the service was last reached
let shown = []; // what it said then, with the end of each by performance.now()

const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

async function look() {
  if (looking) return; // the look that is under way plans the next one
  looking = true;
  clearTimeout(timer);
  let pause = PAUSE;
  try {
    const { told, sent } = await ask("under-way");
    since = new Date();
    shown = told.map((one) => ({ ...one, end: one.seconds_left === null ? null : sent + 1000 * one.seconds_left }));
    draw();
    alarm.hidden = true;
  } catch (trouble) {
    unreached(trouble);
    pause = Math.max(PAUSE, trouble.wait || 0);
  } finally {
    looking = false;
  }
  if (!stopped && !document.hidden) timer = setTimeout(look, pause);
}

// Said once, not at every look.
function unreached(trouble) {
  const why = trouble instanceof Refused ? trouble.message : trouble.signedOut ? "You are no longer signed in; reload this page." : "The service cannot be reached.";
  const sentence = `${why} What stands here is of ${words(since)}.${trouble.signedOut || trouble instanceof Refused ? "" : " This page tries again by itself."}`;
  if (alarm.hidden || alarm.textContent !== sentence) alarm.textContent = sentence;
  alarm.hidden = false;
}

function draw() {
  const sentence = shown.length ? `${counted(shown.length, "sitting")}. The one that ends soonest comes first.` : "Nobody takes a test or exam at the moment.";
  if (said.textContent !== sentence) said.textContent = sentence;
  const rows = new Map([...list.children].map((one) => [one.dataset.sitting, one]));
  shown.forEach((one, at) => {
    const found = rows.get(one.sitting) || made(one);
    rows.delete(one.sitting);
    fill(found, one);
    if (list.children[at] !== found) list.insertBefore(found, list.children[at] || null);
  });
  for (const gone of rows.values()) gone.remove();
  box.hidden = !shown.length;
  if (box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0; // scrolled by keyboard
  else box.removeAttribute("tabindex");
}

function made(one) {
  const found = row.cloneNode(true);
  found.dataset.sitting = one.sitting;
  const link = found.querySelector("[data-part=learner]");
  link.textContent = one.learner;
  link.href = place.dataset.learners + encodeURIComponent(one.learner);
  return found;
}

function fill(found, one) {
  const until = one.ends ? `, until ${words(new Date(one.ends))}` : "";
  put(found, "title", one.title);
  put(found, "times", `since ${words(new Date(one.began))}${until}`);
  put(found, "left", left(one));
}

function put(found, name, text) {
  const at = found.querySelector(`[data-part=${name}]`);
  if (at.textContent !== text) at.textContent = text;
}

function left(one) {
  if (one.end === null) return "no time limit";
  const minutes = Math.ceil((one.end - performance.now()) / 60_000);
  return minutes > 0 ? `${counted(minutes, "minute")} left` : "time is up";
}

function stop() {
  stopped = !stopped;
  button.textContent = stopped ? "Go on" : "Pause";
  if (stopped) clearTimeout(timer);
  else look();
}

localise(document);
button.hidden = false;
button.addEventListener("click", stop);
document.addEventListener("visibilitychange", () => { if (document.hidden) clearTimeout(timer); else if (!stopped) look(); });
setInterval(() => { if (!document.hidden) [...list.children].forEach((one, at) => put(one, "left", left(shown[at]))); }, 5000);
// Whoever came for the list below finds it where it is once these rows stand above it.
look().then(() => { if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView(); });
