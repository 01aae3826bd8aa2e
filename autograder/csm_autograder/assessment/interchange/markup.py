"""XML and HTML as one small tree: read without entities, files or network, written without surprises.

Document types are refused before anything in them is obeyed, so no entity can grow and no address is ever asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

from csm_course.problems import ContentError, Problem

OURS = "urn:customer-success-practicum:items"
"""The namespace of what we add to a format; its attributes are read as `csm:…` whatever prefix a file gives it."""
MOST_DEPTH = 60
MOST_TAGS = 400_000
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML file can hold."""
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "wbr"))
_FOREIGN = frozenset(("script", "style"))
_LINE_BREAKS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;", '"': "&quot;"}


@dataclass
class Tag:
    """One element with what is in it, in order; `line` counts from 1."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Tag | str]" = field(default_factory=list)
    line: int = 0

    def all(self, *names: str) -> "Iterator[Tag]":
        """The elements in this one, at any depth, that have one of the names."""
        for child in self.children:
            if isinstance(child, Tag):
                if child.name in names:
                    yield child
                yield from child.all(*names)

    def direct(self, *names: str) -> "list[Tag]":
        """The elements right in this one that have one of the names."""
        return [child for child in self.children if isinstance(child, Tag) and child.name in names]

    def first(self, name: str) -> "Tag | None":
        """The first element right in this one of that name, or None."""
        return next(iter(self.direct(name)), None)

    @property
    def text(self) -> str:
        """All text in it, without the tags."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def read_xml(content: bytes, path: Path) -> Tag:
    """The root of an XML file. Raises ContentError with the line of what is wrong."""
    reading = _Reading(path)
    try:
        reading.parser.Parse(content, True)
    except expat.ExpatError as error:
        what = f"this is not XML: {expat.errors.messages.get(error.code, 'it cannot be read')}"
        raise ContentError(
            [Problem(path, max(error.lineno, 1), what, "export the file again, or mend it there")]
        ) from None
    except (ValueError, LookupError) as error:  # an encoding Python does not know
        raise ContentError([Problem(path, 1, f"this is not XML: {error}", "save the file as UTF-8")]) from None
    return reading.root


class _Reading:
    """One pass of expat over a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root = Tag("")
        self._open: list[Tag] = []
        self._count = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EntityDeclHandler = self._doctype
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _refuse(self, what: str, remedy: str) -> ContentError:
        return ContentError([Problem(self.path, self.parser.CurrentLineNumber, what, remedy)])

    def _doctype(self, *_: object) -> None:
        raise self._refuse("the file defines a document type", "take the line '<!DOCTYPE …>' out: it is not needed")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if len(self._open) >= MOST_DEPTH or self._count > MOST_TAGS:
            raise self._refuse("the file is nested too deeply or too long", "export fewer questions at a time")
        tag = Tag(_local(name), {_attribute(key): value for key, value in attributes.items()})
        tag.line = self.parser.CurrentLineNumber
        if self._open:
            self._open[-1].children.append(tag)
        else:
            self.root = tag
        self._open.append(tag)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _characters(self, text: str) -> None:
        self._open[-1].children.append(text)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _attribute(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"csm:{local}" if space == OURS else local


def html_tree(html: str) -> Tag:
    """HTML as browsers read it, however it is nested; scripts and styles stay out."""
    reading = _HtmlReading()
    reading.feed(html)
    reading.close()
    return reading.root


class _HtmlReading(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Tag("div")
        self._open = [self.root]
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FOREIGN:
            self._skipping += 1
            return
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(made)
        if tag not in _VOID and len(self._open) < MOST_DEPTH:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].children.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in _FOREIGN:
            self._skipping = max(0, self._skipping - 1)
            return
        names = [one.name for one in self._open[1:]]
        if tag in names:
            place = len(names) - names[::-1].index(tag)
            del self._open[place:]

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self._open[-1].children.append(data)


def tag(name: str, *children: "Tag | str", **attributes: str) -> Tag:
    """An element to write; `_` in the name of an attribute stands for `-`."""
    return Tag(name, {key.replace("_", "-"): value for key, value in attributes.items()}, list(children))


def xml_bytes(root: Tag) -> bytes:
    """The file: UTF-8, indented where no text stands between tags, so that no text changes by it."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return (head + _written(root, 0) + "\n").encode("utf-8")


def _written(one: Tag, depth: int) -> str:
    words = "".join(f' {name}="{_clean(value, attribute=True)}"' for name, value in one.attributes.items())
    if not one.children:
        return f"<{one.name}{words}/>"
    if any(isinstance(child, str) for child in one.children) or one.name in ("p", "li", "td", "th"):
        inner = "".join(_clean(child) if isinstance(child, str) else _written(child, -1) for child in one.children)
    elif depth < 0:
        inner = "".join(_written(child, -1) for child in one.children if isinstance(child, Tag))
    else:
        space = "\n" + "  " * (depth + 1)
        parts = (_written(child, depth + 1) for child in one.children if isinstance(child, Tag))
        inner = "".join(space + part for part in parts) + "\n" + "  " * depth
    return f"<{one.name}{words}>{inner}</{one.name}>"


def _clean(text: str, *, attribute: bool = False) -> str:
    kept = NO_XML.sub("\ufffd", text)
    return escape(kept, _LINE_BREAKS) if attribute else escape(kept, {"\r": "&#13;"})
