// Ratings on their way: kept a moment after the last key, all that wait in one message, and marked until they are safe.

const RATED = 500; // milliseconds after the last key until the ratings leave

function ratingEntries({ send, onState, onFault }) {
  const waiting = new Map(); // place -> entry
  let timer = null;
  const place = (entry) => `${entry.round}/${entry.judge}/${entry.question}`;

  function enter(entry) {
    waiting.set(place(entry), entry);
    onState("saving");
    clearTimeout(timer);
    timer = setTimeout(flush, RATED);
  }

  function flush() {
    clearTimeout(timer);
    if (!waiting.size) return;
    let sent = [];
    const entries = () => { sent = [...waiting.values()].slice(0, 2000); return sent; };
    send(entries, (reply) => {
      if (!reply.standing) return onState("not saved");
      for (const one of sent) if (waiting.get(place(one)) === one) waiting.delete(place(one));
      const faults = new Map(reply.faults.map((one) => [place(one), one.sentence]));
      for (const one of sent) onFault(one, faults.get(place(one)) || "");
      onState(waiting.size ? "saving" : "saved", reply.standing);
      return undefined;
    });
  }

  return { enter, flush, stop: () => clearTimeout(timer) };
}
