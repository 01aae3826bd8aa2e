"""A bank into a file and back is the same bank, or the losses name what is not: module 1's, and any other."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from csm_autograder.assessment.interchange import Bundle, Format, export, in_words, read
from csm_course.items.bank import read_bank
from csm_course.items.generated import GeneratedItem
from csm_course.places import content_folder
from tests.autograder.interchange.made_items import bundles

FORMATS: tuple[Format, ...] = ("qti", "moodle", "csv")


@cache
def module_1() -> Bundle:
    """The bank of module 1 as it is written."""
    bank = read_bank(content_folder() / "m01-customer-success-fundamentals")
    return Bundle(tuple(entry.item for entry in bank.entries), bank.stories)


@pytest.mark.parametrize("form", FORMATS)
def test_module_1_comes_back_whole(form: Format) -> None:
    """Every item of six kinds, every generator and story, field by field; written again, the file is the same."""
    made = export(module_1(), form, "m01")
    back = read(made.content, Path("bank"))
    assert back.bundle.items == module_1().items
    assert back.bundle.stories == module_1().stories
    assert not [str(loss) for loss in made.losses if not loss.kept]
    assert [back.losses, back.to_fill, back.left_out] == [(), (), ()]
    assert export(back.bundle, form, "m01").content == made.content


@pytest.mark.parametrize("form", ["qti", "moodle"])
def test_what_a_format_has_no_place_for_is_said(form: Format) -> None:
    """The Angoff rating of each item is named with where it is kept, and every generator is."""
    made = export(module_1(), form)
    rated = {loss.item for loss in made.losses if loss.field == "angoff"}
    drawn = {loss.item for loss in made.losses if loss.field == "draws"}
    generators = {item.id for item in module_1().items if isinstance(item, GeneratedItem)}
    assert drawn == generators
    assert rated == {item.id for item in module_1().items if item.angoff is not None} - generators
    said = "\n".join(in_words(made.losses))
    assert ("kept in a tag, csm-angoff:0.8" in said) is (form == "moodle")
    assert "the generator is kept in" in said


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(bundles)
def test_any_item_comes_back_or_is_named(bundle: Bundle) -> None:
    """Whatever an author may write: what is not named as lost comes back, to the last sign."""
    for form in FORMATS:
        made = export(bundle, form)
        back = {one.id: one for one in read(made.content, Path("bank")).bundle.items}
        lost = {loss.item for loss in made.losses if not loss.kept}
        assert all(back.get(item.id) == item for item in bundle.items if item.id not in lost)
        assert not lost, [str(loss) for loss in made.losses if not loss.kept]
