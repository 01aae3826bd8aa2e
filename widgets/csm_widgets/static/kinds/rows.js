// A list in a tool's form: rows of numbers, words or choices that can be added and removed.

function rowsField(field, onchange, columns) {
  const id = freshId(field.name);
  const wordy = columns.some(isWordy);
  const body = h("tbody");
  const heads = columns.map((column) => h("th", { scope: "col" }, column.label, column.unit ? ` (${column.unit})` : ""));
  const unseen = (text) => h("th", { scope: "col" }, h("span", { class: "csm-unseen" }, text));
  const table = h("table", { class: wordy ? "csm-rows csm-rows--wordy" : "csm-rows", "aria-labelledby": `${id}-label`, "aria-describedby": `${id}-fault` },
    h("thead", {}, h("tr", {}, unseen(WORDS.tool.rowColumn), ...heads, unseen(WORDS.tool.removeColumn))), body);
  const add = button("add-row", WORDS.tool.add, () => insert(wordy ? {} : copyOfLast(), true), {
    class: "csm-button csm-button--small", "data-csm-add": field.name,
  });
  const frame = framed(field, id, h("div", { class: "csm-rows__box" }, table, add), { group: true });

  function insert(values, byHand) {
    const cells = columns.map((column) => rowCell(field, column, values, onchange));
    const remove = button("remove-row", "×", () => { row.remove(); renumber(); add.focus(); onchange(); }, { class: "csm-mover" });
    const row = h("tr", {}, h("th", { scope: "row" }), ...cells.map((cell, at) => h("td", { "data-label": columns[at].label }, cell)), h("td", {}, remove));
    body.append(row);
    renumber();
    if (!byHand) return;
    cells[0].focus();
    onchange();
  }

  function renumber() {
    [...body.rows].forEach((row, place) => {
      row.cells[0].textContent = place + 1;
      row.querySelector("button").setAttribute("aria-label", WORDS.tool.remove(place + 1));
      row.querySelectorAll("[data-csm-cell]").forEach((input, at) =>
        input.setAttribute("aria-label", `${WORDS.tool.row(place + 1)}, ${columns[at].label}`));
    });
  }

  function valueOf(row) {
    const values = [...row.querySelectorAll("[data-csm-cell]")].map((input, at) =>
      (isWordy(columns[at]) ? input.value : typed(input.value)));
    return columns[0].name === "" ? values[0]
      : Object.fromEntries(columns.map((column, at) => [column.name, values[at]]));
  }

  function copyOfLast() {
    return body.rows.length ? valueOf(body.rows[body.rows.length - 1]) : "";
  }

  function put(list) {
    body.replaceChildren();
    for (const values of Array.isArray(list) ? list : []) insert(values, false);
  }

  // Marks only what the fault names: a cell, a row, or the list as a whole (then the sentence alone says it).
  // No sentence clears the list; another one adds to what is said already.
  function fault(sentence, place, column) {
    const said = frame.element.querySelector("[data-csm-fault]");
    if (!sentence) {
      frame.fault("");
      return;
    }
    const words = place === undefined ? sentence : `${WORDS.tool.row(place + 1)}: ${sentence}`;
    tell(said, [said.textContent, words].filter(Boolean).join(" "));
    for (const input of faulty(sentence, place, column)) input.setAttribute("aria-invalid", "true");
  }

  function faulty(sentence, place, column) {
    const named = place === undefined ? rowNamed(sentence) : place;
    const inputs = body.rows[named] ? [...body.rows[named].querySelectorAll("[data-csm-cell]")] : [];
    const at = columns.findIndex((one) => (place === undefined ? namesColumn(sentence, named, one) : one.name === column));
    return at < 0 ? inputs : inputs.slice(at, at + 1);
  }

  // A fault of the rows together names its row, and may name its column, in words: "Row 2, Customers: 50 is more …".
  function rowNamed(sentence) {
    return [...body.rows].findIndex((_, at) => new RegExp(`^${WORDS.tool.row(at + 1)}\\b`).test(sentence));
  }

  function namesColumn(sentence, place, column) {
    return sentence.startsWith(`${WORDS.tool.row(place + 1)}, ${column.label}:`);
  }

  return { element: frame.element, fault, value: () => [...body.rows].map(valueOf), put };
}

const isWordy = (column) => column.control === "text" || column.control === "choice";

function rowCell(field, column, values, onchange) {
  const common = { "data-csm-cell": `${field.name}.${column.name}`, oninput: () => onchange() };
  const value = plain(column.name === "" ? values : values[column.name]);
  if (column.control === "choice") return choiceCell(column, value, common);
  if (column.control === "text") return textCell(value, common);
  return h("input", {
    type: "text", inputmode: "decimal", class: "csm-number", autocomplete: "off", maxlength: 60, value, ...common,
  });
}

function choiceCell(column, value, common) {
  const options = column.choices.map((choice) => h("option", { value: choice.value }, choice.label));
  const select = h("select", { class: "csm-select", ...common }, ...options);
  select.value = value || column.choices[0].value;
  return select;
}

function textCell(value, common) {
  const area = h("textarea", { class: "csm-line csm-rows__text", rows: 1, maxlength: 300, dir: "auto", ...common });
  area.value = value;
  return area;
}
