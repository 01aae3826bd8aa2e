"""A form as it is kept: every item whole, with its key, version and reasons, and in the order it is shown.

A later change of the bank, of a story or of how options are mixed changes no sitting that has begun.

What goes to a browser has names of its own: `q3` is the third question, `s1` the first story. An id of the bank may say
what its question is about, and would be the same in everybody's sitting. Inside the sitting (answers, packets, points)
the questions go by these names; whatever looks beyond it asks for `item.id`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast

from pydantic import TypeAdapter

from csm_autograder.assessment.sittings.ports import FormItem
from csm_course.items.asked import AskedItem
from csm_course.items.kinds import KINDS, FixedItem
from csm_course.model import Model

ITEMS_AT_HAND = 4096
"""An item that stands on the forms of hundreds of learners is in memory once."""
_ASKED: TypeAdapter[AskedItem] = TypeAdapter(AskedItem)


class FrozenItem(Model):
    """One question of a kept form: as the bank had it, and as it is shown, under its name in the sitting."""

    item: FixedItem
    asked: AskedItem
    counts: bool = True
    """False for a pilot, which is asked and earns nothing."""


@dataclass(frozen=True)
class FrozenForm:
    """All questions of a sitting; `digest` names the form in receipts and statistics."""

    items: tuple[FrozenItem, ...]
    digest: str

    @cached_property
    def by_id(self) -> dict[str, FrozenItem]:
        """The questions by their names in the sitting."""
        return {one.asked.id: one for one in self.items}


def freeze(items: Iterable[FormItem]) -> str:
    """The items as the JSON that is stored, each with its name in the sitting."""
    stories: dict[str, str] = {}
    written = [_written(one, f"q{place}", stories) for place, one in enumerate(items, 1)]
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def _written(one: FormItem, name: str, stories: dict[str, str]) -> dict[str, object]:
    """`stories`: the names that stories have so far, by their ids."""
    asked, story = one.asked.model_dump(mode="json"), one.asked.story
    asked["id"] = name
    if story is not None:
        asked["story"]["id"] = stories.setdefault(story.id, f"s{len(stories) + 1}")
    return {"item": one.item.model_dump(mode="json"), "asked": asked, "counts": one.counts}


def digest(stored: str) -> str:
    """The hash of a stored form."""
    return hashlib.sha256(stored.encode()).hexdigest()


def thaw(stored: str) -> FrozenForm:
    """The form that was stored."""
    return FrozenForm(tuple(_thawed(one) for one in json.loads(stored)), digest(stored))


class Named(NamedTuple):
    """A question of a kept form by its names: in the sitting, and in the bank with its version."""

    name: str
    item: str
    version: int
    counts: bool


def named(stored: str) -> list[Named]:
    """What stood where on a form that was stored, without the questions; `thaw` would make them first."""
    return [
        Named(one["asked"]["id"], one["item"]["id"], one["item"]["version"], one["counts"])
        for one in json.loads(stored)
    ]


def _thawed(one: dict[str, Any]) -> FrozenItem:
    asked = _ASKED.validate_python(one["asked"])
    return FrozenItem.model_construct(item=_item(json.dumps(one["item"])), asked=asked, counts=one["counts"])


@lru_cache(maxsize=ITEMS_AT_HAND)
def _item(text: str) -> FixedItem:
    """The model is chosen by kind: a union would try them all, 50 times per form."""
    written = json.loads(text)
    return cast(FixedItem, KINDS[written["kind"]].validate_python(written))
