// Moments, and figures, as an instructor reads them.

function moment(iso) {
  const when = new Date(iso);
  const day = when.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  return `${day}, ${when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

function daysSince(iso) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.max(0, Math.round((midnight(new Date()) - midnight(new Date(iso))) / 86400000));
}

function number(value) {
  return Number(value).toLocaleString("en-GB", { maximumFractionDigits: 2 });
}

// A word for how much of the points there is, and the points themselves; the colour behind it says nothing more.
function levelMark(cell) {
  const points = cell.points === null || cell.points === undefined || cell.level === "to read" || cell.level === "blank" ? "" : number(cell.points);
  return [h("span", { class: "csm-cohort__word" }, WORDS.cohort.levels[cell.level]), points ? h("span", { class: "csm-cohort__points" }, points) : ""];
}

function serverBase() {
  const config = document.getElementById("jupyter-config-data");
  return (config && JSON.parse(config.textContent).baseUrl) || "/";
}
