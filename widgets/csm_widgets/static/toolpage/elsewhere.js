// Other windows on the same engagements: this one tells them of each change, and looks when they tell, or when it is
// taken up again.

function watchElsewhere(look) {
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("csm-engagement") : null;
  const onVisible = () => { if (document.visibilityState === "visible") look(); };
  if (channel) channel.onmessage = () => look();
  window.addEventListener("focus", look);
  document.addEventListener("visibilitychange", onVisible);

  function close() {
    if (channel) channel.close();
    window.removeEventListener("focus", look);
    document.removeEventListener("visibilitychange", onVisible);
  }

  return { tell: () => channel && channel.postMessage("changed"), close };
}

// The same fact changed on both sides: both values, and the reader's word which one counts.
function clashNotice(clashes, onChoice) {
  const cell = (text) => h("td", { dir: "auto" }, text || WORDS.toolpage.nothing);
  const rows = clashes.map((clash) => h("tr", {}, h("th", { scope: "row" }, clash.label), cell(clash.mine), cell(clash.theirs)));
  const heads = [WORDS.toolpage.fact, WORDS.toolpage.mine, WORDS.toolpage.theirs];
  return h("div", { class: "csm-clash", role: "alert", "data-csm": "clash" },
    h("p", {}, h("b", {}, WORDS.toolpage.clash)),
    h("div", { class: "csm-scroll" }, h("table", { class: "csm-table" },
      h("thead", {}, h("tr", {}, ...heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", {}, ...rows))),
    h("div", { class: "csm-bar" },
      button("keep-mine", WORDS.toolpage.keepMine, () => onChoice("mine"), { class: "csm-button csm-button--first" }),
      button("take-theirs", WORDS.toolpage.takeTheirs, () => onChoice("theirs"))));
}
