// A report that is told only what became different: elements stay, and in them only what differs is touched.
//
// Laying out a picture of some thousand shapes anew takes longer than working it out, so this is where a redraw is won.

const PLACE_OF_ITEMS = "svg.csm-picture, tbody"; // where in a part the items of its list stand
const ADDED_HERE = ".csm-picture-save"; // put into a part by the page: no redraw knows of it
const SCROLLS = "[data-csm-scrolls]"; // parts within are seen through it
const OUT_OF_SIGHT = 16; // milliseconds after the frame that shows what is in sight, until the rest follows

// `follows`: pictures are redrawn in place; otherwise each `renewed` part is a new element every time.
function liveReport(report, { renewed = "", follows = true } = {}) {
  let parts = null; // of the report on screen: { before, items, after, element }
  let root = null;
  let since = 0; // the reply that brought it; 0: the next one must bring all
  const later = []; // acts that bring up to date what is out of sight, once the rest is on screen

  function draw(solved, n) {
    settle();
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
    if (later.length) requestAnimationFrame(() => setTimeout(settle, OUT_OF_SIGHT));
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
    return (follows && touchUp(element, part, later)) ? element : remade(part);
  }

  function settle() {
    for (const act of later.splice(0)) act();
  }

  function remade(part) {
    const fresh = parsed(markupOf(part));
    carryOver(part.former?.element, fresh);
    return fresh;
  }

  // `settle()`: all must be up to date now, for it is about to be copied, or changed by hand.
  // `again()`: shapes were changed by hand, so the next redraw must bring all of them anew.
  return { draw, settle, since: () => since, parts: () => (parts ? parts.map((part) => part.element) : [...report.querySelectorAll(":scope > .csm-report > *")]), again: () => { settle(); [parts, since] = [null, 0]; } };
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

// Brings a part up to date in place; false where the page no longer has it as it was drawn. What is out of sight or
// folded away waits for an act of its own, put into `later`.
function touchUp(element, part, later) {
  const place = element.querySelector(PLACE_OF_ITEMS);
  if (part.changed && (!place || place.children.length !== part.former.items.length)) return false;
  const items = part.changed ? renewedItems([...place.children], part) : [];
  const seen = items.some((one) => one.markup) ? sight(place) : null;
  const [soon, unseen] = [[], []];
  for (const one of items) if (one.markup) (one.element && !seen(one.element) ? unseen : soon).push(one);
  const folded = part.frame && FOLDED.test(part.after) ? element.querySelector(":scope > details:not([open])") : null;
  const fresh = renewTogether(part, soon, folded ? part.after.replace(FOLDED, "<details></details>") : part.after);
  if (part.frame) morph(element, fresh, { apart: part.items.length ? place : null, folded });
  if (part.changed) putInOrder(place, items.map((one) => one.element));
  if (unseen.length || folded) later.push(() => {
    const rest = renewTogether(part, unseen, part.after);
    if (folded) morph(folded, rest.querySelector(":scope > details"));
  });
  return true;
}

const FOLDED = /<details[^]*<\/details>/;

// These items, parsed together with what frames them: each by itself would take longer. Gives the part as it came.
function renewTogether(part, items, after) {
  const fresh = parsed(`${part.before}${items.map((one) => one.markup).join("")}${part.frame ? after : ""}`);
  const news = items.length ? [...fresh.querySelector(PLACE_OF_ITEMS).children] : [];
  items.forEach((one, at) => {
    if (one.element) morph(one.element, news[at]);
    else one.element = news[at];
  });
  return fresh;
}

// Whether an element can be seen, asked before anything is changed: later the answer would cost a layout.
function sight(place) {
  const [left, top, right, bottom] = [0, 0, innerWidth, innerHeight];
  const view = place.closest(SCROLLS)?.getBoundingClientRect() || { left, top, right, bottom };
  return (element) => {
    const box = element.getBoundingClientRect();
    return box.right >= Math.max(left, view.left) && box.left <= Math.min(right, view.right)
      && box.bottom >= Math.max(top, view.top) && box.top <= Math.min(bottom, view.bottom);
  };
}

// Each item with its element and, where it is not as it was, its markup. What was something else before continues, in
// their order, as what is of its kind now.
function renewedItems(old, { changed, former }) {
  const kept = new Set(changed.filter((one) => typeof one === "number"));
  const free = new Map(); // kind -> elements
  old.forEach((one, at) => {
    if (kept.has(at)) return;
    const kind = kindOf(former.items[at]);
    if (free.has(kind)) free.get(kind).push(one);
    else free.set(kind, [one]);
  });
  return changed.map((one) => (typeof one === "number" ? { element: old[one] } : { element: free.get(kindOf(one))?.shift(), markup: one }));
}

function putInOrder(place, wanted) {
  const staying = new Set(wanted);
  for (const one of [...place.children]) if (!staying.has(one)) one.remove();
  arrange(place, wanted);
}

// Of one kind are a thing's name before and after, its bar, its arrow: what stands for the same and is made alike.
const KIND = /^<(\w+)((?: data-csm-\w+="[^"]*")*)[^>]*>(?:<(\w+))?/;

function kindOf(markup) {
  return KIND.exec(markup).slice(1).join(" ");
}

// Makes one element say what the other says, and touches nothing that says it already; `apart` has been seen to, and
// `folded` will be.
function morph(old, fresh, { apart = null, folded = null } = {}) {
  syncAttributes(old, fresh);
  if (old === apart) return;
  let there = notAdded(old.firstChild);
  for (const one of [...fresh.childNodes]) {
    const next = there && notAdded(there.nextSibling);
    if (!there) old.append(one);
    else if (there.nodeName !== one.nodeName) there.replaceWith(one);
    else if (one.nodeType !== Node.ELEMENT_NODE) { if (there.data !== one.data) there.data = one.data; }
    else if (there !== folded && !there.isEqualNode(one)) morph(there, one, { apart, folded });
    there = next;
  }
  while (there) {
    const next = notAdded(there.nextSibling);
    there.remove();
    there = next;
  }
}

function notAdded(node) {
  return node && node.localName === "div" && node.matches(ADDED_HERE) ? notAdded(node.nextSibling) : node;
}

// What a reader has opened stays open, and what a view made reachable stays so.
const STAYS = /^(open|role|tabindex|aria-(label|describedby)|data-(?!csm-).*)$/;

// By names alone: an object for each of some thousand attributes takes longer than all the rest.
function syncAttributes(old, fresh) {
  const names = fresh.getAttributeNames();
  for (const name of names) {
    const value = fresh.getAttribute(name);
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  const had = old.getAttributeNames();
  if (had.length === names.length) return;
  for (const name of had) if (!fresh.hasAttribute(name) && !STAYS.test(name)) old.removeAttribute(name);
}

// Puts children in this order. As many as can be stay where they are: what is taken out and put back is laid out anew.
function arrange(parent, children) {
  const places = new Map([...parent.children].map((one, at) => [one, at]));
  const staying = longestRise(children.map((one) => places.get(one)));
  let next = null;
  for (let at = children.length - 1; at >= 0; at -= 1) {
    if (!staying.has(at)) parent.insertBefore(children[at], next);
    next = children[at];
  }
}

// Where the longest series of rising numbers stands in the list; undefined is no number.
function longestRise(numbers) {
  const ends = []; // for each length, where the series ends that leaves most room to go on
  const before = [];
  numbers.forEach((number, at) => {
    if (number === undefined) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]] < number) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1];
    ends[low] = at;
  });
  const found = new Set();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) found.add(at);
  return found;
}
