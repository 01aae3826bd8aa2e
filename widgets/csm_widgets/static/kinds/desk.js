// The desk of a scenario: portfolio, inbox and calendar as tabs. It keeps which tab is open from scene to scene.

function openDesk() {
  const views = { accounts: accountsView, inbox: inboxView, calendar: calendarView };
  let open = "accounts";

  function show(scene) {
    const id = freshId("desk");
    const names = Object.keys(views);
    const fresh = scene.inbox.filter((mail) => mail.fresh).length;
    if (fresh) open = "inbox";
    const tabs = names.map((name) => tab(id, name, name === "inbox" ? fresh : 0));
    const panels = names.map((name) => h("div", {
      id: `${id}-${name}`, role: "tabpanel", tabindex: "0", "aria-labelledby": `${id}-${name}-tab`, "data-csm-desk": name,
    }, views[name](scene)));
    const list = h("div", { class: "csm-tabs", role: "tablist", "aria-label": WORDS.scenario.desk, onkeydown: (event) => step(event, tabs) }, ...tabs);
    tabs.forEach((one, at) => one.addEventListener("click", () => turn(names[at])));

    function turn(name) {
      open = name;
      names.forEach((other, at) => {
        tabs[at].setAttribute("aria-selected", String(other === name));
        tabs[at].tabIndex = other === name ? 0 : -1;
        panels[at].hidden = other !== name;
      });
    }

    turn(open);
    return h("div", { class: "csm-desk" }, list, ...panels);
  }

  return { show, tidy: () => { open = "accounts"; } };
}

function tab(id, name, fresh) {
  const count = fresh ? h("span", { class: "csm-tab__count" }, WORDS.scenario.fresh(fresh)) : null;
  return h("button", {
    type: "button", class: "csm-tab", role: "tab", id: `${id}-${name}-tab`, "aria-controls": `${id}-${name}`, "data-csm-tab": name,
  }, WORDS.scenario.tabs[name], count);
}

// Left and right go round, Home and End to the ends, as tabs do everywhere.
function step(event, tabs) {
  const at = tabs.indexOf(event.target);
  const last = tabs.length - 1;
  const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  tabs[to].click();
  tabs[to].focus();
}

function accountsView({ accounts }) {
  return h("ul", { class: "csm-accounts csm-plain", role: "list" }, ...accounts.map(accountCard));
}

function accountCard(account) {
  const light = h("span", { class: `csm-light csm-light--${account.light}` },
    h("span", { "aria-hidden": "true" }, `${WORDS.scenario.lights[account.light]} `), account.light_word);
  return h("li", { class: "csm-account", "data-csm-account": account.id },
    h("p", { class: "csm-account__name" }, h("b", {}, account.name), light),
    h("p", { class: "csm-help" }, account.line),
    h("div", { class: "csm-meters" }, ...account.measures.map((measure) => meter(measure))),
    account.note ? h("p", { class: "csm-account__note" }, account.note) : null);
}

function inboxView({ inbox }) {
  return h("ul", { class: "csm-inbox csm-plain", role: "list" }, ...inbox.map((mail, at) => mailRow(mail, at === 0)));
}

function mailRow(mail, first) {
  const fresh = mail.fresh ? h("span", { class: "csm-tab__count" }, WORDS.scenario.freshMail) : null;
  const subject = h("span", { class: "csm-mail__subject" }, mail.subject, fresh);
  return h("li", {}, h("details", { class: "csm-mail", open: mail.fresh || first, "data-csm-mail": mail.id },
    h("summary", {}, subject, h("span", { class: "csm-help" }, `${mail.sender}, ${mail.role}`)),
    h("div", { class: "csm-mail__body", html: mail.body_html })));
}

function calendarView({ calendar }) {
  return h("ol", { class: "csm-weeks csm-plain", role: "list" }, ...calendar.map(weekRow));
}

function weekRow({ week, label, state, marks }) {
  const words = WORDS.scenario;
  const now = state === "now" ? h("span", { class: "csm-tab__count" }, words.now) : null;
  return h("li", { class: `csm-week csm-week--${state}`, "aria-current": state === "now" ? "date" : undefined },
    h("span", { class: "csm-week__label" }, words.week(week, label), now),
    marks.length ? h("ul", { class: "csm-plain", role: "list" }, ...marks.map((mark) => h("li", {}, mark.text))) : null);
}
