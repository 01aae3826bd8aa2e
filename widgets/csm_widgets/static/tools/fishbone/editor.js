// Renaming in place: one small field that stands over a box of the picture or in a row of the outline.

function fishEditor(desk) {
  let at = null; // { key, before, fresh }; a new cause is `fresh` from the part it was added from
  const field = h("textarea", {
    class: "csm-fish__editor", rows: 1, maxlength: 300, dir: "auto", "aria-label": FISH_WORDS.rename,
    oninput: () => desk.typed(at.key, field.value.replace(/\s*\n\s*/g, " ")), onkeydown: hear, onblur: () => close(),
    onpointerdown: (event) => event.stopPropagation(),
  });

  function open(key, text, fresh, place) {
    close();
    at = { key, before: text, fresh };
    field.value = text;
    place(field);
    field.focus({ preventScroll: true });
    field.select();
  }

  // Ends it; what was typed stays, a new cause without words goes.
  function close() {
    if (!at) return null;
    const was = at;
    at = null;
    field.remove();
    desk.edited(was.key, field.value.trim() ? "" : was.fresh);
    return was;
  }

  function hear(event) {
    event.stopPropagation();
    if (event.isComposing) return;
    const does = { Enter: finish, Escape: cancel, Tab: () => nest(event.shiftKey) }[event.key];
    if (!does || (event.key === "Tab" && !at.key.startsWith("cause:"))) return;
    event.preventDefault();
    does(event);
  }

  function finish(event) {
    const { key, fresh } = at;
    const filled = field.value.trim() !== "";
    close();
    desk.focus();
    if (filled && (fresh || event.ctrlKey) && key.startsWith("cause:")) desk.act(event.ctrlKey ? "why" : "add");
  }

  function cancel() {
    const { key, before, fresh } = at;
    if (!fresh) desk.typed(key, before);
    else field.value = "";
    close();
    desk.focus();
  }

  // Nesting goes on in the same field: the words come first, their place second.
  function nest(back) {
    const [start, end] = [field.selectionStart, field.selectionEnd];
    const kept = at;
    at = null;
    desk.act(back ? "unnest" : "nest");
    at = kept;
    desk.placeEditor(field, at.key);
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
  }

  return { open, close, key: () => (at ? at.key : ""), field };
}
