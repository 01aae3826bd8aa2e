// What the list, the page before one begins and the result do: moments in the reader's time, waits counted down, "Begin".

(() => {
  "use strict";
  const api = document.querySelector("[data-api]").dataset.api;
  const token = document.querySelector("meta[name=csm-xsrf]").content;
  const UNREACHED = "The course cannot be reached. Look whether it is running, then press again. Nothing has begun.";
  const SIGNED_OUT = "You have been signed out. Reload this page, then press again. Nothing has begun.";

  // In words, with the reader's own time zone: "Thursday, 26 November 2026 at 11:15".
  for (const moment of document.querySelectorAll("time[data-local]")) {
    const when = new Date(moment.dateTime);
    moment.title = moment.textContent;
    moment.textContent = when.toLocaleString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit" });
  }

  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  // The two greatest parts, or seconds in the last minute.
  function words(seconds) {
    const whole = Math.ceil(seconds);
    if (whole < 60) return counted(whole, "second");
    const parts = [[Math.floor(whole / 86400), "day"], [Math.floor((whole % 86400) / 3600), "hour"], [Math.floor((whole % 3600) / 60), "minute"]];
    return parts.filter(([number]) => number).slice(0, 2).map(([number, noun]) => counted(number, noun)).join(" ");
  }

  // Counted from what the service said, by the browser's stopwatch; at the end the page is shown anew.
  for (const place of document.querySelectorAll("[data-left]")) {
    const end = performance.now() + 1000 * Number(place.dataset.left);
    const ticking = setInterval(() => {
      const left = (end - performance.now()) / 1000;
      if (left > 0) place.textContent = words(left);
      else if (left < -1) {
        clearInterval(ticking);
        location.reload();
      }
    }, 1000);
  }

  // A computer that slept, or a page from the browser's memory: the count may be old.
  let [stopwatch, wall] = [performance.now(), Date.now()];
  if (document.querySelector("[data-left]")) {
    setInterval(() => {
      const slept = Math.abs((performance.now() - stopwatch) - (Date.now() - wall)) > 5000;
      [stopwatch, wall] = [performance.now(), Date.now()];
      if (slept) location.reload();
    }, 5000);
  }
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  const button = document.querySelector("[data-begin]");
  const alarm = document.querySelector("[data-alarm]");
  button?.addEventListener("click", begin);

  async function begin() {
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    alarm.hidden = true;
    const trouble = await asked();
    if (!trouble) return;
    alarm.textContent = trouble;
    alarm.hidden = false;
    button.removeAttribute("aria-disabled");
  }

  // Leads to the sitting, or gives the sentence that says why not.
  async function asked() {
    const headers = { "Content-Type": "application/json", "X-XSRFToken": token };
    const body = JSON.stringify({ assessment: button.dataset.begin });
    try {
      const answer = await fetch(`${api}sittings`, { method: "POST", credentials: "same-origin", redirect: "manual", headers, body });
      const told = await answer.json().catch(() => null);
      if (answer.ok && told) return void location.assign(button.dataset.sitting + encodeURIComponent(told.id));
      if (told?.sentence && told.code !== "signed_out") return told.sentence;
      return [401, 403].includes(answer.status) || answer.type === "opaqueredirect" ? SIGNED_OUT : UNREACHED;
    } catch {
      return UNREACHED;
    }
  }

  const printer = document.querySelector("[data-print]");
  if (printer) {
    printer.hidden = false;
    printer.addEventListener("click", () => window.print());
  }
})();
