"""The catalogue: every test and exam, and a form of it for a learner; read once, and again after authors' changes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import Literal, TypeAlias

from csm_autograder.assessment.forms.assembling import assemble
from csm_autograder.assessment.forms.blueprint import Blueprint
from csm_autograder.assessment.forms.candidate import Exposure, Seen
from csm_autograder.assessment.forms.chance import form_seed
from csm_autograder.assessment.forms.form import Form, form_of
from csm_autograder.assessment.forms.groups import GROUPS_FILE, STANDARD_FILE, read_groups
from csm_autograder.assessment.forms.reading import Written, assessment_files, read_assessments
from csm_autograder.assessment.forms.rehearsal import note, ready_modules, rehearsal
from csm_autograder.assessment.forms.stock import Stock, stock_of
from csm_autograder.assessment.forms.variants import variant_of
from csm_course.content import module_folders
from csm_course.items import FixedItem, GeneratedItem, read_bank
from csm_course.places import bank_files, content_folder, story_file

Stamps: TypeAlias = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Assessment:
    """A test or exam as it can be taken now.

    `policy` names its rules. `blueprint` is what forms are made by; where modules are still missing it is that of a
    rehearsal, `note` says so, and `whole` is the blueprint of the finished exam.
    """

    id: str
    title: str
    kind: Literal["module_test", "exam", "practice"]
    policy: str
    blueprint: Blueprint
    note: str
    whole: Blueprint
    attempts: int

    @property
    def rehearsal(self) -> bool:
        """Whether modules are still missing."""
        return self.blueprint is not self.whole


@dataclass(frozen=True)
class _Shelf:
    """What was read, and the stamps of the files at that time."""

    stamps: Stamps
    stock: Stock
    assessments: Mapping[str, Assessment]


class Catalogue:
    """Safe to use from many threads. Reading raises ContentError with every fault of authors' files."""

    def __init__(self, content: Path | None = None, rest: float = 0) -> None:
        """`rest`: for so many seconds after a look at the files they are taken to be the same."""
        self._content, self._rest = content or content_folder(), rest
        self._shelf: _Shelf | None = None
        self._looked = 0.0
        self._lock = Lock()

    def assessments(self) -> Mapping[str, Assessment]:
        """Every test and exam by its id."""
        return self._read().assessments

    def stock(self) -> Stock:
        """The banks behind them."""
        return self._read().stock

    def form(
        self, assessment: str, learner: str, attempt: int, seen: Collection[str] | Seen = frozenset(),
        exposure: Exposure | None = None,
    ) -> Form:  # fmt: skip
        """The form of that attempt, counted from 1.

        `seen`: ids of questions of the learner's earlier attempts; a `Seen` also tells how often and when, which says
        what comes back first once the bank is used up. Raises KeyError for an assessment that is not there, NoForm with
        what the bank lacks, SolverTrouble.
        """
        shelf = self._read()
        chosen = shelf.assessments[assessment]
        past = seen if isinstance(seen, Seen) else Seen.in_attempts([seen] if seen else [])
        seed = form_seed(learner, assessment, attempt)
        pool = shelf.stock.pool(chosen.blueprint)
        met = shelf.stock.met(past, pool, seed)
        ahead = max(chosen.attempts - attempt, 0)
        selection = assemble(chosen.blueprint, pool, seed, met, exposure, ahead)
        return form_of(selection, shelf.stock, past)

    def item(self, item_id: str) -> FixedItem | None:
        """The item or variant of that id as the bank has it now, whatever its status; None when it is gone."""
        items = self._read().stock.items
        found = items.get(item_id) or items.get(item_id.rpartition("-")[0])
        if isinstance(found, GeneratedItem):
            return variant_of(found, item_id)
        return found if found is not None and found.id == item_id else None

    def _read(self) -> _Shelf:
        with self._lock:
            if self._shelf is None or monotonic() - self._looked >= self._rest:
                stamps = _stamps(self._content)
                if self._shelf is None or self._shelf.stamps != stamps:
                    self._shelf = _shelf(self._content, stamps)
                self._looked = monotonic()
            return self._shelf


def _shelf(content: Path, stamps: Stamps) -> _Shelf:
    stock = stock_of([read_bank(folder) for folder in module_folders(content)], read_groups(content))
    found = [as_taken(written, stock) for written in read_assessments(content)]
    return _Shelf(stamps, stock, {one.id: one for one in found})


def as_taken(written: Written, stock: Stock) -> Assessment:
    """The assessment as the stock allows it: whole, or a rehearsal on the modules that are ready."""
    one = written.assessment
    whole = Assessment(
        id=one.id, title=one.title, kind=one.kind, policy=one.policy, blueprint=one.blueprint, note="",
        whole=one.blueprint, attempts=one.attempts,
    )  # fmt: skip
    ready = ready_modules(one.blueprint, stock.pool(one.blueprint))
    told = note(one.blueprint, ready, one.title)
    if not told:
        return whole
    return replace(whole, note=told, blueprint=rehearsal(one.blueprint, ready))


def _stamps(content: Path) -> Stamps:
    """Name, time and size of every file the catalogue is made of."""
    folders = module_folders(content)
    files = [*assessment_files(content), content / GROUPS_FILE, content / STANDARD_FILE]
    files += [path for folder in folders for path in (*bank_files(folder), story_file(folder))]
    states = ((path, path.stat()) for path in files if path.is_file())
    return tuple((str(path), state.st_mtime_ns, state.st_size) for path, state in states)
