// A workbook whose content comes back into the tool.

const LARGEST_FILE = 10000000; // bytes
const PIECE = 1000000; // bytes of one message: servers and what stands before them refuse very long ones
const LONG_PATIENCE = 60000; // milliseconds: a large workbook takes its time

// Asks for a file and sends it piece by piece; `then` gets the reply to the last piece, or the sentence against the file.
function fileChooser(line, values, { onSending, then }) {
  const input = h("input", { type: "file", accept: ".xlsx", hidden: true, "data-csm": "file", onchange: () => chosenFile() });

  async function chosenFile() {
    const [file] = input.files;
    input.value = ""; // the same file can be chosen again, once it was changed
    if (!file) return;
    const against = refusal(file);
    if (against) then({ refused: against });
    else await send(file);
  }

  async function send(file) {
    onSending(file.name);
    try {
      sendPieces(file.name, await file.arrayBuffer());
    } catch {
      then({ refused: WORDS.toolpage.unreadable(file.name) }); // moved, or still open in another program
    }
  }

  function sendPieces(name, bytes) {
    const upload = freshId("file");
    const pieces = Math.max(1, Math.ceil(bytes.byteLength / PIECE));
    const sendOne = (piece) => line.send("take_in", () => ({
      name, upload, piece, pieces, inputs: piece === pieces - 1 ? values() : {},
      buffers: [bytes.slice(piece * PIECE, (piece + 1) * PIECE)],
    }), (reply) => (piece === pieces - 1 || reply.refused || reply.failure ? then(reply) : sendOne(piece + 1)), LONG_PATIENCE);
    sendOne(0);
  }

  return { element: input, choose: () => input.click() };
}

function refusal(file) {
  if (!/\.xlsx$/i.test(file.name)) return WORDS.toolpage.otherKind(file.name);
  return file.size > LARGEST_FILE ? WORDS.toolpage.tooLarge(file.name, (file.size / 1000000).toFixed(1)) : "";
}

// What came in, in words; nothing of it is hidden behind a click.
function takenReport(taken, onUndo) {
  const part = (name, title, lines) => (lines.length
    ? h("div", { class: "csm-taken", "data-csm": name }, h("h3", {}, title), h("ul", {}, ...lines.map((line) => h("li", { dir: "auto" }, line))))
    : null);
  return [
    taken.changed.length ? part("changed", WORDS.toolpage.changedBy, taken.changed) : h("p", {}, WORDS.toolpage.nothingChanged),
    part("faults", WORDS.toolpage.notUnderstood, taken.faults),
    part("unknown", WORDS.toolpage.keptUnknown, taken.unknown),
    taken.changed.length ? h("div", { class: "csm-bar" }, button("undo-file", WORDS.toolpage.undoFile, onUndo)) : null,
  ];
}
