"""A sheet somebody copied: the way a new month or phase is begun in a spreadsheet. It is a new part of its list."""

from typing import NamedTuple

from csm_course.office.blocks import Found, FoundList, FoundRow, Names
from csm_course.office.questions import Question, columns

Key = tuple[str, str, str]


class Block(NamedTuple):
    """A list as found, the key under which its columns were written, and whether its sheet is a copy."""

    found: FoundList
    written: Key
    copied: bool


def blocks_of(slug: str, question: Question, remembered: Names, found: Found) -> list[Block]:
    """The lists of this question, one for each part; those on copied sheets last, each named after its tab."""
    here = [block for block in found.lists if (block.slug, block.field) == (slug, question.name)]
    known = {block.part.casefold() for block in here}
    first: list[Block] = []
    copies: list[Block] = []
    for part in dict.fromkeys(block.part for block in here):
        key = (slug, question.name, part)
        same = [block for block in here if block.part == part]
        original = next((block for block in same if block.sheet == remembered.lists.get(key)), None)
        first.append(Block(original or same[0], key, False))
        for copy in (block for block in same if block is not (original or same[0])):
            if original is None or not _is_new(copy, question, known):
                found.strange.append(copy.sheet)
                continue
            known.add(copy.sheet.strip().casefold())
            copies.append(Block(_renamed(copy), key, True))
    return [*first, *copies]


def _is_new(copy: FoundList, question: Question, known: set[str]) -> bool:
    """Whether the tab can be the name of a part that is not there yet; a fixed choice has no new parts."""
    by = next((column for column in columns(question) if column.name == question.field.sheets), None)
    name = copy.sheet.strip()
    return by is not None and by.kind in ("text", "long") and bool(name) and name.casefold() not in known


def _renamed(copy: FoundList) -> FoundList:
    """Its rows are new ones: they share no id with those they were copied from."""
    return copy._replace(part=copy.sheet.strip(), rows=[FoundRow("", row.cells) for row in copy.rows])
