"""The web side of the engagements: requests under `{base_url}course/api/toolbox/`, answered in JSON or with a file.

Only the signed-in learner is answered, and a request that changes something must carry the `_xsrf` token. What goes
wrong is `{"message": sentence}`. The store decides; here is only how it is asked.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, TypeVar

from tornado.web import authenticated

from csm_app.records.api import SIGN_IN, RecordsHandler, Refused
from csm_course.engagement import Card, EngagementStore, NoEngagement, NotDeleted
from csm_course.model import Model
from csm_course.store import StoreTrouble
from csm_course.tools.fields import Line

T = TypeVar("T")

ZIP = "application/zip"
JSON = "application/json"
NO_NAME = "Give the engagement a name, for example that of the customer."
WENT_WRONG = "That did not work. Your engagements are as they were; try again, and ask for help if it stays like this."


class Chosen(Model):
    """Which engagement is meant."""

    id: str


class Named(Model):
    """A name for a new engagement."""

    title: Line


class Renamed(Model):
    """Another name for an engagement."""

    id: str
    title: Line


class Listed(Model):
    """The engagements there are, and which of them is worked on."""

    current: str
    engagements: tuple[Card, ...]


@dataclass(frozen=True)
class Download:
    """A file for the learner."""

    name: str
    content: bytes
    kind: str = ZIP


class ToolboxHandler(RecordsHandler):
    """What the requests have in common with those of the records, and what differs: sentences and files."""

    def write_error(self, status_code: int, **_details: Any) -> None:
        """Whatever else happens is told in words, too; the details are in the server's log."""
        self.finish({"message": SIGN_IN if status_code == HTTPStatus.FORBIDDEN else WENT_WRONG})

    async def carry_out(self, work: Callable[[], object], **headers: str) -> None:
        """As with the records; an engagement that is gone or stays is told apart from a store that fails."""
        await super().carry_out(lambda: plainly(work), **headers)

    async def send(self, make: Callable[[], Download]) -> None:
        """Make the file beside the server's loop and answer with it."""
        try:
            file = await asyncio.to_thread(plainly, make)
        except Refused as refused:
            self.refuse(refused.status, str(refused))
        except StoreTrouble as trouble:
            self.refuse(HTTPStatus.SERVICE_UNAVAILABLE, str(trouble))
        else:
            self.set_header("Cache-Control", "no-store")
            self.set_header("Content-Disposition", f'attachment; filename="{file.name}"')
            self.finish(file.content, set_content_type=file.kind)

    def meant(self) -> str:
        """The engagement asked for with `?engagement=`, or the one in work."""
        return self.get_query_argument("engagement", "") or EngagementStore().current()


def plainly(work: Callable[[], T]) -> T:
    """What the work gives. Raises `Refused` where it asks for what is gone, or must stay."""
    try:
        return work()
    except NoEngagement as gone:
        raise Refused(HTTPStatus.NOT_FOUND, str(gone)) from gone
    except NotDeleted as stays:
        raise Refused(HTTPStatus.CONFLICT, str(stays)) from stays


def listed(store: EngagementStore) -> Listed:
    """The engagements as they are now."""
    return Listed(current=store.current(), engagements=store.cards())


def named(title: str) -> str:
    """A name that says something. Raises `Refused`."""
    if not title.strip():
        raise Refused(HTTPStatus.BAD_REQUEST, NO_NAME)
    return title.strip()


class ListEngagements(ToolboxHandler):
    """GET `engagements`."""

    @authenticated
    async def get(self) -> None:
        """Answers with the engagements."""
        await self.carry_out(lambda: listed(EngagementStore()))


class ChooseEngagement(ToolboxHandler):
    """POST `choose`: `{"id": "..."}`; the tools open with it from now on."""

    @authenticated
    async def post(self) -> None:
        """Answers with the engagements."""
        await self.carry_out(self._choose)

    def _choose(self) -> Listed:
        wish, store = self.wish(Chosen), EngagementStore()
        store.choose(wish.id)
        return listed(store)


class CreateEngagement(ToolboxHandler):
    """POST `create`: `{"title": "..."}`; the new one is worked on from now on."""

    @authenticated
    async def post(self) -> None:
        """Answers with the engagements."""
        await self.carry_out(self._create)

    def _create(self) -> Listed:
        wish, store = self.wish(Named), EngagementStore()
        store.choose(store.create(named(wish.title)))
        return listed(store)


class RenameEngagement(ToolboxHandler):
    """POST `rename`: `{"id": "...", "title": "..."}`."""

    @authenticated
    async def post(self) -> None:
        """Answers with the engagements."""
        await self.carry_out(self._rename)

    def _rename(self) -> Listed:
        wish, store = self.wish(Renamed), EngagementStore()
        store.rename(wish.id, named(wish.title))
        return listed(store)


class DeleteEngagement(ToolboxHandler):
    """POST `delete`: `{"id": "..."}`; own engagements only."""

    @authenticated
    async def post(self) -> None:
        """Answers with the engagements that are left."""
        await self.carry_out(self._delete)

    def _delete(self) -> Listed:
        wish, store = self.wish(Chosen), EngagementStore()
        store.delete(wish.id)
        return listed(store)


class ResetEngagement(ToolboxHandler):
    """POST `reset`: `{"id": "..."}`; as on the first day, one step of the history that can be undone."""

    @authenticated
    async def post(self) -> None:
        """Answers with the engagements."""
        await self.carry_out(self._reset)

    def _reset(self) -> Listed:
        wish, store = self.wish(Chosen), EngagementStore()
        store.reset(wish.id)
        return listed(store)


class ExportEngagement(ToolboxHandler):
    """GET `export?engagement=...`: one engagement as a file."""

    @authenticated
    async def get(self) -> None:
        """Answers with the file."""
        await self.send(self._export)

    def _export(self) -> Download:
        store, wanted = EngagementStore(), self.meant()
        title = store.read(wanted).engagement.title
        return Download(f"engagement-{file_stem(title)}.json", store.export(wanted), JSON)


class ImportEngagement(ToolboxHandler):
    """POST `import`: the file as it was exported; it comes in beside the others and is worked on from now on."""

    @authenticated
    async def post(self) -> None:
        """Answers with the engagements."""
        await self.carry_out(self._import)

    def _import(self) -> Listed:
        store = EngagementStore()
        store.choose(store.take_in(self.request.body))
        return listed(store)


class BlankTemplates(ToolboxHandler):
    """GET `templates`: the blank documents of all tools in one zip file."""

    @authenticated
    async def get(self) -> None:
        """Answers with the file."""
        await self.send(self._make)

    def _make(self) -> Download:
        # Here: what writes Office documents takes half a second to import, and only this needs it.
        from csm_course.office import blank_templates

        return Download("blank-templates.zip", blank_templates())


class EngagementDocuments(ToolboxHandler):
    """GET `documents?engagement=...`: every document of one engagement in one zip file."""

    @authenticated
    async def get(self) -> None:
        """Answers with the file."""
        await self.send(self._make)

    def _make(self) -> Download:
        engagement = EngagementStore().read(self.meant()).engagement
        from csm_course.office import engagement_files

        return Download(f"documents-{file_stem(engagement.title)}.zip", engagement_files(engagement))


def file_stem(title: str) -> str:
    """A title as part of a file's name, on every system: "Havn & Huerta" becomes "havn-huerta"."""
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:60] or "customer"
