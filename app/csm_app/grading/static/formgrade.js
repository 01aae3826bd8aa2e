// Beside a written answer in nbgrader's formgrader: the rubric fills nbgrader's own score field, which saves as ever;
// the comment bank writes into its comment field. Whatever is kept of ours goes to `course/api/grading/`.
"use strict";

(() => {
  const UNREACHED = "The course cannot be reached. Look whether it is running, then try again.";
  const LONG_LIST = 6;

  // What the server answers; a refusal is thrown as its sentence.
  async function ask(method, address, body) {
    const xsrf = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
    const headers = { "Content-Type": "application/json", "X-XSRFToken": xsrf };
    let answer;
    try {
      answer = await fetch(address, { method, headers, credentials: "same-origin", body: body && JSON.stringify(body) });
    } catch {
      throw new Error(UNREACHED);
    }
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Error(told.message || UNREACHED);
    return told;
  }

  // One request after the other, so that the last pick is what is kept.
  let queue = Promise.resolve();
  const inTurn = (work) => (queue = queue.then(work, work));

  // nbgrader's fields listen to jQuery's "change"; the page's own event reaches it as well.
  function put(field, value) {
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.dispatchEvent(new Event("autosize:update", { bubbles: true }));
  }

  const shown = (points) => String(Math.round(points * 100) / 100);
  const part = (place, name) => place.querySelector(`[data-csm=${name}]`);

  function build(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "click") made.addEventListener("click", value);
      else made.setAttribute(name, value);
    }
    made.append(...inside);
    return made;
  }

  // The rubric ------------------------------------------------------------------------------------

  function rubric(card) {
    const place = part(card, "rubric");
    if (!place) return;
    const criteria = [...place.querySelectorAll("[data-criterion]")];
    const score = document.getElementById(card.dataset.csmCard);
    const picks = () => criteria.map((one) => one.querySelector("input:checked")).map((one) => one && Number(one.value));
    const say = () => {
      const now = picks();
      const total = criteria.reduce((sum, one) => sum + Number(one.dataset.points), 0);
      const open = now.filter((pick) => pick === null).length;
      const rest = open === 0 ? "" : `, ${open} ${open === 1 ? "criterion" : "criteria"} still open`;
      part(card, "sum").textContent = `${shown(now.reduce((sum, pick) => sum + (pick ?? 0), 0))} of ${shown(total)}${rest}`;
    };
    const isSecond = card.dataset.stage === "second";
    const keep = () => {
      if (isSecond) return;
      const now = picks();
      attempt(card, () => ask("PUT", `${card.dataset.api}rubric/${card.dataset.grade}`, { criteria: now }));
      if (!now.includes(null)) put(score, shown(now.reduce((sum, pick) => sum + pick, 0)));
    };
    place.addEventListener("change", (event) => {
      if (event.target.type !== "radio") return;
      say();
      keep();
    });
    part(card, "clear").addEventListener("click", () => {
      for (const one of place.querySelectorAll("input:checked")) one.checked = false;
      say();
      if (!isSecond) {
        keep();
        put(score, "");
      }
    });
    part(card, "second")?.addEventListener("click", () => {
      const body = { criteria: picks(), note: part(card, "note").value };
      attempt(card, () => ask("POST", `${card.dataset.api}second/${card.dataset.grade}`, body), () => location.reload());
    });
    say();
  }

  async function attempt(card, work, then) {
    const alarm = part(card, "alarm");
    await inTurn(async () => {
      try {
        await work();
        alarm.hidden = true;
        then?.();
      } catch (error) {
        alarm.textContent = error.message;
        alarm.hidden = false;
      }
    });
  }

  // Who is marking, and what counts where two differ -------------------------------------------------

  function setMarker(name) {
    const path = new URL(document.querySelector("[data-csm-card]").dataset.api, location).pathname.replace(/course\/api\/grading\/$/, "");
    const year = 365 * 24 * 60 * 60;
    document.cookie = `csm_marker=${encodeURIComponent(name.trim())}; path=${path}; max-age=${year}; samesite=lax`;
  }

  function forms(card) {
    part(card, "name")?.addEventListener("submit", (event) => {
      event.preventDefault();
      setMarker(event.target.elements.marker.value);
      location.reload();
    });
    part(card, "decision")?.addEventListener("submit", (event) => {
      event.preventDefault();
      const { marker, points, note } = event.target.elements;
      if (marker) setMarker(marker.value);
      const body = { points: Number(points.value), note: note.value };
      attempt(card, () => ask("POST", `${card.dataset.api}decision/${card.dataset.grade}`, body), () => location.reload());
    });
  }

  // The comment bank --------------------------------------------------------------------------------

  function bank(place, card) {
    const address = `${card.dataset.api}comments/${place.dataset.exercise}`;
    const field = document.getElementById(`${place.dataset.exercise}-comment`);
    const tell = (words) => (part(place, "said").textContent = words);
    const doing = async (work) => {
      try {
        await work();
      } catch (error) {
        tell(error.message);
      }
    };

    function append(text, id) {
      const before = field.value.trimEnd();
      put(field, before ? `${before}\n\n${text}` : text);
      tell("Put under your comment.");
      if (id) doing(() => ask("POST", `${address}/${id}`));
    }

    function entry(text, kept) {
      const use = build("button", { type: "button", class: "csm-bank__use", click: () => append(text, kept?.id) });
      use.append(text);
      if (!kept) return build("li", {}, use, build("span", { class: "csm-bank__from" }, "suggested by the author"));
      const from = [kept.author && `kept by ${kept.author}`, kept.used && `used ${kept.used === 1 ? "once" : `${kept.used} times`}`].filter(Boolean).join(", ");
      const about = text.length > 40 ? `${text.slice(0, 40)}…` : text;
      const edit = build("button", { type: "button", "aria-label": `Edit: ${about}` }, "Edit");
      const remove = build("button", { type: "button", "aria-label": `Remove: ${about}` }, "Remove");
      const item = build("li", {}, use, build("span", { class: "csm-bank__from" }, from), edit, remove);
      edit.addEventListener("click", () => reword(item, kept));
      remove.addEventListener("click", () =>
        doing(async () => {
          await ask("DELETE", `${address}/${kept.id}`);
          await load();
          tell("Removed from the bank.");
          part(place, "keep").focus();
        }),
      );
      return item;
    }

    function reword(item, kept) {
      const box = build("textarea", { rows: 3, "aria-label": "New wording", maxlength: 4000 });
      box.value = kept.text;
      const save = build("button", { type: "button" }, "Save");
      const leave = build("button", { type: "button" }, "Leave as it was");
      save.addEventListener("click", () =>
        doing(async () => {
          await ask("PUT", `${address}/${kept.id}`, { text: box.value });
          await load();
          tell("The wording is changed. Answers that have the comment keep the old one.");
        }),
      );
      leave.addEventListener("click", () => doing(load));
      item.replaceChildren(box, save, leave);
      box.focus();
    }

    function show({ kept, suggested }) {
      const items = [...kept.map((one) => entry(one.text, one)), ...suggested.map((text) => entry(text))];
      part(place, "comments").replaceChildren(...items);
      part(place, "count").textContent = items.length ? `(${items.length})` : "";
      part(place, "empty").hidden = items.length > 0;
      part(place, "find").closest("label").hidden = items.length < LONG_LIST;
      find();
    }

    function find() {
      const wanted = part(place, "find").value.trim().toLowerCase();
      for (const item of part(place, "comments").children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    }

    const load = async () => show(await ask("GET", address));
    part(place, "find").addEventListener("input", find);
    part(place, "keep").addEventListener("click", () =>
      doing(async () => {
        show(await ask("POST", address, { text: field.value }));
        tell("Kept. It is offered for every answer to this exercise.");
      }),
    );
    doing(load);
  }

  // nbgrader takes Tab and Enter for itself, on the whole page. Beside an answer they do what they do everywhere.
  function ownKeys(place) {
    place.addEventListener("keydown", (event) => {
      const isTheirs = event.target.closest(".nbgrader_cell") !== null;
      if (event.key === "Tab" || (event.key === "Enter" && !isTheirs)) event.stopPropagation();
    });
  }

  // The rubric waits until nbgrader has fetched the points: before, its field does not save.
  function whenLoaded(start) {
    const isReady = () => window.formgrader?.grades?.loaded && window.formgrader?.comments?.loaded;
    if (isReady()) start();
    else
      jQuery(document).on("ajaxComplete.csm", () => {
        if (!isReady()) return;
        jQuery(document).off("ajaxComplete.csm");
        start();
      });
  }

  // nbgrader's fields have no names that a screen reader could say.
  function named(exercise) {
    const fields = { "": "Points", _extra_credit: "Extra credit", "-comment": "Comment for the learner" };
    for (const [end, name] of Object.entries(fields)) document.getElementById(exercise + end)?.setAttribute("aria-label", name);
  }

  for (const place of document.querySelectorAll(".csm-grading__beside")) {
    const card = place.querySelector("[data-csm-card]");
    const box = part(place, "bank");
    const controls = [...place.querySelectorAll("input[type=radio], [data-csm=clear], [data-csm=second], [data-csm=keep]")];
    for (const control of controls) control.disabled = true;
    ownKeys(place);
    named(card.dataset.csmCard);
    forms(card);
    rubric(card);
    whenLoaded(() => {
      for (const control of controls) control.disabled = false;
      if (card.dataset.stage === "both") for (const end of ["", "_extra_credit"]) document.getElementById(card.dataset.csmCard + end).disabled = true;
      if (box) bank(box, card);
    });
  }
})();
