// What the panel's ratings come to at this moment: the mark in figures, then what there is to talk about.

function panelStanding() {
  const figures = h("div", { "data-csm": "standing" });
  const short = h("p", { class: "csm-angoff__live", "data-csm": "live" });
  const remarks = h("ul", { class: "csm-angoff__remarks", "data-csm": "remarks" });

  function draw(standing) {
    figures.replaceChildren(standing.figures.length ? figureList(standing.figures) : "");
    short.replaceChildren(...(standing.figures.length ? standing.figures.map((one) => h("span", {}, `${one.label} `, h("strong", {}, one.value))) : [standing.remarks[0].sentence]));
    remarks.replaceChildren(...standing.remarks.map((one) => h("li", { "data-look": one.look }, one.sentence)));
  }

  return { short, element: h("div", {}, figures, h("section", {}, h("h2", {}, WORDS.angoff.says), remarks)), draw };
}
