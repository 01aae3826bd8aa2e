// The answer sheet: what holds of every question, here, in other tabs, and at the service. The highest packet wins.

import { read, readCertainty, same, write, writeCertainty } from "./answers.js";
import { outbox } from "./outbox.js";
import { ask } from "./service.js";
import { tabs } from "./tabs.js";

const TYPING = 450; // milliseconds of rest before typing is sent
const JUST_NOW = 5000; // milliseconds within which a choice is newer than whatever the service holds
const TAB = crypto.getRandomValues(new Uint32Array(2)).join("-");

// `changed(item)` whenever something of a question is another; `heard(answer)` with every answer of the service;
// `elsewhere(item)` when a later answer from another window replaced one; `refused(why)`; `finished()` in another tab.
export function sheet({ sitting, questions, changed, sending, heard, elsewhere, refused, finished }) {
  const entries = new Map([...questions.keys()].map((item) => [item, { response: null, flagged: false, certainty: null, packet: 0 }]));
  const made = new WeakMap(); // when a packet was made, by the stopwatch
  const channel = tabs(sitting, { change: (item, kept) => adopt(item, kept), finished });
  const box = outbox({
    sitting,
    send: (item, packet) => ask(`sittings/${sitting}/answers/${encodeURIComponent(item)}`, { method: "PUT", body: packet }),
    told,
    refused: (item, packet, why) => refused(item, why),
    changed: () => sending(),
  });

  // Something on the form was changed: it leaves at once, typing after a short rest.
  function note(item, typing = false) {
    const question = questions.get(item);
    const entry = entries.get(item);
    const now = { response: read(question), flagged: flagOf(question), certainty: readCertainty(question) };
    if (alike(now, entry)) return;
    hand(item, { ...now, packet: entry.packet + 1 }, typing ? TYPING : 0);
  }

  function hand(item, kept, pause = 0) {
    const packet = { ...kept, tab: TAB };
    entries.set(item, kept);
    made.set(packet, performance.now());
    channel.change(item, kept);
    changed(item);
    box.put(item, packet, pause);
  }

  // Something later than what is shown here.
  function adopt(item, kept) {
    if (!entries.has(item) || kept.packet <= entries.get(item).packet) return false;
    put(item, kept);
    return true;
  }

  function put(item, { response, flagged, certainty, packet }) {
    const question = questions.get(item);
    entries.set(item, { response, flagged, certainty, packet });
    write(question, response);
    writeCertainty(question, certainty);
    question.querySelector("[data-part=flag]").setAttribute("aria-pressed", String(flagged));
    changed(item);
  }

  // The service has kept a packet. It may hold a later one: mine goes again if I chose just now, otherwise its is shown.
  function told(item, packet, answer) {
    heard(answer);
    const { kept } = answer.told;
    const mine = entries.get(item);
    if (kept.packet < mine.packet || (kept.packet === packet.packet && alike(kept, packet))) return;
    const at = made.get(packet);
    if (mine.packet === packet.packet && at !== undefined && performance.now() - at < JUST_NOW) {
      again(item, kept.packet + 1);
    } else {
      put(item, kept);
      elsewhere(item);
    }
  }

  // Without a moment of its making, so that it is not sent a third time.
  function again(item, number) {
    const kept = { ...entries.get(item), packet: number };
    entries.set(item, kept);
    channel.change(item, kept);
    box.put(item, { ...kept, tab: TAB });
  }

  // All the service holds, and what this browser kept and could not send before.
  function open(answers) {
    for (const item of questions.keys()) {
      const kept = answers[item];
      if (!(kept && adopt(item, kept)) && entries.get(item).packet === 0) put(item, entries.get(item));
    }
    sendLeft(answers);
  }

  function sendLeft(answers) {
    for (const [item, packet] of box.left()) {
      const held = answers[item]?.packet ?? 0;
      if (!questions.has(item) || packet.packet <= held) box.forget(item, held || packet.packet);
      else if (!box.has(item)) {
        adopt(item, packet);
        box.put(item, packet);
      }
    }
  }

  // The page goes: one last try for what is unsent, which outlives the page. It stays kept until it is confirmed.
  function leave() {
    for (const [item, packet] of box.packets()) {
      const path = `sittings/${sitting}/answers/${encodeURIComponent(item)}`;
      ask(path, { method: "PUT", body: packet, keepalive: true }).then(() => box.forget(item, packet.packet), () => {});
    }
  }

  function forgetAll() {
    for (const [item, packet] of box.left()) box.forget(item, packet.packet);
    channel.finish();
  }

  return { note, open, leave, forgetAll, box, entry: (item) => entries.get(item) };
}

const flagOf = (question) => question.querySelector("[data-part=flag]").getAttribute("aria-pressed") === "true";

const alike = (one, other) =>
  one.flagged === other.flagged && one.certainty === other.certainty && same(one.response, other.response);
