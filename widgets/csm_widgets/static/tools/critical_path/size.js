// How large the picture of a plan is: beside the form, taller, or on the full screen.

const PLAN_TALLER = "csm-plan-taller"; // remembered by this browser, for all plans

// `buttons.taller` and `buttons.whole` say what they do next. Without the browser's full screen the plan lies over the
// whole page instead; Escape leaves either, and so does the focus that moves on to what lies behind.
function planSize(plan, buttons) {
  plan.addEventListener("fullscreenchange", dress);
  plan.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isWhole()) return;
    event.preventDefault();
    leave();
  });
  plan.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && isWhole() && !plan.contains(relatedTarget)) leave();
  });

  const isFull = () => document.fullscreenElement === plan;
  const isWhole = () => isFull() || plan.hasAttribute("popover");

  function whole() {
    if (isWhole()) leave();
    else if (document.fullscreenEnabled) plan.requestFullscreen().catch(cover);
    else cover();
  }

  function cover() {
    plan.setAttribute("popover", "manual");
    plan.showPopover();
    dress();
  }

  function leave() {
    const focused = plan.contains(document.activeElement) ? document.activeElement : null;
    if (isFull()) document.exitFullscreen();
    plan.removeAttribute("popover");
    dress();
    if (focused && document.activeElement !== focused) focused.focus({ preventScroll: true });
  }

  function taller() {
    const isTaller = plan.classList.toggle("csm-plan--taller");
    try {
      localStorage.setItem(PLAN_TALLER, isTaller ? "yes" : "");
    } catch { /* not remembered, where the browser keeps nothing */ }
    dress();
    plan.scrollIntoView({ block: "nearest" }); // it no longer stays in sight by itself
  }

  function dress() {
    plan.classList.toggle("csm-plan--whole", isWhole());
    reword(buttons.whole, isWhole() ? PLAN_WORDS.leave : PLAN_WORDS.whole);
    reword(buttons.taller, plan.classList.contains("csm-plan--taller") ? PLAN_WORDS.lower : PLAN_WORDS.taller);
    show(buttons.taller, !isWhole());
  }

  try {
    plan.classList.toggle("csm-plan--taller", localStorage.getItem(PLAN_TALLER) === "yes");
  } catch { /* of the usual height */ }
  dress();
  return { whole, taller };
}
