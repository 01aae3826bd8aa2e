"""Items into a module's bank: new ones at the end, others only where an author says so; all of it, or nothing."""

import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from csm_autograder.assessment.interchange.fields import Bundle
from csm_autograder.assessment.interchange.written import yaml_of_item, yaml_of_story
from csm_course.items.bank import Bank, Entry, read_bank
from csm_course.places import BANK, story_file
from csm_course.problems import ContentError, Problem

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml")


@dataclass
class Placed:
    """What became of the items and stories of a file, by id."""

    added: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Old:
    """An entry that stands in the bank: its file, and its lines from `first` up to before `after`."""

    path: Path
    first: int
    after: int
    thing: object


def place(bundle: Bundle, module: Path, name: str, *, replace: bool = False, write: bool = True) -> Placed:
    """Writes the bundle into the module's bank, new items into the file `name`.

    Raises ContentError, and writes nothing, where an id is taken by another item and `replace` is not given, or where
    the bank could not be read afterwards.
    """
    if not _NAME.fullmatch(name) or name == story_file(module).name:
        what = f"'{name[:60]}' is no name for a file of items"
        raise ContentError([Problem(module / BANK, 1, what, "use small letters, digits and hyphens, then .yaml")])
    bank = read_bank(module)
    new_items = [(item.id, item, yaml_of_item(item)) for item in bundle.items]
    new_stories = [(story.id, story, yaml_of_story(story)) for story in bundle.stories]
    placed = Placed()
    texts: dict[Path, str] = {}
    problems = [
        *_laid_in(new_items, _old_items(bank), module / BANK / name, texts, placed, replace=replace),
        *_laid_in(new_stories, _old_stories(bank), story_file(module), texts, placed, replace=replace),
    ]
    if problems:
        raise ContentError(problems)
    _tried(bundle, module, texts)
    if write:
        for path, text in texts.items():
            _written(path, text)
    return placed


def _old_items(bank: Bank) -> dict[str, _Old]:
    return {entry.item.id: _Old(entry.path, entry.line(), _after(entry), entry.item) for entry in bank.entries}


def _after(entry: Entry) -> int:
    following = (entry.index + 1,)
    return entry.document.line(following) if following in entry.document.lines else 10**9


def _old_stories(bank: Bank) -> dict[str, _Old]:
    document = bank.story_lines
    if document is None:
        return {}
    return {
        story.id: _Old(document.path, document.line((place,)),
                       document.line((place + 1,)) if (place + 1,) in document.lines else 10**9, story)
        for place, story in enumerate(bank.stories)
    }  # fmt: skip


def _laid_in(
    new: Sequence[tuple[str, object, str]], old: dict[str, _Old], target: Path, texts: dict[Path, str], placed: Placed,
    *, replace: bool,
) -> list[Problem]:  # fmt: skip
    """Lays new entries into the texts of the files; from the last line up, so that the lines above stay true."""
    problems: list[Problem] = []
    swaps: list[tuple[_Old, str]] = []
    more: list[str] = []
    for one, thing, text in new:
        there = old.get(one)
        if there is None:
            more.append(text)
            placed.added.append(one)
        elif there.thing == thing:
            placed.same.append(one)
        elif replace:
            swaps.append((there, text))
            placed.replaced.append(one)
        else:
            what = f"'{one}' stands here already, and says something else"
            problems.append(Problem(there.path, there.first, what, "give --replace to take the new one, or another id"))
    for there, text in sorted(swaps, key=lambda swap: -swap[0].first):
        texts[there.path] = _swapped(_text(there.path, texts), there, text)
    if more:
        before = _text(target, texts).rstrip("\n")
        texts[target] = "\n".join([*([before, ""] if before else []), "\n".join(more)])
    return problems


def _text(path: Path, texts: dict[Path, str]) -> str:
    if path not in texts:
        texts[path] = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    return texts[path]


def _swapped(text: str, there: _Old, entry: str) -> str:
    """The text with one entry in the place of another; notes above the next entry are the next entry's."""
    lines = text.split("\n")
    end = min(there.after - 1, len(lines))
    while end > there.first and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "\n".join([*lines[: there.first - 1], *entry.rstrip("\n").split("\n"), *lines[end:]])


def _tried(bundle: Bundle, module: Path, texts: dict[Path, str]) -> None:
    """Reads the bank as it would be. What cannot be read there, or reads otherwise, is never written."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / module.name
        (trial / BANK).mkdir(parents=True)
        for path in (module / BANK).glob("*.yaml"):
            shutil.copyfile(path, trial / BANK / path.name)
        for path, text in texts.items():
            (trial / BANK / path.name).write_text(text, encoding="utf-8", newline="")
        try:
            bank = read_bank(trial)
        except ContentError as error:
            problems = [
                Problem(module / BANK / one.file.name, one.line, one.what, one.remedy) for one in error.problems
            ]
            raise ContentError(problems) from None
    there = {entry.item.id: entry.item for entry in bank.entries}
    wrong = [item.id for item in bundle.items if there.get(item.id) != item]
    wrong += [story.id for story in bundle.stories if story not in bank.stories]
    if wrong:
        what = f"'{wrong[0]}' would not read as it was taken in"
        raise ContentError([Problem(module / BANK, 1, what, "write this one by hand, and take in the others")])


def _written(path: Path, text: str) -> None:
    """The whole file or none of it, whatever happens while it is written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as target:
            target.write(text)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
