// A page of the course while it loads, lives and loses its kernel. Everything else is Voilà's.
(function () {
  "use strict";
  const SLOW = 25000; // after this many milliseconds the notice stops saying "in a moment"
  const LOOK = 10000; // how often the page asks whether its kernel still runs
  let ready = false;

  const cookie = (name) => (document.cookie.match("\\b" + name + "=([^;]*)\\b") || [])[1] || "";
  const settings = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");

  function notice(text, trouble) {
    const element = document.getElementById("page-notice");
    element.hidden = !text;
    element.classList.toggle("page-trouble", Boolean(trouble));
    if (element.textContent !== text) element.textContent = text;
    if (trouble) {
      const reload = document.createElement("button");
      reload.type = "button";
      reload.textContent = "Reload the page";
      reload.addEventListener("click", () => location.reload());
      element.append(" ", reload);
    }
  }

  // The output of a cell has come: put it where the text expects it.
  function arrive(number) {
    const arrival = document.querySelector(`[data-arrival="${number}"]`);
    const place = document.querySelector(`[data-place="${number}"]`);
    place.replaceChildren(...arrival.childNodes);
    arrival.remove();
    place.classList.add("page-arrived");
  }

  // A table of the text stands in a box that scrolls, by keyboard too, wherever the page is too narrow for it.
  function boxTables() {
    const watch = new ResizeObserver((entries) => entries.forEach((entry) => reach(entry.target)));
    document.querySelectorAll(".page-text table").forEach((table) => {
      const box = document.createElement("div");
      box.className = "page-scroll";
      table.replaceWith(box);
      box.append(table);
      watch.observe(box);
    });
  }

  // Only a box that scrolls is a stop for the keyboard and a place of its own for a screen reader.
  function reach(box) {
    const heads = [...box.querySelectorAll("th")].map((head) => head.textContent.trim()).filter(Boolean);
    const marks = { tabindex: "0", role: "region", "aria-label": `Table, scrolls sideways: ${heads.join(", ")}` };
    for (const [name, value] of Object.entries(marks)) {
      if (box.scrollWidth > box.clientWidth) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }

  // Everything the kernel had to show is here; places still empty wait for a part that failed.
  function complete() {
    for (const place of document.querySelectorAll(".page-place:not(.page-arrived)")) place.remove();
    const started = Date.now();
    const timer = setInterval(() => {
      if (isShown()) {
        clearInterval(timer);
        ready = true;
        notice("");
        document.body.classList.add("page-ready");
        setInterval(look, LOOK);
      } else if (Date.now() - started > SLOW) {
        notice("The exercises take longer than usual. Wait a little, or", true);
      }
    }, 100);
  }

  // Shown is: no output waits for Voilà's JavaScript, and no widget is an empty box.
  const isShown = () =>
    !document.querySelector('script[type="application/vnd.voila.cell-output+json"]') &&
    [...document.querySelectorAll(".page-place .lm-Panel.jp-OutputArea-output")].every(
      (panel) => panel.firstElementChild?.hasChildNodes() ?? false
    );

  // Does the kernel still run? A page without one looks alive but saves nothing, so it must say so.
  async function look() {
    const { baseUrl, kernelId } = settings();
    try {
      const answer = await fetch(`${baseUrl}api/kernels/${kernelId}`, { credentials: "same-origin" });
      if (answer.ok) notice("");
      else if (answer.status === 404) notice("This page has gone to sleep. What it said was saved is safe.", true);
      else if (answer.status === 403) notice("You are no longer logged in. Open the course again, then reload.", true);
    } catch {
      notice("The course cannot be reached: is it still running? What this page said was saved is safe.", true);
    }
  }

  // Voilà says farewell to the kernel only once its widgets are up; before that, this does.
  addEventListener("pagehide", () => {
    const { baseUrl, kernelId } = settings();
    if (ready || !kernelId) return;
    const farewell = new FormData();
    farewell.append("_xsrf", cookie("_xsrf"));
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, farewell);
  });
  // A page brought back by the browser's back button has no kernel any more.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  addEventListener("online", () => ready && look());

  window.coursePage = { arrive, boxTables, complete };
  window.voila_heartbeat = window.voila_finish = () => {};
})();
