// The learner's own date for a module: kept by the server, said back in words.

(() => {
  "use strict";
  const form = document.querySelector(".target");
  if (!form) return;
  const field = form.querySelector("input");
  const clear = form.querySelector("[data-clear]");
  const said = form.querySelector(".target-said");
  const NOT_KEPT = "The date was not kept. Look whether the course is still running, then try again.";
  const xsrf = () => document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";

  async function keep(day) {
    try {
      const answer = await fetch(form.dataset.address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-XSRFToken": xsrf() },
        body: JSON.stringify({ module: form.dataset.module, due: day || null }),
      });
      if (!answer.ok) {
        said.textContent = (await answer.json().catch(() => ({}))).message || NOT_KEPT;
        return;
      }
      clear.hidden = !day;
      field.value = day;
      said.textContent = day ? `Kept: ${inWords(day)}. It stands under “Due” on the course home.` : "There is no date any more.";
    } catch {
      said.textContent = NOT_KEPT;
    }
  }

  function inWords(day) {
    const [year, month, date] = day.split("-").map(Number);
    return new Date(year, month - 1, date).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (field.value) keep(field.value);
    else said.textContent = "Choose a day first.";
  });
  clear.addEventListener("click", () => { keep(""); field.focus(); });
})();
