"""What a page shows where no live panel stands: a calm notice, or the record of an answer."""

from dataclasses import dataclass
from html import escape
from pathlib import Path

from csm_course.html import stylesheet

_NOTICE_STYLE = (Path(__file__).parent / "static" / "notice.css").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Notice:
    """A sentence in place of an exercise."""

    sentence: str

    def __repr__(self) -> str:
        return self.sentence

    def _repr_html_(self) -> str:
        return _page(self.paragraph())

    def paragraph(self) -> str:
        """The notice as part of a page."""
        return f'<p class="csm-notice" role="note" data-csm="notice">{escape(self.sentence)}</p>'


@dataclass(frozen=True)
class Record:
    """What was answered, for feedback pages; `html` is already safe."""

    html: str

    def __repr__(self) -> str:
        return "The answer to this exercise"

    def _repr_html_(self) -> str:
        return _page(self.html)


def _page(html: str) -> str:
    return f'<style>{stylesheet()}{_NOTICE_STYLE}</style><div class="csm-root">{html}</div>'
