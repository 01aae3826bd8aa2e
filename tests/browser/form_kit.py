"""Tools made for the tests of forms: every control a tool may ask with, on a bare page without a server."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Literal

from playwright.sync_api import Browser, Locator, Page

from csm_course.drawing import Box, Drawing, Stroke
from csm_course.model import Model
from csm_course.registers import PHASES, Stakeholder
from csm_course.registers.phases import Phase
from csm_course.report import Figure, Report, Table
from csm_course.tools.fields import Amount, Day, Line, Passage, Rating, RowId
from csm_course.tools.form import ask
from csm_widgets.assembly import script, style
from csm_widgets.toolwork import Workbench
from tests.browser.panels import PAGE, as_plain_script

PEOPLE = [
    {"id": "p1", "name": "Noor Aalto", "role": "Sponsor", "wants": "Fewer calls", "authority": 5},
    {"id": "p2", "name": "Ben Idowu", "role": "IT lead", "interest": 4},
]
TASKS = [
    {"id": "t1", "name": "Collect", "due": "2026-12-01", "owner": "Noor Aalto", "duties": {"p1": "A", "p2": "R"}},
    {"id": "t2", "name": "Migrate"},
]

Duty = Literal["", "R", "A", "C", "I"]
DUTIES = {"": "–", "R": "Responsible", "A": "Accountable", "C": "Consulted", "I": "Informed"}


class Task(Model):
    """One row with a grid: who does what."""

    id: RowId = ask("Row", "hidden", default="")
    name: Line = ask("Task", "text", default="")
    due: Day = ask("Due", "date", default=None)
    done: bool = ask("Done", "switch", default=False)
    weight: Rating = ask("Weight", "number", default=None, low=1, high=5, step=1, help="1 is light, 5 is heavy.")
    cost: Amount = ask("Cost", "number", default=None, unit="EUR", low=0)
    owner: Line = ask("Owner", "text", default="", suggest="people")
    note: Passage = ask("Note", "long", default="")
    duties: dict[str, Duty] = ask("Duties", "grid", default={}, across="people", choices=DUTIES)


class Check(Model):
    """A question that the tool brings, for one phase."""

    id: RowId = ask("Row", "hidden", default="")
    question: Line = ask("Question", "text", default="")
    phase: Phase = ask("Phase", "choice", default="1", choices=PHASES)
    met: bool = ask("Met", "switch", default=False)


class Step(Model):
    """A step of a month's plan."""

    id: RowId = ask("Row", "hidden", default="")
    month: Line = ask("Month", "text", default="")
    what: Line = ask("What", "text", default="")
    by: Day = ask("By", "date", default=None)


_CHECKS = (
    Check(id="c1", question="Is the sponsor named?"),
    Check(id="c2", question="Is the contract read?"),
    Check(id="c3", question="Is the kick-off planned?", phase="2"),
)
_STEPS = (Step(id="s1", month="Month 1", what="Call"), Step(id="s2", month="Month 1", what="Visit"))


class Inputs(Model):
    """Every control there is."""

    title: Line = ask("Title", "text", default="", group="Frame")
    purpose: Passage = ask("Purpose", "long", default="", group="Frame")
    start: Day = ask("Start", "date", default=None, group="Frame")
    place: dict[str, float] = ask("Place", "hidden", default={"x": 4}, group="Frame")
    people: tuple[Stakeholder, ...] = ask(
        "People", "rows", default=(), group="People", shares="stakeholders", shown=("name", "role", "side", "interest")
    )
    tasks: tuple[Task, ...] = ask("Tasks", "rows", default=(), group="Tasks")
    checks: tuple[Check, ...] = ask(
        "Questions", "rows", default=_CHECKS, group="Questions", standing=True, sheets="phase"
    )
    steps: tuple[Step, ...] = ask("Steps", "rows", default=_STEPS, group="Plan", sheets="month")


class Result(Model):
    """How many rows there are."""

    rows: int


def solve(inputs: Inputs) -> Result:
    """Counts."""
    return Result(rows=sum(map(len, (inputs.people, inputs.tasks, inputs.checks, inputs.steps))))


def report(inputs: Inputs, result: Result) -> Report:
    """A figure, a drawing and a table, so that each part of a report is there."""
    boxes = tuple(
        Box(x=10 + 150 * at, y=10, width=140, height=40, lines=(one.name[:16],), tone="accent", key=one.id)
        for at, one in enumerate(inputs.tasks[:3])
    )
    line = Stroke(points=((10, 70), (440, 70)), tone="bad", arrow=True)
    picture = Drawing(
        title="Tasks & people", summary="Each task is a box.", width=460, height=90, shapes=(*boxes, line), name="tasks"
    )
    rows = tuple((task.name or "–", task.owner or "–") for task in inputs.tasks)
    return Report(
        headline=Figure(label="Rows", value=str(result.rows)),
        drawings=(picture,),
        tables=(Table(caption="Tasks", columns=("Task", "Owner"), rows=rows or (("–", "–"),)),),
    )


def kit_tool() -> Any:
    """The tool as the workbench takes it: anything with these names."""
    tool = ModuleType("form_kit")
    for name, value in {"Inputs": Inputs, "Result": Result, "solve": solve, "report": report}.items():
        setattr(tool, name, value)
    return tool


DRAW = """([opening, answer]) => {
  const queue = [];
  const line = { send: (purpose, content, then) => {
    const sent = content();
    window.lastSent = performance.now();
    window.underWay = (window.underWay || 0) + 1;
    tellPython(sent.inputs).then((solved) => { then({ solved }); window.underWay -= 1; });
  } };
  window.kind = toolKind({ question: { tool: "kit" }, opening: { tool: opening }, changed() {}, line });
  kind.restore(answer);
  const panel = h("section", { class: "csm-panel csm-panel--tool" }, kind.element);
  document.getElementById("kit").replaceChildren(h("div", { class: "csm-root csm-panel-room" }, panel));
  if (answer) kind.restored();
}"""


def open_tool(page: Page, tool: Any, inputs: Mapping[str, object] | None = None, width: int = 0) -> Workbench:
    """Show the tool with these inputs on `page`; gives the workbench that answers it."""
    bench = Workbench(tool, {})

    def reply(entered: dict[str, object]) -> dict[str, Any]:
        return bench.solve(entered).model_dump(mode="json")

    page.expose_function("tellPython", reply)
    page.set_content(PAGE % (style(), '<div id="kit"></div>'))
    if width:
        page.add_style_tag(content=f"main{{max-width:{width}px!important}}")
    page.add_script_tag(content=as_plain_script(script()))
    opening = {
        "fields": [field.model_dump(mode="json") for field in bench.fields],
        "columns": {name: [one.model_dump(mode="json") for one in columns] for name, columns in bench.columns.items()},
        "start": bench.start,
        "lists": {name: one.model_dump(mode="json") for name, one in bench.lists.items()},
        "solved": bench.solve(inputs or {}).model_dump(mode="json"),
    }
    page.evaluate(DRAW, [opening, {"inputs": dict(inputs)} if inputs else None])
    return bench


def settled(page: Page) -> None:
    """Wait until every reply has come."""
    page.wait_for_function("!window.underWay")


def value(page: Page, name: str) -> Any:
    """One input as the page would send it."""
    return page.evaluate("(name) => kind.answer().inputs[name]", name)


def tab(page: Page, name: str) -> None:
    """Open one tab of the form or of a list."""
    page.locator(f"[data-csm-tab='{name}']").click()


def cells(page: Page, name: str) -> Locator:
    """The controls of one column."""
    return page.locator(f"[data-csm-cell='{name}']:visible")


def paste(cell: Locator, text: str) -> None:
    """Paste this text as it comes from a spreadsheet."""
    cell.focus()
    cell.evaluate(
        """(box, text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def names(page: Page, field: str, column: str = "name") -> list[Any]:
    """One column of a list as it would be sent."""
    return [row[column] for row in value(page, field)]


@contextmanager
def kit_page(browser: Browser) -> Iterator[Page]:
    """The test tool with two people and two tasks, on a laptop screen; no error may have happened on it."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = visitor.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_tool(page, kit_tool(), {"people": PEOPLE, "tasks": TASKS}, width=1200)
    yield page
    settled(page)
    visitor.close()
    assert faults == []
