// A page of the course while it loads, lives and loses its connection. Everything else is Voilà's.
(function () {
  "use strict";
  const SLOW = 25000; // after this many milliseconds the notice stops saying "in a moment"
  const LOOK = 10000; // how often the page asks whether it still works
  const LOOK_AGAIN = 3000; // the same while it does not
  const IN_DOUBT = 1500; // the same while an exercise has no reply and nothing else is wrong
  const SURE = 1000; // idle for so long without a reply: it does not hear
  const LONG_WORK = 10000; // at work for so long without a reply: neither
  const SOON = 1500; // what a learner does makes the page ask, but not more often than this
  const PATIENCE = 4000; // for one such question
  const RECOVERY = 7000; // for what was not saved to be saved once the connection is back
  const BEGUN_ANEW = ["starting", "restarting", "autorestarting", "terminating", "dead"]; // it does not know this page any more
  const ROOMS = "csm-rooms";
  const SPARE = 96; // pixels that may stay free below an exercise
  const RETURN = "csm-return";

  const SAID = {
    away: "The connection to the course is lost. What you entered is kept on this page.",
    stillAway: "There is still no connection. Look whether the course is running. What you entered is kept on this page.",
    asleep: "This page has gone to sleep. Nothing is lost: what you entered comes back when you go on.",
    login: "You are no longer logged in. Nothing is lost: go on, log in, and what you entered comes back.",
    slow: "The exercises take longer than usual. Wait a little, or go on to try once more.",
    back: "Connected again. Saving what you entered …",
  };

  let ready = false;
  let trouble = "";
  let lastLook = 0;
  let doubtSince = 0; // when an exercise was first found without a reply although the page seemed to work
  let idleSince = 0; // when since then nothing was at work that could still reply
  let timer = null;

  const cookie = (name) => (document.cookie.match("\\b" + name + "=([^;]*)\\b") || [])[1] || "";
  const settings = () => JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
  const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const places = () => [...document.querySelectorAll(".page-place")];

  // One message for the whole page --------------------------------------------------------------------

  function notice(text, button) {
    const element = document.getElementById("page-notice");
    element.hidden = !text;
    element.classList.toggle("page-notice--trouble", Boolean(button));
    if (element.firstChild?.textContent !== text) element.replaceChildren(text);
    if (button && !element.querySelector("button")) element.append(goOnButton());
    stepAside();
  }

  // The notice never hides what one is working on.
  function stepAside() {
    const element = document.getElementById("page-notice");
    const work = document.activeElement;
    if (element.contains(work)) return; // under a finger that is about to press its button it stands still
    element.classList.remove("page-notice--above");
    if (element.hidden || !work || work === document.body) return;
    const [mine, its] = [element.getBoundingClientRect(), work.getBoundingClientRect()];
    element.classList.toggle("page-notice--above", its.bottom > mine.top - 8 && its.top < innerHeight);
  }

  function goOnButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "site-button site-button--small";
    button.textContent = "Go on";
    button.addEventListener("click", () => goOn(button));
    return button;
  }

  // While the page speaks of lost connection, the exercises leave it at that (page.css).
  function fail(kind) {
    if (trouble === kind) return;
    trouble = kind;
    document.body.classList.add("page-lost");
    notice(SAID[kind], true);
    schedule();
  }

  function recovered() {
    trouble = "";
    document.body.classList.remove("page-lost");
    notice("");
    schedule();
  }

  // Does the page still work? ---------------------------------------------------------------------------

  // A page that shares its kernel with others (csm_app.common_kernel) has a key of its own there.
  function kernelAddress() {
    const { baseUrl, kernelId } = settings();
    const { page } = document.body.dataset;
    return page ? `${baseUrl}course/api/pages/${page}` : `${baseUrl}api/kernels/${kernelId}`;
  }

  async function ask() {
    lastLook = Date.now();
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(kernelAddress(), { credentials: "same-origin", cache: "no-store", signal });
      if (answer.status === 404) return "asleep";
      if (answer.status === 403 || answer.redirected) return "login";
      if (!answer.ok) return "away";
      return hears((await answer.json()).execution_state);
    } catch {
      return "away";
    }
  }

  // It runs, but does it hear the page? As the page asks, an exercise tries once more: that makes it busy for a moment, or
  // its reply is on the way. So one look decides nothing, and work that takes its time is given it.
  function hears(state) {
    if (BEGUN_ANEW.includes(state)) return "asleep";
    const now = Date.now();
    doubtSince = isSilent() ? doubtSince || now : 0;
    idleSince = doubtSince && state !== "busy" ? idleSince || now : 0;
    return (idleSince && now - idleSince > SURE) || (doubtSince && now - doubtSince > LONG_WORK) ? "silent" : "";
  }

  const isSilent = () => Boolean(document.querySelector('.csm-saving[data-state="lost"]'));

  async function look() {
    if (!ready) return;
    const found = await ask();
    if (found === "silent") fail(trouble === "away" ? "away" : "asleep");
    else if (found) fail(found);
    else if (trouble === "away" || trouble === "stillAway") await reconnect();
    schedule();
  }

  function lookSoon() {
    if (Date.now() - lastLook > SOON) look();
  }

  function schedule() {
    clearTimeout(timer);
    timer = setTimeout(look, trouble ? LOOK_AGAIN : doubtSince ? IN_DOUBT : LOOK);
  }

  // The connection is there again: the exercises send by themselves what they still hold.
  async function reconnect() {
    notice(SAID.back);
    const kernel = connection();
    if (kernel && kernel.connectionStatus !== "connected") kernel.reconnect().catch(() => {});
    for (const begun = Date.now(); isSilent() && Date.now() - begun < RECOVERY; ) await wait(200);
    if (isSilent()) fail("asleep");
    else recovered();
  }

  async function goOn(button) {
    button.setAttribute("aria-disabled", "true");
    const found = ready ? await ask() : "asleep";
    button.removeAttribute("aria-disabled");
    if (found === "away") fail("stillAway");
    else if (found === "" && trouble !== "asleep") await reconnect();
    else reload();
  }

  // A reload brings unsaved answers back (the exercises see to it); this brings back the place on the page.
  function reload() {
    try {
      sessionStorage.setItem(RETURN, JSON.stringify({ page: location.pathname, exercise: lastTouched }));
    } catch {
      // a browser that keeps nothing: the page opens at its top
    }
    location.reload();
  }

  function comeBack() {
    let left = null;
    try {
      left = JSON.parse(sessionStorage.getItem(RETURN));
      sessionStorage.removeItem(RETURN);
    } catch {
      return;
    }
    if (!left || left.page !== location.pathname || !left.exercise) return;
    const place = document.querySelector(`[data-exercise="${CSS.escape(left.exercise)}"]`);
    place?.scrollIntoView({ block: "start" });
    place?.querySelector("input, textarea, select, button")?.focus({ preventScroll: true });
  }

  let lastTouched = "";
  function touched(event) {
    const place = event.target.closest?.("[data-exercise]");
    if (!place) return;
    lastTouched = place.dataset.exercise;
    lookSoon();
  }

  // What the page's own connection says is quicker than asking.
  const connection = () => window.jupyterapp?.widgetManager?.kernel;
  function listen() {
    const kernel = connection();
    if (!kernel) return;
    kernel.statusChanged.connect((_, status) => BEGUN_ANEW.includes(status) && fail("asleep"));
    kernel.connectionStatusChanged.connect((_, status) => status !== "connected" && lookSoon());
  }

  // Room for the exercises, and their arrival --------------------------------------------------------------

  const bucket = () => Math.round((document.querySelector("main")?.clientWidth || 0) / 40);

  function remembered() {
    try {
      return JSON.parse(localStorage.getItem(ROOMS)) || {};
    } catch {
      return {};
    }
  }

  // The height an exercise had last time in a page as wide as this one; otherwise the server's estimate stands.
  function reserve() {
    const known = remembered();
    for (const place of document.querySelectorAll("[data-exercise]")) {
      const height = known[place.dataset.exercise]?.[bucket()];
      if (!(height > 0)) continue;
      place.style.setProperty("--room", `${height}px`);
      place.style.setProperty("--room-narrow", `${height}px`);
    }
  }

  function remember() {
    const known = remembered();
    for (const place of document.querySelectorAll("[data-exercise].page-shown")) {
      known[place.dataset.exercise] = { ...known[place.dataset.exercise], [bucket()]: filled(place) };
    }
    try {
      localStorage.setItem(ROOMS, JSON.stringify(known));
    } catch {
      // a browser that keeps nothing: the estimate will do next time, too
    }
  }

  // The height of what stands in a place, without the room left free below it.
  function filled(place) {
    const last = place.lastElementChild;
    return last ? Math.ceil(last.getBoundingClientRect().bottom - place.getBoundingClientRect().top) : 0;
  }

  // The output of a cell has come: put it where the text expects it.
  function arrive(number) {
    const arrival = document.querySelector(`[data-arrival="${number}"]`);
    const place = document.querySelector(`[data-place="${number}"]`);
    place.replaceChildren(...arrival.childNodes);
    arrival.remove();
    place.classList.add("page-arrived");
    place.classList.toggle("page-bare", !place.querySelector(".jp-OutputArea-child, .page-trouble"));
  }

  // Shown is: no output waits for Voilà's JavaScript, and no widget is an empty box.
  function isShown(place) {
    if (place.querySelector('script[type="application/vnd.voila.cell-output+json"]')) return false;
    const panels = [...place.querySelectorAll(".lm-Panel.jp-OutputArea-output")];
    return panels.every((panel) => panel.firstElementChild?.hasChildNodes() ?? false);
  }

  // The room is given back in the moment the exercise stands in it, before the browser paints.
  function settle() {
    const open = places().filter((place) => !place.classList.contains("page-shown"));
    for (const place of open) if (isShown(place)) settleIn(place);
    return open.every((place) => place.classList.contains("page-shown"));
  }

  // An exercise a little smaller than the room kept for it leaves the rest free, so that nothing moves up. Below a tool
  // nothing follows but the foot of the page.
  function settleIn(place) {
    const kept = place.offsetHeight;
    place.classList.add("page-shown");
    const spare = kept - place.offsetHeight;
    if (spare > 0 && spare < SPARE && !place.querySelector(".csm-toolpage")) place.style.minHeight = `${kept}px`;
  }

  // Everything the kernel had to show is here; places still empty wait for a part that failed.
  function complete() {
    for (const place of document.querySelectorAll(".page-place:not(.page-arrived)")) place.remove();
    const slow = setTimeout(() => fail("slow"), SLOW);
    const watch = new MutationObserver(() => settle() && begin());
    const begin = () => {
      if (ready) return;
      ready = true;
      watch.disconnect();
      clearTimeout(slow);
      alive();
    };
    watch.observe(document.querySelector("main"), { childList: true, subtree: true });
    if (settle()) begin();
  }

  function alive() {
    recovered();
    document.body.classList.add("page-ready");
    listen();
    comeBack();
    setTimeout(remember, 1000);
    const silence = new MutationObserver(() => isSilent() && !trouble && look());
    silence.observe(document.querySelector("main"), { subtree: true, attributeFilter: ["data-state"] });
    for (const kind of ["input", "change", "click"]) document.addEventListener(kind, touched, true);
  }

  // Where Voilà's own script runs (`leaveToVoila`), it says farewell to the kernel once its widgets are up.
  let isVoilas = false;
  const leaveToVoila = () => (isVoilas = true);
  addEventListener("pagehide", () => {
    const { baseUrl, kernelId } = settings();
    const { page } = document.body.dataset;
    if ((isVoilas && ready) || !(page || kernelId)) return;
    const farewell = new FormData();
    farewell.append("_xsrf", cookie("_xsrf"));
    navigator.sendBeacon(page ? `${kernelAddress()}/farewell` : `${baseUrl}voila/api/shutdown/${kernelId}`, farewell);
  });
  // A page brought back by the browser's back button has no kernel any more.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  // The course may run on this very computer: that the network is gone says little, so the page asks.
  addEventListener("focusin", () => trouble && stepAside());
  addEventListener("online", look);
  addEventListener("offline", look);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && lookSoon());

  window.coursePage = { arrive, complete, reserve, cookie, leaveToVoila };
  window.voila_heartbeat = window.voila_finish = () => {};
})();
