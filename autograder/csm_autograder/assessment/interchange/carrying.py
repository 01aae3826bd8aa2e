"""An item into a format and back: what the format says by itself, and beside it what it has no place for."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from csm_autograder.assessment.interchange.fields import COMMON, Fields, fields_of, shown_fields, text
from csm_autograder.assessment.interchange.keeping import as_text, difference, restored
from csm_autograder.assessment.interchange.losses import Loss
from csm_autograder.assessment.interchange.markup import Tag, read_xml, xml_bytes
from csm_autograder.assessment.interchange.raw import Raw
from csm_course.items.generated import GeneratedItem
from csm_course.items.kinds import AnyItem
from csm_course.source import Data

_NOWHERE = Path("the file being written")


@dataclass(frozen=True)
class Script:
    """How a format that is XML writes and reads one item, and where it keeps the rest."""

    name: str
    write: Callable[[Fields, str], Tag]
    read: Callable[[Tag], Raw]
    place: str
    """Where the rest stands, in words."""


def carried(script: Script, item: AnyItem) -> tuple[Tag | None, list[Loss]]:
    """The item in that format, and what it has no place for; no tag for a generator that makes nothing."""
    shown = shown_fields(item)
    if shown is None:
        return None, [Loss(item.id, "draws", "no seed from 1 to 20 gives an item to show: it is left out", kept=False)]
    if isinstance(item, GeneratedItem):
        return _generator(script, item, shown)
    return carried_fields(script, shown)


def carried_fields(script: Script, fields: Fields) -> tuple[Tag, list[Loss]]:
    """The same for fields, such as a story's."""
    kept = difference(fields, _read_back(script, fields))
    return script.write(fields, as_text(kept)), [*_of_kept(script, fields, kept), *_of_points(script, fields)]


def _generator(script: Script, item: GeneratedItem, shown: Fields) -> tuple[Tag, list[Loss]]:
    kept: Data = {"generator": fields_of(item), "shown": digest(_read_back(script, shown))}
    words = (
        f"{script.name} cannot draw numbers as our generators do: it shows one variant, "
        f"the generator is kept in {script.place}"
    )
    return script.write(shown, as_text(kept)), [Loss(item.id, "draws", words), *_of_points(script, shown)]


def _read_back(script: Script, fields: Fields) -> Fields:
    return script.read(read_xml(xml_bytes(script.write(fields, "")), _NOWHERE)).fields


def whole(raw: Raw) -> tuple[Fields, list[str]]:
    """The fields of a question with what was kept of ours, and notes on what was changed elsewhere."""
    match raw.kept:
        case {"generator": dict() as generator, "shown": str(was)}:
            if digest(raw.fields) == was:
                return cast(Fields, generator), []
            return raw.fields, [
                "the shown variant of a generator was changed elsewhere: it comes in as an item of its own"
            ]
        case list() as kept:
            fields, changed = restored(raw.fields, kept)
            return fields, [
                f"{name} was changed elsewhere and is taken as it stands now" for name in dict.fromkeys(changed)
            ]
    return raw.fields, []


def digest(fields: Fields) -> str:
    """A short print of what a format says by itself."""
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]


def _of_kept(script: Script, fields: Fields, kept: list[Data]) -> list[Loss]:
    one = text(fields, "id")
    names = {_named(entry): "was" in entry for entry in kept if isinstance(entry, dict)}
    losses = [
        Loss(
            one,
            name,
            f"{script.name} {'says it otherwise' if other else 'has no place for it'}: kept in {script.place}",
        )
        for name, other in names.items()
    ]
    if script.name == "Moodle XML":
        losses += [
            Loss(one, name, f"{script.name} has no place for it: kept in a tag", _example(name, fields))
            for name in (*COMMON, "phase")
            if name in fields and name not in names
        ]
    return losses


def _example(name: str, fields: Fields) -> str:
    value = fields[name]
    first = value[0] if isinstance(value, list) and value else value
    short = {"topics": "topic", "enemies": "enemy"}.get(name, name)
    return f", csm-{short}:{first}"


def _named(entry: Data) -> str:
    """`pairs` or `pairs reason`, without the place in the list."""
    at = entry.get("at") if isinstance(entry, dict) else None
    return " ".join(str(part) for part in at if not isinstance(part, int)) if isinstance(at, list) else ""


def _of_points(script: Script, fields: Fields) -> list[Loss]:
    if text(fields, "kind") != "order":
        return []
    words = f"in {script.name} an order is right or wrong; the share for pairs in the right order is ours alone"
    return [Loss(text(fields, "id"), "points", words)]
