// The one place below the bar where more is shown: history, a question, what came in with a file. One at a time.

function drawerBelow() {
  const element = h("div", { class: "csm-drawer", "data-csm": "drawer", hidden: true, onkeydown: (event) => onKey(event) });
  let opener = null;

  function open(by, title, ...content) {
    close(false);
    const id = freshId("drawer");
    const shut = button("close", "×", () => close(true), { class: "csm-mover", "aria-label": WORDS.toolpage.close });
    const head = h("div", { class: "csm-drawer__head" }, h("h2", { class: "csm-drawer__title", id, tabindex: -1 }, title), shut);
    element.replaceChildren(h("div", { role: "region", "aria-labelledby": id }, head, ...content));
    show(element, true);
    opener = by;
    if (opener) opener.setAttribute("aria-expanded", "true");
    element.querySelector("h2").focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  function close(byReader) {
    if (opener) opener.setAttribute("aria-expanded", "false");
    if (opener && byReader) opener.focus();
    opener = null;
    show(element, false);
    element.replaceChildren();
  }

  function onKey(event) {
    if (event.key === "Escape") close(true);
  }

  const toggle = (by, show_) => (opener === by ? close(true) : show_());
  const isOpenBy = (by) => opener === by;
  return { element, open, close, toggle, isOpenBy };
}

// A question before something is replaced: what happens, and two ways to go.
function askFirst(drawer, by, { title, text, yes, extra = null }, onYes) {
  const confirm = button("confirm", yes, () => { drawer.close(true); onYes(); }, { class: "csm-button csm-button--first" });
  const no = button("cancel", WORDS.toolpage.cancel, () => drawer.close(true));
  drawer.open(by, title, h("p", {}, text), extra, h("div", { class: "csm-bar" }, confirm, no));
}
