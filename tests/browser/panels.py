"""Live panels on a bare page, without a server: what they send goes to real sittings, and the replies come back."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from csm_course.answers import AnswerFolder
from csm_course.exercises import AnyExercise
from csm_widgets.assembly import script, style
from csm_widgets.messages import REQUEST
from csm_widgets.opening import opening
from csm_widgets.sitting import Sitting

PAGE = (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Panels</title>'
    '<meta name="viewport" content="width=device-width"><style>'
    "body{margin:0;background:var(--csm-surface);color:var(--csm-ink)}"
    "main{max-width:960px;margin:auto;padding:12px}%s</style></head><body><main><h1>Panels</h1>%s</main></body></html>"
)
DRAW = """openings => {
  for (const [id, opening] of Object.entries(openings)) {
    const listeners = [];
    const model = {
      get: () => opening, on: (_, listener) => listeners.push(listener), off() {},
      send: (message) => tellPython(id, message).then((reply) => listeners.forEach((listener) => listener(reply))),
    };
    panels.render({ model, el: document.getElementById(id) });
  }
}"""


def lay_out(page: Page, folder: Path, *exercises: AnyExercise) -> dict[str, Sitting]:
    """Show these exercises on `page`, their answers kept in `folder`; gives the sittings behind them."""
    sittings = {one.id: Sitting(one.question(), one, AnswerFolder(folder)) for one in exercises}
    openings = {
        name: opening(sitting, sitting.answers.read(name, sitting.question.kind)) for name, sitting in sittings.items()
    }

    def reply(exercise: str, message: dict[str, Any]) -> dict[str, Any]:
        return sittings[exercise].reply(REQUEST.validate_python(message)).model_dump(mode="json")

    page.expose_function("tellPython", reply)
    page.set_content(PAGE % (style(), "".join(f'<div id="{name}"></div>' for name in sittings)))
    page.add_script_tag(content=as_plain_script(script()))
    page.evaluate(DRAW, openings)
    return sittings


def as_plain_script(module: str) -> str:
    """The module of the panels as a script whose functions a test can call."""
    return module.replace("export default {", "const panels = {")
