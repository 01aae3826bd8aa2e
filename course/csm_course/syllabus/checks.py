"""What must hold between the files: ids are unique, references arrive, nothing is left without a lesson."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from csm_course.problems import Problem, did_you_mean
from csm_course.remedies import Location
from csm_course.source import Document
from csm_course.syllabus.competencies import Competency
from csm_course.syllabus.entry import Entry, Reference, references, walk
from csm_course.syllabus.modules import Teaching
from csm_course.syllabus.numbering import misnumbered

# (what needs a lesson, the field of a lesson that names it)
_HOMES = (("syllabus topic", "syllabus"), ("tool", "tools"), ("tenet", "tenets"), ("pitfall", "pitfalls"))


@dataclass(frozen=True)
class Placed:
    """A model with the place it was written at."""

    document: Document
    location: Location
    model: BaseModel

    def problem(self, field: Location, what: str, remedy: str) -> Problem:
        """A problem at a field of this model."""
        return self.document.problem((*self.location, *field), what, remedy)

    @property
    def place(self) -> str:
        """File and line, for the text of another place's problem."""
        return f"{self.document.path}:{self.document.line((*self.location, 'id'))}"


def check(files: Iterable[tuple[Document, BaseModel]]) -> list[Problem]:
    """Every fault between and inside the parsed files."""
    placed = [Placed(document, location, model) for document, root in files for location, model in walk(root)]
    entries: dict[str, Placed] = {}
    problems = list(_duplicates(placed, entries))
    problems += _out_of_order(placed)
    problems += _wrong_references(placed, entries)
    problems += _one_sided_coverage(placed, entries)
    problems += _without_lesson(placed)
    return problems


def _duplicates(placed: Iterable[Placed], entries: dict[str, Placed]) -> Iterator[Problem]:
    """Ids used twice; fills `entries` with the first use of each id."""
    for item in placed:
        if not isinstance(item.model, Entry):
            continue
        first = entries.setdefault(item.model.id, item)
        if first is not item:
            what = f"the id '{item.model.id}' is used twice, first at {first.place}"
            yield item.problem(("id",), what, "give one of the two another id, or remove it")


def _out_of_order(placed: Iterable[Placed]) -> Iterator[Problem]:
    """Lessons, topics, activities and the like whose id does not tell where they stand."""
    for item in placed:
        for field, found, expected in misnumbered(item.model):
            what = f"'{found}' stands where '{expected}' is expected"
            yield item.problem(field, what, "number from 1 without a gap, or move it to its own place")


def _wrong_references(placed: Iterable[Placed], entries: Mapping[str, Placed]) -> Iterator[Problem]:
    """References to ids that do not exist or are of another kind."""
    kinds = {entry_id: _kind(item.model) for entry_id, item in entries.items()}
    for item in placed:
        for reference in references(item.model):
            found = kinds.get(reference.id)
            if found is not None and (not reference.kinds or found in reference.kinds):
                continue
            yield item.problem(reference.location, _wrong(reference, found), _instead(reference, kinds))


def _wrong(reference: Reference, found: str | None) -> str:
    """What is wrong with a reference."""
    if found is None:
        return f"'{reference.id}' does not exist"
    return f"'{reference.id}' is a {found}, but a {' or a '.join(reference.kinds)} is expected here"


def _instead(reference: Reference, kinds: Mapping[str, str]) -> str:
    """What to write in place of a wrong reference."""
    allowed = [entry_id for entry_id, kind in kinds.items() if not reference.kinds or kind in reference.kinds]
    return did_you_mean(reference.id, allowed)


def _kind(model: BaseModel) -> str:
    return model.kind if isinstance(model, Entry) else ""


def _one_sided_coverage(placed: Iterable[Placed], entries: Mapping[str, Placed]) -> Iterator[Problem]:
    """Lessons and competencies that name each other on one side only."""
    for item in placed:
        if isinstance(item.model, Competency):
            yield from _unreturned(item, "lessons", "competencies", entries)
        elif isinstance(item.model, Teaching):
            yield from _unreturned(item, "competencies", "lessons", entries)


def _unreturned(item: Placed, ours: str, theirs: str, entries: Mapping[str, Placed]) -> Iterator[Problem]:
    """The entries this one names in `ours` that do not name it in `theirs`."""
    own_id = str(getattr(item.model, "id", ""))
    for index, other_id in enumerate(getattr(item.model, ours)):
        other = entries.get(other_id)
        if other is not None and own_id not in getattr(other.model, theirs, (own_id,)):
            what = f"{own_id} names {other_id}, but {other_id} does not name {own_id}"
            remedy = f"add {own_id} to '{theirs}' at {other.place}, or remove {other_id} here"
            yield item.problem((ours, index), what, remedy)


def _without_lesson(placed: Iterable[Placed]) -> Iterator[Problem]:
    """Topics, tools, tenets and pitfalls that no lesson or supplement teaches."""
    items = list(placed)
    taught: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item.model, Teaching):
            for _, field in _HOMES:
                taught[field].update(getattr(item.model, field))
    fields = dict(_HOMES)
    for item in items:
        home = fields.get(_kind(item.model))
        if home and isinstance(item.model, Entry) and item.model.id not in taught[home]:
            what = f"no lesson teaches {item.model.id} ({item.model.title})"
            yield item.problem(("id",), what, f"name it under '{home}' of a lesson")
