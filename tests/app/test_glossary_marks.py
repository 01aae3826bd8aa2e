"""Words of the glossary are marked where they are first read, and nothing else on the page changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_app.build.glossary_marks import MOST, GlossaryMarks, without_marks
from csm_app.build.notebook import notebook, notebook_bytes
from csm_app.pages.text import TextOfPage
from csm_course.content import read_module
from csm_course.content.glossary import Term, read_glossary
from csm_course.places import content_folder

MODULE = "m01-customer-success-fundamentals"
CHURN = Term(id="churn", term="Churn", meaning='The share "lost" | by a date', also=("churn rate",), lesson="L-1.3")
LOGO = Term(id="logo-churn", term="Logo churn", meaning="Customers lost, over those at the start", lesson="L-1.3")
CAC = Term(id="cac", term="CAC", meaning="What winning a customer costs", lesson="L-1.6")
STUDY = Term(id="case-study", term="Case study", meaning="A customer's story with figures", lesson="L-1.6")
TERMS = (CHURN, LOGO, CAC, STUDY)


def words_in(marked: str) -> list[str]:
    """The words that carry a mark."""
    return re.findall(r'<abbr class="csm-term" title="[^"]*">(.*?)</abbr>', marked, re.DOTALL)


def marked(source: str) -> str:
    """One cell with its marks."""
    return GlossaryMarks(TERMS).mark(source)


def test_the_first_use_is_marked_with_the_meaning_and_the_case_is_kept() -> None:
    """Later uses stay plain; quotes and bars of a meaning cannot break out of the attribute or a table."""
    title = "The share &quot;lost&quot; &#124; by a date"
    assert marked("Churn hurts. More churn hurts more.") == (
        f'<abbr class="csm-term" title="{title}">Churn</abbr> hurts. More churn hurts more.'
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Our logo churn and our churn", ["logo churn", "churn"]),  # the longest name that begins there
        ("logo churn, then logo churn", ["logo churn"]),  # the second does not become "churn"
        ("case\nstudies of two", ["case\nstudies"]),  # a plural, over the end of a line
        ("the churn rate", ["churn rate"]),  # another name
        ("CAC, not cac", ["CAC"]),
        ("a cac of his", []),  # capitals belong to an abbreviation
        ("churning, unchurn, churn-free, e-churn", []),  # whole words only
        ("- churn\n- `CAC`", ["churn"]),
        ("**churn** is this; churn", ["churn"]),  # bold is where the text explains it
    ],
)
def test_which_words_are_marked(source: str, words: list[str]) -> None:
    """Names as they stand in real sentences."""
    assert words_in(marked(source)) == words


@pytest.mark.parametrize(
    "source",
    [
        "## Churn",
        "| Churn | CAC |\n|---|---|\n",
        "[churn](a.ipynb)",
        "![churn](churn.png)",
        "`churn`",
        "```\nchurn\n\nchurn\n```",
        '<span title="churn">x</span>',
        "https://example.org/churn",
        "## Words to know\n\n| Term | Meaning |\n|---|---|\n| Churn | churn |\n",
        "**Churn**",
    ],
)
def test_what_is_never_marked(source: str) -> None:
    """Headings, heads of tables, links, pictures, code, HTML, bold words, and the section of words to know."""
    assert marked(source) == source


def test_the_body_of_a_table_and_what_follows_the_words_to_know_are_marked() -> None:
    """Only the head of a table and the section itself are left alone."""
    assert words_in(marked("| A | B |\n|---|---|\n| churn | 2 |\n")) == ["churn"]
    assert words_in(marked("## Words to know\n\nchurn\n\n## After\n\nCAC and churn")) == ["CAC", "churn"]


def test_a_page_has_a_dozen_marks_at_most() -> None:
    """More would look like a rash."""
    terms = [Term(id=f"w-{n}", term=f"word{n:02d}", meaning="a meaning of it", lesson="L-1.1") for n in range(20)]
    marks = GlossaryMarks(terms)
    first = marks.mark(" ".join(term.term for term in terms[:10]))
    second = marks.mark(" ".join(term.term for term in terms[10:]))
    assert len(words_in(first + second)) == MOST


PIECES = st.sampled_from(
    [
        "churn",
        "Logo churn",
        "case study",
        "CAC",
        "**",
        "*",
        "`",
        "\n",
        "\n\n",
        " ",
        "# ",
        "|",
        "|---|",
        "[",
        "](x)",
        "<b>",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_without_its_marks_a_text_is_what_it_was(source: str) -> None:
    """The law of the marks, on any heap of Markdown."""
    assert without_marks(marked(source)) == source


def test_every_page_reads_the_same_with_and_without_marks() -> None:
    """On the real course: the same source, the same HTML but for the marks, the same bytes twice."""
    terms = read_glossary(content_folder() / "glossary.yaml")
    found = []
    for page in read_module(content_folder() / MODULE).pages:
        plain, with_marks = notebook(page, MODULE), notebook(page, MODULE, terms)
        for cell, other in zip(plain.cells, with_marks.cells, strict=True):
            assert without_marks(other.source) == cell.source
            if cell.cell_type == "markdown":
                assert without_marks(TextOfPage().html(other.source)) == TextOfPage().html(cell.source)
                found += words_in(other.source)
            if "nbgrader" in cell.metadata:
                assert other.source == cell.source
        assert notebook_bytes(page, MODULE, terms) == notebook_bytes(page, MODULE, terms)
    assert len(found) > 20
