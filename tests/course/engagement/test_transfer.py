"""One engagement as one file: out and in again is the same, and no file whatever does harm."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.engagement import CASE_ID, EngagementStore, inputs_of
from csm_course.engagement.document import VERSION
from csm_course.engagement.transfer import FORMAT, LARGEST, understood
from csm_course.store import NotUnderstood


@pytest.fixture
def store(tmp_path: Path) -> EngagementStore:
    """A store that was never used."""
    return EngagementStore(tmp_path / "learner.sqlite3")


def test_an_export_becomes_an_engagement_of_its_own(store: EngagementStore) -> None:
    """The same facts under a new id and a title of its own; nothing that was there is touched."""
    kept = store.read(CASE_ID)
    inputs = inputs_of(kept.engagement, "role_charter") | {"mission": "Keep “kitchens” fed – für alle"}
    kept = store.keep(CASE_ID, "role_charter", inputs, kept.revision, extras={"Charter": {"colour": ["red"]}})
    name = store.take_in(store.export(CASE_ID))
    new = store.read(name).engagement
    assert (new.title, new.kind) == ("Havn & Huerta (2)", "own")
    same = {"id": CASE_ID, "title": "Havn & Huerta", "kind": "course"}
    assert new.model_copy(update=same) == kept.engagement
    assert store.read(CASE_ID) == kept
    assert store.history(name)[0].what == "Taken in from a file"
    assert [set(card.worked) for card in store.cards()] == [{"role_charter"}, {"role_charter"}]


def file(**change: Any) -> bytes:
    """A file of ours with some of its engagement changed."""
    engagement = {"schema_version": 1, "id": "x", "title": "X", "shared": {"customer": "X"}, **change}
    return json.dumps({"format": FORMAT, "exported": "2026-11-22T00:00:00Z", "engagement": engagement}).encode()


def nested(depth: int) -> Any:
    """A list in a list in a list …"""
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not an engagement"),
        (b"\xff\xfe\x00PK", "not an engagement"),
        (b"[]", "not an engagement"),
        (b'{"format": "customer-success-practicum", "version": 1}', "not an engagement"),
        (b'{"nbformat": 4, "cells": []}', "not an engagement"),
        (json.dumps({"format": FORMAT}).encode(), "not an engagement"),
        (json.dumps({"format": FORMAT, "engagement": [1]}).encode(), "not an engagement"),
        (b" " * (LARGEST + 1), "10 MB"),
        (file()[:-9], "breaks off or is damaged"),
        (file(schema_version=VERSION + 1), "newer version of the course"),
        (file(schema_version=None), "not an engagement"),
        (file(schema_version=10**400), "too large"),
        (file(shared={"annual_value": float("nan")}), "NaN is not a number"),
        (file(shared={"annual_value": float("-inf")}), "is not a number"),
        (file(shared={"annual_value": 0}).replace(b": 0", b": 1e999"), "too large"),
        (file().replace(b'"title": "X"', b'"title": "X", "title": "Y"'), "same thing twice"),
        (file(tools={"clv": {"x": nested(60)}}), "nested too deeply"),
        (b'{"format": "' + FORMAT.encode() + b'", "engagement": ' + b"[" * 200_000, "nested too deeply"),
        (file(shared={"stakeholders": [{"id": "a"}, {"id": "a"}]}), "two rows of “Stakeholders”"),
        (file(tools={"fishbone": {"causes": [{"id": "a"}, {"id": "a"}]}}), "two rows of “Causes”"),
        (file(shared={"customer": "x" * 400}), "“shared → customer”"),
        (file(shared={"slogan": "x"}), "“shared → slogan”"),
        (file(shared=[]), "“shared”"),
        (file(tools=[]), "“tools”"),
        (file(tools={"../../x": {}}), "“tools → "),
        (file(colours=1), "“colours”"),
    ],
)
def test_a_file_that_is_no_good_is_refused_in_words(store: EngagementStore, content: bytes, words: str) -> None:
    """Nothing is taken in, and the reader learns why."""
    with pytest.raises(NotUnderstood, match=words):
        store.take_in(content)
    assert [card.id for card in store.cards()] == [CASE_ID]


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_whatever_breaks_the_import(nonsense: bytes) -> None:
    """What is no engagement is refused in words."""
    with pytest.raises(NotUnderstood):
        understood(nonsense)


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "name", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(JSON, JSON, JSON, JSON)
def test_strange_content_is_refused_or_can_be_worked_with(people: Any, causes: Any, title: Any, extras: Any) -> None:
    """Whatever a file of ours holds, it becomes an engagement that opens in every tool, or a sentence."""
    strange = file(shared={"stakeholders": people}, tools={"fishbone": {"causes": causes}}, title=title, extras=extras)
    try:
        engagement = understood(strange)
    except NotUnderstood:
        return
    assert "causes" in inputs_of(engagement, "fishbone")
    assert engagement.title


def test_a_file_from_another_hand_gets_what_it_lacks(store: EngagementStore) -> None:
    """Rows without ids get one, a title that is none is replaced, and a byte order mark does no harm."""
    content = file(title="\n ", shared={"stakeholders": [{"name": "Maite"}, {"name": "Rui"}]})
    engagement = store.read(store.take_in(b"\xef\xbb\xbf" + content)).engagement
    assert engagement.title == "New customer"
    assert len({person.id for person in engagement.shared.stakeholders} - {""}) == 2


def test_the_part_of_a_tool_this_course_does_not_know_is_kept(store: EngagementStore) -> None:
    """It comes from a course with more tools and goes back there."""
    name = store.take_in(file(tools={"later_tool": {"x": [1, {"y": 2}]}}))
    assert store.read(name).engagement.tools == {"later_tool": {"x": [1, {"y": 2}]}}
    assert json.loads(store.export(name))["engagement"]["tools"]["later_tool"] == {"x": [1, {"y": 2}]}
