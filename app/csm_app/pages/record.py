"""What a visit leaves in the learner's own store. A page is shown with or without it: its troubles are another's."""

from csm_course.store import LearnerStore, StoreTrouble


def note_opened(page: str) -> None:
    """Remembers that the page was opened, for “continue where you left”."""
    try:
        LearnerStore().opened(page)
    except StoreTrouble:
        return
