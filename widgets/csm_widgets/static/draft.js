// What is not saved yet, kept by this browser tab alone, so that a reload without a connection loses nothing.

function draftOf(opening) {
  const key = `csm-draft:${opening.place}:${opening.question.id}`;
  let base = opening.saved;

  function keep(answer) {
    try {
      sessionStorage.setItem(key, JSON.stringify({ answer, base, at: Date.now() }));
    } catch {
      // a browser that keeps nothing: the page itself still holds the answer
    }
  }

  function drop(saved) {
    base = saved;
    try {
      sessionStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
  }

  // The draft, unless the answer was saved from elsewhere after it; where both can be merged, it is brought back then, too.
  function found() {
    try {
      const draft = JSON.parse(sessionStorage.getItem(key));
      if (!draft || sameData(draft.answer, opening.answer)) return null;
      if (opening.merges) return draft.answer;
      return moment(draft.base) === moment(opening.saved) || draft.at > moment(opening.saved) ? draft.answer : null;
    } catch {
      return null;
    }
  }

  return { keep, drop, found };
}

function moment(iso) {
  return iso ? Date.parse(iso) : 0;
}
