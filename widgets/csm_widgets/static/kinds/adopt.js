// What changed elsewhere comes into a form without costing what was entered here since: three states are laid over another.

// `now`, with what changed between `before` and `incoming`. Rows are told by their ids, and merged column by column.
function adopted(incoming, before, now) {
  if (now === before || sameData(now, before)) return incoming;
  if (sameData(incoming, before)) return now;
  if (!hasIds(incoming) || !hasIds(now) || !hasIds(before)) return now;
  return adoptedRows(incoming, before, now);
}

function hasIds(rows) {
  return Array.isArray(rows) && rows.every((row) => row && typeof row === "object" && row.id);
}

// Rows removed here since stay away, rows added here since come last.
function adoptedRows(incoming, before, now) {
  const [earlier, mine] = [before, now].map((rows) => new Map(rows.map((row) => [row.id, row])));
  const there = new Set(incoming.map((row) => row.id));
  const kept = incoming.filter((row) => mine.has(row.id) || !earlier.has(row.id));
  const merged = kept.map((row) => (mine.has(row.id) && earlier.has(row.id) ? adoptedRow(row, earlier.get(row.id), mine.get(row.id)) : row));
  return [...merged, ...now.filter((row) => !there.has(row.id) && !earlier.has(row.id))];
}

function adoptedRow(incoming, before, now) {
  if (now === before) return incoming;
  return Object.fromEntries(Object.keys({ ...incoming, ...now }).map((name) => [name, sameData(now[name], before[name]) ? incoming[name] : now[name]]));
}

function adoptedValues(incoming, before, now) {
  return Object.fromEntries(Object.keys(now).map((name) => [name, name in incoming ? adopted(incoming[name], before[name], now[name]) : now[name]]));
}
