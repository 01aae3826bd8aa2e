// Boxes of the network moved by mouse, by touch after holding, and by arrow keys. Nothing is asked of the Python side
// until a box is let go.

const PLAN_HOLD = 300; // milliseconds a finger rests before it drags instead of scrolling
const PLAN_SLACK = 5; // pixels a pointer may tremble
const PLAN_STEP = 12; // pixels an arrow key moves a box; with Shift four times as far
const PLAN_REST = 350; // milliseconds without a key until the move counts as one step

// `desk.svg()` is the network as it is drawn now, or null; `desk.place(key, { x, y })` keeps where a box was put;
// `desk.again()` says that shapes were moved by hand.
function movableBoxes(frame, desk) {
  let held = null; // { key, shapes, x, y, id, touch, timer, by, scale }
  let dragging = false;
  let pushed = null; // a box on its way by keys: { key, shapes, by, timer }

  frame.addEventListener("pointerdown", (event) => {
    const key = event.button === 0 ? boxAt(event.target) : null;
    if (!key) return;
    settle();
    const svg = desk.svg();
    held = {
      key, shapes: networkShapes(svg), x: event.clientX, y: event.clientY, id: event.pointerId,
      touch: event.pointerType !== "mouse", by: { x: 0, y: 0 }, scale: svg.viewBox.baseVal.width / svg.getBoundingClientRect().width,
    };
    if (held.touch) held.timer = setTimeout(begin, PLAN_HOLD);
    else event.preventDefault(); // no selection of words while dragging
    focusBox(svg, key);
  });
  frame.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [right, down] = [event.clientX - held.x, event.clientY - held.y];
    if (dragging) shift({ x: right * held.scale, y: down * held.scale });
    else if (Math.hypot(right, down) > PLAN_SLACK) (held.touch ? letGo : begin)();
  });
  frame.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.id) return;
    const { key, shapes, by } = held;
    const moved = dragging;
    letGo();
    if (moved) drop(key, shapes, by);
  });
  frame.addEventListener("pointercancel", back);
  frame.addEventListener("touchmove", (event) => { if (dragging) event.preventDefault(); }, { passive: false });
  frame.addEventListener("contextmenu", (event) => { if (held && held.touch) event.preventDefault(); });
  frame.addEventListener("keydown", hear);
  frame.addEventListener("focusout", settle);

  function begin() {
    dragging = true;
    desk.again();
    frame.setPointerCapture(held.id);
    frame.classList.add("csm-plan--carrying");
  }

  function shift(by) {
    held.by = keptInside(held.shapes, held.key, by);
    shiftBox(held.shapes, held.key, held.by);
  }

  function letGo() {
    clearTimeout(held && held.timer);
    [held, dragging] = [null, false];
    frame.classList.remove("csm-plan--carrying");
  }

  function back() {
    if (dragging) shiftBox(held.shapes, held.key, { x: 0, y: 0 });
    letGo();
  }

  function hear(event) {
    if (event.key === "Escape" && dragging) {
      event.stopPropagation();
      back();
      return;
    }
    const key = boxAt(event.target);
    if (!key || event.altKey || event.ctrlKey || event.metaKey) return;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const on = { PageDown: 1, PageUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!by && !on) return;
    event.preventDefault();
    if (by) push(key, by, event.shiftKey ? 4 * PLAN_STEP : PLAN_STEP);
    else walk(key, on);
  }

  function push(key, [right, down], far) {
    if (!pushed || pushed.key !== key) {
      settle();
      pushed = { key, shapes: networkShapes(desk.svg()), by: { x: 0, y: 0 } };
      desk.again();
    }
    clearTimeout(pushed.timer);
    pushed.by = keptInside(pushed.shapes, key, { x: pushed.by.x + right * far, y: pushed.by.y + down * far });
    shiftBox(pushed.shapes, key, pushed.by);
    pushed.timer = setTimeout(settle, PLAN_REST);
  }

  // A row of arrow keys is one move.
  function settle() {
    if (!pushed) return;
    const { key, shapes, by, timer } = pushed;
    clearTimeout(timer);
    pushed = null;
    drop(key, shapes, by);
  }

  function drop(key, shapes, by) {
    const { x, y } = shapes.boxes.get(key).frame;
    desk.place(key, { x: Math.round(x + by.x), y: Math.round(y + by.y) });
  }

  function walk(key, on) {
    settle();
    const keys = [...networkShapes(desk.svg()).boxes.keys()];
    focusBox(desk.svg(), keys[Math.max(0, Math.min(keys.length - 1, keys.indexOf(key) + on))]);
  }

  return { isMoving: () => dragging || pushed !== null };
}

function boxAt(element) {
  const part = element.closest("[data-csm-drawing=network] g[data-csm-key]:not([data-csm-from])");
  return part && part.dataset.planBox !== undefined ? part.dataset.csmKey : part && boxOf(part.ownerSVGElement, part.dataset.csmKey) ? part.dataset.csmKey : null;
}

function boxOf(svg, key) {
  return [...svg.querySelectorAll("g[data-plan-box]")].find((part) => part.dataset.csmKey === key);
}

// No box leaves the picture to the left or upwards, where nobody could scroll to it.
function keptInside(shapes, key, by) {
  const { x, y } = shapes.boxes.get(key).frame;
  return { x: Math.max(by.x, 4 - x), y: Math.max(by.y, 4 - y) };
}

// Boxes can be reached by keyboard: one of them by Tab, the others from there. Their titles name them; `help` is the id of
// the words that say how they move. What was dressed once stays so while it is brought up to date.
function dressBoxes(svg, current, help) {
  svg.setAttribute("role", "group");
  const dress = { "data-plan-box": "", tabindex: "-1", role: "img", "aria-describedby": help };
  for (const rect of svg.querySelectorAll("g:not([data-plan-box]) > rect.csm-box")) {
    for (const [name, value] of Object.entries(dress)) rect.parentElement.setAttribute(name, value);
  }
  const reached = svg.querySelector("g[data-plan-box][tabindex='0']");
  if (reached && (!current || reached.dataset.csmKey === current)) return;
  const chosen = boxOf(svg, current) || reached || svg.querySelector("g[data-plan-box]");
  if (reached) reached.setAttribute("tabindex", "-1");
  if (chosen) chosen.setAttribute("tabindex", "0");
}

function focusBox(svg, key) {
  const box = boxOf(svg, key);
  if (!box) return;
  for (const one of svg.querySelectorAll("g[data-plan-box][tabindex='0']")) one.setAttribute("tabindex", "-1");
  box.setAttribute("tabindex", "0");
  box.focus({ preventScroll: true });
}
