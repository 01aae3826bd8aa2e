"""Records of the kinds that are read as a document or shared out, and of written answers with their formats."""

import pytest
from tests.autograder.examples import exercise

from csm_course.exercises.allocate import AllocateAnswer, worded
from csm_course.exercises.fill import FillAnswer
from csm_course.exercises.spot import SpotAnswer
from csm_course.exercises.tool import ToolAnswer, ToolQuestion
from csm_course.exercises.written import WrittenAnswer
from csm_course.html.gaps import slot, with_gaps
from csm_course.html.markdown import written_html
from csm_course.html.record import UNKNOWN, record_html


def test_spot_tells_what_was_marked() -> None:
    """The words of the parts marked, and nothing of the others."""
    html = record_html(exercise("spot").question(), SpotAnswer(marked=("b", "zz")))
    assert f'<p dir="auto">Marked as wrong:</p><ul><li>Text b</li><li>{UNKNOWN}</li></ul>' in html
    assert "Text a" not in html


def test_fill_shows_the_text_as_it_was_built() -> None:
    """The chosen blocks stand in their gaps, marked off; an open gap says so."""
    html = record_html(exercise("fill").question(), FillAnswer(chosen={"opening": "c"}))
    assert '<p>Dear <strong>Ada</strong>,</p>\n<p><mark class="csm-chosen">Text c</mark> We met ' in html
    assert '<mark class="csm-chosen">(not answered)</mark>.</p>' in html


def test_allocate_shows_every_amount_and_the_sum() -> None:
    """What was not given is said to be missing, and the sum is set against the total."""
    html = record_html(exercise("allocate").question(), AllocateAnswer(amounts={"one": 26.5, "three": 0}))
    for cell in ("26.5 hours", "(not given)", "0 hours", "26.5 hours of 40 hours"):
        assert f'<td dir="auto">{cell}</td>' in html


@pytest.mark.parametrize(
    ("unit", "words"), [("hours", "−1,250.5 hours"), ("%", "−1,250.5%"), ("EUR", "EUR −1,250.5"), ("", "−1,250.5")]
)
def test_an_amount_is_worded_by_its_unit(unit: str, words: str) -> None:
    """Percent follows, euros stand before, anything else follows after a space."""
    assert worded(-1250.5, unit) == words


def test_a_gap_becomes_a_place_for_a_control() -> None:
    """Markdown around it is rendered, and no other brace is touched."""
    assert with_gaps("**To:** {who} {x y}", slot) == (
        '<p><strong>To:</strong> <span data-csm-gap="who"></span> {x y}</p>\n'
    )


def test_a_written_answer_has_its_formats_and_no_others() -> None:
    """Bold, italic, lists, quotes and line breaks; headings, code, links, pictures and markup stay as typed."""
    text = "Dear **Ada**,\nall *well*\n\n- one\n  1. two\n\n> three\n\n# no\n`no` [no](javascript:x) ![no](y) <b>no</b>"
    assert written_html(text).replace("\n", "") == (
        "<p>Dear <strong>Ada</strong>,<br>all <em>well</em></p><ul><li>one<ol><li>two</li></ol></li></ul>"
        "<blockquote><p>three</p></blockquote>"
        "<p># no<br>`no` [no](javascript:x) ![no](y) &lt;b&gt;no&lt;/b&gt;</p>"
    )
    assert "<strong>Ada</strong>" in record_html(exercise("written").question(), WrittenAnswer(text=text))


def charter(**inputs: object) -> str:
    """The record of a role charter with these inputs."""
    asked = ToolQuestion(id="m01-x-charter", title="Charter", points=1, tool="role_charter")
    return record_html(asked, ToolAnswer(inputs={"role": "CSM", "mission": "I help.", **inputs}))


def test_rows_that_the_report_shows_stand_there_and_nowhere_else() -> None:
    """The document comes once; single values stand above it."""
    html = charter(duties=[{"task": "Meet", "partner": "Ada"}, {"task": "Train", "partner": ""}])
    assert '<th scope="row">Working hours in a week</th><td dir="auto">38 hours</td>' in html
    assert html.count("What I do") == 2  # the table's caption, and its name for readers who do not see it
    assert "csm-record__list" not in html


def test_rows_that_the_report_leaves_out_are_a_table_of_their_own() -> None:
    """Nothing that was typed is lost, each word is escaped, and nothing reads as a run of commas."""
    html = charter(duties=[{"task": "", "partner": "<b>Ada</b>"}, {"task": "Train", "partner": ""}])
    assert '<div class="csm-record__list" tabindex="0" role="group" aria-label="What I do">' in html
    assert '<tr><th scope="row" dir="auto">–</th><td dir="auto">&lt;b&gt;Ada&lt;/b&gt;</td></tr>' in html
    assert '<tr><th scope="row" dir="auto">Train</th><td dir="auto">–</td></tr>' in html
    assert "<b>" not in html


def test_a_list_nobody_typed_by_hand_is_cut_short() -> None:
    """A feedback page stays readable whatever was put into the file."""
    html = charter(duties=[{"task": "", "partner": f"No. {number}"} for number in range(1_000)])
    assert "No. 59<" in html
    assert "No. 60<" not in html
    assert "… and 940 more rows." in html
