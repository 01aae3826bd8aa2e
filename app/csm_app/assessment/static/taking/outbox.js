// Packets on their way to the service: the newest of each question, one request at a time, tried again until confirmed.
// Until then each is kept in this browser as well, so that a closed page or a dead computer battery loses nothing.

import { Away } from "./service.js";

const PAUSES = [1000, 2000, 4000, 8000, 15_000]; // milliseconds between tries

// `send(item, packet)` gives what the service says; `told(item, packet, answer)`, `refused(item, packet, why)` and
// `changed()` are called as things happen.
export function outbox({ sitting, send, told, refused, changed }) {
  const waiting = new Map();
  const prefix = `csm-sitting:${sitting}:`;
  let busy = false;
  let tries = 0;
  let timer = null;
  let signedOut = false;

  function put(item, packet, pause = 0) {
    waiting.set(item, packet);
    keep(item, packet);
    changed();
    if (pause && !tries) later(pause);
    else run();
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  }

  async function run() {
    clearTimeout(timer);
    if (busy) return;
    busy = true;
    try {
      while (waiting.size) await one(...waiting.entries().next().value);
      tries = 0;
      signedOut = false;
    } catch (trouble) {
      if (!(trouble instanceof Away)) throw trouble;
      signedOut = trouble.signedOut;
      later(Math.max(PAUSES[Math.min(tries, PAUSES.length - 1)], trouble.wait) * (0.8 + 0.4 * Math.random()));
      tries += 1;
    } finally {
      busy = false;
      changed();
    }
  }

  async function one(item, packet) {
    let answer;
    try {
      answer = await send(item, packet);
    } catch (why) {
      if (why instanceof Away) throw why;
      drop(item, packet);
      refused(item, packet, why);
      return;
    }
    tries = 0;
    signedOut = false;
    drop(item, packet);
    told(item, packet, answer);
  }

  // What was sent is no longer waiting, unless it was changed again meanwhile.
  function drop(item, packet) {
    if (waiting.get(item) === packet) waiting.delete(item);
    forget(item, packet.packet);
    changed();
  }

  function keep(item, packet) {
    try {
      localStorage.setItem(prefix + item, JSON.stringify(packet));
    } catch {
      // A browser that keeps nothing: the page warns before it is left while something is unsent.
    }
  }

  function forget(item, upTo) {
    try {
      const kept = JSON.parse(localStorage.getItem(prefix + item));
      if (kept && kept.packet <= upTo) localStorage.removeItem(prefix + item);
    } catch {
      // as above
    }
  }

  // What this browser still keeps of the sitting, from this tab or another one: pairs of item and packet.
  function left() {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
      return names.map((name) => [name.slice(prefix.length), JSON.parse(localStorage.getItem(name))]).filter(([, one]) => one);
    } catch {
      return [];
    }
  }

  return {
    put, run, forget, left,
    has: (item) => waiting.has(item),
    packets: () => [...waiting],
    size: () => waiting.size,
    state: () => (!waiting.size ? "saved" : tries ? (signedOut ? "signed-out" : "away") : "saving"),
  };
}
