// Any drawing as a file: as SVG or PNG, in the course's light colours on white, looking the same wherever it is opened.

const PICTURE_SCALE = 2; // pixels of the PNG for one of the drawing: sharp on a slide
const MOST_PIXELS = 12000; // on one side; browsers draw no larger canvas
const PAINT = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linejoin", "stroke-linecap", "opacity",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "paint-order", "text-decoration-line",
];

// Puts the buttons under each picture of the report that has none yet.
function offerPictures(report) {
  for (const figure of report.querySelectorAll(".csm-drawing, .csm-chart")) {
    if (!figure.querySelector(".csm-picture-save")) addPictureButtons(figure);
  }
}

function addPictureButtons(figure) {
  const svg = figure.querySelector(".csm-picture, .csm-svg--wide");
  if (!svg) return;
  const title = figure.querySelector(".csm-chart__title")?.textContent || "";
  const place = figure.querySelector("figcaption") || figure.lastElementChild;
  place.before(pictureButtons(() => svg, figure.dataset.csmDrawing || title, title));
}

// For a view that draws by itself: `find()` gives the SVG, `name` the file's name.
function pictureButtons(find, name, title) {
  const save = (kind, make) => button(`save-${kind}`, WORDS.tool.savePicture[kind], async () => {
    const svg = pictureOf(find());
    download(await make(svg), `${fileName(name)}.${kind}`);
  }, { class: "csm-button csm-button--small csm-button--quiet" });
  return h("div", { class: "csm-picture-save", role: "group", "aria-label": WORDS.tool.savePictureOf(title || name) }, save("svg", svgFile), save("png", pngFile));
}

function fileName(name) {
  return plain(name).trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || WORDS.tool.picture;
}

// A copy that needs no stylesheet: painted in the light theme, the paint written into each element.
function pictureOf(svg) {
  const copy = svg.cloneNode(true);
  const light = h("div", { class: "csm-root csm-offstage", "data-jp-theme-light": "true", "aria-hidden": "true" }, copy);
  (svg.closest(".csm-panel") || document.body).append(light);
  copy.removeAttribute("display");
  const all = [copy, ...copy.querySelectorAll("*")];
  const paints = all.map(paintOf);
  all.forEach((element, at) => dress(element, paints[at]));
  light.remove();
  frame(copy, svg);
  return copy;
}

function paintOf(element) {
  const style = getComputedStyle(element);
  return PAINT.map((name) => [name, plainColour(style.getPropertyValue(name))]).filter(([, value]) => value !== "");
}

function dress(element, paint) {
  for (const name of ["class", "style", "tabindex", "aria-describedby"]) element.removeAttribute(name);
  for (const { name } of [...element.attributes]) if (name.startsWith("data-")) element.removeAttribute(name);
  if (["g", "svg", "title", "desc", "tspan"].includes(element.localName) && element.localName !== "tspan") {
    const opacity = paint.find(([name]) => name === "opacity");
    if (opacity && opacity[1] !== "1") element.setAttribute("opacity", opacity[1]);
    return;
  }
  for (const [name, value] of paint) element.setAttribute(name, value);
}

// Mixed colours are written in a way that older programs cannot read.
function plainColour(value) {
  const mixed = value.match(/^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/);
  if (!mixed) return value;
  const [red, green, blue] = mixed.slice(1, 4).map((part) => Math.round(255 * Number(part)));
  return mixed[4] ? `rgba(${red}, ${green}, ${blue}, ${mixed[4]})` : `rgb(${red}, ${green}, ${blue})`;
}

function frame(copy, svg) {
  const { x, y, width, height } = svg.viewBox.baseVal;
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  const paper = document.createElementNS(copy.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ x, y, width, height, fill: "white" })) paper.setAttribute(name, value);
  const first = [...copy.children].find((child) => !["title", "desc"].includes(child.localName));
  copy.insertBefore(paper, first || null);
}

function svgFile(svg) {
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
}

async function pngFile(svg) {
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const scale = Math.min(PICTURE_SCALE, MOST_PIXELS / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = h("canvas");
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
