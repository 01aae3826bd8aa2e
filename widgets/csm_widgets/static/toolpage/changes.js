// What was changed in this engagement, newest first, and the way back to each state.

function historyList(changes, onGoBack) {
  if (!changes.length) return h("p", {}, WORDS.toolpage.noHistory);
  const rows = changes.map((change) => h("li", { class: change.undone ? "csm-change csm-change--undone" : "csm-change" },
    h("span", { class: "csm-change__when" }, clock(change.at)),
    h("span", { class: "csm-change__what" }, change.tool ? h("b", {}, `${change.tool} `) : null, change.what, change.undone ? ` (${WORDS.toolpage.undoneStep})` : ""),
    change.now
      ? h("span", { class: "csm-help" }, WORDS.toolpage.asItIs)
      : button("go-back", WORDS.toolpage.goBack, () => onGoBack(change), {
        class: "csm-button csm-button--small", "aria-label": WORDS.toolpage.goBackTo(clock(change.at), change.what),
      })));
  return h("ol", { class: "csm-changes", "data-csm": "changes", tabindex: 0, "aria-label": WORDS.toolpage.history }, ...rows);
}
