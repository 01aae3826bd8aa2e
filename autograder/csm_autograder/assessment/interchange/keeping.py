"""What a format cannot say is found by asking: written, read back, compared. The difference travels in its extension.

Each difference knows what the format said in its place, so that an edit made elsewhere is seen and wins.
"""

import json
from typing import cast

from csm_autograder.assessment.interchange.fields import Fields, parts
from csm_course.source import Data

_MISSING = "missing"


def difference(wanted: Fields, native: Fields) -> list[Data]:
    """What must be kept so that `native` becomes `wanted`: one entry for each field, or part of a part."""
    kept: list[Data] = []
    for name in (*wanted, *(name for name in native if name not in wanted)):
        if wanted.get(name, _MISSING) == native.get(name, _MISSING):
            continue
        ours, theirs = parts(wanted, name), parts(native, name)
        if ours and len(ours) == len(theirs):
            for place, (one, other) in enumerate(zip(ours, theirs, strict=True)):
                kept += [
                    _entry([name, place, key], one.get(key), other.get(key), _anchor(other))
                    for key in dict.fromkeys((*one, *other))
                    if one.get(key) != other.get(key)
                ]
        else:
            kept.append(_entry([name], wanted.get(name), native.get(name), None))
    return kept


def restored(native: Fields, kept: list[Data]) -> tuple[Fields, list[str]]:
    """The fields with what was kept, and the names of those that were changed elsewhere and stay as they are now."""
    found = {name: [dict(one) if isinstance(one, dict) else one for one in value] if isinstance(value, list) else value
             for name, value in native.items()}  # fmt: skip
    changed: list[str] = []
    anchors = {name: [_anchor(one) for one in parts(native, name)] for name in native}
    for entry in kept:
        if not isinstance(entry, dict) or not isinstance(entry.get("at"), list):
            continue
        at = cast("list[Data]", entry["at"])
        target = _target(found, anchors, at, entry.get("of"))
        if target is None or target[0].get(target[1]) != entry.get("was"):
            changed.append(str(at[0]) if at else "")
        elif entry.get("is") is None:
            target[0].pop(target[1], None)
        else:
            target[0][target[1]] = entry["is"]
    return found, changed


def _target(found: Fields, anchors: "dict[str, list[Data]]", at: "list[Data]", of: Data) -> tuple[Fields, str] | None:
    """Where an entry belongs now: a part is known by what it says, wherever it has moved."""
    if len(at) == 1:
        return found, str(at[0])
    if len(at) != 3 or not isinstance(at[1], int):
        return None
    name, place, key = str(at[0]), at[1], str(at[2])
    known = anchors.get(name, [])
    if not 0 <= place < len(known) or known[place] != of:
        place = known.index(of) if known.count(of) == 1 else -1
    here = parts(found, name)
    return (here[place], key) if 0 <= place < len(here) else None


def _entry(at: "list[Data]", ours: Data, theirs: Data, of: Data) -> Data:
    entry: dict[str, Data] = {"at": at}
    entry |= {name: value for name, value in (("is", ours), ("was", theirs), ("of", of)) if value is not None}
    return entry


def _anchor(part: Fields) -> Data:
    return next((part[name] for name in ("text", "value", "name") if name in part), None)


def as_text(kept: Data) -> str:
    """What is kept, as a format's extension holds it."""
    return json.dumps(kept, ensure_ascii=True, separators=(",", ":")) if kept else ""


def from_text(text: str) -> Data:
    """The inverse of `as_text`; nothing for what is none of ours."""
    try:
        found: Data = json.loads(text) if text.strip() else None
    except (ValueError, RecursionError):
        return None
    return found
