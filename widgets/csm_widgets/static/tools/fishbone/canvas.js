// The picture as a place to work: it shows what is selected, carries the field for renaming and a bar of actions.

const WHOLE_SHARE = 0.78; // of the window's height, for the whole fish at once

function fishCanvas(desk) {
  const sheet = h("div", { class: "csm-fish__sheet" });
  const bar = fishBar(desk);
  const scroll = h("div", {
    class: "csm-fish__scroll", tabindex: 0, role: "group", "aria-label": FISH_WORDS.picture, "data-csm": "fish-picture",
    onkeydown: (event) => { if (event.target === scroll) desk.keys.hear(event); },
    onfocus: () => desk.greet(),
    onblur: () => desk.keys.end(),
    onclick: choose, ondblclick: (event) => { if (fishKeyAt(event.target)) desk.edit("picture"); },
  }, sheet);
  let svg = null;
  let room = 0; // the width the picture has
  let last = null; // where the box stood that was selected last

  function choose(event) {
    if (event.target.closest("button, select, textarea")) return;
    const key = fishKeyAt(event.target);
    scroll.focus({ preventScroll: true });
    desk.keys.begin();
    desk.select(fishKnown(desk, key), "picture");
  }

  function draw(picture) {
    svg = picture;
    svg.classList.add("csm-fish__svg");
    const former = sheet.querySelector("svg");
    if (former) former.replaceWith(svg);
    else sheet.prepend(svg);
    mark();
  }

  function shape(key) {
    return svg && key ? [...svg.querySelectorAll("g[data-csm-key]")].find((one) => one.dataset.csmKey === key && one.querySelector("rect")) : null;
  }

  function mark() {
    if (!svg) return;
    for (const one of svg.querySelectorAll(".csm-fish--selected")) one.classList.remove("csm-fish--selected");
    const found = shape(desk.selected());
    if (found) found.classList.add("csm-fish--selected");
    place();
  }

  // Field and bar stand where the selected box stands now.
  function place() {
    const found = shape(desk.selected());
    const typing = desk.editing();
    if (found && typing && desk.editorField().parentElement === sheet) over(desk.editorField(), found);
    if (found) last = boxOf(found);
    if (!found || typing || !desk.inPicture()) {
      bar.element.remove();
      return;
    }
    bar.draw(desk.part());
    if (!bar.element.isConnected) sheet.append(bar.element);
    under(bar.element, found);
  }

  // Reckoned from the drawing itself: asking the page would lay it out anew with every letter.
  function boxOf(found) {
    const box = found.querySelector("rect");
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)) * scale());
    return { x: x + Math.max(0, (room - shownWidth()) / 2), y, width, height };
  }

  const scale = () => shownWidth() / svg.viewBox.baseVal.width;

  function shownWidth() {
    const { width, height } = svg.viewBox.baseVal;
    if (desk.isWhole()) return Math.min(width, room, (WHOLE_SHARE * window.innerHeight * width) / height);
    return Math.max(parseFloat(svg.style.minInlineSize), Math.min(width, room));
  }

  function measure() {
    const style = getComputedStyle(scroll);
    room = scroll.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    place();
  }

  function over(field, found) {
    const box = boxOf(found);
    Object.assign(field.style, { left: `${box.x}px`, top: `${box.y}px`, width: `${Math.max(box.width, 150)}px`, minHeight: `${box.height}px` });
  }

  // Below the box, above it or beside it: where the bar hides the fewest of the other boxes.
  function under(element, found) {
    const box = boxOf(found);
    const { offsetWidth: width, offsetHeight: height } = element;
    const low = scroll.scrollLeft + 4;
    const high = scroll.scrollLeft + scroll.clientWidth - width - 4;
    const floor = svg.viewBox.baseVal.height * scale() - height;
    const middle = box.y + (box.height - height) / 2;
    const places = [[box.x, box.y + box.height + 6], [box.x, box.y - height - 6], [box.x + box.width + 6, middle], [box.x - width - 6, middle]]
      .map(([x, y]) => ({ x: Math.max(low, Math.min(x, high)), y: Math.max(0, Math.min(y, floor)), width, height }));
    const others = [...svg.querySelectorAll("g[data-csm-key]")].filter((one) => one !== found && one.querySelector("rect")).map(boxOf);
    const hidden = places.map((place) => 100 * sharedArea(place, box) + others.reduce((sum, other) => sum + sharedArea(place, other), 0));
    const { x, y } = places[hidden.indexOf(Math.min(...hidden))];
    Object.assign(element.style, { left: `${x}px`, top: `${y}px` });
  }

  // A box that is not drawn yet is awaited where the last one stood.
  function put(field, key) {
    sheet.append(field);
    const found = shape(key);
    if (found) over(field, found);
    else if (last) Object.assign(field.style, { left: `${last.x}px`, top: `${last.y + last.height + 8}px`, width: "150px", minHeight: "30px" });
  }

  // Brings the selected box into sight: sideways in the picture, up and down in the page.
  function reveal() {
    const found = shape(desk.selected());
    if (found) found.querySelector("rect").scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  scroll.addEventListener("scroll", () => place(), { passive: true });
  new ResizeObserver(measure).observe(scroll);
  return { element: scroll, draw, mark, put, reveal, place, shape, svg: () => svg };
}

// How many square pixels two boxes share.
function sharedArea(one, other) {
  const shared = (start, size) => Math.max(0, Math.min(one[start] + one[size], other[start] + other[size]) - Math.max(one[start], other[start]));
  return shared("x", "width") * shared("y", "height");
}

// A category that is not sorted yet and the rows of a file without ids have keys of their own; both are left alone.
const fishKnown = (desk, key) => (desk.parts().some((part) => part.key === key) ? key : "");

// What one wants at once, right at the box; everything else is in the card below.
function fishBar(desk) {
  const item = (name, label, attributes) => button(`fish-${name}`, label, () => desk.act(name, "picture"), { class: "csm-fish__act", ...attributes });
  const statuses = h("select", { class: "csm-fish__pick", "aria-label": FISH_WORDS.status, "data-csm": "fish-status", onchange: () => desk.status(statuses.value) },
    ...Object.entries(FISH_WORDS.statuses).map(([value, words]) => h("option", { value }, words.join(" "))));
  const add = item("add", FISH_WORDS.add);
  const forCauses = [item("why", FISH_WORDS.why), statuses, item("voteMore", FISH_WORDS.voteUp, { "aria-label": FISH_WORDS.voteMore }), item("evidence", FISH_WORDS.evidence)];
  const remove = item("remove", FISH_WORDS.remove);
  const element = h("div", { class: "csm-fish__bar", "data-csm": "fish-bar", role: "toolbar", "aria-label": FISH_WORDS.actions }, add, item("edit", FISH_WORDS.rename), ...forCauses, remove);

  function draw(part) {
    for (const one of forCauses) show(one, part.kind === "cause");
    show(add, part.kind !== "problem");
    show(remove, part.kind === "cause" || (part.kind === "category" && part.id !== ""));
    if (part.cause) statuses.value = part.cause.status;
  }

  return { element, draw };
}
