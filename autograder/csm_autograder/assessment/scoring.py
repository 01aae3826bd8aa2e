"""What an answer to an item is worth, from 0 to 1, and why: the reasons a learner reads afterwards.

Wrong choices take back right ones, so that marking everything, or guessing an order, is worth nothing:

- multiple: right marks less wrong marks, divided by the number of keys, never below 0;
- match: the share of pairs (each is a choice of its own, and nothing is gained by choosing more);
- order: of all pairs of steps, those in the right order less those in the wrong one, divided by their number, never
  below 0. That is Kendall's tau: pairs are counted rather than neighbours, because one step put too late breaks up to
  three neighbourhoods though all others still follow each other rightly, and because chance then earns nothing on
  average before the floor, where a plain share of pairs would give half;
- single and numeric: right or not.

`all_or_nothing` is how exams count: an item is right or it is not, and 38 of 50 items are needed.
"""

from collections.abc import Sequence
from itertools import combinations

from csm_autograder.assessment.typed import Typed, typed
from csm_autograder.assessment.views import Reason
from csm_course.exercises.base import Option
from csm_course.exercises.quiz import Item
from csm_course.items.amounts import as_shown
from csm_course.items.asked import (
    MatchResponse,
    MultipleResponse,
    NumericResponse,
    OrderResponse,
    Response,
    SingleResponse,
)
from csm_course.items.asking import right_side, veiled
from csm_course.items.kinds import FixedItem, MatchItem, MultipleItem, NumericItem, OrderItem
from csm_course.model import Model


class ItemScore(Model):
    """Points from 0 to 1, a reason for each option, pair, step or number, and whether there was an answer at all."""

    points: float
    reasons: tuple[Reason, ...]
    answered: bool

    @property
    def right(self) -> bool:
        """Right as a whole."""
        return self.points == 1


def score(item: FixedItem, response: Response | None, *, all_or_nothing: bool = False) -> ItemScore:
    """What the response is worth. One that does not fit the item counts as none; see `misfit`."""
    given = None if response is not None and misfit(item, response) else response
    points, reasons = _judged(item, given)
    if all_or_nothing:
        points = float(points == 1)
    return ItemScore(points=points, reasons=reasons, answered=given is not None)


def misfit(item: FixedItem, response: Response) -> str | None:
    """Why a response cannot be one to this item, or None: another kind, or something that was not offered.

    A number that cannot be read is no misfit: it is kept as typed, and scored 0 with the reason.
    """
    match item, response:
        case (Item(), SingleResponse(choice=choice)):
            return _unknown((choice,), [option.id for option in item.options])
        case (MultipleItem(), MultipleResponse(marked=marked)):
            return _unknown(marked, [option.id for option in item.options])
        case (MatchItem(), MatchResponse(matched=matched)):
            left = _unknown(tuple(matched), [veiled(pair.text) for pair in item.pairs])
            return left or _unknown(tuple(matched.values()), [choice.id for choice in right_side(item)])
        case (OrderItem(), OrderResponse(order=order)):
            return _unknown(order, [veiled(step.text) for step in item.steps])
        case (NumericItem(), NumericResponse()):
            return None
    return f"The question is of kind '{item.kind}', the answer of kind '{response.kind}'."


def _unknown(given: Sequence[str], offered: Sequence[str]) -> str | None:
    stray = next((one for one in given if one not in offered), None)
    return None if stray is None else f"'{stray}' is none of the choices of this question."


def _judged(item: FixedItem, response: Response | None) -> tuple[float, tuple[Reason, ...]]:
    match item:
        case Item():
            choice = response.choice if isinstance(response, SingleResponse) else None
            return float(choice == item.key), _options(item.options, {item.key}, {choice} if choice else set())
        case MultipleItem():
            marked = set(response.marked) if isinstance(response, MultipleResponse) else set()
            keys = set(item.keys)
            points = max(0.0, (len(marked & keys) - len(marked - keys)) / len(keys))
            return points, _options(item.options, keys, marked)
        case MatchItem():
            return _matched(item, response.matched if isinstance(response, MatchResponse) else {})
        case OrderItem():
            return _ordered(item, response.order if isinstance(response, OrderResponse) else ())
        case NumericItem():
            return _typed_in(item, response.number if isinstance(response, NumericResponse) else "")


def _options(options: Sequence[Option], keys: set[str], chosen: set[str]) -> tuple[Reason, ...]:
    return tuple(
        Reason(text=one.text, is_key=one.id in keys, chosen=one.id in chosen, reason=one.reason) for one in options
    )


def _matched(item: MatchItem, matched: dict[str, str]) -> tuple[float, tuple[Reason, ...]]:
    """Each pair with its reason; `chosen` where it was found. Whoever chose what belongs to nothing reads why."""
    others = {veiled(other.text): other for other in item.others}
    reasons, right = [], 0
    for pair in item.pairs:
        given = matched.get(veiled(pair.text), "")
        found = given == veiled(pair.match)
        right += found
        reasons.append(Reason(text=f"{pair.text}: {pair.match}", is_key=True, chosen=found, reason=pair.reason))
        if other := others.get(given):
            text = f"{pair.text}: {other.text}"
            reasons.append(Reason(text=text, is_key=False, chosen=True, reason=other.reason))
    return right / len(item.pairs), tuple(reasons)


def _ordered(item: OrderItem, order: Sequence[str]) -> tuple[float, tuple[Reason, ...]]:
    """Each step in the right order, with the reason it comes there; `chosen` where it stood at that place."""
    steps = [veiled(step.text) for step in item.steps]
    given = list(dict.fromkeys(order))
    place = {one: index for index, one in enumerate(given)}
    pairs = list(combinations(steps, 2))
    balance = sum(_sign(place, first, second) for first, second in pairs)
    reasons = tuple(
        Reason(text=step.text, is_key=True, chosen=place.get(steps[index]) == index, reason=step.reason)
        for index, step in enumerate(item.steps)
    )
    return max(0.0, balance / len(pairs)), reasons


def _sign(place: dict[str, int], first: str, second: str) -> int:
    """1 for two steps in the right order, -1 in the wrong one, 0 where one of them was left out."""
    if first not in place or second not in place:
        return 0
    return 1 if place[first] < place[second] else -1


def _typed_in(item: NumericItem, text: str) -> tuple[float, tuple[Reason, ...]]:
    """The number as it was read with what to tell about it, and the right one."""
    key = as_shown(item.value, item.decimals, item.unit)
    if not text:
        return 0.0, (Reason(text=key, is_key=True, chosen=False, reason=item.reason),)
    said: Typed = typed(item, text)
    if said.right:
        return 1.0, (Reason(text=text, is_key=True, chosen=True, reason=item.reason),)
    return 0.0, (
        Reason(text=text, is_key=False, chosen=True, reason=said.reason),
        Reason(text=key, is_key=True, chosen=False, reason=item.reason),
    )
