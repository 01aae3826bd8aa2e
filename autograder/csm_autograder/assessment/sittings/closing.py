"""Ends a sitting once, whoever comes first: decides its state, scores what was saved in time, signs the receipt."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from csm_autograder.assessment.certainty import certainty_points
from csm_autograder.assessment.policy.model import PacketGrace, Policy
from csm_autograder.assessment.receipts.signer import Outcome as Vouched
from csm_autograder.assessment.receipts.signer import Signer
from csm_autograder.assessment.scoring import ItemScore, score
from csm_autograder.assessment.sittings.frozen import FrozenForm
from csm_autograder.assessment.sittings.records import Outcome, Sitting, kept, outcome
from csm_autograder.assessment.sittings.tables import events, forms, results, sittings
from csm_autograder.assessment.views import Kept, SittingState


@dataclass(frozen=True)
class Scored:
    """What a sitting comes to."""

    points_of: dict[str, float]
    points: float
    maximum: float
    passed: bool | None
    certainty_points: float | None


def is_up(sitting: Sitting, now: datetime) -> bool:
    """Whether answers are no longer taken: the end has passed, and with it the time for packets under way."""
    return sitting.ends is not None and now > sitting.ends + PacketGrace


def is_over(sitting: Sitting, now: datetime) -> bool:
    """Whether the sitting ends by itself: time is up, and so is the span to hand in, where the policy gives one."""
    if sitting.ends is None:
        return False
    rule = sitting.policy.time_up
    return now > sitting.ends + PacketGrace + (rule.span if rule.then == "grace" else timedelta())


def close(connection: Connection, sitting: Sitting, form: FrozenForm, signer: Signer, now: datetime) -> Outcome:
    """End a running sitting; of one that has ended, its result. The caller holds the lock of its row."""
    done = outcome(connection, sitting.id)
    if done is not None:
        return done
    state, moment = _state(sitting, now)
    counted = kept(connection, sitting.id) if _counts(sitting, state) else {}
    scored = scored_by(sitting.policy, form, counted)
    ended = {"state": state, "finished": moment, "touched": max(sitting.touched, now)}
    connection.execute(update(sittings).where(sittings.c.id == sitting.id).values(ended))
    connection.execute(
        insert(results).values(
            sitting=sitting.id, points=scored.points, maximum=scored.maximum, passed=scored.passed,
            certainty_points=scored.certainty_points, item_points=json.dumps(scored.points_of),
            receipt=receipt(sitting, form, scored, signer, moment, now),
        )
    )  # fmt: skip
    tell(connection, sitting, state, now, f"{scored.points:g} of {scored.maximum:g}")
    made = outcome(connection, sitting.id)
    assert made is not None  # written a line above, in this transaction
    return made


def scored_by(policy: Policy, form: FrozenForm, counted: Mapping[str, Kept]) -> Scored:
    """Points of every item and of the whole: all or nothing where a pass is at stake, parts of a point in practice."""
    scores = {name: item_score(policy, form, name, counted.get(name)) for name in form.by_id}
    points_of = {name: found.points for name, found in scores.items()}
    counts = [name for name, one in form.by_id.items() if one.counts]
    points, maximum = sum(points_of[name] for name in counts), float(len(counts))
    needed = policy.pass_points(maximum)
    sure = None
    if policy.asks_certainty:
        marks = (certainty_points(scores[one], counted[one].certainty if one in counted else None) for one in counts)
        sure = float(sum(marks))
    return Scored(points_of, points, maximum, None if needed is None else points >= needed, sure)


def item_score(policy: Policy, form: FrozenForm, name: str, kept: Kept | None) -> ItemScore:
    """The score of one item with its reasons."""
    response = kept.response if kept else None
    return score(form.by_id[name].item, response, all_or_nothing=policy.pass_percent is not None)


def receipt(
    sitting: Sitting, form: FrozenForm, scored: Scored | Outcome, signer: Signer, handed_in: datetime, now: datetime
) -> str:
    """The signed result; practice and rehearsals get none, since nothing rests on them."""
    if sitting.policy.practice or sitting.policy.rehearsal:
        return ""
    vouched = Vouched(
        learner=sitting.learner, assessment=sitting.assessment, sitting=sitting.id, form=form.digest,
        points=scored.points, maximum=scored.maximum, passed=scored.passed, began=sitting.began, handed_in=handed_in,
    )  # fmt: skip
    return signer.receipt(vouched, max(now, handed_in))


def renewed(connection: Connection, done: Outcome, form: FrozenForm, signer: Signer, now: datetime) -> Outcome:
    """The result with a receipt that is good today."""
    handed_in = done.sitting.finished or done.sitting.touched
    text = receipt(done.sitting, form, done, signer, handed_in, now)
    connection.execute(update(results).where(results.c.sitting == done.sitting.id).values(receipt=text))
    return replace(done, receipt=text)


def stored_form(connection: Connection, sitting: str) -> str | None:
    """The form of a sitting as it is stored; None where there is no such sitting."""
    text: str | None = connection.execute(select(forms.c.content).where(forms.c.sitting == sitting)).scalar()
    return text


def tell(connection: Connection, sitting: Sitting, what: str, now: datetime, note: str = "") -> None:
    """Write down what happened, without any answer."""
    connection.execute(
        insert(events).values(
            at=now, what=what, learner=sitting.learner, assessment=sitting.assessment, sitting=sitting.id, note=note
        )
    )


def _state(sitting: Sitting, now: datetime) -> tuple[SittingState, datetime]:
    """Handed in now; or out of time, at the moment its time was up, however late that is noticed."""
    if is_over(sitting, now) and sitting.ends is not None:
        return "out_of_time", sitting.ends
    return "handed_in", now if sitting.ends is None else min(now, sitting.ends)


def _counts(sitting: Sitting, state: SittingState) -> bool:
    """Whether what was saved earns points."""
    return state == "handed_in" or sitting.policy.time_up.then == "counts"
