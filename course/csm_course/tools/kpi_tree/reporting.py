"""The tree as a picture, what lags behind, and what nobody measures."""

from collections.abc import Iterator

from csm_course.drawing import Drawing, Tone
from csm_course.pictures.tree import Branch, tree
from csm_course.report import Figure, Note, Report, Table
from csm_course.tools.kpi_tree.inputs import Inputs
from csm_course.tools.kpi_tree.result import STATES, Node, Result, State
from csm_course.tools.wording import amount_or_dash, percent

CONVENTION = (
    "A measure counts as behind when it misses its milestone or its date (this course's convention)."
    " Without a milestone, “under way” says only that the date is still ahead."
)
TONES: dict[State, Tone] = {"reached": "good", "on_track": "accent", "behind": "bad", "unknown": "plain"}


def report(_inputs: Inputs, result: Result) -> Report:
    """How far the outcomes are, what is behind, and the tree."""
    return Report(
        headline=_headline(result),
        figures=(
            Figure(label="Reached", value=str(result.reached)),
            Figure(label="Behind", value=str(result.behind)),
            Figure(label="Not known", value=str(result.unknown)),
        ),
        notes=tuple(_notes(result)),
        drawings=(picture(result),) if result.nodes else (),
        tables=tuple(_tables(result)),
    )


def picture(result: Result) -> Drawing:
    """Outcomes on the left, what drives them to the right; the words say how each stands."""
    branches = [
        Branch(f"node-{at}", (node.name, _stand(node)), node.parent, TONES[node.state], node.is_outcome)
        for at, node in enumerate(result.nodes)
    ]
    summary = f"{len(branches)} measures: {result.reached} reached, {result.behind} behind, {result.unknown} not known."
    return tree("Outcomes and what drives them", branches, summary, "kpi-tree")


def _stand(node: Node) -> str:
    if node.progress is None:
        return "Not known"
    return f"{percent(node.progress, 0)} of the way, {STATES[node.state]}"


def _headline(result: Result) -> Figure:
    if result.mean_progress is None:
        return Figure(label="Outcomes: mean progress", value="n/a", note="Enter baseline, target and today's value")
    return Figure(
        label="Outcomes: mean progress", value=percent(result.mean_progress, 0), note="from baseline to target"
    )


def _notes(result: Result) -> Iterator[Note]:
    behind = [node.name for node in result.nodes if node.state == "behind"]
    if behind:
        yield Note(
            kind="caution", text=f"Behind: {', '.join(behind)}. Find the cause before you choose a countermeasure."
        )
    for node in result.nodes:
        if node.undefined:
            field = "outcomes" if node.is_outcome else "drivers"
            yield Note(kind="info", text=f"{node.name}: {node.undefined}.", field=field)
    if result.leaves:
        text = f"No driver yet: {', '.join(result.leaves)}. What do people do that moves it?"
        yield Note(kind="info", text=text, field="drivers")
    if result.orphans:
        text = f"Linked to no outcome: {', '.join(result.orphans)}. Under “Drives”, name an outcome or a measure."
        yield Note(kind="caution", text=text, field="drivers")
    if not result.nodes:
        yield Note(kind="info", text="Begin with the outcome the customer wants most.", field="outcomes")
    yield Note(kind="info", text=CONVENTION)


def _tables(result: Result) -> Iterator[Table]:
    rows = tuple(
        (
            node.name,
            amount_or_dash(node.actual, node.unit),
            amount_or_dash(node.target, node.unit),
            _share(node),
            STATES[node.state],
        )
        for node in result.nodes
    )
    if rows:
        columns = ("Measure", "Today", "Target", "Progress", "State")
        yield Table(caption="Measures", columns=columns, rows=rows)


def _share(node: Node) -> str:
    return "n/a" if node.progress is None else percent(node.progress, 0)
