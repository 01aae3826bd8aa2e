// The matrix's own view: the map above the list, its names to be moved, and beside it who has no place yet.

const MAP_MIDDLE = 3; // where a name starts that is pressed rather than dragged

TOOL_VIEWS.stakeholder_matrix = (work) => {
  const frame = h("div", { class: "csm-map__frame", "data-csm": "map-frame" });
  const tray = h("div", { class: "csm-map__tray", "data-csm": "map-tray", role: "group", "aria-label": MAP_WORDS.tray });
  const aimWords = h("p", { class: "csm-map__landing", "aria-hidden": "true" });
  const old = h("p", { class: "csm-map__old", role: "status", hidden: true }, MAP_WORDS.old);
  const above = h("section", { class: "csm-map", "aria-label": MAP_WORDS.stage },
    h("p", { class: "csm-help" }, MAP_WORDS.help), old, h("div", { class: "csm-map__stage" }, frame, h("div", { class: "csm-map__side" }, tray, aimWords)));
  const carrying = carriedNames(above, { svg, ratings, place, takeOff, aim, walk, isTray });
  let focused = ""; // the name that Tab reaches
  let sought = ""; // the name that gets the focus as soon as it is drawn

  frame.addEventListener("focusin", (event) => { focused = event.target.dataset.mapKey || focused; });

  function svg() {
    return frame.querySelector("svg.csm-picture");
  }

  function people() {
    return work.values().stakeholders.filter((row) => row.name);
  }

  function ratings(key) {
    const row = people().find((one) => one.id === key);
    return row && isPlaced(row) ? { authority: Number(row.authority), interest: Number(row.interest) } : null;
  }

  // One step of undo each. Nothing is kept where nothing changes.
  function enter(key, changed, words) {
    const rows = work.values().stakeholders;
    const row = rows.find((one) => one.id === key);
    work.say(words(row.name));
    if (Object.entries(changed).every(([name, value]) => String(row[name] ?? "") === String(value ?? ""))) return;
    work.put({ stakeholders: rows.map((one) => (one.id === key ? { ...one, ...changed } : one)) });
  }

  function place(key, { authority, interest }) {
    sought = key;
    enter(key, { authority, interest }, (name) => MAP_WORDS.placed(name, { authority, interest }));
  }

  function takeOff(key) {
    sought = "";
    enter(key, { authority: null, interest: null }, MAP_WORDS.takenOff);
  }

  function aim(aimed) {
    markPlace(svg(), aimed === "off" ? null : aimed);
    tray.classList.toggle("csm-map__tray--aimed", aimed === "off");
    aimWords.textContent = aimed === "off" ? MAP_WORDS.off : aimed ? MAP_WORDS.aim(aimed) : "";
  }

  function isTray(x, y) {
    const { left, right, top, bottom } = tray.getBoundingClientRect();
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  function walk(key, on) {
    const keys = tagsOf(svg()).map((tag) => tag.dataset.mapKey);
    focusTag(svg(), keys[Math.max(0, Math.min(keys.length - 1, keys.indexOf(key) + on))]);
  }

  // A name pressed starts in the middle, with whatever rating it has already.
  function start(row) {
    const known = (value) => (isRating(value) ? Number(value) : MAP_MIDDLE);
    place(row.id, { authority: known(row.authority), interest: known(row.interest) });
  }

  function fillTray() {
    const left = people().filter((row) => !isPlaced(row));
    const chips = left.map((row) => button("map-chip", row.name, () => start(row), { class: "csm-button csm-map__chip", "data-map-key": row.id, "aria-label": MAP_WORDS.chip(row.name) }));
    const none = people().length ? MAP_WORDS.allPlaced : MAP_WORDS.nobody;
    tray.replaceChildren(h("p", { class: "csm-map__title" }, MAP_WORDS.tray), ...chips, h("p", { class: "csm-help" }, left.length ? MAP_WORDS.trayHelp : none));
  }

  function drawn(report, solved) {
    const isOld = solved.faults.length > 0;
    show(old, isOld && Boolean(svg()));
    above.classList.toggle("csm-map--old", isOld);
    if (!isOld) take(report.querySelector("[data-csm-drawing=stakeholders]"));
  }

  // The map comes up here; the focus goes with it.
  function take(figure) {
    carrying.letGo();
    const within = frame.contains(document.activeElement);
    const left = frame.querySelector(".csm-drawing__view")?.scrollLeft || 0;
    frame.replaceChildren(figure ? h("div", { class: "csm-report" }, figure) : "");
    fillTray();
    if (!figure) return;
    dressMap(svg(), sought || focused);
    frame.querySelector(".csm-drawing__view").scrollLeft = left;
    if (tagOf(svg(), sought)) focusTag(svg(), sought);
    else if (within) focusTag(svg(), focused);
    sought = tagOf(svg(), sought) ? "" : sought;
  }

  return { above, drawn, restored: fillTray }; // the first drawing comes before the names are entered
};

function isRating(value) {
  return value !== null && value !== undefined && value !== "" && onScale(Number(value)) === Number(value);
}

function isPlaced(row) {
  return isRating(row.authority) && isRating(row.interest);
}

function tagsOf(svg) {
  return svg ? [...svg.querySelectorAll("g[data-map-key]")] : [];
}

function tagOf(svg, key) {
  return tagsOf(svg).find((tag) => tag.dataset.mapKey === key);
}

// One name is reached by Tab, the others from there.
function dressMap(svg, current) {
  svg.setAttribute("role", "application");
  svg.setAttribute("aria-label", MAP_WORDS.picture);
  svg.parentElement.removeAttribute("tabindex"); // its names take the focus, and scroll into sight with it
  const tags = [...svg.querySelectorAll("g[data-csm-key]")].filter((part) => part.dataset.csmKey !== "map");
  const chosen = tags.find((part) => part.dataset.csmKey === current) || tags[0];
  for (const part of tags) {
    part.dataset.mapKey = part.dataset.csmKey;
    part.setAttribute("tabindex", part === chosen ? "0" : "-1");
    part.setAttribute("role", "img");
    part.setAttribute("aria-label", MAP_WORDS.tag(part.querySelector("title").textContent));
  }
}

function focusTag(svg, key) {
  const tag = tagOf(svg, key);
  if (!tag) return;
  for (const one of tagsOf(svg)) one.setAttribute("tabindex", one === tag ? "0" : "-1");
  tag.focus({ preventScroll: true });
  tag.scrollIntoView({ block: "nearest", inline: "nearest" });
}
