"""Which steps of an engagement's history the undo of one tool's page may walk: those made in this tool or by this page.

An engagement has one history for all tools. A reader who presses Undo means what is before her; the rest is in History.
"""

from csm_course.engagement import Change, EngagementStore
from csm_widgets.toolpage.messages import Steps


class OwnSteps:
    """The steps of the tool `slug` in the engagements of a store, as one page may take them back."""

    def __init__(self, slug: str, store: EngagementStore) -> None:
        self._slug = slug
        self._store = store
        self._went_back: set[tuple[str, int]] = set()

    def went_back(self, engagement: str, revision: int) -> None:
        """This page brought the whole engagement back: the step is of no tool, but the page's own."""
        self._went_back.add((engagement, revision))

    def around(self, engagement: str) -> Steps:
        """The steps before and behind the present state, in words where they are this page's."""
        steps = self._store.history(engagement)
        done, ahead = [[one for one in steps if one.undone is undone] for undone in (False, True)]
        return Steps(
            undo=self._words(engagement, done[0]) if len(done) > 1 else "",
            redo=self._words(engagement, ahead[-1]) if ahead else "",
        )

    def _words(self, engagement: str, step: Change) -> str:
        is_own = step.slug == self._slug or (engagement, step.revision) in self._went_back
        return step.what if is_own else ""
