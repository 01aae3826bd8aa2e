"""Statistics of an exam: 100,000 sittings of 50 questions, the whole report, beside a plain pandas way for a part; and
1,000 sittings as an instructor has them, from the database of the assessment service.

The first two start from the same table in memory, five million rows with text as categories, as pandas reads it from a
file. The plain way works out facility, corrected point-biserial, upper-lower groups, KR-20 and the table of choices:
what one would write in a notebook. Ours works out all that, ties shared, and everything else of the report.

The database is written by the service before (`benchmarks.sat`), which takes longer than all that is measured here.
"""

from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.sat import sat
from benchmarks.table import Budget, Findings, Row, Sample
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.csv_source import responses_of
from csm_autograder.assessment.statistics.report import PassMark, Report, report
from csm_autograder.assessment.statistics.sources import Bank, answers_in
from csm_autograder.assessment.statistics.table import Responses
from csm_course.places import content_folder

SITTINGS, QUESTIONS, TIMES = 100_000, 50, 3
MOST_SECONDS = 5.0
SAT, EXAM = 1_000, "exam-a"
MOST_MILLISECONDS = 5.0
"""To read one sitting."""


def measure(folder: Path) -> Findings:
    """From a table in memory, then from a database."""
    return Findings(
        (*from_memory(), *from_database(folder)),
        ("Statistics: the whole report has Rasch, fairness, variants, leaks and decision consistency besides.",),
    )


def from_memory() -> tuple[Row, ...]:
    """Seconds of either way, in turns."""
    frame = answers()
    ours, plain, core, worked = [], [], [], []
    for _ in range(TIMES):
        began, work = perf_counter(), process_time()
        responses = responses_of(frame)["exam-a"]
        middle = perf_counter()
        found = report(responses, PassMark(75))
        ended = perf_counter()
        ours.append(ended - began)
        core.append(ended - middle)
        worked.append(process_time() - work)
        began = perf_counter()
        known = plain_way(frame)
        plain.append(perf_counter() - began)
    _agree(found, known, responses)
    return (
        Row("statistics, 100,000 × 50, whole report", "s", Sample(tuple(ours)), Sample(tuple(plain)),
            "plain pandas, five figures", Budget(MOST_SECONDS)),
        Row("  the sums alone", "s", Sample(tuple(core)), budget=Budget(MOST_SECONDS)),
        Row("  what the processor works on it", "s", Sample(tuple(worked)), budget=Budget(MOST_SECONDS)),
    )  # fmt: skip


def from_database(folder: Path) -> tuple[Row, ...]:
    """Seconds from the service's database to the report, and what of it is reading."""
    url, bank = sat(folder, EXAM, SAT), Bank(content_folder())
    mark = bank.pass_mark(EXAM)
    ours, worked, read = [], [], []
    for _ in range(TIMES):
        began, work = perf_counter(), process_time()
        rows = list(answers_in(url, (EXAM,)))
        middle = perf_counter()
        (responses,) = from_answers(rows).values()
        found = report(responses, mark, bank.options)
        ours.append(perf_counter() - began)
        worked.append(process_time() - work)
        read.append((middle - began) * 1000 / SAT)
        assert (len(rows), found.sittings, found.questions) == (SAT * QUESTIONS, SAT, QUESTIONS)
    name = f"statistics, {SAT:,} × {QUESTIONS} from the service's database"
    return (
        Row(name, "s", Sample(tuple(ours)), budget=Budget(MOST_SECONDS)),
        Row("  what the processor works on it", "s", Sample(tuple(worked)), budget=Budget(MOST_SECONDS)),
        Row("  reading, each sitting", "ms", Sample(tuple(read)), budget=Budget(MOST_MILLISECONDS)),
    )


def answers() -> pd.DataFrame:
    """Five million answers of a two-parameter model, with times and groups."""
    chance = np.random.default_rng(1)
    ability = chance.normal(size=(SITTINGS, 1))
    slope, place = chance.uniform(0.9, 1.7, QUESTIONS), chance.uniform(-1.5, 0.6, QUESTIONS)
    right = chance.random((SITTINGS, QUESTIONS)) < 1 / (1 + np.exp(-slope * (ability - place)))
    choice = np.where(right, 0, chance.integers(1, 4, right.shape))
    who, what = np.repeat(np.arange(SITTINGS), QUESTIONS), np.tile(np.arange(QUESTIONS), SITTINGS)
    people = [f"p{number:06}" for number in range(SITTINGS)]
    documents = [f'{{"kind": "single", "choice": "{name}"}}' for name in "abcd"]
    return pd.DataFrame({
        "learner": _category(who, people),
        "sitting": _category(who, people),
        "assessment": _category(np.zeros_like(who), ["exam-a"]),
        "form": _category(np.zeros_like(who), ["one"]),
        "item": _category(what, [f"item-{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(QUESTIONS)]),
        "version": np.ones(len(who), dtype=int),
        "response": _category(choice.ravel(), documents),
        "points": right.ravel().astype(float),
        "seconds": np.exp(chance.normal(3.6, 0.4, len(who))),
        "group": _category(who % 2, ["north", "south"]),
    })  # fmt: skip


def plain_way(frame: pd.DataFrame) -> dict[str, Any]:
    """Facility, corrected correlation, upper less lower 27 %, KR-20 and the table of choices."""
    table = frame.pivot(index="sitting", columns="item", values="points")
    total = table.sum(axis=1)
    corrected = {item: table[item].corr(total - table[item]) for item in table}
    ranked = total.sort_values(kind="stable").index
    many = round(0.27 * len(ranked))
    apart = table.loc[ranked[-many:]].mean() - table.loc[ranked[:many]].mean()
    thirds = pd.qcut(total.rank(method="first"), 3, labels=["weakest", "middle", "best"])
    joined = frame[["sitting", "item", "response"]].merge(thirds.rename("third"), left_on="sitting", right_index=True)
    return {
        "facility": table.mean(),
        "correlation": pd.Series(corrected),
        "apart": apart,
        "kr20": QUESTIONS / (QUESTIONS - 1) * (1 - table.var(ddof=0).sum() / total.var(ddof=0)),
        "choices": joined.groupby(["item", "response", "third"], observed=True).size(),
    }


def _category(codes: np.ndarray[Any, Any], labels: list[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, labels)


def _agree(found: Report, known: dict[str, Any], responses: Responses) -> None:
    """The same figures by both ways, or the times mean nothing."""
    assert responses.sittings == SITTINGS
    assert found.reliability is not None
    assert abs(found.reliability.value - known["kr20"]) < 1e-9
    for one in found.items:
        assert abs(one.facility - known["facility"][one.id]) < 1e-9
        assert abs((one.point_biserial or 0) - known["correlation"][one.id]) < 1e-9
        assert abs(one.discrimination - known["apart"][one.id]) < 0.02, "ties are shared, not drawn"
