"""A panel of judges at work: which questions they rate, who they are, and what each has said so far in each round."""

from collections.abc import Mapping
from typing import Annotated

import numpy as np
from pydantic import Field

from csm_autograder.assessment.angoff.ratings import ROUNDS, NotRated, Ratings, named
from csm_course.model import Model

MOST_JUDGES = 30
LONGEST_NAME = 80
Rating = Annotated[float, Field(ge=0, le=100)]
"""Of 100 learners who are just competent enough, how many get the question right."""
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Round = dict[Name, dict[str, Rating]]
"""Judge to question to rating; what was not rated is not there."""


class Question(Model):
    """A question as the judges read it."""

    id: str
    text: str


class Panel(Model):
    """The panel for one assessment. `rounds` are two, the second empty until it begins."""

    assessment: str
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    judges: Annotated[tuple[Name, ...], Field(min_length=1, max_length=MOST_JUDGES)]
    rounds: tuple[Round, Round] = ({}, {})

    def rating(self, number: int, judge: str, question: str) -> float | None:
        """What a judge said in a round, counted from 0."""
        return self.rounds[number].get(judge, {}).get(question)

    def rated(self, number: int, judge: str, question: str, rating: float | None) -> "Panel":
        """With one rating entered, or taken back. Raises `NotRated` for a judge or question that is not there."""
        if judge not in self.judges or question not in {one.id for one in self.questions}:
            raise NotRated("The judges or questions were changed in another window. Look again.")
        own = {id: value for id, value in self.rounds[number].get(judge, {}).items() if id != question}
        if rating is not None:
            own[question] = rating
        return self._with_round(number, {**self.rounds[number], judge: own})

    def joined(self, judge: str) -> "Panel":
        """With one more judge. Raises `NotRated`."""
        if len(self.judges) >= MOST_JUDGES:
            raise NotRated(f"A panel has at most {MOST_JUDGES} judges.")
        return self.model_copy(update={"judges": named((*self.judges, judge[:LONGEST_NAME]))})

    def left(self, judge: str) -> "Panel":
        """Without a judge, and without what they said. Raises `NotRated` for the last one."""
        rest = tuple(name for name in self.judges if name != judge)
        if not rest:
            raise NotRated("A panel needs at least one judge. Name another one first.")
        rounds = tuple({name: said for name, said in one.items() if name != judge} for one in self.rounds)
        return self.model_copy(update={"judges": rest, "rounds": rounds})

    def repeated(self) -> "Panel":
        """Round 2 filled with round 1 wherever nothing was said in it yet."""
        first, second = self.rounds
        return self._with_round(1, {name: {**first.get(name, {}), **second.get(name, {})} for name in self.judges})

    def ratings(self, facility: Mapping[str, float] | None = None) -> Ratings:
        """As tables; rounds nobody has begun are left out."""
        tables = [
            np.array([[_share(self.rating(number, judge, one.id)) for judge in self.judges] for one in self.questions])
            for number in range(ROUNDS)
        ]
        known = tuple((facility or {}).get(one.id) for one in self.questions)
        used = tuple(table for table in tables if not np.isnan(table).all())
        return Ratings(tuple(one.id for one in self.questions), self.judges, used, known)

    def _with_round(self, number: int, said: Round) -> "Panel":
        some = {name: own for name, own in said.items() if own}
        rounds = tuple(some if place == number else one for place, one in enumerate(self.rounds))
        return self.model_copy(update={"rounds": rounds})


def panel_of(assessment: str, ratings: Ratings, texts: Mapping[str, str]) -> Panel:
    """The panel that filled in a sheet; `texts` of its questions. Raises `NotRated`."""
    if len(named(ratings.judges)) > MOST_JUDGES or max(map(len, ratings.judges)) > LONGEST_NAME:
        raise NotRated(f"A panel has at most {MOST_JUDGES} judges, with names of at most {LONGEST_NAME} letters.")
    rounds: list[Round] = [
        {
            judge: {item: round(100 * float(table[row, column]), 6) for row, item in enumerate(ratings.items)
                    if not np.isnan(table[row, column])}
            for column, judge in enumerate(ratings.judges) if not np.isnan(table[:, column]).all()
        }
        for table in ratings.rounds
    ]  # fmt: skip
    first, second = [*rounds, {}, {}][:ROUNDS]
    questions = tuple(Question(id=item, text=texts.get(item, "")) for item in ratings.items)
    return Panel(assessment=assessment, questions=questions, judges=ratings.judges, rounds=(first, second))


def _share(rating: float | None) -> float:
    return float("nan") if rating is None else rating / 100
