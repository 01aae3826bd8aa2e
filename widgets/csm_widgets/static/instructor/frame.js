// What stands around every page for instructors: the line to the Python side, and words when something is wrong.

const LONG = 120000; // milliseconds: answers of thousands are read, a workbook of thousands of rows is written

function openFrame(model, words) {
  const alarm = h("p", { class: "csm-alarm", role: "alert", "data-csm": "alarm", hidden: true });
  const said = speaker();
  const line = openLine(model, { onSilence: () => warn(words.noReply), onReply: (reply) => warn(reply.failure || reply.refused || "") });
  const say = (sentence) => reword(said, sentence);

  function warn(sentence) {
    reword(alarm, sentence);
    show(alarm, sentence !== "");
  }

  // The document that the Python side makes of this, handed over as a file.
  function fetchFile(purpose, content, then = () => {}) {
    say(words.making);
    line.send(purpose, content, (reply, buffers) => {
      if (reply.document) handOver(reply.document, buffers[0]);
      say(reply.document ? words.made(reply.document.name) : "");
      then();
    }, LONG);
  }

  function around(name, style, ...inside) {
    return h("div", { class: "csm-root csm-panel-room" }, h("section", {
      class: `csm-panel csm-inst ${style}`, "aria-label": words.label, "data-csm": name, "data-lm-suppress-shortcuts": "true", onkeydown: (event) => event.stopPropagation(),
    }, inside));
  }

  return { alarm, said, line, warn, say, fetchFile, around };
}

// A view below a line of a table, opened by a control in it; one at a time, and Escape leads back to the control.
function lineOpener(attributes) {
  let opened = null;

  function close() {
    if (!opened) return;
    opened.inside.remove();
    opened.control.setAttribute("aria-expanded", "false");
    opened = null;
  }

  // True where there is something to open: a second press only closes.
  function turn(control) {
    const wasOpen = opened !== null && opened.control === control;
    close();
    return !wasOpen;
  }

  function open(control, columns, draw) {
    close();
    const back = () => { close(); control.focus(); };
    const inside = h("tr", { ...attributes.row, onkeydown: (event) => { if (event.key === "Escape") back(); } }, h("td", { ...attributes.cell, colspan: columns }, draw(back)));
    control.closest("tr").after(inside);
    control.setAttribute("aria-expanded", "true");
    opened = { control, inside };
  }

  return { open, close, turn, isOpen: () => opened !== null, forget: () => { opened = null; } };
}

function framed(draw, words) {
  return {
    render({ model, el }) {
      try {
        return draw(model, el);
      } catch (error) {
        el.replaceChildren(h("p", { class: "csm-alarm", role: "alert" }, words.broken));
        throw error;
      }
    },
  };
}

function figureList(entries) {
  return h("dl", { class: "csm-inst__figures", "data-csm": "figures" }, entries.map(({ label, value, help }) => h("div", {},
    h("dt", {}, label), h("dd", {}, value, help ? h("span", { class: "csm-inst__note" }, help) : ""))));
}

function chooser(label, control) {
  return h("label", { class: "csm-inst__field" }, h("span", {}, label), control);
}

// A file of the reader's own, chosen by a button.
function fileButton(name, label, accept, onFile, input = `${name}-file`) {
  const file = h("input", { type: "file", accept, hidden: true, "data-csm": input, onchange: () => { if (file.files[0]) onFile(file.files[0]); file.value = ""; } });
  return [button(name, label, () => file.click(), { class: "csm-button csm-button--small" }), file];
}

// The file's name and bytes go along with the rest of the message.
function sendFile(file, send) {
  file.arrayBuffer().then((bytes) => send({ name: file.name.slice(-200), buffers: [bytes] }));
}

// Buttons that turn from one part of the page to another; the first part is shown first.
function viewSwitch(parts, onTurn, words) {
  const controls = Object.keys(parts).map((name) => button(`view-${name}`, words[name], () => turn(name), { class: "csm-inst__view" }));
  function turn(chosen) {
    Object.entries(parts).forEach(([name, part], at) => {
      show(part, name === chosen);
      controls[at].setAttribute("aria-pressed", String(name === chosen));
    });
    onTurn(chosen);
  }
  turn(Object.keys(parts)[0]);
  return h("div", { class: "csm-inst__views", role: "group", "aria-label": words.views }, controls);
}
