"""`python -m tests.hostile.report`: runs stock nbgrader and ours on the corpus, writes the table of docs/security.md.

Harm is done in scratch folders with a home of their own. What was seen is kept under `build/hostile/`, so the command
can be stopped and goes on where it was; `--again` forgets it.
"""

import argparse
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from tests.hostile.case import FULL_SIZE, Case
from tests.hostile.cases import CASES
from tests.hostile.observed import STOCK_MEMORY, STOCK_SECONDS, Observation, Observed, observe_ours, observe_stock
from tests.hostile.room import learner

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = REPOSITORY / "docs" / "security.md"
BEGIN, END = "<!-- table made by python -m tests.hostile.report -->", "<!-- end of the table -->"
HEADINGS = {"answer": "Answer documents", "folder": "Folders", "notebook": "Notebooks"}
LARGE = 10
"""MB from which on a graded folder is worth a word."""

SLOW = 60
"""Seconds from which on a command for one submission, and an honest one beside it, is worth a word."""


def main() -> int:
    """Observe what is not known yet, then write the table."""
    words = argparse.ArgumentParser(prog="python -m tests.hostile.report", description=__doc__)
    words.add_argument("--again", action="store_true", help="forget what was seen before")
    words.add_argument("--table-only", action="store_true", help="run nothing, write what is known")
    asked = words.parse_args()
    folder = REPOSITORY / "build" / "hostile"
    folder.mkdir(parents=True, exist_ok=True)
    if asked.again:
        for file in folder.glob("*.json"):
            file.unlink()
    stock, ours = Observed(folder / "stock.json"), Observed(folder / "ours.json")
    if not asked.table_only:
        observe_ours(ours, CASES)
        for names in observe_stock(stock, CASES):
            print("seen:", names, flush=True)
    write(stock.seen, ours.seen)
    return 0


def write(stock: dict[str, Observation], ours: dict[str, Observation]) -> None:
    """Put the table in its place on the page."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    table = "\n".join([made_with(), "", *rows(stock, ours)])
    PAGE.write_text(f"{before}{BEGIN}\n{table}\n{END}{after}", encoding="utf-8")


def made_with() -> str:
    """The command, the versions and the limits."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("nbgrader", "nbconvert", "nbclient", "ipykernel"))
    sizes = "full sizes" if FULL_SIZE else "large cases at the reduced sizes of the everyday test"
    return (
        f"{len(CASES)} cases; {versions}, Python {platform.python_version()}; {sizes}. "
        f"Stock had {STOCK_SECONDS} s "
        f"and {STOCK_MEMORY / 1000:g} GB of address space a process."
    )


def rows(stock: dict[str, Observation], ours: dict[str, Observation]) -> Iterator[str]:
    """One table for each kind of case."""
    for kind, heading in HEADINGS.items():
        yield from (f"### {heading}", "", "| case | stock nbgrader | this course |", "|---|---|---|")
        for case in CASES:
            if case.kind == kind:
                name = learner(case)
                yield f"| {shown(case)} | {said(stock.get(name))} | {said(ours.get(name))} |"
        yield ""


def shown(case: Case) -> str:
    """Its name, and what it is."""
    what = "".join(letter if letter.isprintable() else "·" for letter in case.what)
    return f"**{case.name}**: {what}".replace("|", "\\|").replace("<", "&lt;")


def said(seen: Observation | None) -> str:
    """An observation in words."""
    return "not run" if seen is None else "; ".join(_words(seen))


def _words(seen: Observation) -> Iterator[str]:
    if seen.hung:
        yield f"**not done after {STOCK_SECONDS} s**, stopped from outside"
    if seen.killed:
        yield "**the grader is killed**"
    if seen.endless:
        yield "**copies without end**, stopped at 2 GB"
    if seen.ran_code:
        yield "**its code runs**"
    if seen.leaked:
        yield "**a file of the system or a key is copied** into the graded folder"
    if not seen.others_graded:
        yield "**the others are not graded**"
    yield _points(seen)
    if seen.size > LARGE:
        yield f"graded folder of {seen.size:,.0f} MB"
    if seen.seconds is not None and seen.seconds > SLOW and not seen.hung:
        yield f"{seen.seconds:.0f} s"


def _points(seen: Observation) -> str:
    if not seen.graded:
        return "**not graded**" if seen.deserved else "not graded, nothing deserved"
    if abs(seen.points - seen.deserved) < 0.01:
        return "as deserved" if seen.deserved else "0 points, as deserved"
    return f"**{seen.points:g} points**, deserved {seen.deserved:g}"


if __name__ == "__main__":
    sys.exit(main())
