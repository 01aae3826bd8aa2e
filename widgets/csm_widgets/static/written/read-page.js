// From elements on the page, typed or pasted, to blocks. Takes structure alone: no style, link, picture or script survives.

const BLOCKS = new Set(("ADDRESS ARTICLE ASIDE CENTER DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER " +
  "HR LI MAIN NAV P PRE SECTION TABLE TBODY TFOOT THEAD TR").split(" "));
const DROPPED = new Set(("AUDIO BUTTON CANVAS EMBED HEAD IFRAME IMG INPUT LINK MATH META NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG " +
  "TEMPLATE TEXTAREA TITLE VIDEO").split(" "));

// `foreign`: the elements come from elsewhere, where a line end in the source is no more than a space.
function blocksOf(root, foreign) {
  return tidyBlocks(rawBlocks(root, foreign, {}));
}

function rawBlocks(root, foreign, outer) {
  const blocks = [];
  let runs = [];

  function end() {
    if (runs.length) blocks.push({ kind: "paragraph", runs });
    runs = [];
  }

  function add(block) {
    end();
    blocks.push(block);
  }

  function visit(node, marks) {
    if (node.nodeType === Node.TEXT_NODE) runs.push({ text: wordsOf(node, foreign), ...marks });
    if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName.toUpperCase())) return;
    const inner = marksOf(node, marks);
    if (node.tagName === "BR") runs.push({ text: "\n", ...marks });
    else if (node.tagName === "UL" || node.tagName === "OL") add(listOf(node, foreign, inner));
    else if (node.tagName === "BLOCKQUOTE") add({ kind: "quote", blocks: rawBlocks(node, foreign, inner) });
    else if (BLOCKS.has(node.tagName)) visitBlock(node, inner);
    else visitAll(node, inner);
    if (node.tagName === "TD" || node.tagName === "TH") runs.push({ text: " ", ...marks });
  }

  function visitBlock(node, marks) {
    end();
    visitAll(node, marks);
    end();
  }

  function visitAll(node, marks) {
    for (const child of node.childNodes) visit(child, marks);
  }

  visitAll(root, outer);
  end();
  return blocks;
}

function wordsOf(node, foreign) {
  const kept = !foreign || (node.parentElement && node.parentElement.closest("pre"));
  return kept ? node.data.replace(/\r\n?/g, "\n") : node.data.replace(/[ \t\r\n\f]+/g, " ");
}

// What an element's own style says counts more than its name: Google puts a whole text into a <b> that is not bold.
function marksOf(element, marks) {
  const { fontWeight, fontStyle } = element.style || {};
  const bold = fontWeight ? fontWeight === "bold" || fontWeight === "bolder" || Number(fontWeight) >= 600
    : marks.bold || /^(B|STRONG|H[1-6]|TH)$/.test(element.tagName);
  const italic = fontStyle ? fontStyle !== "normal" : marks.italic || /^(I|EM|CITE|DFN|VAR)$/.test(element.tagName);
  return { bold, italic };
}

// Browsers put a nested list beside its item as well as into it.
function listOf(element, foreign, marks) {
  const items = [];
  for (const child of element.childNodes) {
    const inside = { childNodes: child.tagName === "LI" ? child.childNodes : [child] };
    items.push(itemOf(rawBlocks(inside, foreign, child.tagName === "LI" ? marksOf(child, marks) : marks)));
  }
  return { kind: "list", ordered: element.tagName === "OL", start: element.start || 1, items };
}

// An item is its words, line by line, and then its lists; a quote within an item is words of it.
function itemOf(blocks) {
  const within = (block) => (block.kind === "quote" ? block.blocks.flatMap(within) : [block]);
  const inside = blocks.flatMap(within);
  const words = inside.filter((block) => block.kind === "paragraph");
  return { runs: words.flatMap(({ runs }) => [...runs, { text: "\n" }]), lists: inside.filter((block) => block.kind === "list") };
}
