"""The bank of a module: all its items, fixed and generated, as written in `items/<lesson>.yaml`, and its stories."""

from dataclasses import dataclass
from pathlib import Path

from csm_course.items.generated import GeneratedItem
from csm_course.items.kinds import KINDS, AnyItem, FixedItem
from csm_course.items.stories import WrittenStory, read_stories
from csm_course.places import bank_files
from csm_course.problems import ContentError, Problem, did_you_mean
from csm_course.source import Document, parse, read_yaml


@dataclass(frozen=True)
class Entry:
    """One item with the place where it is written."""

    item: AnyItem
    document: Document
    index: int

    @property
    def path(self) -> Path:
        """The file the item is written in."""
        return self.document.path

    def line(self, *location: str | int) -> int:
        """The line of a part of the item, such as `("options", 1, "text")`; of the item itself without one."""
        return self.document.line((self.index, *location))


@dataclass(frozen=True)
class Bank:
    """All items of one module, in the order of files and lines, and the stories some of them lean on."""

    entries: tuple[Entry, ...]
    stories: tuple[WrittenStory, ...] = ()
    story_lines: Document | None = None
    """The file of the stories, which knows their lines; None where there are none."""

    @property
    def fixed(self) -> tuple[FixedItem, ...]:
        """The items that are written out."""
        return tuple(entry.item for entry in self.entries if not isinstance(entry.item, GeneratedItem))

    @property
    def generated(self) -> tuple[GeneratedItem, ...]:
        """The items that are drawn anew for every seed."""
        return tuple(entry.item for entry in self.entries if isinstance(entry.item, GeneratedItem))

    def item(self, item_id: str) -> AnyItem | None:
        """The item of that id, or None."""
        return next((entry.item for entry in self.entries if entry.item.id == item_id), None)

    def story(self, item: AnyItem) -> WrittenStory | None:
        """The story the item leans on, or None."""
        return next((story for story in self.stories if story.id == item.story), None)


def read_bank(module: Path) -> Bank:
    """The bank of the module in that folder, empty where nothing is written. Raises ContentError with every fault."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    for path in bank_files(module):
        try:
            entries.extend(read_items(path))
        except ContentError as error:
            problems.extend(error.problems)
    stories: tuple[WrittenStory, ...] = ()
    story_lines = None
    try:
        stories, story_lines = read_stories(module)
    except ContentError as error:
        problems.extend(error.problems)
    problems.extend(_repeated(entries))
    if problems:
        raise ContentError(problems)
    return Bank(tuple(entries), stories, story_lines)


def read_items(path: Path) -> tuple[Entry, ...]:
    """The items of one file. Raises ContentError with every fault of every item."""
    document = read_yaml(path)
    if not isinstance(document.data, list):
        raise ContentError([document.problem((), "a list of items is expected here", "start each item with '- id:'")])
    entries: list[Entry] = []
    problems: list[Problem] = []
    for index in range(len(document.data)):
        try:
            entries.append(Entry(_item(document, index), document, index))
        except ContentError as error:
            problems.extend(error.problems)
    if problems:
        raise ContentError(problems)
    return tuple(entries)


def _item(document: Document, index: int) -> AnyItem:
    data = document.data[index] if isinstance(document.data, list) else None
    kind = str(data.get("kind", "single")) if isinstance(data, dict) else "single"
    match KINDS.get(kind):
        case None:
            what = f"there is no kind of item '{kind}'"
            raise ContentError([document.problem((index, "kind"), what, did_you_mean(kind, list(KINDS)))])
        case shape:
            return parse(document, shape, (index,))


def _repeated(entries: list[Entry]) -> list[Problem]:
    """An item's id names it in answers and statistics, so it may be written once in a module."""
    first: dict[str, Entry] = {}
    problems = []
    for entry in entries:
        other = first.setdefault(entry.item.id, entry)
        if other is not entry:
            what = f"the item '{entry.item.id}' is also in {other.path.name}, line {other.line()}"
            problems.append(Problem(entry.path, entry.line("id"), what, "give one of them another id"))
    return problems
