// My records: export is a link; import and reset ask once, in a dialog that names what comes or goes.

(() => {
  const page = document.querySelector("[data-api]");
  const part = (name) => page.querySelector(`[data-records=${name}]`);
  const LARGEST = 20_000_000;
  const TOO_LARGE = "This file is larger than an export of your records can be (20 MB). Choose the file you exported.";
  const dialog = part("dialog");
  const { ask, contentOf, tell, during, showAnew, tellWhatHappened } = deedsOf(page, part, "csm-records-said");

  function counted(number, one, many) {
    return number === 1 ? `1 ${one}` : `${number} ${many}`;
  }

  // "12 answers, 30 checks and the progress of 4 pages"; empty when there is nothing.
  function listed(moved) {
    const parts = [
      moved.answers && counted(moved.answers, "answer", "answers"),
      moved.attempts && counted(moved.attempts, "result", "results"),
      moved.pages && `the progress of ${counted(moved.pages, "page", "pages")}`,
      moved.due && counted(moved.due, "date", "dates"),
      moved.engagements && counted(moved.engagements, "engagement", "engagements"),
    ].filter(Boolean);
    return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
  }

  // Asks once; resolves to true or false. Escape and the backdrop mean no.
  function agreed({ kind, question, what, small, yes }) {
    dialog.dataset.kind = kind;
    part("question").textContent = question;
    part("what").textContent = what;
    part("small").textContent = small;
    part("yes").textContent = yes;
    part("export-first").hidden = kind !== "reset";
    dialog.returnValue = "";
    dialog.showModal();
    (kind === "reset" ? part("no") : part("yes")).focus();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }

  async function takeIn(file) {
    const content = await contentOf(file, LARGEST, TOO_LARGE);
    const { moved } = await ask("import?look=1", content);
    const what = listed(moved);
    if (!what) return tell("said", `“${file.name}” brings nothing new: everything in it is here already.`);
    const yes = await agreed({
      kind: "import",
      question: "Import this file?",
      what: `“${file.name}” brings what is new or newer than here: ${what}.`,
      small: "Nothing is deleted. A copy of your records as they are now is put aside first. Reload course pages that are open in other tabs afterwards.",
      yes: "Import",
    });
    if (!yes) return;
    const done = await ask("import", content);
    showAnew(`Imported: ${listed(done.moved)}. A copy of your records as they were is in ${done.backup}.`);
  }

  async function reset(scope, name) {
    const { moved } = await ask("reset", JSON.stringify({ scope, look: true }));
    const what = listed(moved);
    if (!what) return tell("said", `There is nothing to reset: nothing is kept of ${name}.`);
    const yes = await agreed({
      kind: "reset",
      question: `Reset ${name}?`,
      what: `This clears ${what}, here and beside the pages.`,
      small: "A copy of all your records is put aside first and can be imported again. Close or reload course pages that are open in other tabs.",
      yes: "Reset",
    });
    if (!yes) return;
    const done = await ask("reset", JSON.stringify({ scope }));
    showAnew(`Reset: ${listed(done.moved)} cleared. A copy is in ${done.backup}; import it to have everything back.`);
  }

  part("yes").addEventListener("click", () => dialog.close("yes"));
  part("no").addEventListener("click", () => dialog.close("no"));
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close("no"); });

  part("import").addEventListener("click", () => part("file").click());
  part("file").addEventListener("change", () => {
    const [file] = part("file").files;
    if (file) during(part("import"), () => takeIn(file)).finally(() => { part("file").value = ""; });
  });
  part("reset").addEventListener("click", () => {
    const chosen = part("scope").selectedOptions[0];
    const [first] = chosen.textContent.trim().split(":");
    const name = chosen.value === "all" ? "everything" : first[0].toLowerCase() + first.slice(1);
    during(part("reset"), () => reset(chosen.value, name));
  });

  tellWhatHappened();
})();
