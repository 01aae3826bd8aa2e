// Redraws a report: what did not change stays as it is, with what a reader opened, scrolled or reached by keyboard.

const drawnFrom = new WeakMap(); // element -> the HTML it was made from

// `renewed`: a selector for parts that are made anew even so, because somebody dresses them after each redraw.
function replaceReport(report, html, renewed) {
  const fresh = h("template", { html }).content;
  for (const part of fresh.querySelectorAll(".csm-report > *")) drawnFrom.set(part, part.outerHTML);
  const root = fresh.firstElementChild;
  const former = report.firstElementChild;
  if (!root || fresh.children.length > 1 || !former || report.children.length > 1 || !former.matches(".csm-report") || !root.matches(".csm-report")) {
    report.replaceChildren(fresh);
    return;
  }
  renewParts(former, [...root.children], renewed);
}

function renewParts(former, parts, renewed) {
  const old = [...former.children];
  const kept = new Set();
  parts.forEach((part, at) => {
    const same = old.find((one) => !kept.has(one) && drawnFrom.get(one) === drawnFrom.get(part) && !(renewed && one.matches(renewed)));
    const like = same || old.find((one) => !kept.has(one) && one.className === part.className && nameOfPart(one) === nameOfPart(part));
    if (like) kept.add(like);
    if (!same) carryOver(like, part);
    const placed = same || part;
    if (former.children[at] !== placed) former.insertBefore(placed, former.children[at] || null);
    if (!same && like) like.remove();
  });
  for (const one of old) if (!kept.has(one)) one.remove();
}

// Two parts are the same thing at different times where their name or title is the same.
function nameOfPart(part) {
  return part.dataset.csmDrawing || part.querySelector("caption, .csm-chart__title")?.textContent || "";
}

function carryOver(from, to) {
  if (!from) return;
  const pairs = (selector) => [...from.querySelectorAll(selector)].map((one, at) => [one, to.querySelectorAll(selector)[at]]).filter(([, other]) => other);
  for (const [one, other] of pairs("details")) other.open = one.open;
  for (const [one, other] of pairs("[tabindex]")) {
    if (one.scrollLeft || one.scrollTop) requestAnimationFrame(() => other.scrollTo(one.dataset.left, one.dataset.top));
    [one.dataset.left, one.dataset.top] = [one.scrollLeft, one.scrollTop];
    if (one === document.activeElement) requestAnimationFrame(() => other.focus({ preventScroll: true }));
  }
}
