// Names carried by mouse at once, by touch after holding, and moved by keys. Nothing is asked of the Python side until
// a name is let go.

const MAP_HOLD = 300; // milliseconds a finger rests before it drags instead of scrolling
const MAP_SLACK = 5; // pixels a pointer may tremble
const MAP_EDGE = 32; // pixels from the edge within which the map scrolls
const MAP_SCROLL = 16; // pixels for each movement there

// `desk`: `svg()`, the map or null; `ratings(key)`, where somebody stands or null; `place(key, ratings)`, `takeOff(key)`,
// `aim(aimed)` shows where a name would land; `walk(key, on)` goes to another name; `isTray(x, y)`.
function carriedNames(root, desk) {
  let held = null; // { key, part, x, y, id, touch, timer, from }
  let aimed = null; // null | "off" | ratings
  let dragging = false;

  root.addEventListener("pointerdown", (event) => {
    const part = event.button === 0 ? event.target.closest("[data-map-key]") : null;
    if (!part || !desk.svg()) return;
    const key = part.dataset.mapKey;
    held = { key, part, x: event.clientX, y: event.clientY, id: event.pointerId, touch: event.pointerType !== "mouse", from: desk.ratings(key) };
    if (held.touch) held.timer = setTimeout(begin, MAP_HOLD);
    else event.preventDefault(); // no selection of words while dragging
    part.focus({ preventScroll: true });
  });
  root.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [right, down] = [event.clientX - held.x, event.clientY - held.y];
    if (dragging) carry(event);
    else if (Math.hypot(right, down) > MAP_SLACK) {
      if (held.touch) letGo();
      else {
        begin();
        carry(event);
      }
    }
  });
  root.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [{ key }, target, moved] = [held, aimed, dragging];
    letGo();
    if (!moved) return;
    quietClick();
    if (target === "off") desk.takeOff(key);
    else if (target) desk.place(key, target);
  });
  root.addEventListener("pointercancel", letGo);
  root.addEventListener("touchmove", (event) => { if (dragging) event.preventDefault(); }, { passive: false });
  root.addEventListener("contextmenu", (event) => { if (held && held.touch) event.preventDefault(); });
  root.addEventListener("keydown", hear);

  function begin() {
    dragging = true;
    root.setPointerCapture(held.id);
    root.classList.add("csm-map--carrying");
    held.part.classList.add("csm-map--carried");
  }

  function carry(event) {
    if (held.from) held.x -= mapScrolls(desk.svg().parentElement, event.clientX);
    const [right, down] = [event.clientX - held.x, event.clientY - held.y];
    const scale = held.from ? mapScale(desk.svg()) : 1; // a name on the map moves in pixels of the drawing
    held.part.style.transform = `translate(${right * scale}px, ${down * scale}px)`;
    aimed = aimOf(event, right, down);
    desk.aim(aimed);
  }

  function aimOf(event, right, down) {
    if (desk.isTray(event.clientX, event.clientY)) return held.from ? "off" : null;
    return held.from ? ratingsBeside(desk.svg(), held.from, right, down) : ratingsAt(desk.svg(), event.clientX, event.clientY);
  }

  function letGo() {
    if (!held) return;
    clearTimeout(held.timer);
    held.part.style.transform = "";
    held.part.classList.remove("csm-map--carried");
    root.classList.remove("csm-map--carrying");
    if (dragging) desk.aim(null);
    [held, dragging, aimed] = [null, false, null];
  }

  // The click that ends a drag is not one on the name.
  function quietClick() {
    const stop = (event) => { event.stopPropagation(); event.preventDefault(); };
    root.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => root.removeEventListener("click", stop, { capture: true }), 50);
  }

  function hear(event) {
    if (event.key === "Escape" && dragging) {
      event.stopPropagation();
      letGo();
      return;
    }
    const part = event.target.closest("svg [data-map-key]");
    if (!part || event.altKey || event.ctrlKey || event.metaKey) return;
    const key = part.dataset.mapKey;
    const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, 0], ArrowDown: [-1, 0] }[event.key];
    const on = { PageDown: 1, PageUp: -1, Home: -Infinity, End: Infinity }[event.key];
    const off = ["Delete", "Backspace"].includes(event.key);
    if (!by && !on && !off) return;
    event.preventDefault();
    if (off) desk.takeOff(key);
    else if (on) desk.walk(key, on);
    else push(key, by);
  }

  function push(key, [up, right]) {
    const { authority, interest } = desk.ratings(key);
    desk.place(key, { authority: onScale(authority + up), interest: onScale(interest + right) });
  }

  return { letGo };
}

// At its edges a map wider than the screen comes along; says by how much.
function mapScrolls(view, x) {
  const { left, right } = view.getBoundingClientRect();
  const before = view.scrollLeft;
  if (x < left + MAP_EDGE) view.scrollLeft -= MAP_SCROLL;
  if (x > right - MAP_EDGE) view.scrollLeft += MAP_SCROLL;
  return view.scrollLeft - before;
}
