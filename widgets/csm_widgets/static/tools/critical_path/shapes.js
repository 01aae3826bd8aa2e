// The shapes of a network: which belong to which box, where a box is, and how arrows follow it while it moves.

function networkShapes(svg) {
  const boxes = new Map(); // key -> { parts, frame }
  const arrows = [];
  const labels = new Map(); // key of an arrow -> its words
  for (const part of svg.querySelectorAll("g[data-csm-key]")) {
    const { csmKey, csmFrom, csmTo } = part.dataset;
    if (csmFrom !== undefined) arrows.push({ part, key: csmKey, from: csmFrom, to: csmTo, kind: csmKey.slice(csmFrom.length + 1, csmFrom.length + 3) });
    else if (part.querySelector("rect.csm-box")) boxes.set(csmKey, { parts: [part], frame: frameOf(part) });
    else if (boxes.has(csmKey)) boxes.get(csmKey).parts.push(part);
    else labels.set(csmKey, part.querySelector("text"));
  }
  return { boxes, arrows, labels };
}

function frameOf(part) {
  const rect = part.querySelector("rect.csm-box");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  return { x, y, width, height };
}

// Shows one box `by` so many pixels from where it was drawn, with its arrows.
function shiftBox(shapes, key, by) {
  for (const part of shapes.boxes.get(key).parts) part.setAttribute("transform", `translate(${by.x} ${by.y})`);
  const frame = (name) => {
    const { x, y, width, height } = shapes.boxes.get(name).frame;
    return name === key ? { x: x + by.x, y: y + by.y, width, height } : { x, y, width, height };
  };
  for (const arrow of shapes.arrows) {
    if (arrow.from === key || arrow.to === key) bendArrow(arrow, frame(arrow.from), frame(arrow.to), shapes.labels.get(arrow.key));
  }
}

function bendArrow(arrow, from, to, label) {
  const points = arrowRoute(arrow.kind, from, to);
  const [[x1, y1], [x2, y2]] = points.slice(-2);
  arrow.part.querySelector("polyline").setAttribute("points", points.join(" "));
  const back = Math.sign(x2 - x1) * 7;
  const head = arrow.part.querySelector(".csm-arrow");
  if (head) head.setAttribute("points", `${x2},${y2} ${x2 - back},${y2 - 3.5} ${x2 - back},${y2 + 3.5}`);
  if (!label) return;
  label.setAttribute("x", arrow.kind[1] === "S" ? x1 - 4 : x1 + 4);
  label.setAttribute("y", y1 - 5);
}

// The rules of `route` in csm_course/pictures/network.py, without the bends around other boxes.
function arrowRoute(kind, from, to) {
  const [middle, end] = [from.y + from.height / 2, to.y + to.height / 2];
  const right = from.x + from.width;
  const low = from.y + from.height + 7;
  const out = kind[0] === "F" ? [[right, middle], [right + 10, middle]]
    : [[from.x, middle], [from.x - 9, middle], [from.x - 9, low], [right + 6, low]];
  if (kind[1] === "S") return [...out, [to.x - 16, end], [to.x, end]];
  const [below, side] = [to.y + to.height + 7, to.x + to.width];
  return [...out, [to.x - 14, below], [side + 12, below], [side + 12, end], [side, end]];
}
