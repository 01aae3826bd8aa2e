"""What goes out comes back: for every tool, whatever is entered."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.course.office.strategies import inputs

from csm_course import office
from csm_course.tools import load, slugs


def returned(slug: str, given_inputs: object) -> object:
    """The inputs after they were exported and taken in; nothing may be found wrong or unknown."""
    plain = given_inputs.model_dump(mode="json")  # type: ignore[attr-defined]
    taken = office.take_in(slug, office.export(slug, plain).content, "ours.xlsx")
    assert taken.faults == ()
    assert taken.unknown == ()
    return load(slug).Inputs.model_validate(taken.inputs)


@pytest.mark.parametrize("slug", slugs())
def test_the_example_and_the_blank_come_back(slug: str) -> None:
    """Nothing is lost on the way, hidden columns and ids included."""
    for entered in (load(slug).EXAMPLE, load(slug).Inputs()):
        assert returned(slug, entered) == entered


@pytest.mark.parametrize("slug", slugs())
@settings(max_examples=8, phases=(Phase.explicit, Phase.reuse, Phase.generate), suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_is_entered_comes_back(slug: str, data: st.DataObject) -> None:
    """Export and import is the identity on everything the form can hold."""
    entered = data.draw(inputs(load(slug).Inputs))
    assert returned(slug, entered) == entered
