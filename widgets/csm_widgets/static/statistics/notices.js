// What needs attention, in words: a question can be opened from its sentence.

const FIRST_NOTICES = 12;

function noticeList(notices, onItem) {
  if (!notices.some((one) => one.weight !== "know")) {
    return h("div", {}, h("p", { class: "csm-note csm-note--info", "data-csm": "nothing" }, WORDS.statistics.nothing), noticeItems(notices, onItem));
  }
  const list = noticeItems(notices.slice(0, FIRST_NOTICES), onItem);
  const rest = notices.slice(FIRST_NOTICES);
  const more = rest.length ? button("more", WORDS.statistics.more(rest.length), () => {
    list.append(...noticeItems(rest, onItem).children);
    more.remove();
    list.children[FIRST_NOTICES].querySelector("button, strong").focus();
  }, { class: "csm-button csm-button--quiet csm-button--small" }) : "";
  return h("div", {}, list, more);
}

function noticeItems(notices, onItem) {
  return h("ul", { class: "csm-stat__notices", "data-csm": "notices" }, notices.map((one) => h("li", { "data-weight": one.weight, "data-csm-notice": one.item },
    h("span", { class: "csm-stat__weight" }, one.word),
    h("div", {},
      h("p", { class: "csm-stat__title" }, h("strong", { tabindex: "-1" }, one.title), one.item ? [" ", h("button", { type: "button", class: "csm-inst__name", "aria-label": WORDS.statistics.openItem(one.item), onclick: () => onItem(one.item) }, one.item), ...begins(one.asks)] : ""),
      h("p", {}, one.sentence),
      one.todo ? h("p", { class: "csm-stat__todo" }, h("span", {}, WORDS.statistics.todo), " ", one.todo) : ""))));
}
