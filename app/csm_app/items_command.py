"""`csm items export` and `csm items import`: a module's bank to other systems, and their questions into ours."""

import argparse
import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from csm_autograder.assessment.interchange import SUFFIXES, Bundle, Defaults, Loss, Taken, export, in_words, read
from csm_autograder.assessment.interchange.placing import Placed, place
from csm_autograder.cohort.csv_file import guarded
from csm_course.content import module_folders
from csm_course.items.bank import Bank, read_bank
from csm_course.places import content_folder
from csm_course.problems import did_you_mean

_SHOWN = 12
"""Lines of a kind on the screen; a file holds all of them."""


def export_items(options: argparse.Namespace) -> int:
    """Writes the bank of a module, and says what the format has no place for. Raises ContentError."""
    module = _module(options.module)
    form = SUFFIXES.get(options.to.suffix.lower())
    if module is None:
        return 1
    if form is None:
        return _refused(f"What is '{options.to}' to be? Name a file that ends in .zip (QTI), .xml (Moodle) or .csv.")
    bank = read_bank(module)
    bundle, unknown = _chosen(bank, options.items)
    if unknown:
        ids = [entry.item.id for entry in bank.entries]
        return _refused(f"There is no item '{unknown}' in {module.name}; {did_you_mean(unknown, ids)}.")
    made = export(bundle, form, module.name)
    if not _wrote(options.to, made.content) or not _kept(options.losses, made.losses, ()):
        return 1
    print(f"{len(bundle.items)} items and {len(bundle.stories)} stories are in {options.to}.")
    _print(f"What this format has no place for ({len(made.losses)} fields):", in_words(made.losses), 10**6)
    return 0


def import_items(options: argparse.Namespace) -> int:
    """Takes a file into the bank of a module. Raises ContentError, and then nothing was written."""
    module = _module(options.to)
    if module is None:
        return 1
    try:
        content = options.file.read_bytes()
    except OSError as error:
        return _refused(f"'{options.file}' cannot be read: {error.strerror}.")
    taken = read(content, options.file, Defaults(options.lesson, options.author))
    placed = place(
        taken.bundle, module, options.name or "imported.yaml", replace=options.replace, write=not options.dry_run
    )
    if not _kept(options.losses, taken.losses, ((one.item, one.field, one.words) for one in taken.to_fill)):
        return 1
    _tell(taken, placed, dry=options.dry_run)
    return 0 if taken.bundle.items or taken.bundle.stories else 1


def _tell(taken: Taken, placed: Placed, *, dry: bool) -> None:
    counts = f"{len(placed.added)} new, {len(placed.replaced)} replaced, {len(placed.same)} there already"
    left_out = f", {len(taken.left_out)} left out" if taken.left_out else ""
    print(f"{'Would be taken in' if dry else 'Taken in'}: {counts}{left_out}.")
    _print("Left out:", map(str, taken.left_out), 10**6)
    _print("Not taken along, or changed elsewhere:", in_words(taken.losses), _SHOWN)
    items = dict.fromkeys(one.item for one in taken.to_fill)
    lines = (f"{item}: {_fields(taken, item)}" for item in items)
    _print(f"To fill in by an author ({len(items)} items; until then they are drafts):", lines, _SHOWN)
    if placed.added or placed.replaced:
        print("Now run: csm check")


def _fields(taken: Taken, item: str) -> str:
    return ", ".join(dict.fromkeys(one.field for one in taken.to_fill if one.item == item))


def _module(name: str) -> Path | None:
    folders = {folder.name: folder for folder in module_folders(content_folder())}
    found = next((folder for slug, folder in folders.items() if name in (slug, slug[:3])), None)
    if found is None:
        print(f"There is no module {name!r}; {did_you_mean(name, sorted(folders))}.", file=sys.stderr)
    return found


def _chosen(bank: Bank, names: str | None) -> tuple[Bundle, str]:
    """The items that are wanted with their stories, and the first name there is no item of."""
    items = tuple(entry.item for entry in bank.entries)
    if not names:
        return Bundle(items, bank.stories), ""
    wanted = [name.strip() for name in names.split(",") if name.strip()]
    unknown = next((name for name in wanted if bank.item(name) is None), "")
    chosen = tuple(item for item in items if item.id in wanted)
    stories = {item.story for item in chosen}
    return Bundle(chosen, tuple(story for story in bank.stories if story.id in stories)), unknown


def _kept(target: Path | None, losses: Iterable[Loss], to_fill: Iterable[tuple[str, str, str]]) -> bool:
    """The whole report as a table, where one is wanted."""
    if target is None:
        return True
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("item", "field", "what", "comes back"))
    writer.writerows(
        (one.item, guarded(one.field), guarded(one.words + one.example), "yes" if one.kept else "no") for one in losses
    )
    writer.writerows((item, guarded(field), guarded(f"to fill in: {words}"), "") for item, field, words in to_fill)
    return _wrote(target, text.getvalue().encode("utf-8-sig"))


def _wrote(target: Path, content: bytes) -> bool:
    try:
        target.write_bytes(content)
    except OSError as error:
        return not _refused(f"'{target}' cannot be written: {error.strerror}. Name another file.")
    return True


def _print(title: str, lines: Iterable[str], most: int) -> None:
    told = list(lines)
    if not told:
        return
    print(title)
    for line in told[:most]:
        print(f"  {line}")
    if len(told) > most:
        print(f"  … and {len(told) - most} more; --losses FILE writes them all")


def _refused(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
