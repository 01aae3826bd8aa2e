// Test: all items together, handed in once; the result only after that.

function testKind(context) {
  const { question, opening, changed } = context;
  const groups = question.items.map((item, at) => testItem(item, at, question.items.length, opening.stems[item.id], onChoice));
  const body = h("div", { class: "csm-test__items" }, ...groups);
  const end = testEnd(context, { open: openNumbers, clear, freeze, judged });
  const element = h("div", { class: "csm-test" }, body, end.element);
  let handedIn = false;

  function choices() {
    const pairs = question.items.map((item, at) => [item.id, chosen(groups[at])[0]]);
    return Object.fromEntries(pairs.filter(([, choice]) => choice));
  }

  function answer() {
    return { choices: choices(), handed_in: handedIn };
  }

  function openNumbers() {
    const given = choices();
    return question.items.map((item, at) => (given[item.id] ? 0 : at + 1)).filter(Boolean);
  }

  function onChoice() {
    end.count();
    changed();
  }

  function freeze(handed) {
    handedIn = handed;
    for (const input of body.querySelectorAll("input")) input.disabled = handed;
  }

  // Right or not, at each question and from each row of the result back to its question.
  function judged(result, table) {
    const given = choices();
    question.items.forEach((item, at) => {
      const state = result.right.includes(item.id) ? "right" : given[item.id] ? "wrong" : "open";
      markItem(groups[at], state);
    });
    linkRows(table, groups);
  }

  function clear() {
    restore(null);
    end.count();
    changed();
    body.querySelector("input").focus();
  }

  function restore(saved) {
    for (const group of groups) markItem(group, null);
    question.items.forEach((item, at) => choose(groups[at], saved && saved.choices[item.id] ? [saved.choices[item.id]] : []));
    freeze(Boolean(saved && saved.handed_in));
    end.count();
    if (handedIn) end.result(opening.judged, opening.saved);
  }

  return { element, answer, restore, isBlank: () => Object.keys(choices()).length === 0, ownSupport: true };
}

function testItem(item, at, total, stem, onchange) {
  const name = freshId("item");
  const rows = item.options.map((option) => choiceRow("radio", name, option, false, onchange));
  const mark = h("span", { class: "csm-item__mark", "data-csm": "item-mark" });
  const legend = h("legend", { id: `${name}-legend` }, WORDS.test.item(at + 1, total), mark);
  const text = h("div", { class: "csm-stem", id: `${name}-stem`, html: stem });
  return h("fieldset", {
    class: "csm-choices csm-item", "aria-labelledby": `${name}-legend ${name}-stem`, "data-csm-field": item.id,
  }, legend, text, ...rows);
}

const MARKS = { right: ["csm-mark--right", "✓"], wrong: ["csm-mark--wrong", "✗"], open: ["csm-mark--wrong", "✗"] };

// A sign and a word beside the question's number; `null` takes them away.
function markItem(group, state) {
  const place = group.querySelector("[data-csm=item-mark]");
  group.dataset.csmMark = state || "";
  if (!state) return place.replaceChildren();
  const [look, sign] = MARKS[state];
  return place.replaceChildren(h("span", { class: `csm-mark ${look}` }, h("span", { "aria-hidden": "true" }, ` ${sign} `), WORDS.test[state]));
}

// A blank test is judged in one row; otherwise row and question stand in the same order.
function linkRows(table, groups) {
  const heads = [...table.querySelectorAll("tbody th")];
  if (heads.length !== groups.length) return;
  heads.forEach((head, at) => {
    const words = head.textContent;
    head.replaceChildren(button("go-to-item", words, () => goTo(groups[at]), { class: "csm-link", title: WORDS.test.go(at + 1) }));
  });
}

function goTo(group) {
  group.setAttribute("tabindex", "-1");
  group.focus({ preventScroll: true });
  group.scrollIntoView({ block: "start" });
}

// The end of a test: how far one is, handing in with one question, and the result.
function testEnd({ question, line, saving }, { open, clear, freeze, judged: onJudged }) {
  const progress = h("p", { class: "csm-count", role: "status", "data-csm": "progress" });
  const handIn = button("hand-in", WORDS.test.handIn, () => ask(), { class: "csm-button csm-button--first" });
  const asking = h("p", { class: "csm-asking__text", tabindex: "-1" });
  const yes = button("hand-in-confirm", WORDS.test.confirm, () => confirm(), { class: "csm-button csm-button--first" });
  const no = button("hand-in-back", WORDS.test.back, () => { show(inquiry, false); show(handIn, true); handIn.focus(); });
  const inquiry = h("div", { class: "csm-asking", role: "group", "data-csm": "hand-in-question", hidden: true }, asking, yes, no);
  const outcome = h("div", { class: "csm-outcome", role: "region", "aria-live": "polite", tabindex: "-1", "data-csm": "verdict" });
  const element = h("div", { class: "csm-test__end" }, h("div", { class: "csm-bar" }, handIn, progress, saving.element), inquiry, outcome);

  function count() {
    const total = question.items.length;
    progress.textContent = WORDS.test.progress(total - open().length, total);
    show(inquiry, false);
    show(handIn, true);
  }

  function ask() {
    const numbers = open();
    asking.textContent = numbers.length ? WORDS.test.askOpen(numbers) : WORDS.test.ask;
    show(inquiry, true);
    show(handIn, false);
    yes.focus();
  }

  function confirm() {
    saving.hold();
    freeze(true);
    line.send("check", saving.current, (reply) => {
      saving.settle(reply);
      if (reply.saving && reply.saving.saved) result(reply.judged, reply.saving.saved, true);
      else { freeze(false); count(); }
    });
  }

  function result(judged, saved, now) {
    show(inquiry, false);
    show(handIn, false);
    outcome.replaceChildren(...(judged ? judgedParts(judged) : [h("p", {}, WORDS.test.handedIn(clock(saved)))]),
      judged ? button("again", WORDS.test.again, again) : button("change", WORDS.test.change, change));
    if (judged) onJudged(judged, outcome.querySelector(".csm-judged"));
    if (now) outcome.focus();
  }

  function again() {
    outcome.replaceChildren();
    clear();
  }

  function change() {
    outcome.replaceChildren();
    freeze(false);
    count();
    saving.changed();
    handIn.focus();
  }

  return { element, count, result };
}

function judgedParts(judged) {
  const percent = Math.round((1000 * judged.points) / judged.maximum) / 10;
  const lessons = judged.lessons.map((lesson) => h("li", {}, wayTo(lesson)));
  return [
    h("p", { class: "csm-outcome__score", "data-csm": "score", "data-csm-passed": String(judged.passed) },
      h("b", {}, judged.remark), " ",
      WORDS.test.score(judged.points, judged.maximum, percent)),
    lessons.length ? h("div", { "data-csm": "lessons" }, h("p", {}, WORDS.test.revisit), h("ul", { class: "csm-lessons" }, ...lessons)) : null,
    h("div", { class: "csm-judged", html: judged.html }),
  ].filter(Boolean);
}

// Where the page lists the module's lessons, the name of one leads there; elsewhere it is its name.
function wayTo(lesson) {
  const there = [...document.querySelectorAll(".page-stops a")].find((link) => link.querySelector(".page-stop-label")?.textContent === lesson);
  return there ? h("a", { href: there.href }, there.querySelector("span").innerText.replace(/\s*\n\s*/, ": ").replace(/, (done|begun)$/, "")) : lesson;
}
