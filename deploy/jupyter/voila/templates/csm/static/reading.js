// Reading along: which heading one is at, how far one has come, the contents on a phone, tables that scroll.
(function () {
  "use strict";
  const BAR = 100; // a heading counts as reached when it is this many pixels from the top

  function begin() {
    boxTables();
    menu();
    stopsInSight();
    follow();
    matchMedia("print").addEventListener("change", (print) => print.matches && writeOutChoices());
  }

  // On paper nobody can open a list: what there is to choose from stands below the exercise.
  function writeOutChoices() {
    document.querySelectorAll(".csm-panel--match, .csm-panel--fill").forEach((panel) => {
      if (panel.querySelector(".page-choices")) return;
      const lists = [...panel.querySelectorAll("select")].map((list) =>
        [...list.options].filter((option) => option.value).map((option) => option.textContent).join(" / "));
      for (const [number, choices] of [...new Set(lists)].entries()) {
        const line = document.createElement("p");
        line.className = "page-choices";
        line.textContent = `${new Set(lists).size > 1 ? `Choices ${number + 1}` : "Choices"}: ${choices}`;
        panel.append(line);
      }
    });
  }

  // Only a box that scrolls is a stop for the keyboard and a place of its own for a screen reader.
  function boxTables() {
    const watch = new ResizeObserver((entries) => entries.forEach((entry) => reach(entry.target)));
    document.querySelectorAll(".page-scroll").forEach((box) => watch.observe(box));
  }

  function reach(box) {
    const caption = box.parentElement.querySelector("figcaption")?.textContent;
    const heads = [...box.querySelectorAll("th")].map((head) => head.textContent.trim()).filter(Boolean).join(", ");
    const marks = { tabindex: "0", role: "region", "aria-label": `Table, scrolls sideways: ${caption || heads}` };
    for (const [name, value] of Object.entries(marks)) {
      if (box.scrollWidth > box.clientWidth + 1) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }

  // The contents as a disclosure, where there is no room for them beside the text.
  function menu() {
    const button = document.querySelector(".page-menu");
    const side = document.getElementById("page-side");
    if (!button) return;
    const open = (yes) => button.setAttribute("aria-expanded", String(yes));
    button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
    side.addEventListener("click", (event) => event.target.closest("a[href^='#']") && open(false));
    side.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || button.getAttribute("aria-expanded") !== "true") return;
      open(false);
      button.focus();
    });
  }

  // In a long list the page one is on is not where the list begins.
  function stopsInSight() {
    const list = document.querySelector(".page-stops");
    const here = list?.querySelector("[aria-current=page]");
    if (!here || list.scrollHeight <= list.clientHeight) return;
    list.scrollTop = here.offsetTop - list.offsetTop - list.clientHeight / 2;
  }

  function follow() {
    const links = [...document.querySelectorAll(".page-contents a")];
    const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    let current = null;
    let asked = false;

    function mark() {
      asked = false;
      const room = document.documentElement.scrollHeight - innerHeight;
      document.querySelector(".page-read")?.style.setProperty("--read", room > 0 ? Math.min(1, scrollY / room) : 1);
      const reached = heads.filter((head) => head && head.getBoundingClientRect().top < BAR).length;
      const link = links[Math.max(0, reached - 1)];
      if (!link || link === current) return;
      current?.removeAttribute("aria-current");
      link.setAttribute("aria-current", "location");
      current = link;
      inSight(link);
    }

    const soon = () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(mark);
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon, { passive: true });
    mark();
  }

  // Scrolls the list of contents alone, never the page.
  function inSight(link) {
    const list = link.closest(".page-contents");
    const [top, height] = [link.offsetTop - list.offsetTop, list.clientHeight];
    if (top < list.scrollTop + 40) list.scrollTop = top - 40;
    else if (top > list.scrollTop + height - 60) list.scrollTop = top - height + 60;
  }

  document.documentElement.classList.add("page-scripted"); // before the first paint: the contents start closed
  window.courseReading = { begin };
})();
