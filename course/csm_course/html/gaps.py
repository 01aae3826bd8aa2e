"""A text with gaps as HTML: the author's Markdown, with something put where each gap stands."""

from collections.abc import Callable

from csm_course.exercises.fill import GAP
from csm_course.html.markdown import markdown_html
from csm_course.html.markup import Html, tag, text


def with_gaps(document: str, put: Callable[[str], Html]) -> str:
    """`document` as HTML, each `{gap}` replaced by `put(gap)`. Markdown reads no braces, so every gap survives it."""
    return GAP.sub(lambda gap: put(gap[1]), markdown_html(document))


def slot(gap: str) -> Html:
    """An empty place that the page fills with a control."""
    return tag("span", data_csm_gap=gap)


def chosen(words: str) -> Html:
    """What was chosen for a gap, marked off from the text around it."""
    return tag("mark", text(words), class_="csm-chosen")
