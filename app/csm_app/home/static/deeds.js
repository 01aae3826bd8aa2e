// What the pages have in common on which something is done: they ask the course, say what became of it, are made anew.

// `part` finds a part of the page by its name; what happened is kept under `key` while the page is made anew.
function deedsOf(page, part, key) {
  "use strict";
  const UNREACHED = "The course cannot be reached. Look whether it is running, then try again.";
  const UNREADABLE = "This file could not be read. Choose it again.";

  // What the server answers; a refusal is thrown as its sentence.
  async function answerOf(address, settings) {
    let answer;
    try {
      answer = await fetch(address, { credentials: "same-origin", ...settings });
    } catch {
      throw new Error(UNREACHED);
    }
    if (answer.ok && !answer.redirected) return answer;
    const told = await answer.json().catch(() => ({}));
    throw new Error(told.message || UNREACHED);
  }

  async function ask(request, body) {
    const xsrf = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
    const headers = { "Content-Type": "application/json", "X-XSRFToken": xsrf };
    const answer = await answerOf(page.dataset.api + request, { method: "POST", headers, body });
    return answer.json().catch(() => ({}));
  }

  async function contentOf(file, largest, tooLarge) {
    if (file.size > largest) throw new Error(tooLarge);
    return file.text().catch(() => { throw new Error(UNREADABLE); });
  }

  function tell(name, words) {
    const place = part(name);
    place.textContent = words;
    place.hidden = words === "";
    if (words) place.scrollIntoView({ block: "nearest" });
  }

  // One thing at a time; whatever fails is said, and the button works again.
  async function during(control, deed) {
    if (control.getAttribute("aria-disabled") === "true") return;
    control.setAttribute("aria-disabled", "true");
    tell("said", "");
    tell("alarm", "");
    try {
      await deed();
    } catch (trouble) {
      tell("alarm", trouble.message);
    } finally {
      control.removeAttribute("aria-disabled");
    }
  }

  // The page is made anew, and says what happened.
  function showAnew(words) {
    try {
      sessionStorage.setItem(key, words);
    } catch {
      // a browser that keeps nothing: the page shows what happened all the same
    }
    history.scrollRestoration = "manual"; // the word on what happened stands on top
    location.reload();
  }

  function tellWhatHappened() {
    let before = null;
    try {
      before = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
    } catch {
      // nothing was kept
    }
    if (!before) return;
    tell("said", before);
    part("said").focus();
  }

  return { answerOf, ask, contentOf, tell, during, showAnew, tellWhatHappened };
}
