// Builds and finds elements; the same few words for every kind of exercise.

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "html") element.innerHTML = value; // only HTML the Python side made safe
    else if (name === "checked" || name === "value" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function button(name, label, onclick, attributes) {
  return h("button", { type: "button", class: "csm-button", "data-csm": name, onclick, ...attributes }, label);
}

// A button that cannot be used stays reachable by keyboard and says why.
function allow(control, allowed, why) {
  control.setAttribute("aria-disabled", allowed ? "false" : "true");
  if (allowed || !why) control.removeAttribute("title");
  else control.title = why;
}

function allowed(control) {
  return control.getAttribute("aria-disabled") !== "true";
}

// Gives an element other words. To change a text is cheap; to exchange it can lay out the whole page anew.
function reword(element, words) {
  const only = element.childNodes.length === 1 ? element.firstChild : null;
  if (words && only && only.nodeType === Node.TEXT_NODE) {
    if (only.data !== words) only.data = words;
  } else if (element.textContent !== words) element.textContent = words;
}

function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

let idsGiven = 0;

function freshId(what) {
  idsGiven += 1;
  return `csm-${what}-${Math.random().toString(36).slice(2, 7)}-${idsGiven}`;
}

function sameData(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

// "10:42" today, "21 Nov, 10:42" on other days, in the reader's own time zone.
function clock(iso) {
  const moment = new Date(iso);
  const time = moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (moment.toDateString() === new Date().toDateString()) return time;
  return `${moment.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${time}`;
}

// Where the server's addresses begin: Voilà and JupyterLab both write their settings into the page.
function baseAddress() {
  try {
    return JSON.parse(document.getElementById("jupyter-config-data").textContent).baseUrl || "/";
  } catch {
    return "/";
  }
}

// A region that speaks to those who do not see the page change.
function speaker() {
  return h("div", { class: "csm-unseen", role: "status", "aria-live": "polite" });
}

// A document, made elsewhere, as a file of the reader's.
function handOver(document_, bytes) {
  const address = URL.createObjectURL(new Blob([bytes], { type: document_.mime }));
  const link = h("a", { href: address, download: document_.name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}
