// What comes in from elsewhere - Word, a mail, a web page - keeps its structure and loses everything else.

function insertFrom(transfer) {
  const html = transfer.getData("text/html");
  const blocks = html ? foreignBlocks(html) : plainBlocks(transfer.getData("text/plain"));
  if (blocks.length === 0) return;
  const single = blocks.length === 1 && blocks[0].kind === "paragraph";
  const holder = h("div", {}, ...(single ? inlineNodes(blocks[0].runs) : nodesOf(blocks)));
  document.execCommand("insertHTML", false, spaced(transfer, single) + holder.innerHTML);
}

// In a document of its own that is never shown: nothing in it runs and nothing is fetched.
function foreignBlocks(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  wordLists(body);
  return blocksOf(body, true);
}

function plainBlocks(text) {
  return tidyBlocks([{ kind: "paragraph", runs: [{ text: text.replace(/\r\n?/g, "\n") }] }]);
}

// A word copied with the space before it keeps that space.
function spaced(transfer, single) {
  return single && /^ \S/.test(transfer.getData("text/plain")) ? " " : "";
}

// Dragged in from elsewhere it is cleaned like a paste; dragged about within the box it is left to the browser.
function letDropIn(box) {
  let ownDrag = false;
  box.addEventListener("dragstart", () => { ownDrag = true; });
  box.addEventListener("dragend", () => { ownDrag = false; });
  box.addEventListener("drop", (event) => {
    if (ownDrag) return;
    event.preventDefault();
    box.focus();
    const spot = document.caretRangeFromPoint ? document.caretRangeFromPoint(event.clientX, event.clientY) : null;
    if (spot) getSelection().setBaseAndExtent(spot.startContainer, spot.startOffset, spot.startContainer, spot.startOffset);
    insertFrom(event.dataTransfer);
  });
  box.addEventListener("paste", (event) => {
    event.preventDefault();
    insertFrom(event.clipboardData);
  });
}
