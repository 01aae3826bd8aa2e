"""One instructor at the statistics page: reads answers where they are kept, works the report out once, and replies."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from csm_autograder.assessment.angoff import NotRated
from csm_autograder.assessment.sittings.place import has_database
from csm_autograder.assessment.sittings.trouble import StorageTrouble
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.csv_source import read_responses
from csm_autograder.assessment.statistics.export import items_csv, text_of, workbook
from csm_autograder.assessment.statistics.facility import facilities
from csm_autograder.assessment.statistics.group_file import read_groups
from csm_autograder.assessment.statistics.report import Report, report
from csm_autograder.assessment.statistics.rows import counted_as
from csm_autograder.assessment.statistics.sources import Bank, answers_in
from csm_autograder.assessment.statistics.table import NotUsable, Responses
from csm_course.html.markup import tag, text
from csm_course.places import content_folder
from csm_widgets.angoff.desk import AngoffDesk
from csm_widgets.angoff.messages import ANGOFF
from csm_widgets.envelope import Choice, Document, Parts, replied
from csm_widgets.statistics.board import board
from csm_widgets.statistics.card import card
from csm_widgets.statistics.messages import (
    Board,
    Card,
    Export,
    Format,
    Groups,
    Look,
    StatisticsReply,
    StatisticsRequest,
    Take,
)
from csm_widgets.statistics.wording import NO_ITEM, NO_SOURCE, NOBODY, TOO_LARGE

TABLES = Path("build") / "responses"
"""Where the course's folder may hold tables of answers as CSV."""
MOST_BYTES = 40 * 1024**2
MIMES: dict[Format, str] = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "md": "text/markdown",
}


class StatisticsDesk:
    """The course in `folder`, with the service's database at `address`."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder
        self._address = address
        self._bank = Bank(content_folder())
        self._panels = AngoffDesk(folder, self._bank, self._impact)
        self._groups: Mapping[str, str] | None = None
        self._taken: dict[str, bytes] = {}
        self._found: dict[str, Responses] = {}
        self._reports: dict[str, Report] = {}
        self._trouble = ""
        self._read_at = datetime.now(UTC)
        self._look_again()

    def opening(self) -> Board:
        """The assessment that most people took; where nobody has, a page that says so."""
        most = max(self._found, key=lambda name: (self._found[name].sittings, name), default=None)
        return self.board(most) if most else self._nobody()

    def reply(self, request: StatisticsRequest, files: list[bytes]) -> tuple[StatisticsReply, list[bytes]]:
        """Do what the page asks for; the reply, and the bytes that go with it."""
        blank = StatisticsReply(view=request.view, n=request.n)
        return replied(blank, lambda: self._parts(request, files), NotUsable, NotRated)

    def board(self, source: str) -> Board:
        """What the page shows of one assessment."""
        found = self._report(source)
        return board(found, self._sources(), source, self._read_at, self._bank.names(found))

    def _parts(self, request: StatisticsRequest, files: list[bytes]) -> Parts:
        if isinstance(request, ANGOFF):
            return self._panels.parts(request, files)
        if isinstance(request, Take):
            return self._take(request.name, files), []
        if isinstance(request, Groups):
            self._groups = read_groups(files[0] if files else b"")
            self._look_again()
        if isinstance(request, Look) and request.anew:
            self._look_again()
            if not self._found:
                return {"board": self._nobody()}, []
        if request.source not in self._found:
            return {"refused": NO_SOURCE}, []
        match request:
            case Look() | Groups():
                return {"board": self.board(request.source)}, []
            case Card():
                return self._card(request.source, request.item), []
            case Export():
                return self._file(request.source, request.format)

    def _take(self, name: str, files: list[bytes]) -> dict[str, object]:
        content = files[0] if files else b""
        if len(content) > MOST_BYTES:
            return {"refused": TOO_LARGE.format(most=MOST_BYTES // 1024**2)}
        file = Path(name).name
        newest = next(reversed(_of_file(content, file, self._groups)))
        self._taken[file] = content
        self._look_again()
        return {"board": self.board(newest)}

    def _card(self, source: str, item: str) -> dict[str, object]:
        found = self._report(source)
        figures = next((one for one in found.items if one.id == item), None)
        return {"refused": NO_ITEM} if figures is None else {"card": card(found, figures, self._bank.texts(item))}

    def _file(self, source: str, kind: Format) -> Parts:
        found = self._report(source)
        makers: dict[Format, Callable[[Report], bytes]] = {
            "csv": lambda one: items_csv(one, self._bank.names(one)),
            "xlsx": lambda one: workbook(one, self._bank.names(one)),
            "md": lambda one: text_of(one, self._bank.names(one)).encode(),
        }
        content = makers[kind](found)
        return {"document": Document(name=f"statistics-{found.assessment}.{kind}", mime=MIMES[kind])}, [content]

    def _report(self, source: str) -> Report:
        if source not in self._reports:
            responses = self._found[source]
            mark = self._bank.pass_mark(responses.assessment)
            self._reports[source] = report(responses, mark, self._bank.options)
        return self._reports[source]

    def _look_again(self) -> None:
        """Answers as they are now, of the service and of the course's tables."""
        self._trouble = ""
        self._read_at = datetime.now(UTC)
        self._found = dict(self._of_tables())
        try:
            if has_database(self._address):
                self._found |= from_answers(answers_in(self._address, tuple(self._bank.titles())), groups=self._groups)
        except (NotUsable, StorageTrouble) as trouble:
            self._trouble = str(trouble)
        for name, content in self._taken.items():
            self._found |= _of_file(content, name, self._groups)
        self._reports = {}

    def _of_tables(self) -> Iterator[tuple[str, Responses]]:
        for file in sorted((self._folder / TABLES).glob("*.csv")):
            try:
                for name, found in read_responses(file, groups=self._groups).items():
                    yield (name if name not in self._bank.titles() else f"{name} ({file.name})"), found
            except NotUsable as trouble:
                self._trouble = f"{file.name}: {trouble}"

    def _sources(self) -> tuple[Choice, ...]:
        return tuple(Choice(id=name, title=self._titled(name)) for name in self._found)

    def _titled(self, name: str) -> str:
        """Title of an assessment or its rehearsal; of one from a table with the file it came from."""
        whole = self._found[name].assessment
        return f"{self._bank.title(whole)}{name.removeprefix(whole)}"

    def _impact(self, assessment: str) -> tuple[dict[str, float], bool]:
        """The share right of each question in the assessment; else in its rehearsal, which is then said."""
        for rehearsed in (False, True):
            name = counted_as(assessment, rehearsed)
            known = facilities(self._report(name)) if name in self._found else {}
            if known:
                return known, rehearsed
        return {}, False

    def _nobody(self) -> Board:
        said = tag("p", text(f"{NOBODY} {self._trouble}".strip()), class_="csm-note csm-note--info")
        return Board(sources=(), source="", title="", figures=(), notices=(), whole=said,
                     sheets=(), read_at=self._read_at)  # fmt: skip


def _of_file(content: bytes, file: str, groups: Mapping[str, str] | None) -> dict[str, Responses]:
    """The assessments of a file of the instructor's, each with the file's name. Raises `NotUsable`."""
    return {f"{name} ({file})": found for name, found in read_responses(BytesIO(content), groups=groups).items()}
