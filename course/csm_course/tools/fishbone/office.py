"""The file of a fishbone: live counts beside the causes, votes as a chart, and a sheet with every chain of whys."""

from csm_course.documents import Live, SheetChart, Workbook
from csm_course.documents.workbook import Column, Listing, Sheet
from csm_course.tools.fishbone.inputs import STATUSES, Inputs
from csm_course.tools.fishbone.result import Result
from csm_course.tools.fishbone.tree import Fish, Placed, fish


def workbook(inputs: Inputs, result: Result) -> Workbook:
    """Causes and countermeasures stand on the sheets of the form; this adds what is drawn from them."""
    chart = SheetChart(field="causes", kind="bar", title="Votes", labels="text", series=("votes",))
    return Workbook(
        live=tuple(_counts(inputs)),
        charts=(chart,) if result.votes else (),
        sheets=(_whys(inputs, fish(inputs)),) if result.causes else (),
    )


def _counts(inputs: Inputs) -> list[Live]:
    return [
        Live(
            name=f"count_{status}",
            label=f"Causes: {label.lower()}",
            formula=f'COUNTIF({{causes.status}},"{label}")',
            value=sum(cause.status == status for cause in inputs.causes),
            kind="whole",
        )
        for status, label in STATUSES.items()
        if inputs.causes
    ]


def _whys(inputs: Inputs, drawn: Fish) -> Sheet:
    """One row for each chain, from the bone to the last why."""
    ends = [one for one in drawn.placed if one.leaf and one.cause.text]
    deepest = max(one.depth for one in drawn.placed)
    whys = tuple(Column(name=f"why_{at}", label=f"Why {at}", kind="long") for at in range(1, deepest + 1))
    columns = (
        Column(name="category", label="Category"),
        *whys,
        Column(name="status", label="Status of the last"),
        Column(name="evidence", label="Its evidence", kind="long"),
    )
    rows = tuple(_row(drawn, one, deepest) for one in ends)
    listing = Listing(name="whys", columns=columns, rows=rows, ids=tuple(one.key for one in ends))
    intro = f"Read from left to right: {inputs.problem or 'the problem'} - because of …, and that because of …"
    return Sheet(title="Five whys", intro=intro, listings=(listing,))


def _row(drawn: Fish, one: Placed, deepest: int) -> tuple[str, ...]:
    words = drawn.words(one)
    blanks = ("",) * (deepest - len(words))
    return (drawn.bones[one.bone].name, *words, *blanks, STATUSES[one.cause.status], one.cause.evidence)
