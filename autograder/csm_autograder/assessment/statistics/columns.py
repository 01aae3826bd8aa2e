"""Answers as columns in whatever order they come, and how `Responses` are made of them.

What is known of an answer (its item, its points) and what is known of a sitting (its learner, its form, when it began)
are taken apart first: a table repeats the latter in each row.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from csm_autograder.assessment.statistics.rows import Answer, item_label
from csm_autograder.assessment.statistics.table import NOBODY, Flags, Floats, Ints, NotUsable, Responses
from csm_course.wording import counted


@dataclass(frozen=True)
class Column:
    """One column in codes: `codes` point into `labels`, NOBODY stands for nothing."""

    codes: Ints
    labels: tuple[str, ...]

    def at(self, rows: Ints | Flags) -> "Column":
        """The column of these rows."""
        return Column(self.codes[rows], self.labels)

    def trimmed(self) -> "Column":
        """The same with the labels that are used."""
        used = np.flatnonzero(np.bincount(self.codes, minlength=len(self.labels)))
        if len(used) == len(self.labels):
            return self
        anew = np.zeros(len(self.labels), dtype=np.int64)
        anew[used] = np.arange(len(used))
        return Column(anew[self.codes], tuple(self.labels[code] for code in used))


@dataclass(frozen=True)
class Rows:
    """All that is known of the answers to one assessment, a row for each answer, in any order.

    `points` are shares of the item; `seconds`, `attempt` and `began` (since 1970) are NaN where unknown. Without
    `counts`, and where nothing at all counts, every row is part of the score.
    """

    learner: Column
    sitting: Column
    form: Column
    item: Column
    document: Column
    group: Column
    points: Floats
    seconds: Floats
    attempt: Floats
    began: Floats
    counts: Flags | None = None


@dataclass(frozen=True)
class _Answers:
    sitting: Column
    item: Column
    document: Column
    points: Floats
    seconds: Floats
    counts: Flags

    def at(self, rows: Ints | Flags) -> "_Answers":
        return _Answers(
            self.sitting.at(rows), self.item.at(rows), self.document.at(rows),
            self.points[rows], self.seconds[rows], self.counts[rows],
        )  # fmt: skip

    def trimmed(self) -> "_Answers":
        return replace(self, sitting=self.sitting.trimmed(), item=self.item.trimmed(), document=self.document.trimmed())


@dataclass(frozen=True)
class _Sittings:
    learner: Column
    form: Column
    group: Column
    attempt: Floats
    began: Floats

    def at(self, sittings: Flags) -> "_Sittings":
        return _Sittings(
            self.learner.at(sittings), self.form.at(sittings), self.group.at(sittings),
            self.attempt[sittings], self.began[sittings],
        )  # fmt: skip


def from_answers(
    answers: Iterable[Answer], every_attempt: bool = False, groups: Mapping[str, str] | None = None
) -> dict[str, Responses]:
    """Each assessment in these answers; `groups` of learners whose answers name none. Raises `NotUsable`."""
    found: dict[str, list[Answer]] = {}
    for answer in answers:
        found.setdefault(answer.assessment, []).append(answer)
    return {name: assembled(name, _rows(found[name]), every_attempt, groups) for name in sorted(found)}


def _rows(answers: Sequence[Answer]) -> Rows:
    def column(read: Callable[[Answer], str | None]) -> Column:
        return coded([read(answer) for answer in answers])

    def numbers(read: Callable[[Answer], float | None]) -> Floats:
        found = [read(answer) for answer in answers]
        return np.array([np.nan if one is None else one for one in found], dtype=float)

    return Rows(
        learner=column(lambda one: one.learner),
        sitting=column(lambda one: one.sitting),
        form=column(lambda one: one.form),
        item=column(lambda one: item_label(one.item, one.version)),
        document=column(lambda one: one.response or ""),
        group=column(lambda one: one.group),
        points=numbers(lambda one: one.points),
        seconds=numbers(lambda one: one.seconds),
        attempt=numbers(lambda one: one.attempt),
        began=numbers(lambda one: None if one.began is None else one.began.timestamp()),
        counts=np.array([one.counts for one in answers], dtype=bool),
    )


def coded(values: Sequence[str | None]) -> Column:
    """Codes in the order of the labels."""
    labels = sorted({value for value in values if value is not None})
    place = {label: code for code, label in enumerate(labels)}
    return Column(np.array([NOBODY if one is None else place[one] for one in values], dtype=np.int64), tuple(labels))


def assembled(
    assessment: str, rows: Rows, every_attempt: bool = False, groups: Mapping[str, str] | None = None
) -> Responses:
    """The rows of one assessment, put in order. Of each learner the first sitting counts, unless `every_attempt`.

    `groups`: of learners whose rows name none. Raises `NotUsable`.
    """
    _check_points(rows.points)
    answers, sittings = _answers(rows), _sittings(rows, groups or {})
    kept, remarks = (None, ()) if every_attempt else _first(sittings)
    if kept is not None:
        answers, sittings = answers.at(kept[answers.sitting.codes]).trimmed(), sittings.at(kept)
    remarks = (*remarks, *_joined(rows.learner, groups))
    return _responses(assessment, answers.at(_order(answers.item, answers.sitting)), sittings, remarks)


def _answers(rows: Rows) -> _Answers:
    scored = rows.counts
    if scored is None or not scored.any():
        scored = np.ones(len(rows.points), dtype=bool)
    return _Answers(rows.sitting, rows.item.trimmed(), rows.document, rows.points, rows.seconds, scored)


def _sittings(rows: Rows, groups: Mapping[str, str]) -> _Sittings:
    """Of each sitting what one of its rows says, the same row whatever their order: all of them say the same."""
    per = np.zeros(len(rows.sitting.labels), dtype=np.int64)
    per[rows.sitting.codes] = np.arange(len(rows.sitting.codes))
    learner = rows.learner.at(per)
    group = with_groups(rows.group.at(per), learner, groups)
    return _Sittings(learner, rows.form.at(per), group, rows.attempt[per], rows.began[per])


def _responses(assessment: str, answers: _Answers, sittings: _Sittings, remarks: tuple[str, ...]) -> Responses:
    """Of answers in their order."""
    items = answers.item.labels
    return Responses(
        assessment=assessment,
        items=items,
        sittings=len(answers.sitting.labels),
        learners=len(np.unique(sittings.learner.codes)),
        forms=sittings.form.labels,
        groups=sittings.group.labels,
        documents=answers.document.labels,
        first=np.concatenate([[0], np.cumsum(np.bincount(answers.item.codes, minlength=len(items)))]),
        sitting=answers.sitting.codes,
        points=answers.points,
        seconds=answers.seconds,
        document=answers.document.codes,
        form_of=sittings.form.codes,
        group_of=sittings.group.codes,
        began_of=sittings.began,
        counts=answers.counts,
        remarks=remarks,
    )


def with_groups(group: Column, learner: Column, groups: Mapping[str, str]) -> Column:
    """The group of each: its own, else that of the learner in `groups`."""
    if not groups:
        return group
    labels = sorted({*group.labels, *(groups[one] for one in learner.labels if one in groups)})
    place = {label: code for code, label in enumerate(labels)}
    own = np.array([*(place[label] for label in group.labels), NOBODY])[group.codes]
    given = np.array([place[groups[one]] if one in groups else NOBODY for one in learner.labels])[learner.codes]
    return Column(np.where(own == NOBODY, given, own), tuple(labels))


def _joined(learner: Column, groups: Mapping[str, str] | None) -> tuple[str, ...]:
    """How far the file of groups and the answers are about the same people."""
    if groups is None:
        return ()
    here = sum(one in groups for one in learner.labels)
    said = f"The file of groups names {here:,} of the {len(learner.labels):,} learners who have answers here"
    return (f"{said}, and {len(groups) - here:,} others." if len(groups) > here else f"{said}.",)


def _first(sittings: _Sittings) -> tuple[Flags | None, tuple[str, ...]]:
    """Which sittings are the learners' first ones; None where all are, or where it cannot be known; and what to say.

    By `attempt`, else by the time it began; of two that are equal in both the one whose name comes first.
    """
    learner, attempt, began = sittings.learner.codes, sittings.attempt, sittings.began
    several = len(learner) - len(np.unique(learner))
    if several == 0:
        return None, ()
    if np.isnan(attempt).any() and np.isnan(began).any():
        said = "Learners with several sittings count several times: the table does not say which sitting was first."
        return None, (said,)
    order = np.lexsort((began, attempt, learner))
    kept = np.zeros(len(learner), dtype=bool)
    kept[order[np.concatenate([[True], np.diff(learner[order]) > 0])]] = True
    return kept, (
        f"Only first sittings count: {counted(several, 'later one')} left out, since learners had practised.",
    )


def _check_points(points: Floats) -> None:
    if len(points) == 0:
        raise NotUsable("There is no answer in this table.")
    if not np.all((points >= 0) & (points <= 1)):
        raise NotUsable("Points must be numbers from 0 to 1, the share of the item that was right.")


def _order(item: Column, sitting: Column) -> Ints:
    """By item, within it by sitting. Codes of two bytes are sorted by counting, which takes a tenth of the time."""
    by_sitting = np.all(np.diff(sitting.codes) >= 0)
    order = np.arange(len(item.codes)) if by_sitting else np.argsort(sitting.codes, kind="stable")
    codes = item.codes[order]
    order = order[np.argsort(codes.astype(np.uint16) if len(item.labels) < 2**16 else codes, kind="stable")]
    same_item, same_sitting = np.diff(item.codes[order]) == 0, np.diff(sitting.codes[order]) == 0
    if np.any(same_item & same_sitting):
        raise NotUsable("An item stands twice in the same sitting. Keep one row for each item of a sitting.")
    return order
