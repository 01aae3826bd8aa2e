"""Items and stories as plain fields, as a file of ours would write them: what equals its default is left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from csm_course.items.generated import GeneratedItem
from csm_course.items.generator import CannotGenerate, generate
from csm_course.items.kinds import KINDS, AnyItem
from csm_course.items.stories import WrittenStory
from csm_course.source import Data

Fields: TypeAlias = dict[str, Data]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
COMMON = (
    "lesson", "objective", "competency", "topics", "bloom", "difficulty", "angoff", "status", "author", "reviewed",
    "version", "enemies", "story",
)  # fmt: skip
"""What an item says of itself beside its question; no other format has a field for these."""


@dataclass(frozen=True)
class Bundle:
    """Items on their way, with the stories some of them lean on."""

    items: tuple[AnyItem, ...] = ()
    stories: tuple[WrittenStory, ...] = ()


def fields_of(item: AnyItem) -> Fields:
    """The item as fields, its kind among them."""
    return {"kind": item.kind, **item.model_dump(mode="json", by_alias=True, exclude_defaults=True)}


def item_of(fields: Fields) -> AnyItem:
    """The item with these fields. Raises ValidationError, and KeyError for a kind there is not."""
    return KINDS[str(fields.get("kind", "single"))].validate_python(fields)


def story_fields(story: WrittenStory) -> Fields:
    """The story as fields, with kind `story`."""
    return {"kind": "story", **story.model_dump(mode="json", exclude_defaults=True)}


def story_of(fields: Fields) -> WrittenStory:
    """The story with these fields. Raises ValidationError."""
    return WrittenStory.model_validate({name: value for name, value in fields.items() if name != "kind"})


def shown_fields(item: AnyItem) -> Fields | None:
    """The item as others can show it: a generator as the first variant it makes; None where it makes none."""
    if not isinstance(item, GeneratedItem):
        return fields_of(item)
    for seed in range(1, 21):
        try:
            return fields_of(generate(item, seed))
        except (CannotGenerate, ValueError, ArithmeticError):
            continue
    return None


def text(fields: Fields, name: str) -> str:
    """A field as text; nothing for one that is not there."""
    value = fields.get(name)
    return "" if value is None or isinstance(value, list | dict) else str(value)


def texts(fields: Fields, name: str) -> list[str]:
    """A field that is a list of words."""
    value = fields.get(name)
    return [str(one) for one in value] if isinstance(value, list) else []


def parts(fields: Fields, name: str) -> list[Fields]:
    """A field that is a list of parts, such as options."""
    value = fields.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def number(fields: Fields, name: str, otherwise: float = 0.0) -> float:
    """A field that is a number."""
    value = fields.get(name)
    return float(value) if isinstance(value, int | float) else otherwise


def listed(found: Iterable[Fields]) -> "list[Data]":
    """Parts as a field holds them."""
    return list(found)
