"""The value proposition: what is proven, claimed or open; the gaps on both sides; and the sentence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.tools import value_proposition as tool
from csm_course.tools.value_proposition.inputs import Answer, Feature, Inputs, Job, Need

WHOLE: dict[str, Any] = {
    "who": "Cooks",
    "product": "Ladlework",
    "jobs": (Job(name="Count the store", weight=2), Job(name="Order for a shift", weight=5)),
    "needs": (
        Need(name="Lost orders", weight=3),
        Need(name="Cold hands", weight=5),
        Need(name="Time to cook", sort="gain", weight=2),
    ),
    "features": (Feature(name="Menu orders"), Feature(name="Forecast")),
    "answers": (Answer(need="lost ORDERS", feature="Menu orders", evidence="None since May"),),
}


def solved(**changed: object) -> Any:
    """The result of the whole proposition with these inputs changed."""
    return tool.solve(Inputs(**{**WHOLE, **changed}))


def test_what_is_answered_and_what_is_not() -> None:
    """Of weight 10, 3 is proven; cold hands (5) come first and are open; nobody needs the forecast."""
    result = solved()
    assert [(one.name, one.fit) for one in result.needs] == [
        ("Cold hands", "open"),
        ("Lost orders", "proven"),
        ("Time to cook", "open"),
    ]
    assert result.share == pytest.approx(0.3)
    assert result.unneeded == ("Forecast",)
    assert result.idle == ("Count the store", "Order for a shift")


def test_an_answer_without_evidence_is_a_claim() -> None:
    """It fills the matrix but no share; the sentence resting on it is questioned."""
    inputs = Inputs(**{**WHOLE, "answers": (Answer(need="Lost orders", feature="Menu orders"),)})
    result = tool.solve(inputs)
    assert (result.needs[1].fit, result.share, result.claimed) == ("claimed", 0, 1)
    assert any("rests on a claim" in note.text for note in tool.report(inputs, result).notes)


def test_an_answer_to_nothing_and_by_nothing_counts_for_nothing() -> None:
    """Names that are in no list are told, and answer no need."""
    answers = (Answer(need="Cold hands", feature="Gloves", evidence="Warm"), Answer(need="Hunger", feature="Forecast"))
    result = solved(answers=answers)
    assert result.strange == ("Gloves", "Hunger")
    assert {one.fit for one in result.needs} == {"open"}
    assert result.unneeded == ("Menu orders", "Forecast")
    assert not any(one.evidence for one in result.needs)


def test_the_sentence_is_built_of_its_parts() -> None:
    """The weightiest job, the pain that is answered, and, once said, what it is compared with."""
    assert solved().sentence == "For cooks who order for a shift, Ladlework takes away lost orders."
    answers = (*WHOLE["answers"], Answer(need="Time to cook", feature="Menu orders", evidence="Two hours"))
    whole = solved(answers=answers, alternative="Paper lists.", difference="Ties orders to menus")
    assert whole.sentence == (
        "For cooks who order for a shift, Ladlework takes away lost orders and brings time to cook. "
        "Unlike paper lists, it ties orders to menus."
    )


def test_proven_goes_before_heavy_in_the_sentence() -> None:
    """Cold hands weigh more but are only claimed; abbreviations keep their capitals."""
    answers = (*WHOLE["answers"], Answer(need="Cold hands", feature="Forecast"))
    assert "takes away lost orders" in solved(answers=answers).sentence
    assert solved(who="IT leads").sentence.startswith("For IT leads who")


@pytest.mark.parametrize(
    ("changed", "lack"),
    [
        ({"who": ""}, "for whom it is"),
        ({"jobs": ()}, "a job"),
        ({"product": ""}, "the product"),
        ({"answers": ()}, "a pain or gain that a feature answers"),
    ],
)
def test_without_a_part_there_is_no_sentence(changed: dict[str, object], lack: str) -> None:
    """Each part that it cannot do without is named."""
    result = solved(**changed)
    assert (result.sentence, result.missing) == ("", (lack,))


def test_the_example() -> None:
    """By hand: weights 4+5+4+4 of 23 proven (hours, lost, thrown, time); night shifts open, figures only claimed."""
    result = tool.solve(tool.EXAMPLE)
    assert result.share == pytest.approx(17 / 23)
    assert [one.name for one in result.needs if one.fit == "open"] == ["Night shifts nobody has shown it to"]
    assert (result.claimed, result.unneeded, result.strange) == (1, ("Price forecast",), ())
    assert "takes away orders that get lost on the phone and brings more hours at the stove" in result.sentence


def test_the_matrix_says_in_words_what_its_colours_say() -> None:
    """One row a need, one column a feature and one for all; open needs bear the word."""
    drawing = tool.report(tool.EXAMPLE, tool.solve(tool.EXAMPLE)).drawings[0]
    boxes = [shape for shape in drawing.shapes if shape.kind == "box"]
    assert len(boxes) == 6 * 5
    assert [shape.lines for shape in boxes if shape.filled] == [("▲ open",)]


def test_nothing_entered_says_where_to_begin() -> None:
    """No picture and no sentence, but a first step."""
    report = tool.report(Inputs(), tool.solve(Inputs()))
    assert report.drawings == ()
    assert report.notes[0].field == "needs"


NAMES = st.sampled_from(("a", "b", "c", "d", ""))


@given(st.lists(st.tuples(NAMES, NAMES, st.booleans()), max_size=12), st.tuples(NAMES, NAMES))
def test_one_more_proof_never_makes_the_fit_worse(rows: list[tuple[str, str, bool]], more: tuple[str, str]) -> None:
    """The share proven grows or stays, and lies between 0 and 1; what nobody needs never grows."""
    needs = tuple(Need(name=name, weight=weight) for weight, name in enumerate("abc", start=1))
    features = tuple(Feature(name=name) for name in "abd")
    answers = tuple(Answer(need=need, feature=feature, evidence="x" * proof) for need, feature, proof in rows)
    before = tool.solve(Inputs(needs=needs, features=features, answers=answers))
    proof = Answer(need=more[0], feature=more[1], evidence="x")
    after = tool.solve(Inputs(needs=needs, features=features, answers=(*answers, proof)))
    assert 0 <= (before.share or 0) <= (after.share or 0) <= 1
    assert set(after.unneeded) <= set(before.unneeded)
