"""Which customers the learner works on, as the toolbox needs it: one reading, complete in itself.

The page is shown with or without the store: where it cannot be used, `trouble` says why, in the learner's words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from csm_course.engagement import Card, EngagementStore
from csm_course.store import StoreTrouble


@dataclass(frozen=True)
class Engagements:
    """All engagements, the one in work first.

    `used`: the tools that hold something in the one in work; `worked`: when they were last changed, where that is known
    (of what came in from a file it is not).
    """

    cards: tuple[Card, ...] = ()
    current: Card | None = None
    used: frozenset[str] = frozenset()
    worked: Mapping[str, datetime] = field(default_factory=dict)
    trouble: str = ""

    def recent(self, number: int) -> tuple[tuple[str, datetime], ...]:
        """The tools worked on last, newest first, with when."""
        newest = sorted(self.worked.items(), key=lambda item: (item[1], item[0]), reverse=True)
        return tuple(newest[:number])


def read_engagements(store: EngagementStore | None = None) -> Engagements:
    """The learner's engagements now; `store`: another one than the learner's own."""
    store = store or EngagementStore()
    try:
        cards, current = store.cards(), store.current()
        used = frozenset(store.read(current).engagement.tools)
    except StoreTrouble as trouble:
        return Engagements(trouble=str(trouble))
    mine = next((card for card in cards if card.id == current), None)
    ordered = (*(card for card in cards if card is mine), *(card for card in cards if card is not mine))
    worked = {slug: when for slug, when in mine.worked.items() if slug in used} if mine else {}
    return Engagements(ordered, mine, used, worked)
