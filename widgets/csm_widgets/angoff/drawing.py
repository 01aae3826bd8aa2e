"""A panel as the page shows it: questions with their ratings, and what these come to in figures and words."""

from collections.abc import Callable
from datetime import datetime

import numpy as np

from csm_autograder.assessment.angoff import NotRated, Outcome, Panel, outcome
from csm_autograder.assessment.angoff.cut import APART, Mark
from csm_autograder.assessment.angoff.ratings import Table
from csm_autograder.assessment.angoff.words import called, of_judges, of_ratings, of_results, of_round
from csm_autograder.assessment.statistics.sources import Line
from csm_course.html.markdown import markdown_html
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_widgets.angoff import wording
from csm_widgets.angoff.messages import QuestionView, Remark, Spread, Standing
from csm_widgets.envelope import Figure


def question_views(panel: Panel, stems: dict[str, str], keys: dict[str, str], facility: dict[str, float]
                   ) -> tuple[QuestionView, ...]:  # fmt: skip
    """Every question in the panel's order."""
    rounds = panel.ratings().rounds
    first = rounds[0] if panel.rounds[0] and rounds else None
    return tuple(
        QuestionView(
            id=one.id,
            stem=stems[one.id],
            key=keys[one.id],
            ratings=(_texts(panel, 0, one.id), _texts(panel, 1, one.id)),
            first=None if first is None else _spread(first[row]),
            facility=round(100 * facility[one.id]) if one.id in facility else None,
        )
        for row, one in enumerate(panel.questions)
    )


def stem_html(stem: str, story: str) -> str:
    """The question, and what it leans on."""
    told = tag("div", Html(markdown_html(story)), class_="csm-angoff__story") if story else EMPTY
    return joined((told, tag("div", Html(markdown_html(stem)))))


def key_html(lines: tuple[Line, ...]) -> str:
    """What there is to choose, with what is right."""
    if not lines:
        return EMPTY
    return tag("ul", joined(tag("li", text(one.text), tag("strong", text(" ✓ right")) if one.right else EMPTY)
                            for one in lines), class_="csm-angoff__key")  # fmt: skip


def standing(
    panel: Panel, facility: dict[str, float], length: int, saved: datetime | None, held: Callable[[Mark], str]
) -> Standing:
    """What the ratings come to; `held` says what the course asks for today, beside the panel's mark."""
    wanted = len(panel.judges) * len(panel.questions)
    done = [sum(len(own) for own in one.values()) for one in panel.rounds]
    try:
        found = outcome(panel.ratings(facility))
    except NotRated:
        figures: tuple[Figure, ...] = ()
        remarks: tuple[Remark, ...] = (Remark(look=False, sentence=wording.TOO_LITTLE),)
    else:
        figures, remarks = _figures(found, length), _remarks(panel, found, held(found.mark(length)))
    return Standing(figures=figures, remarks=remarks, done=(done[0], done[1]), wanted=wanted, saved=saved)


def _figures(found: Outcome, length: int) -> tuple[Figure, ...]:
    last, mark = found.last, found.mark(length)
    between = "" if mark.low is None else f"{mark.low} to {mark.high} within two standard errors"
    error = "–" if mark.error is None else f"±{mark.error:.2f}"
    rounds = "round 2" if len(found.rounds) > 1 else "round 1"
    points = "" if last.error is None else f"questions; {100 * last.error / last.items:.1f} points of a hundred"
    alone = wording.NO_ERROR if len(last.judges) == 1 else wording.ALIKE
    agree = Figure(label="Agreement of judges", value="–", help=alone)
    if last.all_judges is not None:
        word = next(word for least, word in wording.AGREEMENT if last.all_judges >= least)
        value = f"{last.all_judges:.2f}".replace("-", "−")
        agree = Figure(label="Agreement of judges", value=value, help=f"{word}; intraclass correlation of their mean")
    return (
        Figure(label="Pass mark", value=f"{mark.points} of {length}", help=between),
        Figure(label="Cut score", value=f"{last.percent:.1f}%", help=f"{mark.cut:.2f} of {length} questions, {rounds}"),
        Figure(label="Standard error", value=error, help=points or wording.NO_ERROR),
        agree,
    )


def _remarks(panel: Panel, found: Outcome, held: str) -> tuple[Remark, ...]:
    last, texts = found.last, {one.id: one.text for one in panel.questions}
    look = (*of_judges(last), *of_ratings(last, lambda item: called(item, texts.get(item, ""))), *found.remarks)
    rounds = [of_round(number, one) for number, one in enumerate(found.rounds, start=1)]
    return (
        *(Remark(look=True, sentence=one) for one in look),
        *(Remark(look=False, sentence=one) for one in (*rounds, *of_results(last), *filter(None, [held]))),
    )


def _texts(panel: Panel, number: int, question: str) -> tuple[str, ...]:
    said = (panel.rating(number, judge, question) for judge in panel.judges)
    return tuple("" if one is None else f"{one:.10g}" for one in said)


def _spread(row: Table) -> Spread | None:
    said = row[~np.isnan(row)] * 100
    if not len(said):
        return None
    spread = float(said.std(ddof=1)) if len(said) > 1 else None
    return Spread(
        mean=round(float(said.mean())), low=round(float(said.min())), high=round(float(said.max())),
        spread=None if spread is None else round(spread), apart=spread is not None and spread >= 100 * APART - 1e-9,
    )  # fmt: skip
