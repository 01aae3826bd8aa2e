"""Writes allowances down and reads them: no key is needed for it, so a command may do it beside the service."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, text, update

from csm_autograder.assessment.policy.allowance import Allowance, Granted
from csm_autograder.assessment.sittings import beginning, records, wording
from csm_autograder.assessment.sittings.closing import is_over, tell
from csm_autograder.assessment.sittings.guards import named
from csm_autograder.assessment.sittings.records import Sitting
from csm_autograder.assessment.sittings.refused import Refused
from csm_autograder.assessment.sittings.tables import allowances, sittings

NOTHING = "nothing"


@dataclass(frozen=True)
class Given:
    """An allowance that holds, and for whom."""

    learner: str
    assessment: str
    granted: Granted


def allow(connection: Connection, learner: str, assessment: str, granted: Granted) -> Sitting | None:
    """Grant it in place of the one before; the sitting it counts for at once, as it is then.

    A sitting whose time was up before is none of them. Raises Refused of a name that cannot be kept.
    """
    row = {"learner": named(learner), "assessment": assessment, "by": named(granted.by), "at": granted.at}
    connection.execute(insert(allowances).values(**row, body=granted.allowance.model_dump_json()))
    begun = records.running(connection, learner).get(assessment)
    found = records.sitting(connection, begun.id, lock=True) if begun else None
    if found is None or not found.running or is_over(found, granted.at):
        return None
    if found.ends is not None:
        ends = end_with(found, granted)
        connection.execute(update(sittings).where(sittings.c.id == found.id).values(ends=ends))
    tell(connection, found, "allowance", granted.at, f"by {granted.by}")
    return records.sitting(connection, found.id)


def mark(held: Granted | None) -> str:
    """Tells what a learner holds for a test from what they will hold after the next grant."""
    return held.at.isoformat() if held else NOTHING


def require_unchanged(connection: Connection, learner: str, assessment: str, allowance: Allowance, seen: str) -> None:
    """Nothing was granted since somebody looked and saw the mark `seen`, or just this; and nothing is before the end.

    Raises Refused: outrun.
    """
    if connection.dialect.name == "postgresql":  # SQLite lets one write at a time anyway
        connection.execute(text(f"lock table {allowances.name} in share row exclusive mode"))
    held = records.granted(connection, learner).get(assessment)
    if held is not None and held.allowance != allowance and mark(held) != seen:
        raise Refused("outrun", wording.OUTRUN.format(by=held.by, learner=learner))


def end_with(running: Sitting, granted: Granted) -> datetime | None:
    """When a sitting that runs ends with this allowance: time that was granted before is not taken back from it."""
    ends = beginning.end(running.policy, granted, running.began)
    return running.ends if running.ends is None or ends is None else max(running.ends, ends)


def given(connection: Connection, *learners: str) -> list[Given]:
    """The allowances that hold, of these learners or of everybody, by learner and assessment."""
    query = select(allowances).order_by(allowances.c.id)
    rows = connection.execute(query.where(allowances.c.learner.in_(learners)) if learners else query)
    last = {
        (row.learner, row.assessment): Granted(
            allowance=Allowance.model_validate_json(row.body), by=row.by, at=row.at
        )
        for row in rows
    }  # fmt: skip
    return [Given(*whose, last[whose]) for whose in sorted(last)]


def granted_to(connection: Connection) -> list[str]:
    """Everybody who has been granted something here, whether they have begun anything or not."""
    return list(connection.execute(select(allowances.c.learner).distinct()).scalars())


def learners(connection: Connection) -> list[str]:
    """Everybody who has begun something here."""
    return list(connection.execute(select(sittings.c.learner).distinct().order_by(sittings.c.learner)).scalars())
