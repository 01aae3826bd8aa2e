"""The text of outputs is what nbformat would write, to the byte."""

import nbformat
import nbformat.v4 as v4
from hypothesis import given
from hypothesis import strategies as st

from csm_autograder.batch.notebook_text import MARK, cut, output_text
from csm_autograder.grading import Record

LINES = st.text(st.sampled_from(list('ab"\\<é\u2028\x85\n\r\t\x0b\x0c\x1c😀')), max_size=40)


class Said:
    """Something to show, with any two texts."""

    def __init__(self, html: str, plain: str) -> None:
        self._html, self._plain = html, plain

    def __repr__(self) -> str:
        return self._plain

    def _repr_html_(self) -> str:
        return self._html


def written(html: str, plain: str) -> str:
    """A notebook with one output, as nbformat writes it."""
    output = v4.new_output("execute_result", data={"text/html": html, "text/plain": plain}, execution_count=1)
    cell = v4.new_code_cell("x", id="one", outputs=[output])
    text: str = nbformat.writes(v4.new_notebook(cells=[cell]))
    return text


@given(LINES, LINES)
def test_any_text_is_written_as_nbformat_writes_it(html: str, plain: str) -> None:
    """Line breaks of every kind, quotes, nothing at all."""
    before, after = cut(written(MARK, MARK))
    assert before + output_text(Said(html, plain)) + after == written(html, plain)


@given(LINES)
def test_a_record_is_written_the_same_although_its_stylesheet_is_encoded_once(html: str) -> None:
    """The long text that begins every record is not encoded again for each."""
    record = Record(html)
    before, after = cut(written(MARK, MARK))
    assert before + output_text(record) + after == written(record._repr_html_(), repr(record))
