// The end of a sitting: handed in by the learner, or by the page when the time is up. Both lead to the result.

import { Away, Refused, ask } from "./service.js";

const AGAIN = [1000, 2000, 4000, 8000]; // milliseconds
const LAST_PACKETS = 4000; // milliseconds for what is unsent when the time is up

const WORDS = {
  sending: "Sending your last answers …",
  handing: "Handing in …",
  away: "The course cannot be reached just now. Nothing is lost; this page tries again by itself.",
  up: "What you had saved is being handed in. The result opens by itself.",
  upAway: "The course cannot be reached just now. What was saved in time counts; this page tries again by itself.",
};

// `sheet` keeps the answers, `lock(on)` stops or frees the form, `time(answer)` sets the clock by what the service says.
export function closing({ sitting, result, sheet, lock, part, time, closeDialog }) {
  let ended = false;
  let busy = false;

  function leave() {
    if (ended) return;
    ended = true;
    sheet.forgetAll();
    location.replace(result);
  }

  const pause = (tries) => new Promise((done) => { setTimeout(done, AGAIN[Math.min(tries, AGAIN.length - 1)]); });

  // True when it is done; false when the service could not be reached. Throws what the service refuses.
  async function deliver() {
    try {
      await ask(`sittings/${sitting}/hand-in`, { method: "POST", body: {} });
      return true;
    } catch (trouble) {
      if (trouble instanceof Away) return false;
      if (["handed_in", "out_of_time"].includes(trouble.code)) return true;
      throw trouble;
    }
  }

  // Once the learner has agreed: first everything unsent, then the hand-in; until it is done or the learner goes back.
  async function handIn({ tell, stopped }) {
    tell(sheet.box.size() ? WORDS.sending : WORDS.handing);
    lock(true);
    for (let tries = 0; !stopped() && !ended; tries += 1) {
      if (sheet.box.size()) await sheet.box.run();
      try {
        if (!sheet.box.size() && !stopped() && (await deliver())) return leave();
      } catch (trouble) {
        lock(false);
        return tell(trouble.message);
      }
      if (tries || sheet.box.state() !== "saving") tell(WORDS.away);
      await pause(tries);
    }
    if (!ended && !busy) lock(false);
  }

  // The page's count is at its end. The service's word counts: there may be a second left, or more was granted.
  async function timeUp() {
    if (busy || ended) return;
    busy = true;
    for (let tries = 0; !ended; tries += 1) {
      const now = await standing();
      if (now === "running") break;
      if (tries === 0) showClosing();
      if (now === "over") {
        await Promise.race([sheet.box.run(), pause(LAST_PACKETS)]);
        if (await deliver().catch(() => true)) return leave();
      }
      part("closing-text").textContent = WORDS.upAway;
      await pause(tries);
    }
    busy = false;
    hideClosing();
  }

  // What the service says: "running", "over" or, where it cannot be asked, "unknown": then nothing is handed in either.
  async function standing() {
    try {
      const answer = await ask(`sittings/${sitting}`);
      const { state, seconds_left: left } = answer.told;
      if (state !== "running" || left === null || left <= 0) return "over";
      time(answer);
      return "running";
    } catch (trouble) {
      if (trouble instanceof Refused) leave();
      return "unknown";
    }
  }

  function showClosing() {
    closeDialog();
    lock(true);
    part("questions").hidden = true;
    part("review").hidden = true;
    part("closing").hidden = false;
    part("closing-text").textContent = WORDS.up;
    part("closing-head").focus();
  }

  function hideClosing() {
    if (part("closing").hidden) return;
    part("closing").hidden = true;
    part("questions").hidden = false;
    lock(false);
  }

  return { handIn, timeUp, leave, ended: () => ended };
}
