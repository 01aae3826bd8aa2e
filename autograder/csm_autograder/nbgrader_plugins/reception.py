"""Receives a submission before nbgrader touches it: what must not be copied is set aside, what is missing laid out.

nbgrader reads the time stamp, walks over the folder and copies everything in it before any preprocessor runs: a link
is followed, a pipe waited for, 100,000 files cost hours. So this comes first. What stands in place of an answer that
was set aside reads as the answer did: an empty folder where there was no ordinary file, an overlong file where it was
overlong. Grading again, with whatever command, says the same again.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from csm_autograder.batch.remark import Remark
from csm_autograder.nbgrader_plugins.contents import (
    NOTEBOOK,
    is_crowded,
    is_file,
    is_folder,
    is_harmless,
    is_small_file,
    make_usable,
)
from csm_autograder.nbgrader_plugins.set_aside import Aside
from csm_course.lookup import MODULE_FILE, read_module_file
from csm_course.strict_json import LIMIT

ANSWERS, TIMESTAMP, SECRET = "answers", "timestamp.txt", "submission_secret.txt"
LONGEST_STAMP = 1_000
STAND_IN = LIMIT + 1
"""The size of what stands in place of an overlong answer: the least that is overlong."""


def receive(folder: Path, source: Path, aside: Aside) -> tuple[Remark, ...]:
    """Make the submission fit to be copied. Raises OSError where the disk does not let us."""
    return tuple(_received(folder, source, aside))


def notebooks_of(source: Path) -> tuple[str, ...]:
    """The names of the notebooks of a module."""
    return tuple(sorted(path.name for path in source.glob(f"*{NOTEBOOK}")))


def _received(folder: Path, source: Path, aside: Aside) -> Iterator[Remark]:
    known = [f"{question.id}.json" for question in read_module_file(source / MODULE_FILE).questions]
    if not is_folder(folder):
        aside.take(folder)
        _stand_in_for_all(folder / ANSWERS, known)
        yield _no_folder(folder.name)
    make_usable(folder)
    if is_crowded(folder):
        _start_afresh(folder, aside.take(folder), (*notebooks_of(source), TIMESTAMP, SECRET), known)
        yield _crowded()
    yield from _stamps(folder, aside)
    for path in sorted(folder.iterdir()):
        if path.name != ANSWERS and not (is_file(path) if path.suffix == NOTEBOOK else is_harmless(path)):
            aside.take(path)
            yield _strange(path.name)
    yield from _answers(folder / ANSWERS, known, aside)
    yield from _laid_out(folder, source)


def _start_afresh(folder: Path, whole: Path, names: tuple[str, ...], known: list[str]) -> None:
    """A new folder with what counts of the old one; only these names are looked for, however many there are."""
    (folder / ANSWERS).mkdir(parents=True)
    for name in names:
        if is_file(whole / name):
            (whole / name).rename(folder / name)
    for name in known if is_folder(whole / ANSWERS) else ():
        if is_file(whole / ANSWERS / name):
            (whole / ANSWERS / name).rename(folder / ANSWERS / name)
        elif os.path.lexists(whole / ANSWERS / name):
            (folder / ANSWERS / name).mkdir()
    if os.path.lexists(whole / ANSWERS) and not is_folder(whole / ANSWERS):
        _stand_in_for_all(folder / ANSWERS, known)


def _stand_in_for_all(answers: Path, known: list[str]) -> None:
    """Of a folder of answers that was none, every answer reads as no ordinary file."""
    for name in known:
        (answers / name).mkdir(parents=True, exist_ok=True)


def _stamps(folder: Path, aside: Aside) -> Iterator[Remark]:
    """The two small files of nbgrader's own: its other commands stop for everybody where one cannot be read."""
    for name, instead in ((TIMESTAMP, ""), (SECRET, secrets.token_hex(16))):
        path = folder / name
        if not os.path.lexists(path):
            continue
        if not is_small_file(path, LONGEST_STAMP):
            aside.take(path)
            path.write_text(instead, encoding="ascii")
            yield _no_time("it is not an ordinary small file") if name == TIMESTAMP else _strange(name)
            continue
        make_usable(path)
        if name == TIMESTAMP:
            yield from _time(path, aside)


def _time(stamp: Path, aside: Aside) -> Iterator[Remark]:
    """A time that can be read is kept, whatever it says: how late a hand-in is, is for the late rules to decide."""
    try:
        text = stamp.read_text(encoding="ascii").strip()
        when = parse_utc(text) if text else None
    except (ValueError, ArithmeticError, TypeError, AttributeError):  # dateutil lets several kinds through
        aside.take(stamp)
        stamp.touch()
        yield _no_time("it is no date")
        return
    if when is not None and when > datetime.now(UTC).replace(tzinfo=None):
        yield _in_the_future(when)


def _answers(answers: Path, known: list[str], aside: Aside) -> Iterator[Remark]:
    if os.path.lexists(answers) and not is_folder(answers):
        aside.take(answers)
        _stand_in_for_all(answers, known)
    if not is_folder(answers):
        return
    make_usable(answers)
    is_stand_in = all(is_folder(answers / name) and not any((answers / name).iterdir()) for name in known)
    if is_stand_in:
        yield _no_answers()
    for path in sorted(answers.iterdir()):
        if path.name in known:
            yield from () if is_stand_in else _answer(path, aside)
        elif not is_harmless(path):
            aside.take(path)
            yield _strange(f"{ANSWERS}/{path.name}")


def _answer(path: Path, aside: Aside) -> Iterator[Remark]:
    """One answer; a further grading finds what was put in its place, and leaves that."""
    if is_small_file(path):
        make_usable(path)
        return
    overlong = is_file(path)
    if overlong and path.lstat().st_size > STAND_IN:
        aside.take(path)
        with path.open("wb") as file:
            file.truncate(STAND_IN)
    elif not overlong and not (is_folder(path) and not any(path.iterdir())):
        aside.take(path)
        path.mkdir()
    yield _not_judged(path.name, overlong)


def _laid_out(folder: Path, source: Path) -> Iterator[Remark]:
    """nbgrader finds a submission by its notebooks and gives 0 for one that is missing; ours hold no answers."""
    for name in notebooks_of(source):
        if not is_file(folder / name):
            shutil.copyfile(source / name, folder / name)
            yield _missing(name)


def _no_folder(name: str) -> Remark:
    return Remark(
        name,
        "In place of the submitted folder stood a link or a file. It was set aside, and nothing in it was judged.",
        "Your hand-in held no folder. Hand in the whole module again.",
    )


def _crowded() -> Remark:
    return Remark(
        "folder",
        "The folder held far more files than the module has, or folders deep in each other. It was set aside whole; "
        "notebooks and answers were taken from it and judged.",
        "Your hand-in held very many files that are not part of the module. Your answers were judged; the rest was not "
        "looked at.",
    )


def _strange(name: str) -> Remark:
    shown = ascii(name)
    return Remark(
        name,
        f"{shown} is a link, a pipe, a device, too large or strangely named. It was set aside and not opened.",
        f"{shown} is not part of the module and was not looked at.",
    )


def _no_answers() -> Remark:
    return Remark(
        ANSWERS,
        f"In place of {ANSWERS!r} stood a link, a pipe or a file. It was set aside, and no answer was taken from it.",
        "None of your answers arrived, because they were not in an ordinary folder. Save them again on their pages and "
        "hand in again.",
    )


def _not_judged(name: str, overlong: bool) -> Remark:
    why = "is far too large" if overlong else "is not an ordinary file"
    return Remark(
        f"{ANSWERS}/{name}",
        f"{name} {why}. It was set aside, and the exercise counts as not answered.",
        f"Your answer “{name}” {why}, so it could not be judged. Answer the exercise again on its page and hand in "
        "again.",
    )


def _no_time(trouble: str) -> Remark:
    return Remark(
        TIMESTAMP,
        f"When this was handed in is not known: of {TIMESTAMP}, {trouble}. It was set aside; decide about lateness "
        "yourself.",
        "The time of your hand-in could not be read. If it may count as late, talk to your instructor.",
    )


def _in_the_future(when: datetime) -> Remark:
    return Remark(
        TIMESTAMP,
        f"It says it was handed in at {when:%Y-%m-%d %H:%M} UTC, which has not come yet.",
        "The clock of your computer is wrong. Set it right before you hand in again.",
    )


def _missing(name: str) -> Remark:
    return Remark(
        name,
        f"{name} was missing. The course's own stands in its place; the answers count, wherever the notebook is.",
        f"{name} was missing from your hand-in. Your answers were judged all the same.",
    )
