"""The tables of the report: causes with their state, chains of whys with their proof, and what is done about them."""

from collections.abc import Iterator

from csm_course.report import Table
from csm_course.tools.fishbone.inputs import STATUSES, Inputs
from csm_course.tools.fishbone.picture import SIGNS
from csm_course.tools.fishbone.solving import ranked, taken
from csm_course.tools.fishbone.tree import Fish, Placed

NOTHING = "–"
MOST_VOTED = 10
"""Votes choose what is tested first: nobody tests an eleventh."""


def tables(inputs: Inputs, drawn: Fish) -> Iterator[Table]:
    """Those that have rows: causes, votes, chains of the causes that were judged, and countermeasures."""
    for table in (_countermeasures(inputs, drawn), _chains(drawn), _votes(drawn), _causes(drawn)):
        if table.rows:
            yield table


def status(one: Placed) -> str:
    """The status by sign and word."""
    return f"{SIGNS[one.cause.status]} {STATUSES[one.cause.status]}"


def _causes(drawn: Fish) -> Table:
    rows = tuple(
        (
            one.cause.text,
            drawn.bones[one.bone].name,
            drawn.words(one)[-2] if one.depth > 1 else NOTHING,
            status(one),
            str(one.cause.votes or NOTHING),
            one.cause.evidence or NOTHING,
        )
        for one in drawn.placed
        if one.cause.text
    )
    return Table(
        caption="All causes", columns=("Cause", "Category", "Why of", "Status", "Votes", "Evidence"), rows=rows
    )


def _chains(drawn: Fish) -> Table:
    """The way from the problem down to each verified or probable cause that stands at the end of its chain."""
    rows = tuple(
        (one.cause.text, status(one), " ← ".join(drawn.words(one)), _proof(drawn, one))
        for one in drawn.placed
        if one.cause.text and one.depth > 1 and (one.cause.status == "verified" or _ends_probable(one))
    )
    return Table(
        caption="Chains of whys", columns=("Cause", "Status", "Read: … because of …", "Links with evidence"), rows=rows
    )


def _ends_probable(one: Placed) -> bool:
    return one.leaf and one.cause.status == "probable"


def _proof(drawn: Fish, one: Placed) -> str:
    proven = sum(bool(drawn.placed[at].cause.evidence) for at in one.chain)
    return f"{proven} of {len(one.chain)}"


def _votes(drawn: Fish) -> Table:
    named = [one for one in ranked(drawn.placed) if one.cause.text]
    rows = tuple((one.cause.text, str(one.cause.votes), status(one)) for one in named[:MOST_VOTED])
    return Table(caption="Most votes", columns=("Cause", "Votes", "Status"), rows=rows)


def _countermeasures(inputs: Inputs, drawn: Fish) -> Table:
    names = {one.cause.id: one.cause.text for one in drawn.placed}
    rows = tuple(
        (
            one.action,
            names.get(one.cause, "") or NOTHING,
            one.owner or NOTHING,
            _day(one.due),
            one.test or NOTHING,
            one.result or NOTHING,
            _day(one.resolved),
        )
        for one in taken(inputs)
    )
    columns = ("Countermeasure", "Against", "Owner", "Due", "Resolved when", "Result of the test", "Resolved on")
    return Table(caption="What is done", columns=columns, rows=rows)


def _day(day: object) -> str:
    return f"{day:%-d %b %Y}" if day else NOTHING
