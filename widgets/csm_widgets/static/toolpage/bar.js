// What stands above the tool: what it is for, whose facts it shows, and everything that can be done with the whole of it.

function pageHead(opening) {
  const isTold = pageTitles().includes(opening.title); // a page that is about this tool alone has said its name already
  const when = h("p", { class: "csm-toolpage__when", id: freshId("when"), hidden: true }, opening.when);
  const toggle = () => {
    show(when, when.hidden);
    opener.setAttribute("aria-expanded", String(!when.hidden));
  };
  const opener = button("when", WORDS.toolpage.when, toggle, {
    class: "csm-button csm-button--quiet csm-button--small", "aria-expanded": "false", "aria-controls": when.id,
  });
  const toolbox = `${baseAddress()}course/toolbox`;
  const isLinked = [...document.links].some((link) => link.getAttribute("href") === toolbox); // the page around it may have one
  return h("header", { class: "csm-toolpage__head" },
    isLinked ? null : h("a", { class: "csm-toolpage__back", href: toolbox, "data-csm": "toolbox" },
      h("span", { "aria-hidden": "true" }, "← "), WORDS.toolpage.toolbox),
    isTold ? null : h("h2", { class: "csm-toolpage__title" }, opening.title),
    h("p", { class: "csm-toolpage__purpose" }, opening.purpose, " ", opener), when);
}

// JupyterLab shows several pages at once, and puts a sign for a link behind each title.
const pageTitles = () => [...document.querySelectorAll("h1")].map((title) => title.textContent.replace("¶", "").trim());

// `acts`: what each button does. The buttons themselves are given to it, so that a drawer knows where it was opened.
function pageBar(opening, drawer, acts, parts) {
  const small = (name, label, attributes = {}) => {
    const made = button(name, label, () => (allowed(made) ? acts[name](made) : acts.refuse(made.title)), { class: "csm-button csm-button--small", ...attributes });
    return made;
  };
  const opens = { "aria-expanded": "false" };
  const buttons = {
    undo: small("undo", WORDS.toolpage.undo),
    redo: small("redo", WORDS.toolpage.redo),
    history: small("history", WORDS.toolpage.history, opens),
    example: small("example", WORDS.toolpage.example, opens),
    again: small("again", WORDS.toolpage.again, opens),
    print: small("print", WORDS.toolpage.print),
    download: opening.formats.length ? small("download", WORDS.toolpage.download, opening.formats.length > 1 ? opens : {}) : null,
    take: opening.takes_in ? small("take", WORDS.toolpage.take) : null,
  };
  const group = (name, ...members) => h("div", { class: "csm-toolpage__group", role: "group", "aria-label": name }, ...members);
  const element = h("div", { class: "csm-toolpage__bar", "data-csm": "bar" },
    h("div", { class: "csm-toolpage__line" }, parts.engagement, parts.status),
    h("div", { class: "csm-toolpage__line" },
      group(WORDS.toolpage.changesGroup, buttons.undo, buttons.redo, buttons.history),
      group(WORDS.toolpage.startGroup, buttons.example, buttons.again),
      group(WORDS.toolpage.filesGroup, buttons.print, buttons.download, buttons.take)),
    drawer.element);
  return { element, buttons };
}

function formatChoice(formats, onChoice) {
  return h("div", { class: "csm-bar" }, ...formats.map((format) =>
    button(`as-${format}`, WORDS.toolpage.formats[format] || format, () => onChoice(format), { class: "csm-button csm-button--small" })));
}
