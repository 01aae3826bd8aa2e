// The line to the Python side: one message under way at a time, the latest of each purpose wins, silence is noticed.

const PATIENCE = 5000; // milliseconds without a reply until the connection counts as lost; then it is tried again

function openLine(model, { onSilence, onReply }) {
  const view = freshId("view");
  const waiting = new Map(); // purpose -> message; its content is taken when it leaves, so it is never outdated
  let underWay = null;
  let count = 0;
  let timer = null;

  // `buffers` among the content travel beside the message, as bytes. Work known to take long is given more patience.
  function send(purpose, content, then, patience = PATIENCE) {
    waiting.set(purpose, { purpose, content, then, patience });
    if (!underWay) next();
  }

  function next() {
    const first = waiting.values().next();
    if (first.done) return;
    waiting.delete(first.value.purpose);
    depart(first.value);
  }

  function depart(message) {
    count += 1;
    underWay = { ...message, n: count };
    const { buffers = [], ...content } = message.content();
    post({ type: message.purpose, view, n: count, ...content }, buffers);
  }

  function post(data, buffers) {
    clearTimeout(timer);
    timer = setTimeout(retry, underWay.patience);
    try {
      model.send(data, undefined, buffers);
    } catch {
      // the connection is gone: the timer above tries again
    }
  }

  function retry() {
    onSilence(underWay.purpose);
    const newer = waiting.get(underWay.purpose);
    waiting.delete(underWay.purpose);
    depart(newer || underWay);
  }

  function receive(reply, buffers) {
    if (!underWay || !reply || reply.view !== view || reply.n !== underWay.n) return;
    clearTimeout(timer);
    const { then } = underWay;
    underWay = null;
    onReply(reply);
    then(reply, buffers);
    if (!underWay) next();
  }

  function close() {
    clearTimeout(timer);
    waiting.clear();
    model.off("msg:custom", receive);
  }

  model.on("msg:custom", receive);
  return { send, close, busy: () => underWay !== null || waiting.size > 0 };
}
