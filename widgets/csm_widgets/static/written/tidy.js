// Blocks in their one tidy form, which Markdown can hold and gives back: neighbours joined, nothing empty.

function tidyBlocks(blocks) {
  const tidy = [];
  for (const block of blocks.flatMap(tidyBlock)) {
    const last = tidy[tidy.length - 1];
    if (last && block.kind === "list" && sameList(last, block)) last.items.push(...block.items);
    else if (last && block.kind === "quote" && last.kind === "quote") last.blocks = tidyBlocks([...last.blocks, ...block.blocks]);
    else tidy.push(block);
  }
  return tidy;
}

function tidyBlock(block) {
  if (block.kind === "paragraph") return splitAtEmptyLines(block.runs).map((runs) => ({ kind: "paragraph", runs }));
  if (block.kind === "list") return tidyList(block, false);
  const blocks = tidyBlocks(block.blocks);
  return blocks.length ? [{ kind: "quote", blocks }] : [];
}

// A list within a list always starts at 1: with another number it would read as text of the item above.
function tidyList({ ordered, start, items }, nested) {
  const tidy = [];
  for (const { runs, lists } of items) {
    const item = { runs: tidyRuns(runs), lists: joinLists(lists.flatMap((list) => tidyList(list, true))) };
    if (item.runs.length) tidy.push(item);
    else if (tidy.length) tidy[tidy.length - 1].lists = joinLists([...tidy[tidy.length - 1].lists, ...item.lists]);
    else tidy.push(...item.lists.flatMap((list) => list.items));
  }
  return tidy.length ? [{ kind: "list", ordered, start: ordered && !nested ? Math.min(Math.max(start, 0), 999999) : 1, items: tidy }] : [];
}

function joinLists(lists) {
  const joined = [];
  for (const list of lists) {
    const last = joined[joined.length - 1];
    if (last && sameList(last, list)) last.items.push(...list.items);
    else joined.push(list);
  }
  return joined;
}

function sameList(one, other) {
  return one.kind === "list" && other.kind === "list" && one.ordered === other.ordered;
}
