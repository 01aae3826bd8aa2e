"""Markdown as words alone."""

from csm_course.html.markdown import plain_text


def test_the_words_alone() -> None:
    """Marks, tables and lists lose their form and keep their words; HTML was never obeyed and stays as typed."""
    words = "In **April**, 6 `leave`\nand [10](https://example.org) join."
    text = f"{words}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- <b>Why?</b>"
    assert plain_text(text) == "In April, 6 leave and 10 join. a b 1 2 <b>Why?</b>"
    assert plain_text("") == ""
