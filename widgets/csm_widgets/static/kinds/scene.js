// One scene of a scenario: where the quarter stands, what has happened, the decision, and the desk beside it.

function sceneView(scene, desk, decide) {
  const news = newsView(scene.news);
  const story = h("div", { class: "csm-story" }, news, decisionView(scene.decision, decide, news === null));
  return [sceneHead(scene), h("div", { class: "csm-scene" }, story, desk.show(scene))];
}

function sceneHead({ turn, turns, when, time, measures }) {
  const words = WORDS.scenario;
  const spent = time.spent.filter(({ amount }) => amount > 0);
  return h("div", { class: "csm-scene__head", "data-csm": "scene" },
    h("p", { class: "csm-scene__when" }, h("b", {}, when), h("span", { class: "csm-help" }, words.progress(turn, turns))),
    h("div", { class: "csm-meters" },
      meter({ label: words.left(time.left, time.unit), value: time.left, most: time.total, change: 0 }, true),
      ...measures.map((measure) => meter(measure))),
    spent.length ? h("p", { class: "csm-help" }, `${words.spent}: `, spent.map(({ label, amount }) => `${label} ${amount}`).join(", ")) : null);
}

// A bar with its number in words; the bar itself is for the eye only.
function meter({ label, value, most, change }, bare) {
  const bar = h("span", { class: "csm-meter__bar", "aria-hidden": "true" }, h("span", { style: `width:${(100 * value) / most}%` }));
  return h("div", { class: "csm-meter" },
    h("span", { class: "csm-meter__label" }, label), bare ? null : h("span", { class: "csm-meter__value" }, value, changeOf(change)), bar);
}

function changeOf(change) {
  if (!change) return null;
  return h("span", { class: change > 0 ? "csm-change csm-change--up" : "csm-change csm-change--down" },
    h("span", { "aria-hidden": "true" }, ` ${change > 0 ? "▲" : "▼"}${Math.abs(change)}`),
    h("span", { class: "csm-unseen" }, `, ${WORDS.scenario.change(change)}`));
}

function newsView(news) {
  if (!news.length) return null;
  return h("section", { class: "csm-news", "data-csm": "news", "aria-label": WORDS.scenario.news },
    h("h4", { tabindex: "-1", "data-csm-focus": true }, WORDS.scenario.news),
    ...news.map((html) => h("div", { html })));
}

function decisionView(decision, decide, takesFocus) {
  const words = WORDS.scenario;
  const name = freshId("decision");
  const why = h("p", { class: "csm-remark csm-reason", role: "status", "data-csm": "reason" });
  const go = button("decide", words.decide, () => {
    const [option] = chosen(group);
    if (!option) why.textContent = words.chooseFirst;
    else if (allowed(go)) {
      allow(go, false);
      decide(option);
    }
  }, { class: "csm-button csm-button--first" });
  const rows = decision.options.map((option) => optionRow(name, option, () => { why.textContent = ""; allow(go, true); }));
  const group = h("fieldset", { class: "csm-choices", "data-csm-field": decision.id },
    h("legend", {}, words.options), ...rows);
  return h("section", { class: "csm-decision", "data-csm": "decision", "aria-label": decision.title },
    h("h4", { tabindex: "-1", "data-csm-focus": takesFocus || undefined }, decision.title),
    h("div", { class: "csm-decision__text", html: decision.body_html }), group, h("div", { class: "csm-bar" }, go), why);
}

function optionRow(name, option, onchange) {
  const row = choiceRow("radio", name, option, false, onchange);
  const [input, text] = row.children;
  text.append(" ", h("span", { class: "csm-cost" }, option.cost_label));
  if (option.closed) {
    input.disabled = true;
    text.append(h("span", { class: "csm-closed" }, WORDS.scenario.closed(option.closed)));
  }
  return row;
}
