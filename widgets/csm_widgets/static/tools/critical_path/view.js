// The plan's own view: the end and one picture above the form, so that both stay in sight while tasks are typed.

const planTabs = () => Object.keys(PLAN_WORDS.shown);

TOOL_VIEWS.critical_path = (work) => {
  const tabs = tabRow(PLAN_WORDS.tabs, turn);
  const end = h("p", { class: "csm-plan__end", "data-csm": "plan-end" });
  const old = h("p", { class: "csm-plan__old", role: "status", hidden: true }, PLAN_WORDS.old);
  const frame = h("div", { class: "csm-plan__frame", id: freshId("plan"), "data-csm": "plan-frame", "data-csm-scrolls": "", tabindex: 0, role: "group", "aria-label": PLAN_WORDS.picture });
  const tidy = button("tidy", PLAN_WORDS.tidy, tidyUp, { class: "csm-button csm-button--small" });
  const fit = button("fit", PLAN_WORDS.fit, toggleFit, { class: "csm-button csm-button--small" });
  const help = h("p", { class: "csm-help csm-plan__help", id: freshId("help") }, PLAN_WORDS.help);
  const taller = button("taller", "", () => size.taller(), { class: "csm-button csm-button--small" });
  const whole = button("whole", PLAN_WORDS.whole, () => size.whole(), { class: "csm-button csm-button--small" });
  const tools = h("div", { class: "csm-plan__tools" }, whole, taller, fit, tidy, help);
  const above = h("section", { class: "csm-plan", "aria-label": PLAN_WORDS.stage }, end, tabs.element, old, frame, tools);
  const size = planSize(above, { taller, whole });
  const moving = movableBoxes(frame, { svg, place, again: work.again });
  let focused = "";
  let sought = false;
  let tab = planTabs()[0]; // of this page alone: the plan itself holds all of it

  frame.addEventListener("focusin", (event) => { if (event.target.dataset.planBox !== undefined) focused = event.target.dataset.csmKey; });

  function svg() {
    return frame.querySelector("[data-csm-drawing=network] svg");
  }

  function shown() {
    return tab;
  }

  function turn(name) {
    tab = name;
    dressStage();
    work.ask();
  }

  function places() {
    try {
      return JSON.parse(work.control("places").value() || "{}");
    } catch {
      return {};
    }
  }

  // Boxes are kept by their keys; those of tasks that are gone go with the next move.
  function place(key, at) {
    const there = networkShapes(svg()).boxes;
    const kept = Object.entries({ ...places(), [key]: [at.x, at.y] }).filter(([name]) => there.has(name));
    sought = true;
    work.put({ places: JSON.stringify(Object.fromEntries(kept)) });
    work.say(PLAN_WORDS.moved(key));
  }

  function tidyUp() {
    if (!Object.keys(places()).length) {
      work.say(PLAN_WORDS.nothingMoved);
      return;
    }
    work.put({ places: "" });
    work.say(PLAN_WORDS.tidied);
  }

  function toggleFit() {
    const fits = frame.classList.toggle("csm-plan--fit");
    fit.textContent = fits ? PLAN_WORDS.full : PLAN_WORDS.fit;
  }

  function drawn(report, solved, parts) {
    const isOld = solved.faults.length > 0;
    show(old, isOld && frame.children.length > 0);
    above.classList.toggle("csm-plan--old", isOld);
    if (!isOld) take(report, parts);
    dressStage();
  }

  // What belongs to the tab comes up here; what belongs to others is not shown.
  function take(report, parts) {
    const mine = parts.filter((part) => tabOf(part) === shown());
    for (const part of parts) if (report.contains(part) && tabOf(part)) part.remove();
    const headline = report.querySelector(".csm-headline__value");
    reword(end, headline ? headline.textContent : "");
    hold(mine);
    // The frame around all of it scrolls, by keyboard too.
    for (const box of frame.querySelectorAll(".csm-drawing__view, .csm-scroll")) box.removeAttribute("tabindex");
    if (svg()) dressBoxes(svg(), focused, help.id);
    // Parts exchanged at one go keep the place they were scrolled to; asking for it would lay out the whole page.
    if (frame.dataset.tab !== shown()) frame.scrollTo(0, 0);
    frame.dataset.tab = shown();
    if (sought && svg()) focusBox(svg(), focused);
    sought = false;
  }

  // What is brought up to date in place must not be taken out: all of it would be laid out anew.
  function hold(mine) {
    const held = frame.querySelector(":scope > .csm-report");
    if (held && mine.length && sameElements([...held.children], mine)) return;
    frame.replaceChildren(mine.length ? h("div", { class: "csm-report" }, ...mine) : h("p", { class: "csm-help" }, PLAN_WORDS.empty));
  }

  function dressStage() {
    tabs.put(planTabs().map((key) => ({ key, label: PLAN_WORDS.shown[key], panel: frame.id })), shown());
    const pictured = ["network", "gantt"].includes(shown());
    show(fit, pictured);
    for (const one of [tidy, help]) show(one, shown() === "network");
    above.parentElement?.classList.toggle("csm-plan--likely", !work.control("three_point").value());
  }

  // The page asks for one part at a time; what is kept, and shown in a record, is always all of them.
  function restored() {
    work.control("shown").put("all");
    dressStage();
  }

  return { above, drawn, restored, asks: () => ({ shown: tab }), hides: [], follows: true, isMoving: moving.isMoving };
};

const sameElements = (some, others) => some.length === others.length && some.every((one, at) => one === others[at]);

function tabOf(part) {
  if (!part.matches(".csm-drawing, .csm-scroll")) return "";
  const name = part.dataset.csmDrawing;
  if (name) return planTabs().includes(name) ? name : "";
  const caption = part.getAttribute("aria-label") || "";
  return planTabs().find((tab) => (PLAN_WORDS.tables[tab] || []).some((words) => caption.startsWith(words))) || "";
}
