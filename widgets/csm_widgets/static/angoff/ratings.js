// Questions by judges: a field for each rating, and in round 2 what round 1 came to.

const FIRST_QUESTIONS = 60;

function ratingTable(panel, state, { onEntry, onLeave }) {
  const words = WORDS.angoff;
  const judges = panel.judges.map((name, at) => ({ name, at })).filter((one) => !state.judge || one.name === state.judge);
  const wanted = panel.questions.map((one, at) => ({ ...one, number: at + 1 })).filter((one) => !state.only || (one.first && one.first.apart));
  const second = state.round === 2;
  const facility = second && panel.impact !== "";
  const fields = new Map(); // question/judge -> field and the room for its fault
  const head = (text, style) => h("th", { scope: "col", role: "columnheader", class: style || null }, text);
  const body = h("tbody", { role: "rowgroup" });

  function line(one, row) {
    const cells = [h("th", { scope: "row", role: "rowheader" }, questionText(one))];
    if (second) cells.push(h("td", { role: "cell", class: "csm-angoff__before", "data-label": words.before }, one.first ? words.spread(one.first) : "–", one.first && one.first.apart ? h("span", { class: "csm-angoff__apart" }, words.apart) : ""));
    if (facility) cells.push(h("td", { role: "cell", class: "csm-angoff__before", "data-label": words.soFar }, words.ofHundred(one.facility)));
    return h("tr", { role: "row", "data-apart": second && one.first !== null && one.first.apart }, cells, judges.map((judge) => ratingCell(one, judge, row)));
  }

  function ratingCell(one, judge, row) {
    const fault = h("span", { class: "csm-angoff__fault", id: freshId("fault"), hidden: true });
    const entry = () => ({ round: state.round, judge: judge.name, question: one.id, text: field.value.slice(0, 200) });
    const field = h("input", {
      type: "text", inputmode: "decimal", autocomplete: "off", class: "csm-number csm-angoff__rating", maxlength: 20, value: one.ratings[state.round - 1][judge.at],
      "aria-label": words.field(judge.name, state.round, one.number), "aria-describedby": fault.id, "data-csm-rating": `${judge.name}/${one.id}`, "data-row": row,
      oninput: () => onEntry(entry()), onchange: onLeave, onfocus: (event) => event.target.select(), onkeydown: (event) => moved(event, row, judge.name),
    });
    fields.set(`${one.id}/${judge.name}`, { field, fault });
    return h("td", { role: "cell", "data-label": judge.name }, field, second ? h("span", { class: "csm-inst__note" }, words.said(one.ratings[0][judge.at])) : "", fault);
  }

  function moved(event, row, judge) {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = wanted[row + step] && fields.get(`${wanted[row + step].id}/${judge}`);
    event.preventDefault();
    if (next) next.field.focus();
  }

  function fill(from, to) {
    body.append(...wanted.slice(from, to).map((one, at) => line(one, from + at)));
  }

  function tell(entry, sentence) {
    const found = entry.round === state.round && fields.get(`${entry.question}/${entry.judge}`);
    if (!found) return;
    reword(found.fault, sentence);
    show(found.fault, sentence !== "");
    found.field.setAttribute("aria-invalid", String(sentence !== ""));
  }

  fill(0, FIRST_QUESTIONS);
  const rest = wanted.length - FIRST_QUESTIONS;
  const more = rest > 0 ? button("more-questions", words.more(rest), () => { fill(FIRST_QUESTIONS, wanted.length); more.remove(); fields.get(`${wanted[FIRST_QUESTIONS].id}/${judges[0].name}`).field.focus(); }, { class: "csm-button csm-button--quiet csm-button--small" }) : "";
  const table = h("table", { class: "csm-angoff__table", role: "table", "data-csm": "ratings" }, h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
    head(words.question), second ? head(words.before) : "", facility ? head(words.soFar) : "", judges.map((judge) => head(judge.name, "csm-angoff__judge")))), body);
  const element = wanted.length ? h("div", {}, h("div", { class: "csm-inst__scroll", tabindex: "0", role: "group", "aria-label": words.ratings }, table), more) : h("p", { class: "csm-help", "data-csm": "none-apart" }, words.noneApart);
  return { element, tell };
}

function questionText(one) {
  return h("div", { class: "csm-angoff__question" }, h("span", { class: "csm-angoff__number" }, `${one.number}.`),
    h("div", {}, h("div", { html: one.stem }),
      one.key ? h("details", {}, h("summary", {}, WORDS.angoff.key), h("div", { html: one.key })) : "", h("span", { class: "csm-inst__note" }, one.id)));
}
