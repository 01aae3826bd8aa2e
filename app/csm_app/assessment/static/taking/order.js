// Steps moved by buttons, by Alt with the arrow keys, or by dragging. A move is an ordinary "change" of the form.

// The order as it stands; null while nobody has moved or kept it.
export function arranged(form) {
  return form.dataset.arranged === undefined ? null : rows(form).map((row) => row.dataset.step);
}

// The order given before, or the one the page came with.
export function arrange(form, order) {
  const all = rows(form);
  form.csmFirst ??= all.map((row) => row.dataset.step);
  const wanted = order ? [...order, ...form.csmFirst.filter((step) => !order.includes(step))] : form.csmFirst;
  if (order) form.dataset.arranged = "";
  else delete form.dataset.arranged;
  const now = all.map((row) => row.dataset.step);
  if (wanted.join() !== now.join()) list(form).append(...wanted.map((step) => all.find((row) => row.dataset.step === step)).filter(Boolean));
  mark(form);
}

// Makes a question's steps movable; `say` tells of a move whoever does not see it.
export function movable(form, say) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    if (button.dataset.move) step(form, button.closest("li"), Number(button.dataset.move), say);
    if (button.hasAttribute("data-keep")) {
      done(form);
      say("The order is kept as it is.");
      rows(form)[0].querySelector("[data-move='1']").focus();
    }
  });
  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("li");
    if (!row || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    step(form, row, event.key === "ArrowUp" ? -1 : 1, say);
  });
  letDrag(form, say);
}

const list = (form) => form.querySelector(".order");
const rows = (form) => [...list(form).children];

function step(form, row, by, say) {
  const to = rows(form).indexOf(row) + by;
  if (to < 0 || to >= rows(form).length) return;
  move(form, row, to, say);
  done(form);
}

function move(form, row, to, say) {
  const focused = row.contains(document.activeElement) ? document.activeElement : null;
  const others = rows(form).filter((one) => one !== row);
  list(form).insertBefore(row, others[to] ?? null);
  focused?.focus();
  say(`${row.querySelector(".order-text").textContent}: now ${to + 1} of ${others.length + 1}`);
}

function done(form) {
  form.dataset.arranged = "";
  mark(form);
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function mark(form) {
  const all = rows(form);
  all.forEach((row, place) => {
    const [up, down] = row.querySelectorAll("[data-move]");
    up.setAttribute("aria-disabled", String(place === 0));
    down.setAttribute("aria-disabled", String(place === all.length - 1));
  });
  form.querySelector(".order-asis").hidden = form.dataset.arranged !== undefined;
}

// Begun on the dots, so that a finger can still scroll the page.
function letDrag(form, say) {
  let held = null;
  const steps = list(form);
  steps.addEventListener("pointerdown", (event) => {
    if (!event.target.classList.contains("order-grip") || form.disabled) return;
    held = event.target.closest("li");
    held.classList.add("order-row--held");
    steps.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  steps.addEventListener("pointermove", (event) => {
    if (!held) return;
    const all = rows(form);
    const under = all.findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    const to = under < 0 ? all.length - 1 : under;
    if (to !== all.indexOf(held)) move(form, held, to, say);
  });
  const release = () => {
    held?.classList.remove("order-row--held");
    if (held) done(form);
    held = null;
  };
  steps.addEventListener("pointerup", release);
  steps.addEventListener("pointercancel", release);
}
