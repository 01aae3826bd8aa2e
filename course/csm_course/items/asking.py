"""An item as a learner sees it: options mixed by a seed where their order carries no meaning, and no key anywhere.

Whoever knows this code, the seed and everything shown must not be able to work a key out. So the order shown depends on
the words shown and the seed alone, never on the order they are written in; and where an author's id would tell (a
step's place, the text that belongs to a pair) it is replaced by one made of the words.
"""

import hashlib
from collections.abc import Iterable

from csm_course.exercises.base import Choice, Option, shown
from csm_course.exercises.quiz import Item
from csm_course.items.asked import (
    AskedItem,
    AskedMatch,
    AskedMultiple,
    AskedNumeric,
    AskedOrder,
    AskedSingle,
    Story,
)
from csm_course.items.figures import keeps_order
from csm_course.items.kinds import FixedItem, MatchItem, MultipleItem, NumericItem, OrderItem
from csm_course.items.stories import WrittenStory


def asked(item: FixedItem, seed: str | int, story: Story | WrittenStory | None = None) -> AskedItem:
    """What a learner sees of the item; the same item and seed give the same order on every computer."""
    told = story.asked() if isinstance(story, WrittenStory) else story
    match item:
        case Item():
            return AskedSingle(id=item.id, stem=item.stem, story=told, options=_options(item, seed))
        case MultipleItem():
            return AskedMultiple(id=item.id, stem=item.stem, story=told, options=_options(item, seed))
        case MatchItem():
            left = tuple(Choice(id=veiled(pair.text), text=pair.text) for pair in item.pairs)
            return AskedMatch(
                id=item.id, stem=item.stem, story=told,
                left=_mixed(left, item.id, f"{seed}/left"), right=_mixed(right_side(item), item.id, f"{seed}/right"),
            )  # fmt: skip
        case OrderItem():
            steps = tuple(Choice(id=veiled(step.text), text=step.text) for step in item.steps)
            return AskedOrder(id=item.id, stem=item.stem, story=told, options=_mixed(steps, item.id, seed))
        case NumericItem():
            return AskedNumeric(id=item.id, stem=item.stem, story=told, unit=item.unit)


def right_side(item: MatchItem) -> tuple[Choice, ...]:
    """The texts on the right, each once, with ids that say nothing of where they belong."""
    texts = dict.fromkeys((*(pair.match for pair in item.pairs), *(other.text for other in item.others)))
    return tuple(Choice(id=veiled(text), text=text) for text in texts)


def veiled(text: str) -> str:
    """An id made of words a learner reads anyway, so that it tells nothing more. Other words make another id."""
    return f"x{hashlib.sha256(text.encode()).hexdigest()[:10]}"


def _options(item: Item | MultipleItem, seed: str | int) -> tuple[Choice, ...]:
    """Shuffled, unless the author or the options themselves (numbers, days) say otherwise."""
    options = shown(item.options)
    return options if not item.shuffle or keeps_order(texts_of(item.options)) else _mixed(options, item.id, seed)


def texts_of(options: Iterable[Option]) -> tuple[str, ...]:
    """The texts of the options."""
    return tuple(option.text for option in options)


def _mixed(choices: Iterable[Choice], item: str, seed: str | int) -> tuple[Choice, ...]:
    """In the order of a hash of seed, item and words: every order is as likely as any other."""

    def place(choice: Choice) -> bytes:
        return hashlib.sha256(f"{seed}/{item}/{choice.text}".encode()).digest()

    return tuple(sorted(choices, key=place))
