// The five by five places of the map: from points on the screen to ratings, and the frame around the place aimed at.

const MAP_STEPS = 5; // ratings run from 1 to this

function mapGrid(svg) {
  const rect = svg.querySelector("g[data-csm-key=map] rect");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
  return { x, y, width: width / MAP_STEPS, height: height / MAP_STEPS };
}

function onScale(rating) {
  return Math.min(MAP_STEPS, Math.max(1, Math.round(rating)));
}

// Pixels of the drawing for one pixel of the screen.
function mapScale(svg) {
  return svg.viewBox.baseVal.width / svg.getBoundingClientRect().width;
}

// The ratings of the place under a point of the screen, or null beside the map.
function ratingsAt(svg, clientX, clientY) {
  const grid = mapGrid(svg);
  const box = svg.getBoundingClientRect();
  const across = ((clientX - box.left) * mapScale(svg) - grid.x) / grid.width;
  const down = ((clientY - box.top) * mapScale(svg) - grid.y) / grid.height;
  if (across < 0 || down < 0 || across > MAP_STEPS || down > MAP_STEPS) return null;
  return { authority: onScale(MAP_STEPS - Math.floor(down)), interest: onScale(Math.floor(across) + 1) };
}

// The ratings so many pixels of the screen away from others: a name moves by whole places.
function ratingsBeside(svg, from, right, down) {
  const grid = mapGrid(svg);
  const scale = mapScale(svg);
  return { authority: onScale(from.authority - (down * scale) / grid.height), interest: onScale(from.interest + (right * scale) / grid.width) };
}

// Frames the place aimed at, or none.
function markPlace(svg, ratings) {
  svg.querySelector(".csm-map__aim")?.remove();
  if (!ratings) return;
  const grid = mapGrid(svg);
  const place = document.createElementNS(svg.namespaceURI, "rect");
  const at = {
    x: grid.x + (ratings.interest - 1) * grid.width, y: grid.y + (MAP_STEPS - ratings.authority) * grid.height,
    width: grid.width, height: grid.height, rx: 6, class: "csm-map__aim",
  };
  for (const [name, value] of Object.entries(at)) place.setAttribute(name, value);
  svg.querySelector("g[data-csm-key=map]").after(place);
}
