// The toolbox: finds tools while one types, switches between customers, and asks once before anything goes.

(() => {
  "use strict";
  const page = document.querySelector(".toolbox");
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const LARGEST = 10_000_000;
  const TOO_LARGE = "This file is larger than an engagement can be (10 MB). Choose the file you exported here.";
  const NO_NAME = "Give it a name, for example that of the customer.";
  const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

  const { answerOf, ask, contentOf, during, showAnew, tellWhatHappened } = deedsOf(page, part, "csm-toolbox-said");

  // Finding -------------------------------------------------------------------------------------------

  const field = document.getElementById("find");
  const cards = [...page.querySelectorAll("[data-tool]")].map((card) => ({ card, words: [] }));
  let matching = null;

  async function prepare() {
    matching ??= import(new URL(page.dataset.matching, location.href).href).then((found) => {
      for (const one of cards) one.words = found.wordsOf(one.card.dataset.find);
      return found;
    }).catch((trouble) => { matching = null; throw trouble; });
    return matching;
  }

  // A tool is found when each word typed begins one of its words; where no tool has it, a slip of the pen is allowed.
  function hitsOf({ wordsOf, slips }, typed) {
    let left = cards;
    for (const term of wordsOf(typed)) {
      const begun = left.filter((one) => one.words.some((word) => word.startsWith(term)));
      const allowed = term.length < 8 ? 1 : 2;
      const near = (one) => one.words.some((word) => word.length > 3 && slips(term, word, allowed) <= allowed);
      left = begun.length || term.length < 4 ? begun : left.filter(near);
    }
    return new Set(left);
  }

  async function find() {
    const typed = field.value;
    const found = await prepare().catch(() => null);
    if (!found || field.value !== typed) return;
    const asked = typed.trim() !== "";
    const hits = hitsOf(found, typed);
    for (const one of cards) one.card.hidden = !hits.has(one);
    for (const phase of page.querySelectorAll("[data-phase]")) phase.hidden = !phase.querySelector("[data-tool]:not([hidden])");
    for (const name of ["jump", "recent"]) if (part(name)) part(name).hidden = asked;
    part("none").hidden = hits.size > 0;
    part("found").textContent = asked ? `${counted(hits.size, "tool")} of ${cards.length}` : "";
    const address = new URL(location.href);
    if (asked) address.searchParams.set("q", typed.trim());
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
  }

  field.addEventListener("focus", () => prepare().catch(() => {}));
  field.addEventListener("input", find);
  field.form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await find();
    page.querySelector("[data-tool]:not([hidden]) a")?.focus();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !field.value) return;
    event.preventDefault();
    field.value = "";
    find();
  });

  // What fails is said on the page, so the list of customers gives way to it.
  function attempt(control, deed) {
    return during(control, async () => {
      try {
        await deed();
      } catch (trouble) {
        part("switch")?.removeAttribute("open");
        throw trouble;
      }
    });
  }

  // The customers -----------------------------------------------------------------------------------------

  const dialog = part("dialog");

  // Resolves to the name (or true), or to null: Escape, Cancel and the backdrop mean no.
  function agreed({ kind = "", question, what, yes, name = null }) {
    dialog.dataset.kind = kind;
    part("question").textContent = question;
    part("what").textContent = what;
    part("yes").textContent = yes;
    part("name-row").hidden = name === null;
    if (part("export-first")) part("export-first").hidden = kind !== "danger";
    part("title").value = name ?? "";
    part("title").setCustomValidity("");
    dialog.returnValue = "";
    dialog.showModal();
    (name === null ? part("no") : part("title")).focus();
    part("title").select();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => {
        if (dialog.returnValue !== "yes") resolve(null);
        else resolve(name === null ? true : part("title").value.trim());
      }, { once: true });
    });
  }

  const current = () => ({ id: page.querySelector(".desk-deeds").dataset.id, title: part("name").textContent.trim() });

  async function create() {
    const title = await agreed({
      question: "A new customer", yes: "Begin", name: "",
      what: "All tools begin empty for this customer, and are yours to fill in. The others stay as they are.",
    });
    if (title === null) return;
    await ask("create", JSON.stringify({ title }));
    showAnew(`You are now working on “${title}”.`);
  }

  async function rename() {
    const { id, title: before } = current();
    const title = await agreed({ question: `Rename “${before}”`, yes: "Rename", name: before, what: "Only the name on your desk changes; the documents keep the customer’s name you entered in the tools." });
    if (title === null || title === before) return;
    await ask("rename", JSON.stringify({ id, title }));
    showAnew(`It is now called “${title}”.`);
  }

  async function remove() {
    const { id, title } = current();
    const yes = await agreed({ kind: "danger", question: `Delete “${title}”?`, yes: "Delete", what: "Everything entered for this customer goes, in all tools, and cannot be brought back except from a file you exported." });
    if (!yes) return;
    await ask("delete", JSON.stringify({ id }));
    showAnew(`“${title}” is deleted.`);
  }

  async function reset() {
    const { id, title } = current();
    const yes = await agreed({ kind: "danger", question: `Reset “${title}”?`, yes: "Reset", what: "The course’s case is then as on the first day, in all tools. The history of each tool still leads back to what you entered; your answers to exercises stay." });
    if (!yes) return;
    await ask("reset", JSON.stringify({ id }));
    showAnew(`“${title}” is as on the first day.`);
  }

  async function takeIn(file) {
    const content = await contentOf(file, LARGEST, TOO_LARGE);
    await ask("import", content);
    showAnew(`“${file.name}” came in beside the others, and you are now working on it.`);
  }

  async function choose(button) {
    if (button.hasAttribute("aria-current")) { part("switch").removeAttribute("open"); return; }
    await ask("choose", JSON.stringify({ id: button.dataset.choose }));
    showAnew(`You are now working on “${button.querySelector("strong").textContent}”.`);
  }

  const deeds = { create, rename, delete: remove, reset, import: () => part("file").click() };
  for (const button of page.querySelectorAll("[data-ask]")) {
    button.addEventListener("click", () => attempt(button, deeds[button.dataset.ask]));
  }
  for (const button of page.querySelectorAll("[data-choose]")) {
    button.addEventListener("click", () => attempt(button, () => choose(button)));
  }
  part("file")?.addEventListener("change", () => {
    const [file] = part("file").files;
    const button = page.querySelector('[data-ask="import"]');
    if (file) attempt(button, () => takeIn(file)).finally(() => { part("file").value = ""; });
  });
  part("form").addEventListener("submit", (event) => {
    if (part("name-row").hidden || part("title").value.trim()) return;
    event.preventDefault();
    part("title").setCustomValidity(NO_NAME);
    part("title").reportValidity();
  });
  part("title").addEventListener("input", () => part("title").setCustomValidity(""));
  part("no").addEventListener("click", () => dialog.close("no"));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close("no"); });

  const panel = part("switch");
  panel?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    panel.querySelector("summary").focus();
  });
  document.addEventListener("pointerdown", (event) => { if (panel?.open && !panel.contains(event.target)) panel.open = false; });
  panel?.addEventListener("focusout", (event) => { if (event.relatedTarget && !panel.contains(event.relatedTarget) && !dialog.open) panel.open = false; });

  // Files that take a moment to make ------------------------------------------------------------------------

  async function download(link) {
    const said = link.parentElement.querySelector(".take-said");
    said.textContent = "The files are being made. This takes a few seconds …";
    try {
      const answer = await answerOf(link.href, {});
      const named = answer.headers.get("Content-Disposition")?.match(/filename="([^"]+)"/)?.[1];
      const address = URL.createObjectURL(await answer.blob());
      const file = Object.assign(document.createElement("a"), { href: address, download: named ?? link.dataset.fetch });
      file.click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
      said.textContent = `Done: “${file.download}” is among your downloads.`;
    } catch (trouble) {
      said.textContent = "";
      throw trouble;
    }
  }

  for (const link of page.querySelectorAll("[data-fetch]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      attempt(link, () => download(link));
    });
  }

  tellWhatHappened();
})();
