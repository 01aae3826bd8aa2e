"""Notebooks that are damaged, forged or programs. None of it matters here: a submitted notebook is never read."""

import json
import os
from collections.abc import Callable
from typing import Any

from tests.hostile.case import FULL_SIZE, WORKBOOK, Case, Scene

Book = dict[str, Any]
SCRIPT = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"


def raw(content: bytes) -> Callable[[Scene], object]:
    """The notebook is these bytes."""
    return lambda scene: scene.book().write_bytes(content)


def edited(change: Callable[[Book], None]) -> Callable[[Scene], object]:
    """The notebook with its JSON changed."""

    def harm(scene: Scene) -> None:
        book = json.loads(scene.book().read_text())
        change(book)
        scene.book().write_text(json.dumps(book))

    return harm


def first_cell(code: str) -> Callable[[Scene], object]:
    """A cell of the learner's before all others; `BOMB` is code that leaves the canary."""
    return lambda scene: edited(lambda book: book["cells"].insert(0, cell(code.replace("BOMB", scene.bomb()))))(scene)


def cell(code: str) -> Book:
    """A code cell."""
    return {"cell_type": "code", "id": "mine", "metadata": {}, "source": code, "outputs": [], "execution_count": None}


def graded(book: Book) -> list[Book]:
    """The cells that count."""
    return [one for one in book["cells"] if one["metadata"].get("nbgrader", {}).get("grade")]


def without_graded(book: Book) -> None:
    """Delete what counts."""
    keep = graded(book)
    book["cells"] = [one for one in book["cells"] if one not in keep]


def doubled(book: Book) -> None:
    """Each graded cell twice, with the same grade_id."""
    book["cells"] += [{**one, "id": f"again{count}"} for count, one in enumerate(graded(book))]


def generous(book: Book) -> None:
    """Graded cells that say 100."""
    for one in graded(book):
        one["source"] = "100.0"


def worth_more(book: Book) -> None:
    """Each cell claims to be worth 1,000 points, and is unlocked."""
    for one in graded(book):
        one["metadata"]["nbgrader"] |= {"points": 1000, "locked": False}


def skipped(book: Book) -> None:
    """Graded cells marked so that they are not run: stock nbgrader then gives all points."""
    for one in graded(book):
        one["metadata"]["tags"] = ["skip-execution"]


def old_schema(book: Book) -> None:
    """Metadata as nbgrader wrote it years ago."""
    for one in book["cells"]:
        if "nbgrader" in one["metadata"]:
            one["metadata"]["nbgrader"]["schema_version"] = 1


def wrong_kernel(book: Book) -> None:
    """A kernel that does not exist."""
    book["metadata"]["kernelspec"] = {"name": "../../bin/sh", "display_name": SCRIPT, "language": "bash"}


def shouting(book: Book) -> None:
    """200 MB of outputs; a tenth without full size."""
    line = {"output_type": "stream", "name": "stdout", "text": "x" * (200_000_000 if FULL_SIZE else 20_000_000)}
    graded(book)[0]["outputs"] = [line]


def scripted_outputs(book: Book) -> None:
    """Outputs that a browser would obey."""
    data = {
        "text/html": SCRIPT,
        "application/javascript": "document.title='owned'",
        "image/svg+xml": f"<svg>{SCRIPT}</svg>",
    }
    for one in book["cells"]:
        if one["cell_type"] == "code":
            one["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]


def scripted_metadata(book: Book) -> None:
    """Names and titles that a browser would obey."""
    book["metadata"] |= {"title": SCRIPT, "authors": [{"name": SCRIPT}], "csm": {"kind": SCRIPT}}
    for one in book["cells"]:
        one["metadata"] |= {"name": SCRIPT, "tags": [SCRIPT]}


def older_form(book: Book) -> None:
    """A notebook of format 3, in which cells stand on worksheets."""
    book |= {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": book.pop("cells")}]}


def renamed(scene: Scene) -> None:
    """As a browser names a second download."""
    scene.book().rename(scene.folder / f"{WORKBOOK} (1).ipynb")


def none_left(scene: Scene) -> None:
    """No notebook at all: only answers."""
    for book in scene.folder.glob("*.ipynb"):
        book.unlink()


def instead(make: Callable[[Scene], object]) -> Callable[[Scene], object]:
    """Something else stands where the notebook was."""

    def harm(scene: Scene) -> None:
        scene.book().unlink()
        make(scene)

    return harm


def book_case(name: str, what: str, harm: Callable[[Scene], object], log: str = "") -> Case:
    """Half right answers beside a notebook that would have them be all right, or nothing."""
    return Case(name, "notebook", what, harm, sample="partial", log=log)


MISSING = "was missing"
NOTEBOOK_CASES = (
    book_case("not JSON", "a letter instead of a notebook", raw(b"Dear teacher, my computer is broken.")),
    book_case("empty notebook", "a notebook without a byte", raw(b"")),
    book_case("truncated notebook", "half a notebook", lambda scene: os.truncate(scene.book(), 2_000)),
    book_case("invalid UTF-8 notebook", "bytes that are no text", raw(b"\xff\xfe\x00{}")),
    book_case("notebook nested 10^6 deep", "lists in lists, a million deep", raw(b"[" * 1_000_000)),
    book_case("format 3", "a notebook of the older format", edited(older_form)),
    book_case("format 99", "a notebook of the future", edited(lambda book: book.update(nbformat=99))),
    book_case("no cells", "a notebook whose cells are a number", edited(lambda book: book.update(cells=7))),
    book_case("old nbgrader schema", "metadata of an older nbgrader", edited(old_schema)),
    book_case("graded cells deleted", "what counts is deleted", edited(without_graded)),
    book_case("graded cells doubled", "two cells with the same grade_id", edited(doubled)),
    book_case("graded cells edited", "graded cells say `100.0`", edited(generous)),
    book_case("cells reordered", "the cells stand backwards", edited(lambda book: book["cells"].reverse())),
    book_case("cells worth more", "cells claim 1,000 points each", edited(worth_more)),
    book_case("cells not to be run", "graded cells tagged `skip-execution`", edited(skipped)),
    book_case(
        "os.system", "a cell runs a command of the system", first_cell("import os; BOMB; os.system('id > /dev/null')")
    ),
    book_case("sys.exit", "a cell ends the kernel", first_cell("BOMB; import sys, os; os._exit(0)")),
    book_case(
        "kill the grader",
        "a cell kills the process that grades",
        first_cell("BOMB; import os; os.kill(os.getppid(), 9)"),
    ),
    book_case(
        "monkeypatching",
        "a cell replaces the judge",
        first_cell(
            "BOMB; import csm_autograder.grading as g, csm_autograder.verdict as v; "
            "g.judge = lambda one, answer: v.Verdict(points=one.points, maximum=one.points, lines=())"
        ),
    ),
    book_case(
        "reading the keys",
        "a cell reads the authors' folder",
        first_cell(
            "BOMB; from csm_course.places import content_folder\n"
            "print(next(content_folder().glob('m01*/workbook-1.yaml')).read_text())"
        ),
    ),
    book_case("infinite loop", "a cell that never ends", first_cell("BOMB\nwhile True: pass")),
    book_case(
        "memory bomb", "a cell takes all memory", first_cell("BOMB\nx = [bytearray(50_000_000) for _ in range(200)]")
    ),
    book_case("standard input", "a cell waits for somebody to type", first_cell("BOMB; input('points? ')")),
    book_case(
        "process left behind",
        "a cell starts a process that outlives it",
        first_cell("BOMB; import subprocess; subprocess.Popen(['sleep', '30'], start_new_session=True)"),
    ),
    book_case("wrong kernelspec", "a kernel that does not exist", edited(wrong_kernel)),
    book_case("renamed notebook", "the notebook has another name", renamed, MISSING),
    book_case("missing notebook", "a notebook is missing", lambda scene: scene.book().unlink(), MISSING),
    book_case("no notebook at all", "answers only", none_left, MISSING),
    book_case("200 MB of outputs", "outputs of 200 MB", edited(shouting)),
    book_case("script in outputs", "outputs that a browser would obey", edited(scripted_outputs)),
    book_case("script in metadata", "metadata that a browser would obey", edited(scripted_metadata)),
    book_case(
        "notebook is a link",
        "a link to the source notebook",
        instead(
            lambda scene: scene.book().symlink_to(scene.course / "modules" / scene.folder.name / f"{WORKBOOK}.ipynb")
        ),
        "was set aside",
    ),
    book_case(
        "notebook is a pipe",
        "a pipe in place of a notebook",
        instead(lambda scene: os.mkfifo(scene.book())),
        "was set aside",
    ),
    book_case(
        "notebook is a folder",
        "a folder in place of a notebook",
        instead(lambda scene: (scene.book() / "in").mkdir(parents=True)),
        MISSING,
    ),
)
