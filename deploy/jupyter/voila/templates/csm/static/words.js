// Words of the glossary: their meaning on hover, on focus and on touch (WCAG 1.4.13: dismissed by Escape, the pointer may
// move onto it, it stays until one leaves). It stands above the line, where one has read already.
(function () {
  "use strict";
  const LEAVE = 250; // milliseconds in which the pointer may cross from the word to its meaning
  const EDGE = 12;
  const terms = document.querySelectorAll("main abbr.csm-term");
  if (!terms.length) return;

  const note = document.createElement("div");
  note.className = "page-meaning";
  note.setAttribute("role", "tooltip");
  note.hidden = true;
  const store = document.createElement("div");
  store.hidden = true;
  document.body.append(note, store);
  let shown = null;
  let timer = null;

  // The title goes, or the browser would show it a second time.
  terms.forEach((term, number) => {
    const meaning = document.createElement("span");
    meaning.id = `page-meaning-${number}`;
    meaning.textContent = term.title;
    store.append(meaning);
    term.dataset.meaning = term.title;
    term.removeAttribute("title");
    for (const [name, value] of Object.entries({ role: "button", tabindex: "0", "aria-describedby": meaning.id })) term.setAttribute(name, value);
    term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
    term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && leave());
    term.addEventListener("focus", () => show(term));
    term.addEventListener("blur", hide);
    term.addEventListener("click", () => show(term));
    term.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (shown === term) hide();
      else show(term);
    });
  });

  function show(term) {
    clearTimeout(timer);
    if (shown === term) return;
    shown?.classList.remove("page-term-open");
    shown = term;
    term.classList.add("page-term-open");
    const word = document.createElement("strong");
    word.textContent = term.textContent.replace(/\s+/g, " ");
    note.replaceChildren(word, " ", term.dataset.meaning);
    note.hidden = false;
    place(term);
  }

  function place(term) {
    const first = term.getClientRects()[0];
    const box = note.getBoundingClientRect();
    const head = document.querySelector(".site-header")?.offsetHeight || 0;
    const left = Math.min(Math.max(EDGE, first.left - 14), document.documentElement.clientWidth - box.width - EDGE);
    const above = first.top - box.height - 8 > head;
    const top = above ? first.top - box.height - 8 : [...term.getClientRects()].at(-1).bottom + 8;
    note.style.left = `${left + scrollX}px`;
    note.style.top = `${top + scrollY}px`;
  }

  function hide() {
    clearTimeout(timer);
    shown?.classList.remove("page-term-open");
    shown = null;
    note.hidden = true;
  }

  function leave() {
    clearTimeout(timer);
    timer = setTimeout(() => document.activeElement !== shown && hide(), LEAVE);
  }

  note.addEventListener("pointerenter", () => clearTimeout(timer));
  note.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("pointerdown", (event) => {
    if (shown && !note.contains(event.target) && event.target.closest("abbr.csm-term") !== shown) hide();
  });
  addEventListener("resize", hide);
})();
