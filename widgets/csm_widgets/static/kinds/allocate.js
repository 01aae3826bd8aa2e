// Allocate: an amount per item by number or slider, what is left of the total, and a bar of the shares.

const SUM = "="; // what the verdict calls the line about the sum

function allocateKind({ question, changed }) {
  const left = h("p", { class: "csm-left", "data-csm": "left" });
  const voice = speaker();
  const bar = sharesBar(question);
  const element = h("fieldset", { class: "csm-allocate" });
  const words = WORDS.allocate;
  const reasons = reasonsInPlace(element, (worth, id) => (worth >= 1 ? words.fits : id === SUM ? words.sumOff : WORDS.notYet));
  const rows = new Map(question.items.map((item, place) => [item.id, amountRow(item, place, question, onEntered, spoken, reasons)]));
  element.append(h("legend", {}, words.legend(amountWords(question.total, question.unit))), h("p", { class: "csm-help" }, words.help),
    h("div", { class: "csm-allocate__head" }, left, bar.element, reasons.note(SUM, null)), ...[...rows.values()].map((row) => row.element), voice);

  function amounts() {
    const pairs = [...rows].map(([id, row]) => [id, row.amount()]);
    return Object.fromEntries(pairs.filter(([, amount]) => amount !== null));
  }

  function tally() {
    const given = amounts();
    const rest = precise(question.total - Object.values(given).reduce((sum, amount) => sum + amount, 0));
    left.textContent = leftWords(rest, question);
    left.dataset.csmState = rest === 0 ? "even" : rest < 0 ? "over" : "under";
    bar.show(given);
  }

  function onEntered() {
    reasons.stale();
    tally();
    changed("typing");
  }

  function spoken() {
    voice.textContent = left.textContent;
  }

  function restore(answer) {
    const given = answer ? answer.amounts : {};
    for (const [id, row] of rows) row.put(id in given ? given[id] : null);
    reasons.clear();
    tally();
  }

  return {
    element, restore, answer: () => ({ amounts: amounts() }), judged: reasons.judged, inPlace: WORDS.inPlace,
    isBlank: () => !Object.values(amounts()).some((amount) => amount !== 0),
  };
}

// Sums of decimals: 0.1 + 0.2 must not leave a hair.
function precise(number) {
  return Math.round(number * 1e9) / 1e9;
}

// "12 hours", "30%", "EUR 4,000": as the Python side words it.
function amountWords(amount, unit) {
  const number = amount.toLocaleString("en-GB", { maximumFractionDigits: 6 }).replace("-", "−");
  if (unit.startsWith("%")) return number + unit;
  return unit.startsWith("EUR") ? `EUR ${number}${unit.slice(3)}` : `${number} ${unit}`.trim();
}

function leftWords(rest, { total, unit }) {
  const whole = amountWords(total, unit);
  if (rest === 0) return WORDS.allocate.even(whole);
  const bare = unit.startsWith("%") || unit.startsWith("EUR") ? amountWords(Math.abs(rest), unit) : amountWords(Math.abs(rest), "");
  return rest > 0 ? WORDS.allocate.left(bare, whole) : WORDS.allocate.over(amountWords(-rest, unit), whole);
}
