// Who is on the panel: a judge joins at any time, and leaves with all ratings.

function judgeList(judges, { onJoin, onLeave }) {
  const words = WORDS.angoff;
  const room = h("div", {});
  const name = h("input", { type: "text", class: "csm-line", maxlength: 80, "data-csm": "new-judge", onkeydown: (event) => { if (event.key === "Enter") join(); } });
  const join = () => { if (name.value.trim()) onJoin(name.value.trim()); else name.focus(); };
  const leave = (judge) => button("leave", "×", () => askBefore(room, words.leaveAsk(judge), () => onLeave(judge)), { class: "csm-angoff__leave", "aria-label": words.leave(judge), title: words.leave(judge) });
  return h("section", {}, h("h2", {}, words.judges), h("p", { class: "csm-help" }, words.judgesHelp),
    h("ul", { class: "csm-angoff__judges", "data-csm": "judges" }, judges.map((judge) => h("li", {}, h("span", {}, judge), judges.length > 1 ? leave(judge) : ""))),
    room,
    h("div", { class: "csm-angoff__join" }, chooser(words.newJudge, name), button("join", words.join, join, { class: "csm-button" })));
}
