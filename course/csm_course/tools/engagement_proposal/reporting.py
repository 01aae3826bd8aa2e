"""Whether the proposal can be signed, and what it will say."""

from collections.abc import Iterator, Sequence

from csm_course.report import Figure, Note, Report, Table, listed
from csm_course.tools.engagement_proposal.inputs import Inputs, Promise
from csm_course.tools.engagement_proposal.result import Result
from csm_course.tools.wording import amount_or_dash, count, day_or_dash


def report(inputs: Inputs, result: Result) -> Report:
    """What is missing first; then undertakings, outcomes and milestones."""
    value = "Ready to sign" if result.is_ready else "Not ready yet"
    note = "" if result.is_ready else f"{count(len(result.lacks), 'point')} to settle"
    return Report(
        headline=Figure(label="Proposal", value=value, note=note),
        notes=(
            *(Note(kind="caution", text=lack.sentence, field=lack.field) for lack in result.lacks),
            Note(
                kind="info",
                text="It is meant as an agreement on work. A signature can bind: let your legal team read it first.",
            ),
        ),
        tables=tuple(tables(inputs)),
    )


def tables(inputs: Inputs) -> Iterator[Table]:
    """The lists of the proposal that hold anything, as screen and document show them."""
    promises = ("What", "Who", "When or how often")
    yield from listed("What we will do", promises, _promises(inputs.ours))
    yield from listed("What the customer will do", promises, _promises(inputs.theirs))
    outcomes = [
        (
            one.name,
            one.measure,
            amount_or_dash(one.baseline, one.unit),
            amount_or_dash(one.target, one.unit),
            day_or_dash(one.due),
        )
        for one in inputs.outcomes
        if one.name
    ]
    yield from listed("Outcomes", ("Outcome", "Measured by", "Baseline", "Target", "By when"), outcomes)
    milestones = [(one.name, day_or_dash(one.due), one.owner) for one in inputs.milestones if one.name]
    yield from listed("Milestones", ("Milestone", "Due", "Owner"), milestones)


def _promises(rows: Sequence[Promise]) -> list[tuple[str, ...]]:
    return [(one.name, one.owner, one.rhythm) for one in rows if one.name]
