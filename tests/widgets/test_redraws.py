"""Redraws: what a page is sent of a report is all it needs to show the new one, and little more."""

import re
from random import Random

from csm_course.html import report_html
from csm_course.html.markup import Html
from csm_course.html.pieces import Pieces, ReportPieces
from csm_course.html.report import report_pieces
from csm_course.tools import load
from csm_widgets.messages import PartPatch, Patch, Solve
from csm_widgets.redraws import Redraws, patch
from csm_widgets.toolwork import Workbench

TOOL = load("critical_path")
BENCH = Workbench(TOOL, {})
ONE_ELEMENT = re.compile(r"<(\w+)[ >].*</\1>|<\w+[^>]*/>", re.DOTALL)


def plan(luck: Random, size: int = 50) -> dict[str, object]:
    """A plan in which each task waits for up to two before it."""
    tasks = [
        {
            "id": f"r{at}", "key": f"T{at}", "name": f"Task {at}", "days": str(luck.randint(1, 9)),
            "predecessors": ", ".join(sorted({f"T{luck.randrange(at)}" for _ in range(min(at, 2))})),
        }
        for at in range(size)
    ]  # fmt: skip
    return {"tasks": tasks, "shown": "network"}


def edited(luck: Random, inputs: dict[str, object]) -> dict[str, object]:
    """The plan after one edit: other days, another name, a row more or less, another tab."""
    tasks = list(inputs["tasks"]) if isinstance(inputs["tasks"], list) else []
    at = luck.randrange(len(tasks))
    match luck.choice(("days", "days", "name", "less", "more", "tab")):
        case "days":
            tasks[at] = {**tasks[at], "days": str(luck.randint(0, 60))}
        case "name":
            tasks[at] = {**tasks[at], "name": f"<b>Other & {luck.random()}"}
        case "less":
            tasks = [{**one, "predecessors": ""} for one in tasks if one is not tasks[at]]
        case "more":
            tasks.insert(at, {"id": f"n{luck.random()}", "key": f"N{luck.randrange(10**9)}", "days": "3"})
        case _:
            return {**inputs, "shown": luck.choice(("network", "gantt", "dates", "steps", "all"))}
    return {**inputs, "tasks": tasks}


def patched(before: tuple[Pieces, ...], change: Patch) -> ReportPieces:
    """The report that a page shows after the change."""
    return ReportPieces(Html(change.opening), tuple(_continued(before, one) for one in change.parts))


def _continued(before: tuple[Pieces, ...], change: PartPatch) -> Pieces:
    former = before[change.of] if change.of >= 0 else Pieces(Html(""))
    opening, closing = change.frame or (former.before, former.after)
    items = former.items if change.items is None else change.items
    return Pieces(
        Html(opening),
        tuple(former.items[one] if isinstance(one, int) else Html(one) for one in items),
        Html(closing),
    )


def solve(inputs: dict[str, object], n: int, since: int, view: str = "v") -> Solve:
    """A page's request."""
    return Solve(type="solve", view=view, n=n, inputs=inputs, since=since)


def test_a_patch_on_the_old_report_is_the_new_report() -> None:
    """Over a hundred random edits, tabs and rows included, the patched report is the whole one, letter by letter."""
    luck = Random(7)
    inputs, shown = plan(luck), ReportPieces(Html(""), ())
    for _ in range(100):
        inputs = edited(luck, inputs)
        valid = TOOL.Inputs.model_validate(BENCH.read(inputs))
        report = TOOL.report(valid, TOOL.solve(valid))
        shown = patched(shown.parts, patch(shown.parts, report_pieces(report)))
        assert shown.html() == report_html(report)


def test_what_did_not_change_is_not_sent() -> None:
    """Another name of one task changes its box and what says it in words: no arrow and no other box travels."""
    redraws, inputs = Redraws(), plan(Random(3))
    BENCH.solve(inputs, redraws.asked(solve(inputs, 1, 0)))
    tasks = inputs["tasks"]
    assert isinstance(tasks, list)
    inputs = {**inputs, "tasks": [{**tasks[0], "name": "Renamed"}, *tasks[1:]]}
    change = BENCH.solve(inputs, redraws.asked(solve(inputs, 2, 1))).patch
    assert change
    sent = [item for part in change.parts for item in part.items or () if isinstance(item, str)]
    assert len(sent) == 1
    assert "Renamed" in sent[0]


def test_a_page_that_is_behind_gets_all_of_the_report() -> None:
    """Where a reply was lost, or another view asks, each part comes whole."""
    redraws, inputs = Redraws(), plan(Random(3))
    for n, since, view in ((1, 0, "v"), (2, 1, "v")):
        BENCH.solve(inputs, redraws.asked(solve(inputs, n, since, view)))
    for n, since, view in ((3, 1, "v"), (4, 3, "w")):
        change = BENCH.solve(inputs, redraws.asked(solve(inputs, n, since, view))).patch
        assert change
        assert all(part.of == -1 and part.frame for part in change.parts)


def test_faults_leave_the_report_that_is_shown() -> None:
    """After a mistake was mended the page is told the changes since the last report, not all of it."""
    redraws, inputs = Redraws(), plan(Random(3))
    BENCH.solve(inputs, redraws.asked(solve(inputs, 1, 0)))
    wrong = BENCH.solve({**inputs, "deadline_day": "soon"}, redraws.asked(solve(inputs, 2, 1)))
    assert wrong.faults
    change = BENCH.solve(inputs, redraws.asked(solve(inputs, 3, 1))).patch
    assert change
    assert all(part == PartPatch(of=at) for at, part in enumerate(change.parts))


def test_each_item_of_a_picture_is_one_element() -> None:
    """The page finds shapes and rows by their place, so each of them is one element, whatever it consists of."""
    valid = TOOL.EXAMPLE.model_copy(update={"shown": "all"})
    parts = report_pieces(TOOL.report(valid, TOOL.solve(valid))).parts
    for item in (item for part in parts for item in part.items):
        assert ONE_ELEMENT.fullmatch(item), item


def test_a_request_without_since_gets_html() -> None:
    """A page that knows nothing of patches is served as ever."""
    redraws, inputs = Redraws(), plan(Random(3))
    asking = Solve(type="solve", view="v", n=1, inputs=inputs)
    assert redraws.asked(asking) is None
    assert BENCH.solve(inputs, redraws.asked(asking)).html.startswith("<section")
