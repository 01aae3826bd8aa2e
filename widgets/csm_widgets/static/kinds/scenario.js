// Scenario: a run played choice by choice. The Python side replays it and says what the page shows.

function scenarioKind({ opening, line, saving, changed }) {
  const place = h("div", { class: "csm-stage" });
  const desk = openDesk();
  const element = h("div", { class: "csm-scenario" }, place, h("div", { class: "csm-bar" }, saving.element));
  let stage = opening.stage;

  const play = (run, then) => line.send("play", () => ({ run, best: stage.best }), (reply) => reply.staged && then(reply.staged));

  function begin(seed) {
    play(seed === undefined ? null : { seed, choices: [] }, (shown) => { desk.tidy(); take(shown); });
  }

  function decide(option) {
    play({ seed: stage.run.seed, choices: [...stage.run.choices, option] }, take);
  }

  function take(shown) {
    stage = shown;
    draw();
    changed();
    const target = place.querySelector("[data-csm-focus]");
    if (!target) return;
    target.focus({ preventScroll: true });
    place.scrollIntoView({ block: "start" }); // the hours in hand stay in sight
  }

  function draw() {
    const { scene } = stage;
    if (!scene) place.replaceChildren(curtain(stage, () => begin()));
    else if (scene.debrief) place.replaceChildren(debriefView(stage, begin));
    else place.replaceChildren(...[...sceneView(scene, desk, decide), startOver(stage, () => begin())].filter(Boolean));
  }

  // What is on the page already needs no message; anything else is replayed.
  function restore(answer) {
    const run = answer ? answer.run : null;
    if (sameData(run, stage.run)) return draw();
    stage = { ...stage, best: answer ? answer.best : null };
    if (!run) {
      stage = { ...stage, run: null, scene: null };
      return draw();
    }
    return play(run, (shown) => { stage = shown; draw(); });
  }

  return {
    element, restore, ownSupport: true,
    answer: () => ({ run: stage.run, best: stage.best }),
    isBlank: () => stage.best === null && !(stage.run && stage.run.choices.length),
  };
}

// Before the first run, and after one that does not fit any more.
function curtain(stage, begin) {
  const words = WORDS.scenario;
  return h("div", { class: "csm-curtain", "data-csm": "curtain" },
    stage.sentence ? h("p", { class: "csm-remark" }, stage.sentence) : null,
    h("p", {}, words.intro),
    h("ul", { class: "csm-plain" }, ...words.rules.map((rule) => h("li", {}, rule))),
    bestSoFar(stage),
    button("begin", words.begin, begin, { class: "csm-button csm-button--first" }));
}

function bestSoFar({ best_points: points, maximum }) {
  return points === null ? null : h("p", { class: "csm-help", "data-csm": "best" }, WORDS.scenario.best(points, maximum));
}

// Leaving a run asks once.
function startOver({ run }, begin) {
  const words = WORDS.scenario;
  if (!run.choices.length) return null;
  const ask = button("start-over", words.startOver, () => { show(ask, false); show(sure, true); yes.focus(); }, {
    class: "csm-button csm-button--quiet csm-button--small",
  });
  const yes = button("start-over-confirm", words.startOverYes, begin, { class: "csm-button csm-button--small" });
  const no = button("start-over-back", words.startOverNo, () => { show(sure, false); show(ask, true); ask.focus(); }, {
    class: "csm-button csm-button--small",
  });
  const sure = h("span", { class: "csm-asking", role: "group", hidden: true }, h("span", {}, words.startOverAsk), yes, no);
  return h("div", { class: "csm-startover" }, ask, sure);
}
