// The questions of a result: all opened or closed, only those that were missed, one by its address, and all on paper.

(() => {
  "use strict";
  const list = document.querySelector("[data-reviews]");
  const said = document.querySelector("[data-reviews-said]");
  const bar = document.querySelector("[data-reviews-bar]");
  const only = bar.querySelector("[data-only]");
  const lines = [...list.children];
  const inSight = () => lines.filter((line) => !only?.checked || "missed" in line.dataset);
  const fold = (line) => line.querySelector("details");
  const head = (line) => line.querySelector("summary");

  function turnAll(open) {
    const turned = inSight();
    for (const line of turned) fold(line).open = open;
    said.textContent = `${turned.length === 1 ? "1 question is" : `${turned.length} questions are`} ${open ? "open" : "closed"}.`;
  }

  // The style hides the others, on the screen alone: paper has every question.
  function choose() {
    list.classList.toggle("reviews--missed", only.checked);
    said.textContent = `${inSight().length} of ${lines.length} questions are shown.`;
  }

  // #question-7: opened, in sight, and where the keyboard goes on.
  function openAddressed() {
    const line = lines.find((one) => `#${head(one).id}` === location.hash);
    if (!line) return;
    if (only?.checked && !inSight().includes(line)) {
      only.checked = false;
      choose();
    }
    fold(line).open = true;
    head(line).scrollIntoView({ block: "start" });
    head(line).focus({ preventScroll: true });
  }

  let closed = [];
  window.addEventListener("beforeprint", () => {
    closed = [...list.querySelectorAll("details:not([open])")];
    for (const one of closed) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of closed) one.open = false;
    closed = [];
  });

  bar.hidden = false;
  bar.querySelector("[data-open-all]").addEventListener("click", () => turnAll(true));
  bar.querySelector("[data-close-all]").addEventListener("click", () => turnAll(false));
  only?.addEventListener("change", choose);
  if (only) only.checked = false; // a browser may remember it over a reload
  window.addEventListener("hashchange", openAddressed);
  // The same link a second time changes no address.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#question-"]');
    if (link && link.hash === location.hash) openAddressed();
  });
  openAddressed();
})();
