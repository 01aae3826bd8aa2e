"""Items and stories as YAML the way authors write it: one key a line, texts in quotes, an option on a line."""

import json
import re
from collections.abc import Callable
from pathlib import Path

from pydantic import ValidationError

from csm_autograder.assessment.interchange.fields import Fields, fields_of, item_of, parts, story_fields, story_of
from csm_course.items.kinds import AnyItem
from csm_course.items.stories import WrittenStory
from csm_course.problems import ContentError
from csm_course.source import Data, yaml_document

_PLAIN = frozenset(("id", "kind", "story", "key", "lesson", "competency", "bloom", "status", "author", "answer_by",
                    "title", "phase", "name"))  # fmt: skip
_ORDER = (
    "id", "kind", "answer_by", "story", "title", "phase", "version", "stem", "text", "options", "key", "keys",
    "shuffle", "pairs", "others", "steps", "draws", "where", "value", "tolerance", "unit", "decimals", "reason",
    "answer", "errors", "recomputed", "lesson", "objective", "competency", "topics", "bloom", "difficulty",
    "angoff", "status", "enemies", "author", "reviewed",
)  # fmt: skip
_LAST = ("version", "recomputed")
"""Where they stand in an item: at the end, unless its kind says otherwise."""
_NOT_PRINTED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9 _.'/()+-]*")
_RESERVED = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_SUBKEYS = ("id", "value", "name", "text", "match", "from", "to", "step", "expression", "decimals", "tolerance", "unit",
            "reason")  # fmt: skip


def yaml_of_item(item: AnyItem) -> str:
    """One entry of a bank's file. It is read again before it is believed."""
    fields = {name: value for name, value in fields_of(item).items() if (name, value) != ("kind", "single")}
    return _checked(fields, lambda read: item_of(read) == item)


def yaml_of_story(story: WrittenStory) -> str:
    """One entry of `stories.yaml`."""
    fields = {name: value for name, value in story_fields(story).items() if name != "kind"} | {"version": story.version}
    return _checked(fields, lambda read: story_of(read) == story)


def _checked(fields: Fields, same: Callable[[Fields], bool]) -> str:
    written = _entry(fields, blocks=True)
    if "|" not in written or _is_same(written, same):
        return written
    return _entry(fields, blocks=False)


def _is_same(written: str, same: Callable[[Fields], bool]) -> bool:
    try:
        data = yaml_document(Path("entry"), written).data
        entry = data[0] if isinstance(data, list) and data else None
        return isinstance(entry, dict) and same(entry)
    except (ContentError, ValidationError):
        return False


def _entry(fields: Fields, *, blocks: bool) -> str:
    lines: list[str] = []
    for name in _names(fields):
        lines += _lines(name, fields[name], fields, blocks=blocks)
    return "\n".join(("- " if place == 0 else "  " if line else "") + line for place, line in enumerate(lines)) + "\n"


def _names(fields: Fields) -> list[str]:
    """The keys in the authors' order."""
    order = list(_ORDER)
    if "kind" in fields or "key" in fields:
        order = [name for name in order if name != "version"] + ["version"]
    if "value" not in fields:
        order = [name for name in order if name != "recomputed"] + ["recomputed"]
    return [*(name for name in order if name in fields), *(name for name in fields if name not in order)]


def _lines(name: str, value: Data, fields: Fields, *, blocks: bool) -> list[str]:
    """A key with what it holds, without indentation in front."""
    if name in ("draws", "answer") and isinstance(value, dict):
        return [f"{name}:", *(f"  {line}" for line in _inner(name, value))]
    if name == "errors" and "draws" in fields:
        return ["errors:", *(line for one in parts(fields, "errors") for line in _block_part(one))]
    if name == "where" and isinstance(value, list):
        return ["where:", *(f"  - {_quoted(str(one))}" for one in value)]
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return [f"{name}:", *(f"  - {_flow(one)}" for one in parts(fields, name))]
    if blocks and isinstance(value, str) and "\n" in value and name in ("stem", "text"):
        return [f"{name}: |", *(f"  {line}" if line else "" for line in value.split("\n"))]
    return [f"{name}: {_scalar(name, value)}"]


def _inner(name: str, value: Fields) -> list[str]:
    if name == "draws":
        return [f"{one}: {_flow(draw)}" for one, draw in value.items() if isinstance(draw, dict)]
    return [f"{key}: {_scalar(key, value[key])}" for key in _SUBKEYS if key in value]


def _block_part(one: Fields) -> list[str]:
    lines = [f"{key}: {_scalar(key, one[key])}" for key in _SUBKEYS if key in one]
    return [("  - " if place == 0 else "    ") + line for place, line in enumerate(lines)]


def _flow(one: Fields) -> str:
    """A part on one line: `{id: a, text: "…", reason: "…"}`."""
    told = (f"{key}: {_scalar(key, one[key], flow=True)}" for key in _SUBKEYS if key in one)
    return "{" + ", ".join(told) + "}"


def _scalar(name: str, value: Data, *, flow: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, list):
        return "[" + ", ".join(_word(str(one)) for one in value) + "]"
    if isinstance(value, str):
        return _word(value) if name in _PLAIN else _quoted(value)
    return str(value)


def _float(value: float) -> str:
    """With the digits it has; YAML takes `1e-07` for a word, and `1.0e-07` for a number."""
    written = repr(value).removesuffix(".0")
    digits, exponent, power = written.partition("e")
    return f"{digits}.0e{power}" if exponent and "." not in digits else written


def _word(text: str) -> str:
    safe = _SAFE.fullmatch(text) and text.lower() not in _RESERVED and not text.endswith(" ")
    return text if safe else _quoted(text)


def _quoted(text: str) -> str:
    """In double quotes, with whatever YAML cannot print written as an escape."""
    return _NOT_PRINTED.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
