// The page's own line to its kernel: one WebSocket in Jupyter's protocol (v1.kernel.websocket.jupyter.org). It speaks of two
// things only: messages of the page's panels, and how the kernel is.
(function () {
  "use strict";
  const PROTOCOL = "v1.kernel.websocket.jupyter.org";
  const PAUSES = [200, 500, 1000, 2000, 4000, 8000, 15000]; // milliseconds until the next try, once the connection is lost
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

  function signal() {
    const heard = new Set();
    return { connect: (listener) => heard.add(listener), emit: (from, told) => heard.forEach((listener) => listener(from, told)) };
  }

  // A message as it travels: how many offsets, the offsets, channel, four parts in JSON, and files as bytes.
  function pack(channel, parts, files) {
    const pieces = [encoder.encode(channel), ...parts.map((part) => encoder.encode(JSON.stringify(part))), ...files.map(bytes)];
    const head = 8 * (pieces.length + 2);
    const ends = pieces.reduce((all, piece) => [...all, all[all.length - 1] + piece.byteLength], [head]);
    const whole = new Uint8Array(ends[ends.length - 1]);
    const view = new DataView(whole.buffer);
    view.setBigUint64(0, BigInt(ends.length), true);
    ends.forEach((end, at) => view.setBigUint64(8 * (at + 1), BigInt(end), true));
    pieces.forEach((piece, at) => whole.set(piece, ends[at]));
    return whole;
  }

  const bytes = (file) => (file instanceof ArrayBuffer ? new Uint8Array(file) : new Uint8Array(file.buffer, file.byteOffset, file.byteLength));

  function unpack(data) {
    const view = new DataView(data);
    const ends = Array.from({ length: Number(view.getBigUint64(0, true)) }, (_, at) => Number(view.getBigUint64(8 * (at + 1), true)));
    const json = (at) => JSON.parse(decoder.decode(new Uint8Array(data, ends[at], ends[at + 1] - ends[at])));
    const files = () => ends.slice(5, -1).map((end, at) => new DataView(data, end, ends[at + 6] - end));
    return { type: json(1).msg_type, content: () => json(4), files };
  }

  // `heard` gets what the kernel says to a panel: its id, the message, files.
  function courseKernel(baseUrl, id, heard) {
    const session = freshId();
    const waiting = new Map(); // panel -> its latest message, until there is a connection again: an earlier one is outdated
    let [socket, pause, timer] = [null, 0, null];
    let opened = [];
    const kernel = { id, connectionStatus: "connecting", statusChanged: signal(), connectionStatusChanged: signal(), send, reconnect };

    function freshId() {
      return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    }

    function become(status) {
      if (kernel.connectionStatus === status) return;
      kernel.connectionStatus = status;
      kernel.connectionStatusChanged.emit(kernel, status);
    }

    function open() {
      clearTimeout(timer);
      const address = new URL(`${baseUrl}api/kernels/${id}/channels?session_id=${session}`, location.href);
      address.protocol = address.protocol.replace("http", "ws");
      socket = new WebSocket(address, [PROTOCOL]);
      socket.binaryType = "arraybuffer";
      socket.onopen = isOpen;
      socket.onmessage = ({ data }) => hear(unpack(data));
      socket.onclose = ({ target }) => target === socket && lost();
    }

    function isOpen() {
      pause = 0;
      become("connected");
      for (const message of waiting.values()) socket.send(message);
      waiting.clear();
      opened.forEach((done) => done());
      opened = [];
    }

    function lost() {
      become("connecting");
      timer = setTimeout(open, PAUSES[Math.min(pause, PAUSES.length - 1)]);
      pause += 1;
    }

    function hear(message) {
      if (message.type === "status") {
        kernel.statusChanged.emit(kernel, message.content().execution_state);
      } else if (message.type === "comm_msg") {
        const { comm_id, data } = message.content();
        if (data.method === "custom") heard(comm_id, data.content, message.files());
      }
    }

    function send(panel, content, files = []) {
      const header = { msg_id: freshId(), msg_type: "comm_msg", session, username: "", date: new Date().toISOString(), version: "5.3" };
      const message = pack("shell", [header, {}, {}, { comm_id: panel, data: { method: "custom", content } }], files || []);
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
      else waiting.set(panel, message);
    }

    // At once instead of after the pause; done when it stands.
    function reconnect() {
      if (kernel.connectionStatus === "connected") return Promise.resolve();
      const done = new Promise((resolve) => opened.push(resolve));
      if (socket.readyState !== WebSocket.CONNECTING) open();
      return done;
    }

    open();
    return kernel;
  }

  window.courseKernel = courseKernel;
})();
