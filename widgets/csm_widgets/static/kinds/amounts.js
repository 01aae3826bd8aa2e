// The rows of an allocation - number, slider, reason - and the one bar of all shares.

// A typed amount: a number, null where nothing is entered, NaN where it is no number. 1,250.5 and 12,5 are both read.
function readAmount(text) {
  const bare = text.replace(/[\s\u00a0]/g, "").replace("−", "-");
  if (bare === "") return null;
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  if (/^-?\d+,\d+$/.test(bare)) return Number(bare.replace(",", "."));
  return /^-?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : NaN;
}

function amountRow(item, place, { total, unit, step }, entered, spoken, reasons) {
  const id = freshId("amount");
  const fault = h("p", { class: "csm-fault", id: `${id}-fault`, hidden: true });
  const input = h("input", {
    type: "text", inputmode: "decimal", id, class: "csm-number", autocomplete: "off", maxlength: 20,
    "data-csm-field": item.id, oninput: () => typedIn(), onchange: spoken,
  });
  const range = h("input", {
    type: "range", class: "csm-range", min: 0, max: total, step, "aria-label": WORDS.allocate.sliderOf(item.text),
    "data-csm-slider": item.id, oninput: () => slid(), onchange: spoken,
  });
  const label = h("label", { class: "csm-share__label", for: id, dir: "auto" },
    h("span", { class: `csm-share__key csm-share__key--${place + 1}`, "aria-hidden": "true" }, String(place + 1)), h("span", {}, item.text));
  const number = h("div", { class: "csm-share__number" }, input, h("span", { class: "csm-unit", id: `${id}-unit` }, unit));
  const note = reasons.note(item.id, range);
  input.setAttribute("aria-describedby", `${id}-unit ${id}-fault ${note.id}`);
  const element = h("div", { class: "csm-share" }, label, range, number, fault, note);

  function amount() {
    const read = readAmount(input.value);
    return Number.isNaN(read) ? null : read;
  }

  function follow() {
    range.value = amount() || 0;
    range.style.setProperty("--csm-share", `${Math.min(100, Math.max(0, (100 * (amount() || 0)) / total))}%`);
    range.setAttribute("aria-valuetext", amountWords(amount() || 0, unit));
    const wrong = Number.isNaN(readAmount(input.value));
    tell(fault, wrong ? WORDS.allocate.noNumber : "");
    if (wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }

  function typedIn() {
    follow();
    entered();
  }

  function slid() {
    input.value = range.value;
    typedIn();
  }

  function put(value) {
    input.value = value === null ? "" : String(value);
    follow();
  }

  return { element, amount, put };
}

// One bar for all shares, as wide as the total or as what was given; its text says the same.
function sharesBar({ items, total, unit }) {
  const track = h("div", { class: "csm-shares__track" });
  const element = h("div", { class: "csm-shares", role: "img", "data-csm": "shares" }, track);

  function show(given) {
    const shares = items.map((item, place) => ({ text: item.text, place, amount: Math.max(0, given[item.id] || 0) }));
    const sum = shares.reduce((all, share) => all + share.amount, 0);
    const width = Math.max(total, sum);
    const parts = shares.filter((share) => share.amount > 0).map(({ place, amount }) =>
      h("span", { class: `csm-shares__part csm-share__key--${place + 1}`, style: `inline-size: ${(100 * amount) / width}%` }, String(place + 1)));
    const end = sum > total ? [h("span", { class: "csm-shares__over", style: `inset-inline-start: ${(100 * total) / width}%` })] : [];
    track.replaceChildren(...parts, ...end);
    const named = shares.filter((share) => share.amount > 0).map(({ text, amount }) => `${text}: ${amountWords(amount, unit)}`);
    element.setAttribute("aria-label", WORDS.allocate.shares(named.join("; "), leftWords(precise(total - sum), { total, unit })));
  }

  return { element, show };
}
