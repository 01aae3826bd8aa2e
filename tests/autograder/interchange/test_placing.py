"""Items written into a bank: as authors write them, whole or not at all, and over nothing that stands there."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from csm_autograder.assessment.interchange import Bundle
from csm_autograder.assessment.interchange.placing import place
from csm_autograder.assessment.interchange.written import yaml_of_item, yaml_of_story
from csm_course.items.bank import read_bank, read_items
from csm_course.places import bank_files, content_folder
from csm_course.problems import ContentError
from tests.autograder.interchange.made_items import bundles
from tests.autograder.interchange.test_identity import module_1

MODULE = content_folder() / "m01-customer-success-fundamentals"


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A copy of module 1's bank."""
    shutil.copytree(MODULE / "items", tmp_path / MODULE.name / "items")
    return tmp_path / MODULE.name


def test_it_looks_as_authors_write_it() -> None:
    """Nine in ten lines of the bank come out letter for letter; where they differ, the authors do among themselves."""
    same = lines = 0
    for path in bank_files(MODULE):
        written = {line for entry in read_items(path) for line in yaml_of_item(entry.item).splitlines()}
        theirs = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        same += sum(line in written for line in theirs)
        lines += len(theirs)
    assert same / lines > 0.95, (same, lines)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundles)
def test_whatever_is_written_reads_the_same(tmp_path_factory: pytest.TempPathFactory, bundle: Bundle) -> None:
    """Any text, any number, any kind, on one line or several."""
    module = tmp_path_factory.mktemp("m") / "m01-x"
    place(bundle, module, "imported.yaml")
    bank = read_bank(module)
    assert tuple(entry.item for entry in bank.entries) == bundle.items
    assert bank.stories == bundle.stories


def test_an_empty_module_gets_the_whole_bank(tmp_path: Path) -> None:
    """192 items and nine stories, in the order they came; a second time, all of them are there already."""
    placed = place(module_1(), tmp_path / "m02-x", "imported.yaml")
    assert len(placed.added) == len(module_1().items) + len(module_1().stories)
    assert tuple(entry.item for entry in read_bank(tmp_path / "m02-x").entries) == module_1().items
    again = place(module_1(), tmp_path / "m02-x", "imported.yaml", replace=True)
    assert (again.added, again.replaced, len(again.same)) == ([], [], len(placed.added))


def test_nothing_is_overwritten_unless_it_is_said(module: Path) -> None:
    """An id that stands there stops everything, with its place; --replace changes that entry and not a line more."""
    first, second = module_1().items[:2]
    changed = first.model_copy(update={"stem": "Quite another question?"})
    fresh = second.model_copy(update={"id": "quite-new"})
    before = {path.name: path.read_text(encoding="utf-8") for path in (module / "items").iterdir()}
    with pytest.raises(ContentError, match="stands here already, and says something else - give --replace"):
        place(Bundle((fresh, changed)), module, "imported.yaml")
    assert {path.name: path.read_text(encoding="utf-8") for path in (module / "items").iterdir()} == before
    placed = place(Bundle((fresh, changed)), module, "imported.yaml", replace=True)
    assert (placed.added, placed.replaced) == (["quite-new"], [first.id])
    name = bank_files(MODULE)[0].name
    old, new = before[name].splitlines(), (module / "items" / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in new if line not in old] == ['  stem: "Quite another question?"']
    assert read_bank(module).item("quite-new") == fresh


def test_a_story_is_replaced_where_it_stands(module: Path) -> None:
    """The stories around it, and the notes above them, stay as they are."""
    story = module_1().stories[3]
    changed = story.model_copy(update={"text": "A new case.\n\n- with a list"})
    placed = place(Bundle(stories=(changed,)), module, "imported.yaml", replace=True)
    assert placed.replaced == [story.id]
    assert read_bank(module).stories == tuple(changed if one is story else one for one in module_1().stories)
    assert yaml_of_story(changed) in (module / "items" / "stories.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["../out.yaml", "stories.yaml", "a/b.yaml", "items.yml", "/tmp/x.yaml"])
def test_no_file_outside_the_bank(module: Path, name: str) -> None:
    """The name of a file is a name, not a path."""
    with pytest.raises(ContentError, match="no name for a file of items"):
        place(module_1(), module, name)


def test_dry_runs_write_nothing(module: Path) -> None:
    """What would be done is told, and the folder stays as it is."""
    fresh = module_1().items[0].model_copy(update={"id": "quite-new"})
    assert place(Bundle((fresh,)), module, "imported.yaml", write=False).added == ["quite-new"]
    assert not (module / "items" / "imported.yaml").exists()
