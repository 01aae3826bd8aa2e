"""Laws of the statistics: order of rows, names, constant items; and what a table must be."""

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csm_autograder.assessment.statistics.choices import marks
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.csv_source import csv_of, read_responses
from csm_autograder.assessment.statistics.items import item_figures
from csm_autograder.assessment.statistics.rasch import rasch
from csm_autograder.assessment.statistics.reliability import alpha
from csm_autograder.assessment.statistics.report import PassMark, report
from csm_autograder.assessment.statistics.rows import Answer
from csm_autograder.assessment.statistics.scores import highest, lowest, rest, scores_of
from csm_autograder.assessment.statistics.table import NotUsable
from csm_autograder.assessment.statistics.variants import generator_of

NAMES = ("alpha", "bravo", "charlie", "delta", "gen-x-1", "gen-x-2")


@st.composite
def tables(draw: st.DrawFn) -> list[Answer]:
    """Answers of a few learners to a few questions, some left out, with points of any size."""
    learners, questions = draw(st.integers(2, 9)), draw(st.integers(2, 5))
    rows = []
    for learner in range(learners):
        for question in range(questions):
            if question and draw(st.integers(0, 9)) == 0:
                continue
            points = draw(st.sampled_from([0.0, 0.0, 1 / 3, 0.5, 1.0, 1.0]))
            choice = draw(st.sampled_from("abcd"))
            rows.append(answer(f"l{learner}", NAMES[question], points, choice, float(draw(st.integers(1, 90)))))
    return rows


def answer(who: str, item: str, points: float, choice: str | None = "a", seconds: float | None = None) -> Answer:
    """One row."""
    document = None if choice is None else f'{{"kind": "single", "choice": "{choice}"}}'
    return Answer(who, f"s-{who}", "test", "form", item, 1, document, points, seconds)


@given(tables(), st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_order_of_rows_does_not_matter(rows: list[Answer], chance: object) -> None:
    """Every figure is the same to the last bit, however the table is sorted."""
    other = list(rows)
    chance.shuffle(other)  # type: ignore[attr-defined]
    one, two = (report(from_answers(table)["test"], PassMark(60)) for table in (rows, other))
    assert one == two


@given(tables())
@settings(max_examples=40, deadline=None)
def test_names_do_not_matter(rows: list[Answer]) -> None:
    """Other names for learners and sittings change nothing but rounding."""
    renamed = [
        replace(row, learner=row.learner[::-1] + "z", sitting=f"{ord(row.sitting[-1]) * 7919 % 1000}") for row in rows
    ]
    one, two = (item_figures(found, scores_of(found)) for found in (from_answers(t)["test"] for t in (rows, renamed)))
    for left, right in zip(one, two, strict=True):
        assert left.facility == pytest.approx(right.facility)
        assert left.discrimination == pytest.approx(right.discrimination, abs=1e-9)
        assert (left.point_biserial or 0) == pytest.approx(right.point_biserial or 0, abs=1e-7)


@given(tables())
@settings(max_examples=40, deadline=None)
def test_a_question_everybody_gets_right_changes_no_other(rows: list[Answer]) -> None:
    """Correlations and efficiency stay; the constant question itself has none."""
    complete = [row for row in rows if row.item == "alpha"]
    whole = [row for row in rows if sum(other.learner == row.learner for other in rows) == len({r.item for r in rows})]
    if len({row.learner for row in whole}) < 3:
        return
    extra = [answer(who, "zulu", 1.0) for who in sorted({row.learner for row in whole})]
    one, two = (from_answers(table)["test"] for table in (whole, whole + extra))
    before = {figure.id: figure for figure in item_figures(one, scores_of(one))}
    after = {figure.id: figure for figure in item_figures(two, scores_of(two))}
    assert after["zulu"].point_biserial is None
    assert after["zulu"].discrimination == pytest.approx(0, abs=1e-9)
    for name, figure in before.items():
        assert (figure.point_biserial is None) == (after[name].point_biserial is None) or len(before) == 2
        if figure.point_biserial is not None and after[name].point_biserial is not None:
            assert after[name].point_biserial == pytest.approx(figure.point_biserial, abs=1e-6)
    assert complete


@given(st.lists(st.integers(0, 6), min_size=1, max_size=40), st.sampled_from([0.27, 1 / 3, 0.5]))
def test_groups_weigh_what_they_should(scores: list[int], share: float) -> None:
    """Both ends weigh exactly their share; equal scores weigh the same; the better never weigh less among the best."""
    levels, rank = np.unique(scores, return_inverse=True)
    best, weakest = highest(rank, len(levels), share), lowest(rank, len(levels), share)
    assert best.sum() == pytest.approx(share * len(scores))
    assert weakest.sum() == pytest.approx(share * len(scores))
    order = np.argsort(rank)
    assert np.all(np.diff(best[order]) >= -1e-12)
    assert np.all(np.diff(weakest[order]) <= 1e-12)
    assert np.all(best + weakest <= 1 + 1e-9)


@given(st.integers(0, 10_000))
@settings(max_examples=20, deadline=None)
def test_alpha_knows_no_scale_and_no_order(seed: int) -> None:
    """Twice the points, a shift of one question, other columns first: the same alpha."""
    points = np.random.default_rng(seed).random((30, 6))
    value = alpha(points)
    assert value == pytest.approx(alpha(2 * points + np.arange(6)), abs=1e-9)
    assert value == pytest.approx(alpha(points[::-1, ::-1]), abs=1e-9)


@given(st.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_rasch_knows_no_order(seed: int) -> None:
    """Questions in another order have the same difficulties; they average 0."""
    chance = np.random.default_rng(seed)
    right = chance.random((150, 6)) < 1 / (1 + np.exp(chance.normal(size=6) - chance.normal(size=(150, 1))))
    one, two = rasch(tuple("abcdef"), right), rasch(tuple("fedcba"), right[:, ::-1])
    assert one is not None
    assert two is not None
    assert sum(item.difficulty for item in one.items) == pytest.approx(0, abs=1e-9)
    assert {i.id: round(i.difficulty, 6) + 0 for i in one.items} == {
        i.id: round(i.difficulty, 6) + 0 for i in two.items
    }


@given(tables())
@settings(max_examples=25, deadline=None)
def test_a_table_survives_its_file(rows: list[Answer]) -> None:
    """Written as CSV and read again the report is the same."""
    from io import BytesIO

    there = read_responses(BytesIO(csv_of(rows)))["test"]
    one, two = report(from_answers(rows)["test"]), report(there)
    for left, right in zip(one.items, two.items, strict=True):
        assert (left.id, left.answers) == (right.id, right.answers)
        assert left.facility == pytest.approx(right.facility)


def test_a_question_nobody_shares_and_one_alone() -> None:
    """One learner, one question: nothing can be said, and nothing fails."""
    found = report(from_answers([answer("l", "only", 1.0)])["test"], PassMark(70))
    assert found.items[0].point_biserial is None
    assert found.flags == ()


def test_first_sittings_count_unless_told_otherwise() -> None:
    """The first by attempt; where the table does not say which was first, all count and the report says so."""
    rows = [replace(answer("l", "q", 0.0), sitting="later", attempt=2), replace(answer("l", "q", 1.0), attempt=1)]
    found = from_answers(rows)["test"]
    assert (found.sittings, found.points.tolist()) == (1, [1.0])
    assert "1 later one left out" in found.remarks[0]
    assert from_answers(rows, every_attempt=True)["test"].sittings == 2
    unknown = from_answers([replace(row, attempt=None) for row in rows])["test"]
    assert unknown.sittings == 2
    assert "does not say which" in unknown.remarks[0]


def test_tables_that_cannot_be_used_say_why() -> None:
    """Points beyond 0 to 1, the same question twice, a missing column, letters for numbers."""
    with pytest.raises(NotUsable, match="from 0 to 1"):
        from_answers([answer("l", "q", 2.0)])
    with pytest.raises(NotUsable, match="twice"):
        from_answers([answer("l", "q", 1.0), answer("l", "q", 0.0)])
    from io import BytesIO

    with pytest.raises(NotUsable, match="lacks the column 'learner'"):
        read_responses(BytesIO(b"a,b\n1,2\n"))
    text = csv_of([answer("l", "q", 1.0)]).decode("utf-8-sig")
    with pytest.raises(NotUsable, match="'points'"):
        read_responses(BytesIO(text.replace(",1.0,", ",many,").encode()))
    with pytest.raises(NotUsable, match="no CSV"):
        read_responses(BytesIO(b"\xff\xfe\x00"))


def test_answers_of_every_kind_are_read() -> None:
    """What was chosen, from its JSON text; what cannot be read is said to be so."""
    assert marks("") == ("no answer",)
    assert marks('{"kind": "single", "choice": "b"}') == ("b",)
    assert marks('{"kind": "multiple", "marked": ["c", "a"]}') == ("a", "c")
    assert marks('{"kind": "match", "matched": {"one": "x"}}') == ("one → x",)
    assert marks('{"kind": "order", "order": ["b", "a"]}') == ("b, a",)
    assert marks('{"kind": "numeric", "number": " 3.5 "}') == ("3.5",)
    assert marks('{"kind": "multiple", "marked": []}') == ("no answer",)
    assert marks("{broken") == marks("[1]") == ("unreadable",)


def test_variants_are_known_by_their_ids() -> None:
    """The generator's id with the seed behind it, also of a later version."""
    assert generator_of("gen-nps-17") == ("gen-nps", 17)
    assert generator_of("gen-nps-17 (version 2)") == ("gen-nps (version 2)", 17)
    assert generator_of("twelve-to-four") is None


@given(tables())
@settings(max_examples=40, deadline=None)
def test_pilots_change_no_score(rows: list[Answer]) -> None:
    """With a question on trial, everything else is as without it, and it has figures beside the score it is not in."""
    trial = [
        replace(row, item="zulu", points=float(number % 2), counts=False)
        for number, row in enumerate({row.sitting: row for row in rows}.values())
    ]
    without, beside = (report(from_answers(table)["test"], PassMark(60)) for table in (rows, rows + trial))
    own: dict[str, Any] = {"items": (), "remarks": (), "flags": (), "leaks": ()}
    assert replace(beside, **own) == replace(without, **own)
    assert beside.items[:-1] == without.items
    assert beside.remarks[-1].startswith("One question is on trial")
    responses = from_answers(rows + trial)["test"]
    scores = scores_of(responses)
    place = responses.rows(len(responses.items) - 1)
    others = rest(scores, responses.sitting[place], responses.points[place], responses.counts[place])
    assert others.tolist() == scores.share[responses.sitting[place]].tolist()
    read = read_responses(io.BytesIO(csv_of(rows + trial)))["test"]
    assert report(read, PassMark(60)) == beside


def test_nothing_but_pilots() -> None:
    """Where everything is on trial there would be no score: all of it is looked at as if it counted."""
    rows = [replace(answer(who, item, 1.0), counts=False) for who in "abc" for item in NAMES[:2]]
    assert scores_of(from_answers(rows)["test"]).total.tolist() == [2, 2, 2]
