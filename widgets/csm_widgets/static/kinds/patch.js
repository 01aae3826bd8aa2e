// A report that is told only what became different: elements stay, and in them only what differs is touched.
//
// Laying out a picture of some thousand shapes anew takes longer than working it out, so this is where a redraw is won.

const PLACE_OF_ITEMS = "svg.csm-picture, tbody"; // where in a part the items of its list stand
const ADDED_HERE = ".csm-picture-save"; // put into a part by the page: no redraw knows of it

// `follows`: pictures are redrawn in place; otherwise each `renewed` part is a new element every time.
function liveReport(report, { renewed = "", follows = true } = {}) {
  let parts = null; // of the report on screen: { before, items, after, element }
  let root = null;
  let since = 0; // the reply that brought it; 0: the next one must bring all

  function draw(solved, n) {
    if (solved.patch) change(solved.patch, n);
    else whole(solved.html);
  }

  function whole(html) {
    [parts, since] = [null, 0];
    replaceReport(report, html, renewed);
  }

  function change(patch, n) {
    const next = patch.parts.map((one) => continued(one, parts || []));
    if (parts) renew(next, patch.opening);
    else replaceReport(report, `${patch.opening}${next.map(markupOf).join("")}</section>`, renewed);
    root = report.firstElementChild;
    if (!parts) next.forEach((part, at) => { part.element = root.children[at]; });
    parts = next.map(({ before, items, after, element }) => ({ before, items, after, element }));
    since = n;
  }

  function renew(next, opening) {
    if (root.parentElement !== report) report.replaceChildren(root);
    syncAttributes(root, parsed(`${opening}</section>`));
    const former = new Set(parts.map((part) => part.element));
    for (const part of next) part.element = elementOf(part);
    const kept = new Set(next.map((part) => part.element));
    for (const one of former) if (!kept.has(one)) one.remove();
    const here = next.map((part) => part.element).filter((one) => one.parentElement === root || !one.isConnected);
    arrange(root, here);
  }

  // A view may have taken a part out of the report: it stays where it is if the view says that it follows.
  function elementOf(part) {
    const element = part.former?.element;
    const isHere = element && (follows || element.parentElement === root);
    if (!isHere || (renewed && !follows && element.matches(renewed))) return remade(part);
    if (!part.frame && !part.changed) return element;
    return (follows && touchUp(element, part)) ? element : remade(part);
  }

  function remade(part) {
    const fresh = parsed(markupOf(part));
    carryOver(part.former?.element, fresh);
    return fresh;
  }

  // `again()`: shapes were changed by hand, so the next redraw must bring all of them anew.
  return { draw, since: () => since, parts: () => (parts ? parts.map((part) => part.element) : [...report.querySelectorAll(":scope > .csm-report > *")]), again: () => { [parts, since] = [null, 0]; } };
}

function continued({ of, frame, items }, before) {
  const former = before[of];
  const [opening, closing] = frame || [former.before, former.after];
  const all = items ? items.map((one) => (typeof one === "number" ? former.items[one] : one)) : former.items;
  return { before: opening, items: all, after: closing, frame, changed: items, former };
}

function markupOf({ before, items, after }) {
  return `${before}${items.join("")}${after}`;
}

function parsed(html) {
  return h("template", { html }).content.firstElementChild;
}

// Brings a part up to date in place; false where the page no longer has it as it was drawn.
function touchUp(element, part) {
  const place = element.querySelector(PLACE_OF_ITEMS);
  if (part.changed && (!place || place.children.length !== part.former.items.length)) return false;
  const news = (part.changed || []).filter((one) => typeof one === "string");
  const fresh = parsed(`${part.before}${news.join("")}${part.frame ? part.after : ""}`);
  if (part.changed) renewItems(place, part.changed, [...fresh.querySelector(PLACE_OF_ITEMS).children]);
  if (part.frame) morph(element, fresh, part.items.length ? place : null);
  return true;
}

function renewItems(place, changed, fresh) {
  const old = [...place.children];
  const kept = new Set(changed.filter((one) => typeof one === "number"));
  const free = old.filter((one, at) => !kept.has(at));
  const wanted = changed.map((one) => (typeof one === "number" ? old[one] : morphed(free.shift(), fresh.shift())));
  const staying = new Set(wanted);
  for (const one of old) if (!staying.has(one)) one.remove();
  arrange(place, wanted);
}

function morphed(old, fresh) {
  if (!old || old.nodeName !== fresh.nodeName) return fresh;
  morph(old, fresh, null);
  return old;
}

// Makes one element say what the other says, and touches nothing that says it already; `apart` has been seen to.
function morph(old, fresh, apart) {
  syncAttributes(old, fresh);
  if (old === apart) return;
  const former = [...old.childNodes].filter((one) => !(one.matches && one.matches(ADDED_HERE)));
  const wanted = [...fresh.childNodes];
  wanted.forEach((one, at) => {
    const there = former[at];
    if (!there) old.append(one);
    else if (there.nodeName !== one.nodeName) there.replaceWith(one);
    else if (one.nodeType !== Node.ELEMENT_NODE) { if (there.data !== one.data) there.data = one.data; }
    else morph(there, one, apart);
  });
  for (const one of former.slice(wanted.length)) one.remove();
}

// What a reader has opened stays open, and what a view made reachable stays so.
const STAYS = /^(open|role|tabindex|aria-label|data-(?!csm-).*)$/;

function syncAttributes(old, fresh) {
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old.attributes.length === fresh.attributes.length) return;
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !STAYS.test(name)) old.removeAttribute(name);
}

// Puts children in this order; what leaves its place for a later one does not make all others move.
function arrange(parent, children) {
  children.forEach((one, at) => {
    if (parent.children[at] === one) return;
    if (parent.children[at + 1] === one) parent.children[at].remove();
    else parent.insertBefore(one, parent.children[at] || null);
  });
}
