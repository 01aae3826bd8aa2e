"""Reads authored YAML into plain data that still knows on which line each thing was written.

Every author's file comes in through here: `read_yaml` gives a `Document`, `parse` and `parse_list` turn it into
models. A fault is never a traceback: all faults of a file are gathered into one `ContentError`.

Plain words follow YAML 1.2, not 1.1: only `true` and `false` are truth values, so that an option may read `Yes` or
`No`, and `1:30` or `007` stay text. Anchors and merge keys are refused: what is written twice is written out twice.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias, TypeVar

import yaml
from pydantic import TypeAdapter, ValidationError

from csm_course.problems import ContentError, Problem
from csm_course.remedies import Location, explain

Data: TypeAlias = "bool | int | float | str | date | list[Data] | dict[str, Data] | None"
Thing = TypeVar("Thing")

# libyaml is about eight times as fast; the pure Python loader gives the same nodes where it is missing.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]*([eE][-+]?[0-9]+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_TAG = "tag:yaml.org,2002:"
_KNOWN_TAGS = {
    _TAG + name for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "merge", "value")
}


@dataclass(frozen=True)
class Document:
    """The plain data of one file, and the line (from 1) of every key and every list item in it."""

    path: Path
    data: Data
    lines: Mapping[Location, int]

    def line(self, location: Location = ()) -> int:
        """The line of the innermost part of `location` that is written in the file."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, what: str, remedy: str) -> Problem:
        """A problem of this file at the line of `location`."""
        return Problem(self.path, self.line(location), what, remedy)


def read_yaml(path: Path) -> Document:
    """Reads one YAML file.

    Raises ContentError when the file is missing, is not UTF-8, is not YAML, uses a key twice, or leans on an anchor.
    """
    return yaml_document(path, read_text(path))


def yaml_document(path: Path, text: str) -> Document:
    """Reads YAML that was taken out of `path`, such as front matter; line 1 of `text` is line 1 of the file."""
    reading = _Reading(path)
    data = reading.plain(_compose(path, text), ())
    if reading.problems:
        raise ContentError(reading.problems)
    return Document(path, data, reading.lines)


def parse(document: Document, shape: type[Thing] | TypeAdapter[Thing], at: Location = ()) -> Thing:
    """The model written at `at` (by default the whole file).

    `shape` is a model class, or a TypeAdapter for a union of them. Raises ContentError with every fault found.
    """
    adapter = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    try:
        return adapter.validate_python(_data_at(document, at))
    except ValidationError as error:
        raise ContentError(_problems(document, error, shape, at)) from None


def parse_list(document: Document, shape: type[Thing] | TypeAdapter[Thing], at: Location = ()) -> tuple[Thing, ...]:
    """The list of models written at `at`, checked item by item. Raises ContentError with every fault of every item."""
    items = _data_at(document, at)
    if not isinstance(items, list):
        raise ContentError([document.problem(at, "a list is expected here", "start each entry with '- '")])
    adapter: TypeAdapter[Thing] = shape if isinstance(shape, TypeAdapter) else TypeAdapter(shape)
    things: list[Thing] = []
    problems: list[Problem] = []
    for index in range(len(items)):
        try:
            things.append(parse(document, adapter, (*at, index)))
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return tuple(things)


def _problems(
    document: Document, error: ValidationError, shape: type[Thing] | TypeAdapter[Thing], at: Location
) -> list[Problem]:
    """The faults pydantic found, in an author's words and at an author's lines."""
    described = shape._type if isinstance(shape, TypeAdapter) else shape  # the only name pydantic gives the type
    problems = []
    for fault in error.errors(include_url=False):
        what, remedy = explain(fault, described)
        problems.append(document.problem(_written(document, at, fault["loc"]), what, remedy))
    return problems


def _written(document: Document, at: Location, location: Location) -> Location:
    """`location` without the parts that are pydantic's, such as the tag of a union: what an author can see."""
    here = _data_at(document, at)
    if location and isinstance(here, dict) and here.get("kind") == location[0]:
        location = location[1:]  # the tag of the union; an exercise of kind "tool" also has a key "tool"
    seen = at
    for part in location:
        if (*seen, part) in document.lines:
            seen = (*seen, part)
    return seen


def _data_at(document: Document, at: Location) -> Data:
    """The plain data at one place of the file."""
    data = document.data
    for depth, part in enumerate(at):
        held = _held(data)
        if part not in held:
            raise ContentError([document.problem(at[:depth], f"'{part}' is missing", f"add '{part}:' here")])
        data = held[part]
    return data


def _held(data: Data) -> Mapping[str | int, Data]:
    """What a list or a mapping holds, by index or key; nothing for anything else."""
    pairs: Iterable[tuple[str | int, Data]] = ()
    if isinstance(data, list):
        pairs = enumerate(data)
    elif isinstance(data, dict):
        pairs = data.items()
    return dict(pairs)


def _compose(path: Path, text: str) -> yaml.Node:
    """The tree of YAML nodes of one file."""
    try:
        node = _nodes(text)
    except yaml.YAMLError as error:
        raise ContentError([_syntax_problem(path, text, error)]) from None
    if node is None:
        raise ContentError([Problem(path, 1, "the file is empty", "write its content, or delete the file")])
    return node


@lru_cache(maxsize=256)
def _nodes(text: str) -> yaml.Node | None:
    """The tree of YAML nodes of a text, which nobody changes: several parts of a check read the same files."""
    tree: yaml.Node | None = yaml.compose(text, Loader=_LOADER)
    return tree


def read_text(path: Path) -> str:
    """The file's text. Raises ContentError when there is no such file, or it is not UTF-8."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise ContentError([Problem(path, 1, "the file does not exist", "create it, or correct its name")]) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ContentError([Problem(path, line, "the file is not UTF-8 text", "save it again as UTF-8")]) from None


def _syntax_problem(path: Path, text: str, error: yaml.YAMLError) -> Problem:
    """What the YAML reader stumbled over, with a remedy for the usual causes."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    parts = (getattr(error, name, None) for name in ("context", "problem", "reason"))
    reason = ", ".join(part for part in parts if part) or "it cannot be read"
    lines = text.splitlines()
    written = lines[line - 1] if line <= len(lines) else ""
    return Problem(path, line, f"this is not YAML: {reason}", _syntax_remedy(written, reason))


def _syntax_remedy(written: str, reason: str) -> str:
    """The likeliest cure for a line the YAML reader refuses."""
    if "\t" in written:
        return "replace the tab by spaces"
    if "mapping values are not allowed" in reason:
        return "put text that contains ': ' in quotes, and check the indentation"
    if "cannot start any token" in reason or "alias" in reason:
        return "put text that begins with a sign such as @, % or * in quotes"
    if "single document" in reason:
        return "keep one document in a file: remove the line '---'"
    return "check the indentation, the quotes and the brackets here and one line above"


class _Reading:
    """One pass over the nodes of a file, gathering plain data, lines and problems on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Location, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def plain(self, node: yaml.Node, at: Location) -> Data:
        """The node as plain data."""
        self.lines.setdefault(at, node.start_mark.line + 1)
        if node.tag not in _KNOWN_TAGS:
            self._report(node, f"the tag '{node.tag}' is not allowed", "remove the tag")
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            # The node is the anchor's own, mark and all; the line of the key is where the author used it again.
            what, remedy = "an anchor (&) is used again with '*'", "write the content out at both places"
            self.problems.append(Problem(self.path, self.lines[at], what, remedy))
            return None
        self._seen.add(id(node))
        return self._mapping(node, at) if isinstance(node, yaml.MappingNode) else self._sequence(node, at)

    def _sequence(self, node: yaml.Node, at: Location) -> Data:
        return [self.plain(item, (*at, index)) for index, item in enumerate(node.value)]

    def _mapping(self, node: yaml.MappingNode, at: Location) -> Data:
        found: dict[str, Data] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report(key_node, "a key must be one word or text", "write 'key: value'")
                continue
            key = key_node.value
            line = key_node.start_mark.line + 1
            if key in found:
                first = self.lines[(*at, key)]
                self._report(key_node, f"the key '{key}' is written twice", f"keep one; the first is in line {first}")
                continue
            self.lines[(*at, key)] = line
            found[key] = self.plain(value_node, (*at, key))
        return found

    def _scalar(self, node: yaml.ScalarNode) -> Data:
        return _plain_word(node.value, node.tag.removeprefix(_TAG))  # what is quoted has the tag of text

    def _report(self, node: yaml.Node, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.path, node.start_mark.line + 1, what, remedy))


def _plain_word(text: str, kind: str) -> Data:
    """An unquoted word: a number, a truth value, nothing, a day, or simply text."""
    if kind == "null":
        return None
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind == "int" and _WHOLE.fullmatch(text):
        return int(text)
    if kind == "float" and _DECIMAL.fullmatch(text):
        return float(text)
    if kind == "timestamp" and _DAY.fullmatch(text):
        return _day(text)
    return text


def _day(text: str) -> Data:
    """The day, or the text itself where the calendar has no such day: the model then refuses it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text
