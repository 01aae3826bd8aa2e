// The answer box: rich text for people, plain Markdown for the answer document.

function richText({ labelId, describedBy, placeholder, oninput }) {
  const id = freshId("text");
  const box = h("div", {
    id, class: "csm-rich", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-labelledby": labelId,
    "aria-describedby": describedBy, "aria-placeholder": placeholder, "data-csm-field": "text", "data-csm-placeholder": placeholder,
    spellcheck: "true", autocapitalize: "sentences", dir: "auto",
  });
  const bar = formattingBar(id, run);
  const element = h("div", { class: "csm-rich-frame" }, bar.element, box);
  let chosen = null; // where the cursor was when the focus left for the bar
  let known = null; // the answer of this moment, read from the page when somebody first asks

  function current() {
    if (known === null) {
      const blocks = blocksOf(box, false);
      known = { text: markdownOf(blocks), words: textOfBlocks(blocks) };
    }
    return known;
  }

  function run(command) {
    if (!box.contains(getSelection().anchorNode)) takeBack();
    box.focus();
    if (!command.can || command.can()) command.run();
    bar.follow();
  }

  function takeBack() {
    getSelection().removeAllRanges();
    if (chosen) getSelection().addRange(chosen);
    else getSelection().selectAllChildren(box.lastElementChild || box);
    if (!chosen) getSelection().collapseToEnd();
  }

  function changed(event) {
    known = null;
    if (!box.firstElementChild && !event.isComposing) keepParagraph();
    follow();
    oninput();
  }

  // A browser leaves bare words or nothing at all when everything is deleted; a paragraph is what the next words go into.
  function keepParagraph() {
    if (box.textContent === "") put([]);
    else document.execCommand("formatBlock", false, "p");
  }

  function follow() {
    box.classList.toggle("csm-rich--empty", box.textContent === "" && box.children.length <= 1 && !box.querySelector("li, blockquote"));
    if (box.contains(getSelection().anchorNode)) bar.follow();
  }

  function put(content) {
    known = null;
    box.replaceChildren(...(content.length ? nodesOf(content) : [h("p", {}, h("br"))]));
  }

  function pressed(event) {
    const command = commandOf(event);
    if (command) {
      event.preventDefault();
      if (!event.repeat) run(command);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault(); // sends mails elsewhere; here it does nothing
    } else if (event.key === "Enter" && !event.shiftKey && around("BLOCKQUOTE") && !inList() && emptyParagraph()) {
      event.preventDefault();
      leaveQuote();
    }
  }

  function emptyParagraph() {
    const paragraph = around("P", "DIV");
    return paragraph !== null && paragraph.textContent === "";
  }

  function before(event) {
    if (/^format/.test(event.inputType) && !/^format(Bold|Italic|Indent|Outdent)$/.test(event.inputType)) event.preventDefault();
    const list = event.inputType === "insertText" ? beginsList(event) : null;
    if (!list) return;
    event.preventDefault();
    for (let letter = 0; letter < list.sign.length; letter += 1) document.execCommand("delete");
    list.run();
    bar.follow();
  }

  function left() {
    const selection = getSelection();
    if (selection.rangeCount && box.contains(selection.anchorNode)) chosen = selection.getRangeAt(0).cloneRange();
  }

  box.addEventListener("focus", () => document.execCommand("defaultParagraphSeparator", false, "p"));
  box.addEventListener("blur", left);
  box.addEventListener("input", changed);
  box.addEventListener("beforeinput", before);
  box.addEventListener("keydown", pressed);
  for (const moved of ["keyup", "mouseup", "focus"]) box.addEventListener(moved, follow);
  letDropIn(box);

  return {
    element,
    text: () => current().text,
    words: () => current().words,
    put(markdown) {
      chosen = null;
      put(blocksFrom(markdown));
      follow();
    },
  };
}
