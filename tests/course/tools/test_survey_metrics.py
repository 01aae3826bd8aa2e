"""The survey metrics: published cases, the slips that are printed about them, and laws for any answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.report import Report
from csm_course.tools import CannotSolve
from csm_course.tools.survey_metrics import EXAMPLE, Inputs, Result, report, solve
from csm_course.tools.survey_metrics.inputs import CES_SCALE, NPS_SCALE, answers, scores

counts = st.integers(0, 2_000)


def grouped(promoters: int, passives: int, detractors: int, **facts: object) -> Inputs:
    """An NPS from its three groups."""
    return Inputs.model_validate(
        {"nps_entry": "groups", "promoters": promoters, "passives": passives, "detractors": detractors, **facts}
    )


def scored(**by_score: int) -> Inputs:
    """An NPS from single scores: `scored(s6=1)` is one answer of 6."""
    return Inputs(nps_scores=answers({name: by_score.get(f"s{name}", 0) for name in NPS_SCALE}))


def said(inputs: Inputs) -> Report:
    """The report on these answers."""
    return report(inputs, solve(inputs))


def headline(inputs: Inputs) -> str:
    """The main figure as shown."""
    shown = said(inputs).headline
    assert shown is not None
    return shown.value


def eased(*by_answer: int, direction: str = "ease") -> Result:
    """A CES from seven counts."""
    rows = answers(dict(zip(CES_SCALE, by_answer, strict=True)))
    return solve(Inputs.model_validate({"ces_scores": rows, "ces_direction": direction}))


def test_lesson_1_12() -> None:
    """40 promoters, 24 passives, 16 detractors: NPS 30, give or take 17; 40 of 50 satisfied: 80%."""
    result = solve(EXAMPLE)
    assert (result.nps.promoters, result.nps.passives, result.nps.detractors) == (40, 24, 16)
    assert result.nps.score == pytest.approx(30)
    assert result.nps.margin == pytest.approx(1.96 * 100 * ((0.5 + 0.2 - 0.09) / 80) ** 0.5)
    assert result.csat.share == pytest.approx(0.8)
    assert "give or take 17 points" in (said(EXAMPLE).headline.note)  # type: ignore[union-attr]


def test_rounded_once_and_half_away_from_zero() -> None:
    """100, 30 and 80 of 210 are 9.52, shown 10; 12.5 and -12.5 are 13 and -13, not the banker's 12."""
    assert solve(grouped(100, 30, 80)).nps.score == pytest.approx(100 * 20 / 210)
    assert headline(grouped(100, 30, 80)) == "10"
    assert headline(grouped(2, 13, 1)) == "6"  # 6.25
    assert headline(grouped(1, 7, 0)) == "13"
    assert headline(grouped(0, 7, 1)) == "−13"


def test_two_percentages_rounded_first_would_be_off_by_one() -> None:
    """5 and 2 of 9 are 33.3; 56% - 22% would be 34."""
    assert headline(grouped(5, 2, 2)) == "33"


@pytest.mark.parametrize(("score", "shown"), [("s6", "−100"), ("s0", "−100"), ("s7", "0"), ("s8", "0"), ("s9", "100")])
def test_the_limits_of_the_groups(score: str, shown: str) -> None:
    """6 is a detractor ("lower than 6" is a published slip), 0 exists (a scale from 1 is another), 7 is passive."""
    assert headline(scored(**{score: 4})) == shown


def test_nobody_answered_is_not_zero() -> None:
    """No answers: n/a and what to do, in all three."""
    result = solve(Inputs())
    assert (result.nps.score, result.csat.share, result.ces.mean) == (None, None, None)
    assert headline(Inputs()) == "n/a"
    assert solve(Inputs(nps_sent=40)).nps.response == 0


def test_a_zero_score_is_a_figure_of_its_own() -> None:
    """As many promoters as detractors: 0, with its margin, and not n/a."""
    assert headline(grouped(5, 0, 5)) == "0"


def test_csat_published_case() -> None:
    """74 of 107 are 69.16%, shown as 69%."""
    inputs = Inputs(csat_scores=scores((3, 10, 20, 40, 34), 4))
    assert solve(inputs).csat.share == pytest.approx(74 / 107)
    assert headline(inputs) == "69%"


def test_csat_is_not_the_mean_and_its_positive_set_is_chosen() -> None:
    """On a scale of 7 with 5 to 7 as satisfied, 6 of 10; with 6 and 7 only, 3 of 10."""
    seven = (0, 1, 1, 2, 3, 2, 1)
    assert solve(Inputs(csat_scores=scores(seven, 5))).csat.share == pytest.approx(0.6)
    assert solve(Inputs(csat_scores=scores(seven, 6))).csat.share == pytest.approx(0.3)
    assert solve(Inputs(csat_scores=scores(seven, 5))).csat.scale == 7


@pytest.mark.parametrize("positive_from", [1, 6])
def test_a_scale_on_which_all_or_none_are_satisfied_is_refused(positive_from: int) -> None:
    """It would always give 100% or 0%."""
    with pytest.raises(CannotSolve, match="at least one of them, and not all"):
        solve(Inputs(csat_scores=scores((1, 1, 1, 1, 1), positive_from)))


def test_wilsons_interval_by_hand() -> None:
    """40 of 50: middle (0.8 + z²/100) ÷ (1 + z²/50), so 67.0% to 88.8%."""
    csat = solve(EXAMPLE).csat
    assert (csat.low, csat.high) == (pytest.approx(0.6696, abs=5e-4), pytest.approx(0.8876, abs=5e-4))


def test_ces_by_hand_in_both_directions() -> None:
    """Answers 7, 6, 5 and 1: mean 4.75; 3 of 4 found it easy, or 1 of 4 where high means effort."""
    ease = eased(1, 0, 0, 0, 1, 1, 1).ces
    assert (ease.mean, ease.easy, ease.answers) == (pytest.approx(4.75), 0.75, 4)
    assert eased(1, 0, 0, 0, 1, 1, 1, direction="effort").ces.easy == 0.25
    assert eased(0, 0, 0, 0, 1, 0, 0).ces.margin is None


def test_a_change_within_the_margin_is_not_celebrated() -> None:
    """From 24 to 30 with a margin of 17 may be chance; from -20 to 30 is more than that."""
    assert any("do not celebrate" in note.text for note in said(EXAMPLE).notes)
    moved = EXAMPLE.model_copy(update={"nps_before": -20.0})
    assert not any("do not celebrate" in note.text for note in said(moved).notes)


def test_few_answers_and_many_silent_ones_are_pointed_out() -> None:
    """12 answers of 100 asked: both cautions."""
    notes = " ".join(note.text for note in said(grouped(6, 4, 2, nps_sent=100)).notes if note.kind == "caution")
    assert "rests on 12 answers" in notes
    assert "only 12% answered" in notes


def test_more_answers_than_people_asked_are_refused() -> None:
    """Each survey names its own field."""
    with pytest.raises(CannotSolve) as refused:
        solve(grouped(6, 4, 2, nps_sent=11))
    assert refused.value.field == "nps_sent"


def test_a_scale_with_a_row_missing_is_refused() -> None:
    """Eleven answers from 0 to 10; ten rows would shift every group."""
    with pytest.raises(CannotSolve) as refused:
        solve(Inputs(nps_scores=EXAMPLE.nps_scores[1:]))
    assert refused.value.field == "nps_scores"


def test_next_steps_begin_with_those_who_are_unhappy() -> None:
    """Detractors first, and everybody hears what was learned."""
    rows = said(EXAMPLE).tables[0].rows
    assert rows[0][0] == "16 detractors"
    assert rows[-1][0] == "All who were asked"


def test_pictures_say_their_counts_in_words() -> None:
    """Columns for each scale, and the three groups as shares of the whole."""
    pictures = {picture.name: picture for picture in said(EXAMPLE).drawings}
    assert set(pictures) == {"nps-groups", "nps", "csat", "ces"}
    assert pictures["nps-groups"].outline[2].text == "Promoters, 9 and 10: 40, 50%"
    assert len(pictures["nps"].outline) == 11


@given(counts, counts, counts)
def test_laws_of_nps(promoters: int, passives: int, detractors: int) -> None:
    """-100 to 100; turned round, the sign turns; its margin is never negative; one more promoter never lowers it."""
    result = solve(grouped(promoters, passives, detractors)).nps
    if result.score is None or result.margin is None:
        assert promoters + passives + detractors == 0
        return
    assert -100 <= result.score <= 100
    assert result.margin >= 0
    assert solve(grouped(detractors, passives, promoters)).nps.score == pytest.approx(-result.score)
    more = solve(grouped(promoters + 1, passives, detractors)).nps.score
    assert more is not None
    assert more >= result.score


@given(st.lists(counts, min_size=11, max_size=11))
def test_scores_and_groups_agree(by_score: list[int]) -> None:
    """The eleven counts give what their three sums give."""
    single = Inputs(nps_scores=answers(dict(zip(NPS_SCALE, by_score, strict=True))))
    groups = grouped(sum(by_score[9:]), sum(by_score[7:9]), sum(by_score[:7]))
    assert solve(single).nps == solve(groups).nps


@given(st.lists(counts, min_size=2, max_size=10), st.data())
def test_laws_of_csat(by_score: list[int], data: st.DataObject) -> None:
    """Any scale: a share from 0 to 1 that lies in its own interval, and a whole report."""
    inputs = Inputs(csat_scores=scores(tuple(by_score), data.draw(st.integers(2, len(by_score)))))
    csat = solve(inputs).csat
    if csat.share is not None and csat.low is not None and csat.high is not None:
        assert 0 <= csat.low <= csat.share + 1e-12
        assert csat.share <= csat.high + 1e-12 <= 1 + 2e-12
    assert said(inputs).headline is not None


@given(st.lists(counts, min_size=7, max_size=7))
def test_laws_of_ces(by_answer: list[int]) -> None:
    """The mean stays on the scale, and turning the scale round turns the mean round."""
    ces, turned = eased(*by_answer).ces, eased(*reversed(by_answer), direction="effort").ces
    assert ces.easy == turned.easy
    if ces.mean is not None and turned.mean is not None:
        assert 1 <= ces.mean <= 7
        assert ces.mean + turned.mean == pytest.approx(8)
