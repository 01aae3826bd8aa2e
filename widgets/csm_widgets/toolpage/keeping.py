"""Keeping what is entered in the engagement: as far as it can be read, and never silently over another's work."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

from csm_course.engagement import Conflict, Engagement, EngagementStore, Kept, inputs_of
from csm_course.model import Model
from csm_course.store import StoreTrouble
from csm_widgets.toolpage import wording
from csm_widgets.toolpage.elsewhere import said_of_others, with_theirs
from csm_widgets.toolpage.messages import LARGEST_INPUTS, Clash, Entered
from csm_widgets.toolpage.messages import Kept as Told
from csm_widgets.toolpage.readable import Inputs, Readable, readable
from csm_widgets.toolwork import Workbench

Choice = Literal["ask", "mine", "theirs"]
REMEMBERED = 50
"""States of engagements kept in mind, to say what others changed since."""


class Keeping:
    """The inputs of one tool in the engagements of one store."""

    def __init__(self, slug: str, kind: type[Model], store: EngagementStore, bench: Workbench) -> None:
        self._slug = slug
        self._kind = kind
        self._store = store
        self._bench = bench
        self._seen: dict[tuple[str, int], Engagement] = {}

    def remember(self, kept: Kept) -> None:
        """This state was shown: what follows can be compared with it."""
        self._seen[kept.engagement.id, kept.revision] = kept.engagement
        for oldest in list(self._seen)[:-REMEMBERED]:
            del self._seen[oldest]

    def keep(self, engagement: str, entered: Entered, on_clash: Choice) -> Told:
        """Keep what is entered; what stands against it comes back as a sentence."""
        if not _fits(entered.inputs):
            return Told(sentence=wording.TOO_LARGE)
        try:
            before = self._store.read(engagement)
            found = readable(self._kind, self._bench.read(entered.inputs), inputs_of(before.engagement, self._slug))
            if found is None:
                return Told(sentence=wording.UNREADABLE)
            return self._kept(before, entered.base, found, on_clash)
        except StoreTrouble as trouble:
            return Told(sentence=str(trouble))

    def told(self, engagement: str, base: int, now: Engagement) -> str:
        """What others changed in this tool since `base`, in words; empty where that is not known or nothing."""
        seen = self._seen.get((engagement, base))
        changed = said_of_others(seen, now, self._slug) if seen else ""
        return wording.CHANGED_ELSEWHERE.format(what=changed) if changed else ""

    def _kept(self, before: Kept, base: int, found: Readable, on_clash: Choice) -> Told:
        name, inputs = before.engagement.id, found.inputs
        told = self.told(name, base, before.engagement) if base != before.revision else ""
        if on_clash == "theirs":
            inputs, base = self._yielded(before, base, inputs), before.revision
        try:
            kept = self._store.keep(name, self._slug, inputs, base, over=on_clash == "mine")
        except Conflict as conflict:
            clashes = tuple(Clash(label=one.label, mine=one.mine, theirs=one.theirs) for one in conflict.difficulties)
            return Told(sentence=wording.CLASH, clashes=clashes)
        self.remember(kept)
        return Told(
            saved=datetime.now(UTC),
            revision=kept.revision,
            inputs=_news(inputs_of(kept.engagement, self._slug), found),
            elsewhere=told,
            open=wording.OPEN if found.open else "",
        )

    def _yielded(self, theirs: Kept, base: int, inputs: Inputs) -> Inputs:
        """What is entered, with theirs wherever both changed the same; all of theirs where that is not known."""
        seen = self._seen.get((theirs.engagement.id, base))
        if seen is None:
            return dict(inputs_of(theirs.engagement, self._slug))
        return with_theirs(seen, inputs, theirs.engagement, self._slug)


def _news(kept: Mapping[str, object], found: Readable) -> Inputs | None:
    """The fields that are kept otherwise than they were sent; what is still being typed is left to the page."""
    news = {name: value for name, value in kept.items() if name not in found.open and value != found.inputs.get(name)}
    return news or None


def _fits(inputs: Inputs) -> bool:
    """False also for what JSON cannot hold."""
    try:
        return len(json.dumps(inputs, ensure_ascii=False, allow_nan=False).encode()) <= LARGEST_INPUTS
    except (ValueError, RecursionError):
        return False
