// Draws the course's own panels as their cells arrive, from what the output carries: no widget manager, no state to fetch.
// Whatever else a page shows is left to Voilà's JavaScript, which is loaded for that alone.
(function () {
  "use strict";
  const PANEL = "application/vnd.csm.panel+json"; // csm_widgets.coursepage
  const OUTPUT = 'script[type="application/vnd.voila.cell-output+json"]';
  const models = new Map(); // model id -> those who listen to it
  const styles = new Map(); // name -> a promise of the sheet, which stands in the page by then
  let kernel = null;

  const settings = () => JSON.parse(document.getElementById("jupyter-config-data").textContent);

  // The kernel runs: connect while it is still at work on the page.
  function connect() {
    const { baseUrl, kernelId } = settings();
    if (!kernelId) return;
    kernel = courseKernel(baseUrl, kernelId, (model, content, files) => (models.get(model) || []).forEach((hear) => hear(content, files)));
    window.jupyterapp = { widgetManager: { kernel } }; // where page.js looks for the connection
  }

  function style(name) {
    if (!styles.has(name)) styles.set(name, fetchStyle(name));
    return styles.get(name);
  }

  async function fetchStyle(name) {
    const answer = await fetch(`${document.body.dataset.panels}${name}.css`);
    if (!answer.ok) throw new Error(`no style ${name}: ${answer.status}`);
    const sheet = document.createElement("style");
    sheet.textContent = await answer.text();
    document.head.append(sheet);
    return sheet.textContent;
  }

  // What a panel sees of a widget's model.
  function model({ model: id, opening }, css) {
    const state = { opening, _css: css };
    const listeners = new Set();
    models.set(id, listeners);
    return {
      get: (name) => state[name],
      send: (content, _callbacks, files) => kernel.send(id, content, files),
      on: (event, hear) => event === "msg:custom" && listeners.add(hear),
      off: (event, hear) => event === "msg:custom" && listeners.delete(hear),
    };
  }

  async function draw(script, panel) {
    const [view, css] = await Promise.all([import(`${document.body.dataset.panels}${panel.script}.js`), style(panel.script)]);
    const place = document.createElement("div");
    place.className = "jp-OutputArea-output";
    script.before(place);
    view.default.render({ model: model(panel, css), el: place });
    script.remove();
  }

  const found = (script) => JSON.parse(script.textContent).data?.[PANEL];

  // Outputs that are not ours stay for Voilà; so do all where ours cannot be had.
  function arrived(number) {
    for (const script of document.querySelectorAll(`[data-place="${number}"] ${OUTPUT}`)) {
      const panel = found(script);
      if (panel) draw(script, panel).catch((reason) => console.error(reason)); // the page says by itself that it takes long
    }
  }

  function complete(voila) {
    const others = [...document.querySelectorAll(OUTPUT)].filter((script) => !found(script));
    if (document.body.dataset.page) return others.forEach(notice);
    if (!others.length) return;
    coursePage.leaveToVoila();
    document.body.append(Object.assign(document.createElement("script"), { src: voila }));
  }

  // What else a page in the common kernel shows is a notice of ours (csm_widgets.shown): HTML without script. Voilà's own
  // JavaScript must not run there: it ends the kernel when its page is left.
  function notice(script) {
    const html = JSON.parse(script.textContent).data?.["text/html"];
    const place = document.createElement("div");
    place.className = "jp-OutputArea-output";
    if (html) place.innerHTML = [html].flat().join("");
    script.replaceWith(place);
  }

  window.coursePanels = { connect, arrived, complete };
})();
