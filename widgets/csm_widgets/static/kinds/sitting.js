// Sitting: a test that is taken on the pages of the assessment service. Here is where one stands, the way there, and the
// receipt of the result that counts, which this exercise hands in.

function sittingKind({ question, opening, line }) {
  const body = h("div", { class: "csm-sitting__body", "data-csm": "standing", "aria-live": "polite" }, h("p", { class: "csm-help" }, WORDS.sitting.asking));
  const outcome = h("div", { class: "csm-sitting__outcome", "data-csm": "outcome" });
  const element = h("div", { class: "csm-sitting" }, body, outcome);
  let receipt = "";
  let asking = false;

  async function look() {
    if (asking) return;
    asking = true;
    const { card, sentence } = await fetchCard(question.id);
    asking = false;
    if (!element.isConnected) return;
    body.replaceChildren(...(card ? standingParts(card) : [h("p", { class: "csm-notice", role: "note", "data-csm": "away" }, sentence)]));
    if (card) take(card);
    else showReceipt(null);
  }

  // The server has written the receipt beside the course's own page; a copy of the page elsewhere gets it from here.
  function take(card) {
    if (card.receipt && card.receipt !== receipt && !card.kept_in.includes(opening.place)) {
      line.send("save", () => ({ answer: { receipt: card.receipt } }), (reply) => {
        const failed = !reply.saving || reply.saving.sentence;
        if (!failed) receipt = card.receipt;
        showReceipt(card, failed ? (reply.saving && reply.saving.sentence) || card.trouble : "");
      });
    } else {
      receipt = card.receipt || receipt;
      showReceipt(card, card.kept_in.includes(opening.place) || card.receipt === receipt ? "" : card.trouble);
    }
  }

  function showReceipt(card, trouble = "") {
    outcome.replaceChildren(...(trouble ? [h("p", { class: "csm-alarm", role: "alert" }, WORDS.sitting.notKept, " ", trouble)] : receiptParts(receipt, card)));
  }

  const seen = () => { if (document.visibilityState === "visible" && element.isConnected) look(); };
  document.addEventListener("visibilitychange", seen);
  window.addEventListener("pageshow", (event) => event.persisted && seen()); // back from the test, page as it was left

  function restore(saved) {
    receipt = (saved && saved.receipt) || "";
    showReceipt(null);
  }

  return { element, answer: () => ({ receipt }), restore, isBlank: () => receipt === "", ownSupport: true, placed: look };
}

// The card, or the sentence to show in its place.
async function fetchCard(exercise) {
  try {
    const answer = await fetch(`${baseAddress()}course/assessment/card/${exercise}`, { credentials: "same-origin", headers: { Accept: "application/json" } });
    const told = await answer.json();
    return answer.ok ? { card: told } : { sentence: told.message || WORDS.sitting.away };
  } catch {
    return { sentence: WORDS.sitting.away };
  }
}

function standingParts(card) {
  const { offer } = card;
  const words = WORDS.sitting;
  const facts = [
    words.questions(offer.questions), words.minutes(offer.minutes),
    offer.pass_percent === null ? "" : words.pass(offer.pass_percent, offer.pass_points, offer.questions),
    offer.open_book ? words.openBook : "",
  ].filter(Boolean).join(" · ");
  const way = wayIn(card);
  return [
    h("p", { class: "csm-sitting__facts" }, facts),
    h("p", { class: "csm-sitting__stand", "data-csm": "stand" }, standSentence(offer)),
    way ? h("p", { class: "csm-bar" }, way) : null,
  ].filter(Boolean);
}

// The outcome once, then what is in the way. `why` says itself that one has passed where one can never begin again.
function standSentence(offer) {
  const words = WORDS.sitting;
  const { may_begin: open, not_before: from, why, attempts_left: left } = offer.standing;
  const told = outcomeOf(offer);
  if (offer.running) return sentences(told && words.result(told), told ? words.another : words.begun);
  if (open) return sentences(told ? words.result(told) : words.none, left && words.left(left));
  if (told && told.passed && !from) return sentences(why, words.result({ ...told, passed: null }));
  return sentences(told && words.result(told), why, from && (told ? words.againFrom : words.from)(clock(from)));
}

const sentences = (...said) => said.filter(Boolean).join(" ");

// The result that counts. Null before the first; a rehearsal is none of an exam that can now be taken.
function outcomeOf(offer) {
  const past = offer.finished.find((one) => one.sitting === offer.counts);
  return past && { points: past.points, maximum: past.maximum, passed: past.passed, count: offer.finished.length };
}

// Nothing where no attempt can begin now: the sentence above says why.
function wayIn({ offer, address }) {
  if (!offer.running && !offer.standing.may_begin) return null;
  const label = offer.running ? WORDS.sitting.goOn : offer.counts ? WORDS.sitting.again : WORDS.sitting.begin;
  return h("a", { class: "csm-button csm-button--first", href: address, "data-csm": "begin", ...elsewhere() }, label,
    elsewhere().target ? h("span", { class: "csm-unseen" }, WORDS.sitting.newTab) : null);
}

// JupyterLab would be left behind with whatever is open in it.
function elsewhere() {
  return document.querySelector(".jp-LabShell") ? { target: "_blank", rel: "noopener" } : {};
}

function receiptParts(receipt, card) {
  const told = readReceipt(receipt);
  if (!told) return [];
  const when = clock(new Date(told.handed_in * 1000).toISOString());
  return [
    h("p", { class: "csm-sitting__ready", "data-csm": "ready" }, h("span", { class: "csm-mark csm-mark--right", "aria-hidden": "true" }, "✓ "), h("b", {}, WORDS.sitting.ready)),
    h("p", {}, card && card.receipt === receipt ? "" : WORDS.sitting.worth(told.points, told.maximum), WORDS.sitting.kept(when)),
    card && card.result ? h("p", {}, h("a", { href: card.result, "data-csm": "result", ...elsewhere() }, WORDS.sitting.see)) : null,
  ].filter(Boolean);
}

// What a receipt says, for its owner's eyes; whether it is true, the grader finds out.
function readReceipt(receipt) {
  try {
    return JSON.parse(atob(receipt.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null;
  }
}
