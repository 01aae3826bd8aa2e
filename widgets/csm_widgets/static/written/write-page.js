// From blocks to elements. Only elements named here are ever made, and words only as text.

function nodesOf(blocks) {
  return blocks.map((block) => {
    if (block.kind === "paragraph") return h("p", {}, ...inlineNodes(block.runs));
    if (block.kind === "list") return listNode(block);
    return h("blockquote", {}, ...nodesOf(block.blocks));
  });
}

function listNode({ ordered, start, items }) {
  const rows = items.map(({ runs, lists }) => h("li", {}, ...inlineNodes(runs), ...lists.map(listNode)));
  return h(ordered ? "ol" : "ul", { start: ordered && start !== 1 ? start : null }, ...rows);
}

function inlineNodes(runs) {
  return runs.flatMap(({ text, bold, italic }) => {
    const lines = text.split("\n").flatMap((line, place) => (place ? [h("br"), line] : [line])).filter((line) => line !== "");
    const slanted = italic ? [h("i", {}, ...lines)] : lines;
    return bold ? [h("b", {}, ...slanted)] : slanted;
  });
}
