"""What the learner's own store says of pages. A page is shown with or without it: its troubles are not the page's."""

from collections.abc import Mapping

from csm_course.store import LearnerStore, PageProgress, StoreTrouble


def progress() -> Mapping[str, PageProgress]:
    """How far each page was taken; nothing where the store cannot be read, which “My records” explains."""
    try:
        return LearnerStore().pages()
    except StoreTrouble:
        return {}


def note_opened(page: str) -> None:
    """Remembers that the page was opened, for “continue where you left”."""
    try:
        LearnerStore().opened(page)
    except StoreTrouble:
        return
