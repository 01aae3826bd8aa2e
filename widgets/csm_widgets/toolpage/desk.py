"""One reader at one tool in one window: opens, keeps, undoes and goes back; knows nothing of widgets.

Every request names the engagement it is about, so that another window's choice never redirects what is typed here.
"""

from datetime import datetime
from hashlib import sha256

from csm_course.engagement import EngagementStore, Kept, emptied, inputs_of, notes_of
from csm_course.store import StoreTrouble
from csm_course.tools import Tool, load, slugs
from csm_widgets.envelope import Parts, replied
from csm_widgets.redraws import Redraws
from csm_widgets.toolpage import wording
from csm_widgets.toolpage.files import Files
from csm_widgets.toolpage.keeping import Keeping
from csm_widgets.toolpage.messages import (
    Begin,
    Engaged,
    Example,
    Export,
    Found,
    GoBack,
    History,
    Look,
    Open,
    PageOpening,
    PageReply,
    PageRequest,
    PastChange,
    Save,
    Solve,
    TakeIn,
    Undo,
)
from csm_widgets.toolpage.messages import Kept as Told
from csm_widgets.toolpage.steps import OwnSteps
from csm_widgets.toolwork import Workbench


class Desk:
    """The tool `slug` on the engagements of `store`."""

    def __init__(self, slug: str, tool: Tool, store: EngagementStore) -> None:
        self.slug = slug
        self.title = tool.ABOUT.title
        self._tool = tool
        self._store = store
        self._bench = Workbench(tool, {})
        self._redraws = Redraws()
        self._files = Files(slug, tool, store, self._bench)
        self._keeping = Keeping(slug, tool.Inputs, store, self._bench)
        self._steps = OwnSteps(slug, store)

    def in_use(self) -> str:
        """The engagement the reader works on."""
        return self._store.current()

    def opening(self, engagement: str) -> PageOpening:
        """The page of the tool as this engagement has it."""
        return self._page(self._store.read(engagement))

    def reply(self, request: PageRequest, files: list[bytes]) -> tuple[PageReply, list[bytes]]:
        """Do what the page asks for; the reply, and the bytes that go with it."""
        blank = PageReply(view=request.view, n=request.n)
        return replied(blank, lambda: self._parts(request, files), StoreTrouble)

    def _parts(self, request: PageRequest, files: list[bytes]) -> Parts:
        match request:
            case Export():
                return self._files.export(request)
            case TakeIn():
                return self._files.take_in(request, files), []
            case _:
                return self._answer(request), []

    def _answer(self, request: PageRequest) -> dict[str, object]:
        match request:
            case Solve():
                return {"solved": self._bench.solve(request.inputs, self._redraws.asked(request))}
            case Save():
                return {"saving": self._kept(request)}
            case Look():
                return {"found": self._look(request)}
            case History():
                return {"history": self._history(request.engagement)}
            case Example():
                return {"example": self._bench.start | self._tool.EXAMPLE.model_dump(mode="json")}
            case _:
                return self._turn(request)

    def _turn(self, request: PageRequest) -> dict[str, object]:
        """Another engagement, or another state of this one."""
        match request:
            case Open():
                self._store.choose(request.to)
                return {"opened": self.opening(request.to)}
            case Begin():
                begun = self._store.create(request.title)
                self._store.choose(begun)
                return {"opened": self.opening(begun)}
            case GoBack():
                kept = self._store.go_back(request.engagement, request.revision)
                self._steps.went_back(request.engagement, kept.revision)
                return {"opened": self._page(kept)}
            case Undo():
                return self._undone(request.engagement)
            case _:
                return self._redone(request.engagement)

    def _undone(self, engagement: str) -> dict[str, object]:
        """One step back, if it is this page's to take back."""
        told = self._present_change(engagement)
        kept = self._store.undo(engagement) if self._steps.around(engagement).undo else None
        if kept is None:
            return {"refused": wording.NOTHING_TO_UNDO}
        return {"opened": self._page(kept), "said": wording.UNDONE.format(what=told)}

    def _redone(self, engagement: str) -> dict[str, object]:
        """One step forth, if it is this page's to bring back."""
        kept = self._store.redo(engagement) if self._steps.around(engagement).redo else None
        if kept is None:
            return {"refused": wording.NOTHING_TO_REDO}
        return {"opened": self._page(kept), "said": wording.REDONE.format(what=self._present_change(engagement))}

    def _kept(self, request: Save) -> Told:
        told = self._keeping.keep(request.engagement, request.answer, request.on_clash)
        if not told.saved:
            return told
        return told.model_copy(update={"steps": self._steps.around(request.engagement)})

    def _present_change(self, engagement: str) -> str:
        """The change that led to the state the engagement is in: with which tool, and what."""
        change = next((one for one in self._history(engagement) if one.now), None)
        return " – ".join(filter(None, (change.tool, change.what))) if change else ""

    def _look(self, request: Look) -> Found:
        """Newer inputs, where others changed any; and the engagement that another window has taken up."""
        now = self._store.read(request.engagement)
        current = self._store.current()
        in_use = None if current == request.engagement else self._engaged(current)
        if now.revision == request.base:
            return Found(revision=now.revision, in_use=in_use, steps=self._steps.around(request.engagement))
        told = self._keeping.told(request.engagement, request.base, now.engagement)
        self._keeping.remember(now)
        return Found(
            revision=now.revision,
            inputs=dict(inputs_of(now.engagement, self.slug)),
            elsewhere=told,
            in_use=in_use,
            steps=self._steps.around(request.engagement),
        )

    def _engaged(self, engagement: str) -> Engaged | None:
        return next((one for one in self._engagements() if one.id == engagement), None)

    def _engagements(self) -> tuple[Engaged, ...]:
        return tuple(Engaged(id=card.id, title=card.title) for card in self._store.cards())

    def _history(self, engagement: str) -> tuple[PastChange, ...]:
        """Newest first."""
        now = self._store.read(engagement).revision
        return tuple(
            PastChange(
                revision=one.revision,
                at=one.at,
                tool=_title(one.slug),
                what=one.what,
                now=one.revision == now,
                undone=one.undone,
            )
            for one in self._store.history(engagement)
        )

    def _page(self, kept: Kept) -> PageOpening:
        engagement = kept.engagement
        self._keeping.remember(kept)
        inputs = dict(inputs_of(engagement, self.slug))
        about = self._tool.ABOUT
        return PageOpening(
            slug=self.slug,
            title=about.title,
            purpose=about.purpose,
            when=about.when,
            place=sha256(str(self._store.file).encode()).hexdigest()[:12],
            engagement=engagement.id,
            engagements=self._engagements(),
            revision=kept.revision,
            saved=self._worked(engagement.id),
            inputs=inputs,
            blank=dict(emptied(engagement, self.slug)),
            fields=self._bench.fields,
            columns=self._bench.columns,
            lists=self._bench.lists,
            solved=self._bench.solve(inputs),
            steps=self._steps.around(engagement.id),
            formats=self._files.formats(),
            takes_in=self._files.takes_in(),
            remark=" ".join([*kept.notes, *notes_of(engagement, self.slug)]),
        )

    def _worked(self, engagement: str) -> datetime | None:
        """When this tool last changed the engagement."""
        card = next((one for one in self._store.cards() if one.id == engagement), None)
        return card.worked.get(self.slug) if card else None


def _title(slug: str) -> str:
    """The tool's name; a tool of another version of the course has none here."""
    return load(slug).ABOUT.title if slug in slugs() else ""
