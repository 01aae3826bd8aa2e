"""Folders that hold more than they may: links, pipes, crowds of files, names, programs, databases, other times."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.hostile.answer_cases import NO_FILE
from tests.hostile.case import EVERYTHING, FULL_SIZE, NUMBER, Case, Scene

MANY = 100_000 if FULL_SIZE else 3_000
LEVELS = 700
"""More than the 4,096 letters of a path hold, fewer than what clears up afterwards can follow."""

SHADOWS = (
    "csm_widgets",
    "csm_autograder",
    "csm_course",
    "pandas",
    "json",
    "sitecustomize",
    "usercustomize",
    "conftest",
)
STRANGE = "was set aside"


def answers_instead(make: Callable[[Path, Scene], object]) -> Callable[[Scene], object]:
    """Something else stands where the folder of answers was."""

    def harm(scene: Scene) -> None:
        shutil.rmtree(scene.folder / "answers")
        make(scene.folder / "answers", scene)

    return harm


def crowd(place: str, name: str) -> Callable[[Scene], object]:
    """Very many files."""

    def harm(scene: Scene) -> None:
        (scene.folder / place).mkdir(exist_ok=True)
        for count in range(MANY):
            os.close(os.open(scene.folder / place / name.format(count), os.O_CREAT))

    return harm


def stamp(text: str) -> Callable[[Scene], object]:
    """The time of handing in, as nbgrader keeps it."""
    return lambda scene: (scene.folder / "timestamp.txt").write_text(text)


def pipe_for_a_stamp(scene: Scene) -> None:
    """A pipe in place of the time of handing in."""
    os.mkfifo(scene.folder / "timestamp.txt")


def large_stamp(scene: Scene) -> None:
    """A hundred million bytes in place of the time."""
    (scene.folder / "timestamp.txt").write_bytes(b"2")
    os.truncate(scene.folder / "timestamp.txt", 100_000_000)


def names(scene: Scene) -> None:
    """Names with a line break, with bytes that are no text, with markup, and as long as can be."""
    for name in (b"line\nbreak [ERROR] all failed.txt", b"\xff\xfe.txt", b"<script>x<script>.txt", b"-rf", b"y" * 250):
        Path(os.fsdecode(os.fsencode(scene.folder) + b"/" + name)).touch()


def deep(scene: Scene) -> None:
    """Folders in folders, deeper than a path can be written."""
    here = os.open(scene.folder, os.O_RDONLY)
    for _ in range(LEVELS):
        os.mkdir("deeper", dir_fd=here)
        there = os.open("deeper", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    os.close(here)


def closed(scene: Scene) -> None:
    """Nobody may read or write anything."""
    for path in sorted(scene.folder.rglob("*"), reverse=True):
        path.chmod(0)
    scene.folder.chmod(0)


def linked_whole(scene: Scene) -> None:
    """The submission is a link to the neighbour's."""
    shutil.rmtree(scene.folder)
    scene.folder.symlink_to(scene.neighbour)


def links(scene: Scene) -> None:
    """Links to a system file, to the whole system and to nothing."""
    (scene.folder / "notes.txt").symlink_to("/etc/passwd")
    (scene.folder / "nothing.txt").symlink_to("/nowhere/at/all")
    (scene.folder / "system").symlink_to("/etc")


def programs(scene: Scene) -> None:
    """Modules under the names of ours and of others, and settings for nbgrader, Jupyter and pytest."""
    for name in SHADOWS:
        (scene.folder / f"{name}.py").write_text(scene.bomb())
    for name in ("nbgrader_config.py", "jupyter_config.py", "setup.py", ".bashrc"):
        (scene.folder / name).write_text(scene.bomb())
    (scene.folder / "pytest.ini").write_text("[pytest]\naddopts = -p conftest\n")


def keys(scene: Scene) -> None:
    """Keys and questions of one's own, all generous."""
    module = json.loads((scene.folder / "module.json").read_text())
    generous = [{**one, "key": "0", "tolerance": 1e9} for one in module["questions"]]
    (scene.folder / "practice.json").write_text(json.dumps({"exercises": generous}))
    (scene.folder / "module.json").write_text(json.dumps({**module, "questions": []}))


def databases(scene: Scene) -> None:
    """A gradebook and a store of one's own."""
    for name in ("gradebook.db", "learner.sqlite3", "build/gradebook.db"):
        (scene.folder / name).parent.mkdir(exist_ok=True)
        (scene.folder / name).write_bytes(b"SQLite format 3\0" + bytes(4096))


def large_extra(scene: Scene) -> None:
    """A file of 100 MB that has nothing to do with anything."""
    with (scene.folder / "holiday.mp4").open("wb") as file:
        file.truncate(100_000_000)


def checkpoints(scene: Scene) -> None:
    """What editors leave behind, and an answer that was set aside."""
    (scene.folder / ".ipynb_checkpoints").mkdir()
    shutil.copy(scene.book(), scene.folder / ".ipynb_checkpoints" / "workbook-1-checkpoint.ipynb")
    (scene.folder / "answers" / f"{NUMBER}.json.bad").write_text("{")


FOLDER_CASES = (
    Case(
        "answers are a link",
        "folder",
        "the folder of answers is a link to the neighbour's",
        answers_instead(lambda place, scene: place.symlink_to(scene.neighbour / "answers")),
        lost=(EVERYTHING,),
        page=NO_FILE,
        log="answers",
    ),
    Case(
        "answers are a file",
        "folder",
        "a file in place of the folder of answers",
        answers_instead(lambda place, scene: place.write_text("{}")),
        lost=(EVERYTHING,),
        page=NO_FILE,
    ),
    Case(
        "answers are a pipe",
        "folder",
        "a pipe in place of the folder of answers",
        answers_instead(lambda place, scene: os.mkfifo(place)),
        lost=(EVERYTHING,),
        page=NO_FILE,
        log="answers",
    ),
    Case(
        "no answers", "folder", "no folder of answers", answers_instead(lambda place, scene: None), lost=(EVERYTHING,)
    ),
    Case(
        "folder is a link",
        "folder",
        "the whole submission is a link to the neighbour's",
        linked_whole,
        lost=(EVERYTHING,),
        page=NO_FILE,
        log=STRANGE,
    ),
    Case(
        "100,000 answers",
        "folder",
        "100,000 files among the answers",
        crowd("answers", "m01-{}.json"),
        log="far more files",
    ),
    Case("100,000 files", "folder", "100,000 files in the folder", crowd(".", "{}.txt"), log="far more files"),
    Case(
        "100,000 notebooks", "folder", "100,000 notebooks in the folder", crowd(".", "{}.ipynb"), log="far more files"
    ),
    Case("deep folders", "folder", "folders in folders, too deep for a path", deep, log="far more files"),
    Case("large extra file", "folder", "a film of 100 MB", large_extra, log=STRANGE),
    Case("odd names", "folder", "file names with line breaks, markup and bytes that are no text", names, log=STRANGE),
    Case(
        "links in the folder",
        "folder",
        "extra files are links to a system file and a system folder",
        links,
        log=STRANGE,
    ),
    Case("closed folder", "folder", "nothing in the folder may be read", closed),
    Case("programs", "folder", "modules under the names of ours, settings for nbgrader", programs),
    Case("keys of one's own", "folder", "generous keys and questions beside the notebook", keys, sample="partial"),
    Case("databases", "folder", "a gradebook and a store beside the notebook", databases),
    Case("left behind by editors", "folder", "checkpoints and an answer that was set aside", checkpoints),
    Case(
        "time from the future",
        "folder",
        "handed in in the year 2999",
        stamp("2999-01-01 00:00:00.000000 UTC"),
        log="has not come yet",
    ),
    Case(
        "time that is none",
        "folder",
        "a time that is no time",
        stamp("yesterday; drop table grade"),
        log="it is no date",
    ),
    Case(
        "time beyond all times",
        "folder",
        "a time with a zone a century wide",
        stamp("0001-01-01 00:00:00 +99999999999"),
        log="it is no date",
    ),
    Case(
        "time is a pipe",
        "folder",
        "a pipe in place of the time of handing in",
        pipe_for_a_stamp,
        log="not an ordinary small file",
    ),
    Case(
        "time of 100 MB",
        "folder",
        "100 MB in place of the time of handing in",
        large_stamp,
        log="not an ordinary small file",
    ),
)
