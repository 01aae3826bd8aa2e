"""The page `docs/security.md` is about this corpus: what `python -m tests.hostile.report` wrote is not out of date."""

import re

import pytest

from tests.hostile.case import WORKBOOK, Case
from tests.hostile.cases import CASES
from tests.hostile.report import BEGIN, END, HEADINGS, PAGE, shown
from tests.hostile.room import expected

CELLS = re.compile(r"(?<!\\)\|")
"""What divides the cells of a row; a bar in a text has a backslash before it."""


@pytest.fixture(scope="module")
def table() -> str:
    """What the command wrote."""
    page = PAGE.read_text(encoding="utf-8")
    assert (page.count(BEGIN), page.count(END)) == (1, 1)
    return page.partition(BEGIN)[2].partition(END)[0]


def rows(text: str) -> list[list[str]]:
    """Case, what stock made of it and what we did, of each case."""
    return [[cell.strip() for cell in CELLS.split(line)[1:-1]] for line in text.splitlines() if line.startswith("| **")]


def deserved(case: Case) -> str:
    """What the command says of a case that got what its answers earn."""
    return "as deserved" if sum(expected(case, WORKBOOK).values()) else "0 points, as deserved"


def test_the_page_has_exactly_the_cases_of_the_corpus(table: str) -> None:
    """Every case by its name and what it is, in the order of the corpus, under the heading of its kind; all counted."""
    _, *parts = re.split(r"^### (.+)$", table, flags=re.MULTILINE)
    found = {heading: [row[0] for row in rows(part)] for heading, part in zip(parts[::2], parts[1::2], strict=True)}
    assert found == {
        heading: [shown(case) for case in CASES if case.kind == kind] for kind, heading in HEADINGS.items()
    }
    assert [row[0] for row in rows(table)] == [shown(case) for case in CASES]
    assert table.strip().startswith(f"{len(CASES)} cases;")


def test_this_course_gave_every_case_what_it_deserves(table: str) -> None:
    """In these words and no others; and stock nbgrader was run on every case."""
    ours = [(case.name, row[2]) for case, row in zip(CASES, rows(table), strict=True)]
    assert ours == [(case.name, deserved(case)) for case in CASES]
    assert [row[0] for row in rows(table) if row[1] in ("", "not run")] == []
