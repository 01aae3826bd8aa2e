// The line to the Python side: one message under way at a time, the latest of each purpose wins, silence is noticed.

const PATIENCE = 5000; // milliseconds without a reply until the connection counts as lost; then it is tried again

function openLine(model, { onSilence, onReply }) {
  const view = freshId("view");
  const waiting = new Map(); // purpose -> message; its content is taken when it leaves, so it is never outdated
  let underWay = null;
  let count = 0;
  let timer = null;

  function send(purpose, content, then) {
    waiting.set(purpose, { purpose, content, then });
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
    post({ type: message.purpose, view, n: count, ...message.content() });
  }

  function post(data) {
    clearTimeout(timer);
    timer = setTimeout(retry, PATIENCE);
    try {
      model.send(data);
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

  function receive(reply) {
    if (!underWay || !reply || reply.view !== view || reply.n !== underWay.n) return;
    clearTimeout(timer);
    const { then } = underWay;
    underWay = null;
    onReply(reply);
    then(reply);
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
