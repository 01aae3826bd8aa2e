"""The web side of the records: small JSON requests under `{base_url}course/api/`, answered in JSON.

Only the signed-in learner is answered, and a request that changes something must carry the `_xsrf` token, as Jupyter
Server asks of all of them. What goes wrong is `{"message": sentence}`.
"""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from jupyter_server.base.handlers import APIHandler
from pydantic import ValidationError
from tornado.web import authenticated

from csm_app.home.catalogue import modules_of, read_shelf
from csm_app.records import affairs
from csm_course.model import Model
from csm_course.outline import read_outline
from csm_course.store import LearnerStore, NotUnderstood, StoreTrouble
from csm_course.store.records import ModuleId, PageId
from csm_course.store.transfer import LARGEST, TOO_LARGE

T = TypeVar("T", bound=Model)
SMALL = 10_000
"""Bytes of the largest request that is not an import."""

SIGN_IN = "This page is no longer signed in. Reload it, then try again."
WENT_WRONG = "That did not work. Your records are as they were; try again, and ask for help if it stays like this."
NOT_ASKED_WELL = "The page asked for something the course does not know. Reload it, then try again."
NO_PAGE = "The course has no page {page}, so nothing was recorded."
NO_MODULE = "The course has no module {number}, so no date was recorded."


class Refused(Exception):
    """The request is not carried out; the text is for the learner."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class ProgressWish(Model):
    """A page was opened (`done` left out), or is to be marked as complete or not."""

    page: PageId
    done: bool | None = None


class DueWish(Model):
    """The day by which a module is to be done; none takes it away."""

    module: ModuleId
    due: date | None


class ResetWish(Model):
    """What is to be reset; `look` only counts what would go."""

    scope: str
    look: bool = False


class RecordsHandler(APIHandler):
    """What the requests have in common."""

    @property
    def root(self) -> Path:
        """The folder this server shows."""
        return Path(self.settings["server_root_dir"]).expanduser()

    async def carry_out(self, work: Callable[[], object], **headers: str) -> None:
        """Do the work beside the server's loop, since a store in use may have to be waited for; answer what it gives.

        `headers` go with a good answer only.
        """
        try:
            outcome = await asyncio.to_thread(work)
        except Refused as refused:
            self.refuse(refused.status, str(refused))
        except NotUnderstood as trouble:
            self.refuse(HTTPStatus.BAD_REQUEST, str(trouble))
        except StoreTrouble as trouble:
            self.refuse(HTTPStatus.SERVICE_UNAVAILABLE, str(trouble))
        else:
            for name, value in {"Cache_Control": "no-store", **headers}.items():
                self.set_header(name.replace("_", "-"), value)
            self.finish(outcome.model_dump_json() if isinstance(outcome, Model) else outcome)

    def refuse(self, status: HTTPStatus, sentence: str) -> None:
        """Answer with the status and the learner's sentence."""
        self.set_status(status)
        self.finish({"message": sentence})

    def wish(self, kind: type[T]) -> T:
        """What the page asks for. Raises `Refused`."""
        if len(self.request.body) > SMALL:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, NOT_ASKED_WELL)
        try:
            return kind.model_validate_json(self.request.body)
        except ValidationError as error:
            raise Refused(HTTPStatus.BAD_REQUEST, NOT_ASKED_WELL) from error

    def write_error(self, status_code: int, **_details: Any) -> None:
        """Whatever else happens is told in words, too; the details are in the server's log."""
        self.finish({"message": SIGN_IN if status_code == HTTPStatus.FORBIDDEN else WENT_WRONG})


class RecordProgress(RecordsHandler):
    """POST `progress`: `{"page": "L-1.3", "done": true}`."""

    @authenticated
    async def post(self) -> None:
        """Answers with an empty object."""
        await self.carry_out(self._record)

    def _record(self) -> dict[str, object]:
        wish = self.wish(ProgressWish)
        pages = {page.facts.id for pages in read_shelf(self.root).modules.values() for page in pages}
        if wish.page not in pages:
            raise Refused(HTTPStatus.NOT_FOUND, NO_PAGE.format(page=wish.page))
        store = LearnerStore()
        if wish.done is None:
            store.opened(wish.page)
        else:
            store.set_complete(wish.page, wish.done)
        return {}


class RecordDue(RecordsHandler):
    """POST `due`: `{"module": "M-1", "due": "2026-12-01"}`, or null to take the date away."""

    @authenticated
    async def post(self) -> None:
        """Answers with an empty object."""
        await self.carry_out(self._record)

    def _record(self) -> dict[str, object]:
        wish = self.wish(DueWish)
        number = int(wish.module.removeprefix("M-"))
        announced = {module.number for level in read_outline(modules_of(self.root)).levels for module in level.modules}
        if number not in announced | set(read_shelf(self.root).modules):
            raise Refused(HTTPStatus.NOT_FOUND, NO_MODULE.format(number=number))
        LearnerStore().set_due(wish.module, wish.due)
        return {}


class ExportRecords(RecordsHandler):
    """GET `export`: all records as a file named with today's date."""

    @authenticated
    async def get(self) -> None:
        """Answers with the file."""
        name = f"my-records-{datetime.now().astimezone():%Y-%m-%d}.json"
        await self.carry_out(
            lambda: affairs.export(self.root, LearnerStore()),
            Content_Disposition=f'attachment; filename="{name}"',
        )


class ImportRecords(RecordsHandler):
    """POST `import`: the file as it was exported; with `?look=1` it is only told what would come in."""

    @authenticated
    async def post(self) -> None:
        """Answers with what came in, and where the copy made before lies."""
        await self.carry_out(self._import)

    def _import(self) -> affairs.Outcome:
        if len(self.request.body) > LARGEST:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        act = affairs.look_into if self.get_query_argument("look", "") else affairs.take_in
        return act(self.root, LearnerStore(), self.request.body)


class ResetRecords(RecordsHandler):
    """POST `reset`: `{"scope": "all"}`, a module or a page; with `"look": true` only what would go."""

    @authenticated
    async def post(self) -> None:
        """Answers with what went, and where the copy made before lies."""
        await self.carry_out(self._reset)

    def _reset(self) -> affairs.Outcome:
        wish = self.wish(ResetWish)
        act = affairs.look_at_reset if wish.look else affairs.begin_anew
        return act(self.root, LearnerStore(), wish.scope)
