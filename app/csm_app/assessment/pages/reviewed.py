"""A question of a result: one line to find it by, and what stands below when it is opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from csm_autograder.assessment.views import ItemReview
from csm_course.html.markdown import plain_text
from csm_course.items.asked import (
    AskedItem,
    AskedMatch,
    AskedMultiple,
    AskedOrder,
    AskedSingle,
    MatchResponse,
    MultipleResponse,
    NumericResponse,
    OrderResponse,
    SingleResponse,
)
from csm_course.wording import first_words

NO_ANSWER = ("No answer",)
MOST = 90
"""Characters of the stem in its line; the page cuts what does not fit."""
FEW = 3
"""So many missed questions are open from the start; with more the page would be long again."""
Outcome = Literal["right", "partly", "wrong", "empty"]
WORDS: dict[Outcome, str] = {
    "right": "Right", "partly": "Partly right", "wrong": "Not right", "empty": "No answer",
}  # fmt: skip


@dataclass(frozen=True)
class Reviewed:
    """`words`: how the question begins. `told`: the question with which its story was told before; 0 for none."""

    number: int
    review: ItemReview
    outcome: Outcome
    words: str
    answer: tuple[str, ...]
    told: int = 0
    opened: bool = False

    @property
    def missed(self) -> bool:
        """Worth another look."""
        return _missed(self.review)

    @property
    def said(self) -> str:
        """The outcome in words."""
        return WORDS[self.outcome]


def reviewed(reviews: Sequence[ItemReview]) -> tuple[Reviewed, ...]:
    """All questions in the order they were asked; few missed ones are open."""
    few = sum(map(_missed, reviews)) <= FEW
    first: dict[str, int] = {}
    found = []
    for number, review in enumerate(reviews, start=1):
        story = review.item.story
        before = first.setdefault(story.id, number) if story else number
        found.append(Reviewed(
            number=number, review=review, outcome=_outcome(review), answer=answer_words(review),
            words=first_words(plain_text(review.item.stem), MOST), told=before if before < number else 0,
            opened=few and _missed(review),
        ))  # fmt: skip
    return tuple(found)


def _missed(review: ItemReview) -> bool:
    """A question on trial cost no point, whatever was answered."""
    return review.maximum > 0 and _outcome(review) != "right"


def _outcome(review: ItemReview) -> Outcome:
    """A question on trial has no points to win, and is right or not all the same."""
    if review.response is None:
        return "empty"
    if review.points >= (review.maximum or 1):
        return "right"
    return "partly" if review.points > 0 else "wrong"


def answer_words(review: ItemReview) -> tuple[str, ...]:
    """The learner's answer in words, a line for each part."""
    item, response = review.item, review.response
    if isinstance(response, NumericResponse):
        unit = getattr(item, "unit", "")
        return (f"{response.number} {unit}".strip(),)
    texts = _texts(item)
    if isinstance(response, SingleResponse):
        return (texts.get(response.choice, response.choice),)
    if isinstance(response, MultipleResponse):
        return tuple(texts.get(mark, mark) for mark in response.marked) or NO_ANSWER
    if isinstance(response, OrderResponse):
        return tuple(f"{place}. {texts.get(step, step)}" for place, step in enumerate(response.order, 1)) or NO_ANSWER
    if isinstance(response, MatchResponse):
        return _matched(item, response)
    return NO_ANSWER


def _texts(item: AskedItem) -> dict[str, str]:
    if isinstance(item, AskedSingle | AskedMultiple | AskedOrder):
        return {option.id: option.text for option in item.options}
    return {}


def _matched(item: AskedItem, response: MatchResponse) -> tuple[str, ...]:
    if not isinstance(item, AskedMatch):
        return NO_ANSWER
    right = {choice.id: choice.text for choice in item.right}
    chosen = [(left.text, right.get(response.matched.get(left.id, ""), "no answer")) for left in item.left]
    return tuple(f"{left}: {words}" for left, words in chosen)
