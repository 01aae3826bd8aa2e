// The engagement switch: whose facts the tool shows. The last choice begins one with a customer of the reader's own.

const NEW_CUSTOMER = "+";

function engagementSwitch(opening, drawer, { onOpen, onBegin }) {
  const id = freshId("engagement");
  const select = h("select", { id, class: "csm-select", "data-csm": "engagement", onchange: () => chosenNow() },
    ...opening.engagements.map((one) => h("option", { value: one.id }, one.title)),
    h("option", { value: NEW_CUSTOMER }, WORDS.toolpage.newCustomer));
  select.value = opening.engagement;

  function chosenNow() {
    const wanted = select.value;
    select.value = opening.engagement; // it changes with the page, once the other engagement is here
    if (wanted === NEW_CUSTOMER) askName();
    else onOpen(wanted);
  }

  function askName() {
    const field = freshId("customer");
    const name = h("input", { id: field, class: "csm-line", type: "text", maxlength: 200, autocomplete: "organization", required: true });
    const form = h("form", { class: "csm-drawer__form", onsubmit: (event) => begin(event, name) },
      h("label", { for: field, class: "csm-field__label" }, WORDS.toolpage.customerName), name,
      h("p", { class: "csm-help" }, WORDS.toolpage.customerHelp),
      h("div", { class: "csm-bar" },
        h("button", { type: "submit", class: "csm-button csm-button--first", "data-csm": "begin" }, WORDS.toolpage.begin),
        button("cancel", WORDS.toolpage.cancel, () => drawer.close(true))));
    drawer.open(select, WORDS.toolpage.newTitle, form);
    select.removeAttribute("aria-expanded"); // a list of choices says by itself whether it is open
    name.focus();
  }

  function begin(event, name) {
    event.preventDefault();
    if (name.value.trim()) onBegin(name.value.trim());
  }

  const element = h("div", { class: "csm-toolpage__engagement" },
    h("label", { for: id, class: "csm-field__label" }, WORDS.toolpage.engagement), select);
  return { element };
}
