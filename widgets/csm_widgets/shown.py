"""A calm notice: what a page shows in place of an exercise that cannot be shown."""

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
        paragraph = f'<p class="csm-notice" role="note" data-csm="notice">{escape(self.sentence)}</p>'
        return f'<style>{stylesheet()}{_NOTICE_STYLE}</style><div class="csm-root">{paragraph}</div>'
