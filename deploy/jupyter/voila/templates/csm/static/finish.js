// "Mark as complete": told to the learner's own records, and only then shown as done.
(function () {
  "use strict";
  const part = document.querySelector(".page-finish");
  if (!part) return;
  const { page, pageName, pageModule, pageCount } = part.dataset;
  const button = part.querySelector(".page-complete");
  const said = part.querySelector(".page-said");
  const here = document.querySelector(".page-stops [aria-current=page]");
  const base = document.body.dataset.baseUrl.replace(/voila\/$/, "");
  let done = "pageIsDone" in part.dataset;

  const count = () => document.querySelectorAll(".page-stop-done").length;

  function draw() {
    button.querySelector("span").textContent = done ? "Completed" : "Mark as complete";
    button.setAttribute("aria-pressed", String(done));
    button.classList.toggle("site-button--plain", done);
    document.querySelector(".page-after")?.classList.toggle("page-after--first", done);
    here?.parentElement.classList.toggle("page-stop-done", done);
    const state = here?.querySelector("[data-page-state]");
    if (state) state.textContent = done ? ", done" : ", begun";
    const line = document.querySelector("[data-page-done]");
    if (line) line.textContent = `${count()} of ${pageCount} done`;
    const bar = document.querySelector(".page-done-bar span");
    if (bar) bar.style.width = `${(100 * count()) / pageCount}%`;
  }

  function say(words, trouble) {
    said.textContent = words;
    said.classList.toggle("page-said--trouble", Boolean(trouble));
  }

  async function send(wanted) {
    const headers = { "Content-Type": "application/json", "X-XSRFToken": coursePage.cookie("_xsrf") };
    const body = JSON.stringify({ page, done: wanted });
    const answer = await fetch(`${base}course/api/progress`, { method: "POST", credentials: "same-origin", headers, body });
    if (answer.ok) return "";
    const told = await answer.json().catch(() => ({}));
    return told.message || told.error || "This could not be recorded. Wait a moment, then try again.";
  }

  async function toggle() {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    const wanted = !done;
    let trouble = "";
    try {
      trouble = await send(wanted);
    } catch {
      trouble = "The course cannot be reached, so this was not recorded. Look whether it is running, then try again.";
    }
    button.removeAttribute("aria-disabled");
    if (trouble) return say(trouble, true);
    done = wanted;
    draw();
    say(done ? `${pageName} is complete: ${count()} of ${pageCount} pages of module ${pageModule} are done.` : `${pageName} is no longer marked as complete.`);
  }

  button.addEventListener("click", toggle);
  draw();
})();
