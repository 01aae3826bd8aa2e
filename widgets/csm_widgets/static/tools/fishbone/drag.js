// Dragging causes: with a mouse at once, by touch after holding, from and to the picture and the outline alike.

const FISH_HOLD = 350; // milliseconds a finger rests before it drags instead of scrolling
const FISH_SLACK = 6; // pixels a pointer may tremble

// `desk.over(key, place)` says whether it may be dropped there; `desk.drop(key, target, place)` does it.
function fishDrag(root, desk) {
  let held = null; // { key, x, y, id, touch, timer }
  let ghost = null;
  let aim = null;

  root.addEventListener("pointerdown", (event) => {
    const key = fishKeyAt(event.target);
    if (event.button !== 0 || !key || !key.startsWith("cause:") || event.target.closest("textarea, button, input, select")) return;
    held = { key, x: event.clientX, y: event.clientY, id: event.pointerId, touch: event.pointerType !== "mouse" };
    if (held.touch) held.timer = setTimeout(() => begin(held.x, held.y), FISH_HOLD);
  });
  const move = (event) => {
    if (!held || event.pointerId !== held.id) return;
    if (ghost) aimAt(event.clientX, event.clientY);
    else if (Math.hypot(event.clientX - held.x, event.clientY - held.y) > FISH_SLACK) {
      if (held.touch) letGo();
      else begin(event.clientX, event.clientY);
    }
  };
  const up = (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [key, target] = [held.key, ghost && aim];
    if (ghost) swallowClick(root);
    letGo();
    if (target) desk.drop(key, target.key, target.place);
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", up);
  window.addEventListener("pointercancel", () => letGo());
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !ghost) return;
    event.stopPropagation();
    letGo();
  }, true);
  // A finger that drags must not scroll the page as well.
  root.addEventListener("touchmove", (event) => { if (ghost) event.preventDefault(); }, { passive: false });
  root.addEventListener("contextmenu", (event) => { if (held && held.touch) event.preventDefault(); });

  function begin(x, y) {
    ghost = h("div", { class: "csm-fish__ghost", "aria-hidden": "true" }, desk.nameOf(held.key));
    root.append(ghost);
    root.classList.add("csm-fish--carrying");
    desk.carry(held.key);
    aimAt(x, y);
  }

  function aimAt(x, y) {
    ghost.style.transform = `translate(${x + 12}px, ${y + 14}px)`;
    const found = fishTarget(document.elementFromPoint(x, y), y);
    mark(aim, false);
    aim = found && desk.over(held.key, found.key, found.place) ? found : null;
    mark(aim, true);
    scrollAlong(root.querySelector(".csm-fish__scroll"), x);
  }

  function mark(target, on) {
    if (!target) return;
    for (const element of desk.shapesOf(target.key)) element.classList.toggle("csm-fish--drop", on && target.place === "into");
    target.element.classList.toggle("csm-fish--before", on && target.place === "before");
    target.element.classList.toggle("csm-fish--after", on && target.place === "after");
  }

  function letGo() {
    clearTimeout(held && held.timer);
    mark(aim, false);
    if (ghost) ghost.remove();
    root.classList.remove("csm-fish--carrying");
    [held, ghost, aim] = [null, null, null];
  }
}

function fishKeyAt(element) {
  const found = element && element.closest("[data-fish-key], .csm-fish__sheet g[data-csm-key]");
  return found ? found.dataset.fishKey || found.dataset.csmKey : "";
}

// In the outline the edges of a row stand for "before" and "after" it.
function fishTarget(element, y) {
  const row = element && element.closest("[data-fish-key]");
  if (!row) {
    const key = fishKeyAt(element);
    return key ? { key, place: "into", element } : null;
  }
  const box = row.getBoundingClientRect();
  const share = (y - box.top) / box.height;
  const edge = row.dataset.fishKey.startsWith("cause:") ? 0.28 : 0;
  const place = share < edge ? "before" : share > 1 - edge ? "after" : "into";
  return { key: row.dataset.fishKey, place, element: row };
}

function scrollAlong(box, x) {
  const { left, right } = box.getBoundingClientRect();
  if (x < left + 36) box.scrollLeft -= 16;
  if (x > right - 36) box.scrollLeft += 16;
}

// The click that ends a drag is not one on what lies there.
function swallowClick(root) {
  const stop = (event) => { event.stopPropagation(); event.preventDefault(); };
  root.addEventListener("click", stop, { capture: true, once: true });
  setTimeout(() => root.removeEventListener("click", stop, { capture: true }), 50);
}
