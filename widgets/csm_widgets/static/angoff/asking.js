// A question before something is taken away; the answer leads the focus back to where it was asked.

function askBefore(room, question, onYes) {
  const back = document.activeElement;
  const close = () => { room.replaceChildren(); if (back && back.isConnected) back.focus(); };
  const small = { class: "csm-button csm-button--small" };
  const yes = button("yes", WORDS.angoff.yes, () => { close(); onYes(); }, small);
  room.replaceChildren(h("div", { class: "csm-asking", role: "group", "aria-label": question, "data-csm": "asking", onkeydown: (event) => { if (event.key === "Escape") close(); } },
    h("p", { class: "csm-asking__text" }, question), yes, button("no", WORDS.angoff.no, close, small)));
  yes.focus();
}
