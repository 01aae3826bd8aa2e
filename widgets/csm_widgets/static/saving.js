// The status line: says "Saved" only when the answer is on disk, and offers another try when it is not.

const TYPING_PAUSE = 250; // milliseconds
const LONG_SILENCE = 4; // times without a reply, after which the page says what else can be done

function savingLine(opening, line, answer, onSaved) {
  const draft = draftOf(opening);
  const text = h("span", { "data-csm": "status" });
  const again = button("try-again", WORDS.tryAgain, () => save(), { class: "csm-button csm-button--small" });
  const alarm = h("p", { class: "csm-alarm", role: "alert", "data-csm": "alarm" });
  const note = h("p", { class: "csm-remark", role: "status", "data-csm": "remark" });
  const voice = speaker();
  const element = h("div", { class: "csm-saving" }, text, again, voice);
  let timer = null;
  let changes = 0; // counts changes, so that "Saved" is said of the newest only
  let carried = 0; // the count when the last message left
  let silences = 0;
  let troubled = false;

  // Spoken once, and again after trouble: at every pause in typing it would be noise.
  function say(state, words) {
    if (state === "saved" && changes > 0 && (voice.textContent === "" || troubled)) voice.textContent = words;
    troubled = state === "failed" || state === "lost" || (troubled && state !== "saved");
    if (element.dataset.state !== state) element.dataset.state = state;
    alarm.classList.toggle("csm-alarm--lost", state === "lost"); // a page that speaks of it itself hides this one
    reword(text, words);
    show(again, state === "failed");
  }

  function warn(words) {
    if (alarm.textContent !== words) alarm.textContent = words;
    show(alarm, words !== "");
  }

  function changed(typing) {
    changes += 1;
    draft.keep(answer());
    remark("");
    say("saving", WORDS.saving);
    clearTimeout(timer);
    timer = typing ? setTimeout(save, TYPING_PAUSE) : null;
    if (!typing) save();
  }

  function save() {
    clearTimeout(timer);
    timer = null;
    say("saving", WORDS.saving);
    line.send("save", current, (reply) => settle(reply));
  }

  // The answer of this moment, for a message that leaves now.
  function current() {
    carried = changes;
    return { answer: answer() };
  }

  // Shows what became of a save; a change that still waits keeps the line at "Saving".
  function settle(reply) {
    const saving = reply.saving;
    if (!saving || saving.sentence) {
      say("failed", "");
      warn(saving ? saving.sentence : reply.failure);
      return;
    }
    warn("");
    if (saving.replaced_other) remark(WORDS.replacedOther);
    if (carried === changes) {
      if (!saving.open) draft.drop(saving.saved);
      say("saved", saving.open || WORDS.saved(clock(saving.saved)));
    }
    onSaved(saving);
  }

  function remark(words) {
    reword(note, words);
    show(note, words !== "");
  }

  function silent(purpose) {
    const unsaved = purpose === "save" || purpose === "check" || carried !== changes;
    silences += 1;
    warn(unsaved ? (silences < LONG_SILENCE ? WORDS.lost : WORDS.lostLong) : WORDS.noReply);
    say("lost", "");
  }

  // The line speaks again: whatever was not saved is on its way in a message of its own.
  function heard() {
    silences = 0;
    if (element.dataset.state !== "lost") return;
    warn("");
    say("saving", carried === changes ? "" : WORDS.saving);
  }

  // Leaving the page must not cost the last words typed.
  function flush() {
    if (timer !== null) save();
  }

  // The result ends the watch, when the panel itself goes.
  function watchLeaving() {
    window.addEventListener("pagehide", flush);
    document.addEventListener("visibilitychange", flush);
    return () => {
      flush();
      window.removeEventListener("pagehide", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }

  if (opening.saved) say("saved", WORDS.saved(clock(opening.saved)));
  else say("idle", WORDS.unanswered);
  warn("");
  remark(opening.remark);
  // A check saves as well: what was about to be saved by itself need not be.
  function hold() {
    clearTimeout(timer);
    timer = null;
  }

  return {
    element, changed, current, settle, silent, heard, flush, watchLeaving, hold, remark, draft,
    messages: h("div", { class: "csm-messages" }, alarm, note),
    isSaved: () => element.dataset.state === "saved",
    isFailed: () => element.dataset.state === "failed",
    isAtRest: () => ["saved", "idle"].includes(element.dataset.state),
  };
}
