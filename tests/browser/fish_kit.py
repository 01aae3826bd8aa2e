"""A live fishbone on a bare page: its view in a real browser, its replies from the real tool."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from csm_course.answers import AnswerFolder
from csm_course.exercises.tool import ToolExercise
from csm_course.tools import load
from csm_course.tools.fishbone import Inputs
from csm_course.tools.fishbone.inputs import Cause
from csm_widgets.assembly import script, style
from csm_widgets.messages import REQUEST
from csm_widgets.opening import opening
from csm_widgets.sitting import Sitting
from csm_widgets.toolwork import Workbench
from tests.browser.panels import DRAW, PAGE, as_plain_script

BONES = ("machine", "method", "material", "manpower", "measurement", "mother-nature")
WORDS = ("Nobody decided", "The weekly supplier list misses local products", "Slow", "WMWM and long Zusammenhangswort")
CHECK = {
    "rule": "between",
    "path": "result.causes",
    "low": 1,
    "high": 300,
    "points": 1,
    "what": "One.",
    "wrong": "None.",
}


def many(count: int) -> Inputs:
    """So many causes on six bones, every third one a why of the one before, in all four statuses."""
    statuses = ("possible", "probable", "verified", "ruled_out")
    rows = tuple(
        Cause.model_validate(
            {
                "id": f"c{at}",
                "text": f"{WORDS[at % 4]} {at}",
                "status": statuses[at % 4],
                "votes": at % 7,
                **({"parent": f"c{at - 1}"} if at % 3 else {"category": BONES[at // 3 % 6]}),
            }
        )
        for at in range(count)
    )
    return Inputs(problem="Orders past the system: 34 of 100", causes=rows)


class Fish:
    """The page with the fishbone; `sitting` is what answers it."""

    def __init__(self, page: Page, folder: Path, inputs: Inputs) -> None:
        self.page = page
        data = {"id": "m08-x-fish", "kind": "tool", "tool": "fishbone", "title": "Fish", "task": "Find the root."}
        data |= {"points": 1, "solution": "See above.", "samples": [], "checks": [CHECK]}
        exercise = ToolExercise.model_validate(data | {"start": inputs.model_dump(mode="json")})
        question = exercise.question()
        bench = Workbench(load("fishbone"), question.start)
        self.sitting = Sitting(question, exercise, AnswerFolder(folder), bench)
        start = opening(self.sitting, self.sitting.answers.read(question.id, "tool"))
        page.expose_function("tellPython", self._reply)
        page.set_content(PAGE % (style("fishbone"), f'<div id="{question.id}"></div>'))
        page.add_style_tag(content="main{max-width:1240px!important}")
        page.add_script_tag(content=as_plain_script(script("fishbone")))
        page.evaluate(DRAW, {question.id: start})
        self.shown = 0
        page.wait_for_selector(".csm-fish__sheet svg")

    def _reply(self, _: str, message: dict[str, Any]) -> dict[str, Any]:
        return self.sitting.reply(REQUEST.validate_python(message)).model_dump(mode="json")

    def row(self, words: str) -> Locator:
        """The row of the outline that says this."""
        return self.page.locator(".csm-fish__row").filter(has=self.page.get_by_text(words, exact=True))

    def box(self, words: str) -> Locator:
        """The box of the picture whose title begins with this."""
        title = self.page.locator(f'svg g[data-csm-key]:has(rect):has(title:text-matches("^{words}"))')
        return self.page.locator(".csm-fish__sheet").locator(title)

    def outline(self) -> list[tuple[int, str]]:
        """The outline as it stands: level and words of each row."""
        read = "rows => rows.map(row => [Number(row.ariaLevel), row.querySelector('.csm-fish__text').textContent])"
        found: list[list[Any]] = self.page.locator(".csm-fish__row").evaluate_all(read)
        return [(level, words) for level, words in found]

    def causes(self) -> list[tuple[int, str]]:
        """The outline without problem and categories."""
        return [(level, words) for level, words in self.outline() if level > 1]

    def keys(self, *keys: str) -> None:
        """Press keys, or type what is no key: words begin with a quotation mark."""
        for key in keys:
            if key.startswith("'"):
                self.page.keyboard.type(key[1:])
            else:
                self.page.keyboard.press(key)
