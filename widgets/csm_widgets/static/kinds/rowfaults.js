// What is wrong in a list: said under its name, marked at the cell, and on the tab of a sheet that is not in sight.

const MOST_FAULTS = 5; // sentences shown at once

function rowFaults(list, table, sheets) {
  let found = []; // { record, column, key }
  let sentences = [];
  let marked = [];

  // No sentence clears the list; another one adds to what is said already.
  function say(sentence, place, column, key) {
    if (!sentence) {
      if (!sentences.length) return;
      [found, sentences] = [[], []];
    } else {
      const at = place === undefined ? rowNamed(sentence) : place;
      const record = list.records[at];
      sentences.push(place === undefined ? sentence : `${placeWords(record, place)}: ${sentence}`);
      if (record) found.push({ record, column: place === undefined ? columnNamed(sentence, at) : column, key });
    }
    paint();
  }

  function placeWords(record, place) {
    if (!sheets || !record) return WORDS.tool.row(place + 1);
    const { sheet, at } = sheets.place(record);
    return `${sheet}, ${WORDS.tool.row(at + 1)}`;
  }

  function paint() {
    const more = sentences.length - MOST_FAULTS;
    const words = [...sentences.slice(0, MOST_FAULTS), more > 0 ? WORDS.tool.moreFaults(more) : ""].filter(Boolean).join(" ");
    const line = list.faultLine();
    if (line.textContent !== words) tell(line, words);
    for (const control of marked) control.removeAttribute("aria-invalid");
    marked = found.flatMap(controlsAt);
    for (const control of marked) control.setAttribute("aria-invalid", "true");
    if (sheets) sheets.markFaults(found.map((one) => one.record));
  }

  // A cell, or the whole row where the fault names no column.
  function controlsAt({ record, column, key }) {
    const one = column === undefined ? null : table.cellOf(record, column, key);
    return one ? [one] : [...record.cells.values()].map((cell) => cell.element);
  }

  // A fault of the rows together names its row, and may name its column, in words: "Row 2, Customers: 50 is more …".
  function rowNamed(sentence) {
    const found = sentence.match(new RegExp(`^${WORDS.tool.rowColumn} (\\d+)\\b`));
    return found ? Number(found[1]) - 1 : -1;
  }

  function columnNamed(sentence, at) {
    return list.columns.find((column) => sentence.startsWith(`${WORDS.tool.row(at + 1)}, ${column.label}:`))?.name;
  }

  return { say, paint, placeWords, any: () => sentences.length > 0 };
}
