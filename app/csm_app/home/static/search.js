// The search field in the header: a combobox that answers while one types. The index is fetched when it is first used;
// after that nothing leaves the page. Included by every page of the course, deferred.

(() => {
  "use strict";
  const form = document.querySelector(".site-search");
  if (!form) return;
  const field = form.querySelector("input");
  const panel = form.querySelector(".site-search-panel");
  const list = form.querySelector("[role=listbox]");
  const none = form.querySelector(".site-search-none");
  const said = form.querySelector(".site-search-said");
  const { searchHome, searchOpen } = form.dataset;
  const matchingAddress = new URL("matching.js", document.currentScript.src).href;
  const SHOWN = { Lessons: 6, Words: 4, Tools: 4 };
  const FROM_ONE_PAGE = 3;
  let ready = null;
  let active = -1;

  /** Fetch index and matching once; after a failure the next key tries again. */
  function load() {
    ready ??= Promise.all([import(matchingAddress), fetch(`${searchHome}/search.json`).then(asJson)])
      .then(([matching, index]) => ({ matching, root: index.root, prepared: matching.prepare(index) }))
      .catch((trouble) => { ready = null; throw trouble; });
    return ready;
  }

  function asJson(answer) {
    if (!answer.ok) throw new Error(`search index: ${answer.status}`);
    return answer.json();
  }

  async function answer() {
    const typed = field.value;
    if (!typed.trim()) { close(); return; }
    try {
      const search = await load();
      if (field.value === typed) show(search, typed);
    } catch {
      tell("The search is not available at the moment. Look whether the course is still running, then type again.");
    }
  }

  function show(search, typed) {
    const { hits, meant } = search.matching.find(search.prepared, typed);
    const groups = chosen(hits);
    if (!groups.length) {
      tell(`Nothing in the course matches “${typed.trim()}”. Try one word instead of several, its beginning, or a word of the trade such as churn, renewal or stakeholder.`);
      return;
    }
    none.hidden = true;
    list.replaceChildren(...groups.map(([name, found], number) => group(search, typed, meant, name, found, number)));
    options().forEach((option, number) => { option.id = `site-search-${number}`; });
    open();
    choose(0);
    const count = options().length;
    said.textContent = `${count} ${count === 1 ? "result" : "results"}`;
  }

  /** The best of each group, the group with the best of all first; a few at most from one page. */
  function chosen(hits) {
    const groups = new Map();
    const perPage = new Map();
    for (const hit of hits) {
      const found = groups.get(hit.group) ?? groups.set(hit.group, []).get(hit.group);
      const sofar = perPage.get(hit.page) ?? 0;
      if (found.length >= SHOWN[hit.group] || (hit.group === "Lessons" && sofar >= FROM_ONE_PAGE)) continue;
      if (hit.group === "Lessons") perPage.set(hit.page, sofar + 1);
      found.push(hit);
    }
    return [...groups];
  }

  function group(search, typed, meant, name, found, number) {
    const box = make("div", "");
    box.setAttribute("role", "group");
    box.setAttribute("aria-labelledby", `site-search-group-${number}`);
    const heading = make("p", "site-search-group", name);
    heading.id = `site-search-group-${number}`;
    heading.setAttribute("role", "presentation");
    box.append(heading, ...found.map((hit) => option(search, typed, meant, hit)));
    return box;
  }

  function option(search, typed, meant, hit) {
    const link = make("a", `site-search-result${hit.whole ? " site-search-result--word" : ""}`);
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1;
    link.href = address(search.root, hit);
    const { marked, around } = search.matching;
    const title = make("strong", "");
    title.append(...pieces(marked(hit.title, typed, meant)));
    const where = make("span", "site-search-where", hit.slug || hit.page?.path ? hit.where : `${hit.where} · not written yet`);
    const topic = search.matching.meantTopic(hit, meant);
    if (topic) where.append(" · teaches ", ...pieces(marked(topic, typed, meant)));
    const text = make("span", "site-search-text");
    text.append(...pieces(marked(hit.whole ? hit.text : around(hit.text, meant), typed, meant)));
    link.append(title, ...(hit.whole ? [text, where] : [where, text]));
    return link;
  }

  /** A tool opens itself, a page that is written at the place; of one that is not, the module page tells what is planned. */
  function address(root, hit) {
    if (hit.slug) return `${searchHome}/toolbox/${hit.slug}`;
    if (!hit.page) return searchHome;
    if (!hit.page.path) return `${searchHome}/m${String(hit.page.module).padStart(2, "0")}`;
    const path = (root + hit.page.path).split("/").map(encodeURIComponent).join("/");
    return `${searchOpen}${path}${hit.anchor ? `#${encodeURIComponent(hit.anchor)}` : ""}`;
  }

  function pieces(parts) {
    return parts.map(([text, isMeant]) => (isMeant ? make("mark", "", text) : document.createTextNode(text)));
  }

  function make(tag, name, text = "") {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  const options = () => [...list.querySelectorAll("[role=option]")];

  function tell(sentence) {
    list.replaceChildren();
    none.textContent = sentence;
    none.hidden = false;
    open();
    choose(-1);
    field.setAttribute("aria-expanded", "false"); // there is no list to move through
    said.textContent = sentence;
  }

  function open() {
    panel.hidden = false;
    field.setAttribute("aria-expanded", "true");
  }

  function close() {
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    said.textContent = "";
    active = -1;
  }

  function choose(number) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    options().forEach((one) => one.setAttribute("aria-selected", "false"));
    active = all.length ? (number + all.length) % all.length : -1;
    if (active < 0) { field.removeAttribute("aria-activedescendant"); return; }
    all[active].setAttribute("aria-selected", "true");
    reveal(all[active]);
    field.setAttribute("aria-activedescendant", all[active].id);
  }

  /** Scroll the list, and nothing but the list, until the result is in sight. */
  function reveal(result) {
    const [top, bottom] = [result.offsetTop, result.offsetTop + result.offsetHeight];
    if (active === 0) list.scrollTop = 0;
    else if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }

  function follow() {
    const target = options()[active];
    if (!target) return;
    close();
    field.blur();
    window.location.assign(target.href);
  }

  field.addEventListener("focus", () => { load().catch(() => {}); if (field.value.trim()) answer(); });
  field.addEventListener("input", answer);
  form.addEventListener("submit", (event) => { event.preventDefault(); follow(); });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) answer();
      else choose(active + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (panel.hidden) field.value = "";
      close();
    }
  });
  list.addEventListener("pointermove", (event) => {
    const under = event.target.closest("[role=option]");
    if (under && under.getAttribute("aria-selected") !== "true") choose(options().indexOf(under));
  });
  list.addEventListener("click", (event) => { if (event.target.closest("[role=option]")) close(); });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  panel.addEventListener("pointerdown", (event) => { if (!event.target.closest("a")) event.preventDefault(); });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]:not([contenteditable=false])");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus({ preventScroll: true });
    field.select();
  });
})();
