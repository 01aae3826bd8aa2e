"""Documents out and in: a tool's inputs as a real Office file, and a workbook's content back as inputs."""

from typing import TYPE_CHECKING

from csm_course.engagement import Engagement, EngagementStore, Kept, inputs_of, with_inputs
from csm_course.engagement.differences import differences
from csm_course.engagement.parts import ASIDE
from csm_course.engagement.tree import tree
from csm_course.engagement.wording import change_in_words
from csm_course.office import NotExported, NotTakenIn, export, formats, take_in
from csm_course.tools import Tool
from csm_widgets.envelope import Document
from csm_widgets.toolpage import wording
from csm_widgets.toolpage.messages import Export, TakeIn, TakenIn
from csm_widgets.toolpage.readable import Inputs, readable
from csm_widgets.toolpage.uploads import Upload
from csm_widgets.toolwork import Workbench

MOST_LINES = 60
"""Changes that are named one by one; what is beyond is counted."""

Parts = dict[str, object]

if TYPE_CHECKING:
    from csm_course.office.taking import Taken


class Files:
    """The documents of one tool, for the engagements of one store."""

    def __init__(self, slug: str, tool: Tool, store: EngagementStore, bench: Workbench) -> None:
        self._slug = slug
        self._tool = tool
        self._store = store
        self._bench = bench
        self._upload = Upload()

    def formats(self) -> tuple[str, ...]:
        """The kinds of document there are of this tool."""
        return formats(self._slug)

    def takes_in(self) -> bool:
        """A workbook is the one kind that can be read back."""
        return "xlsx" in self.formats()

    def export(self, request: Export) -> tuple[Parts, list[bytes]]:
        """The document of what is entered, as far as it can be read."""
        kind = next((one for one in formats(self._slug) if one == request.format), None)
        if kind is None:
            return {"refused": wording.NO_FORMAT}, []
        engagement = self._store.read(request.engagement).engagement
        extras = {name: part for name, part in engagement.extras.get(self._slug, {}).items() if name != ASIDE}
        try:
            file = export(self._slug, self._inputs(request.inputs, engagement), kind, extras)
        except NotExported as reason:
            return {"refused": reason.sentence}, []
        return {"document": Document(name=file.name, mime=file.mime)}, [file.content]

    def take_in(self, request: TakeIn, pieces: list[bytes]) -> Parts:
        """Add a piece; after the last one say what is in the file. Nothing is entered yet: the page does that."""
        self._upload.add(request, pieces[0] if pieces else b"")
        if self._upload.is_too_large():
            return {"refused": wording.FILE_TOO_LARGE.format(name=request.name)}
        if request.piece < request.pieces - 1:
            return {}
        content = self._upload.whole(request)
        if content is None:
            return {"refused": wording.FILE_INCOMPLETE.format(name=request.name)}
        try:
            return {"taken": self._taken(request, take_in(self._slug, content, request.name))}
        except NotTakenIn as reason:
            return {"refused": reason.sentence}

    def _taken(self, request: TakeIn, taken: "Taken") -> TakenIn:
        kept = self._store.read(request.engagement)
        here = self._inputs(request.inputs, kept.engagement)
        before = with_inputs(kept.engagement, self._slug, here)
        after = with_inputs(before, self._slug, {**here, **taken.inputs})
        self._keep_extras(kept, taken)
        return TakenIn(
            inputs=dict(inputs_of(after, self._slug)),
            changed=_changes(before, after),
            unknown=taken.unknown,
            faults=taken.faults,
        )

    def _keep_extras(self, kept: Kept, taken: "Taken") -> None:
        """What the tool does not know goes into the engagement beside it, and into the next document."""
        if not any(taken.extras.values()):
            return
        inputs = inputs_of(kept.engagement, self._slug)
        self._store.keep(kept.engagement.id, self._slug, inputs, kept.revision, extras=dict(taken.extras))

    def _inputs(self, entered: Inputs, engagement: Engagement) -> Inputs:
        """What is entered, with the kept value wherever something cannot be read."""
        former: Inputs = dict(inputs_of(engagement, self._slug))
        found = readable(self._tool.Inputs, self._bench.read(entered), former)
        return found.inputs if found else former


def _changes(before: Engagement, after: Engagement) -> tuple[str, ...]:
    """Each change as a line of its own."""
    sides = tree(before), tree(after)
    found = differences(*sides)
    lines = [change_in_words([one], *sides) for one in found[:MOST_LINES]]
    more = len(found) - len(lines)
    return (*lines, wording.MORE.format(count=more)) if more else tuple(lines)
