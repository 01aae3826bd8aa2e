"""All tools: what they share is what the engagement knows, and their worked example comes back as it went in."""

from typing import Any

import pytest

from csm_course.engagement.document import Engagement
from csm_course.engagement.parts import inputs_of, notes_of, with_inputs
from csm_course.engagement.questions import asked, has_ids, shares
from csm_course.shared import Shared
from csm_course.tools import load, slugs

EMPTY = Engagement(id="one", title="One")


@pytest.mark.parametrize("slug", slugs())
def test_a_shared_field_is_the_fact_itself(slug: str) -> None:
    """It names a fact of `Shared`, each at most once, with the same type, and begins as empty as that."""
    kind = load(slug).Inputs
    found = shares(kind)
    assert len(set(found.values())) == len(found)
    for name, shared in found.items():
        assert shared in Shared.model_fields, f"{slug}.{name} shares {shared!r}, which the engagement does not know"
        here, there = kind.model_fields[name], Shared.model_fields[shared]
        assert here.annotation == there.annotation, f"{slug}.{name} is another kind of value than {shared!r}"
        assert here.get_default() == there.get_default(), f"{slug}.{name} does not begin empty"


def without_given_ids(inputs: dict[str, Any], slug: str, like: dict[str, Any]) -> dict[str, Any]:
    """The inputs with the ids taken away again that rows were given only on keeping."""
    plain = dict(inputs)
    for field in filter(has_ids, asked(load(slug).Inputs).values()):
        assert len({row["id"] for row in plain[field.name]} - {""}) == len(plain[field.name])
        had = {place for place, row in enumerate(like[field.name]) if row["id"]}
        plain[field.name] = [row if place in had else row | {"id": ""} for place, row in enumerate(plain[field.name])]
    return plain


@pytest.mark.parametrize("slug", slugs())
def test_the_example_comes_back_as_it_was_kept(slug: str) -> None:
    """Into an empty engagement and out again: every fact and every id, and once more the same."""
    example = load(slug).EXAMPLE.model_dump(mode="json")
    engagement = with_inputs(EMPTY, slug, example)
    seen = inputs_of(engagement, slug)
    assert without_given_ids(seen, slug, example) == example
    assert inputs_of(with_inputs(engagement, slug, seen), slug) == seen
    assert Engagement.model_validate_json(engagement.model_dump_json()) == engagement


@pytest.mark.parametrize("slug", slugs())
def test_an_untouched_tool_opens_empty(slug: str) -> None:
    """In an empty engagement a tool shows what its empty form shows, and nothing has to be said of it."""
    nothing = load(slug).Inputs().model_dump(mode="json")
    assert without_given_ids(inputs_of(EMPTY, slug), slug, nothing) == nothing
    assert notes_of(EMPTY, slug) == ()


def test_all_examples_fit_into_one_engagement() -> None:
    """The examples tell one story: kept one after the other, none disturbs what another has of its own."""
    engagement = EMPTY
    for slug in slugs():
        engagement = with_inputs(engagement, slug, load(slug).EXAMPLE.model_dump(mode="json"))
    for slug in slugs():
        assert notes_of(engagement, slug) == ()
