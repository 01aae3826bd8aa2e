"""Published worked examples, and tables worked out by hand."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.stats import beta, betabinom, binom

from csm_autograder.assessment.statistics import consistency, deciding, mantel_haenszel, rasch, reliability
from csm_autograder.assessment.statistics.columns import from_answers
from csm_autograder.assessment.statistics.items import correlation, efficiency, item_figures
from csm_autograder.assessment.statistics.report import PassMark
from csm_autograder.assessment.statistics.rows import Answer
from csm_autograder.assessment.statistics.scores import highest, lowest, scores_of

LSAT6 = (
    "00000:3 00001:6 00010:2 00011:11 00100:1 00101:1 00110:3 00111:4 01000:1 01001:8 01011:16 01101:3 01110:2 "
    "01111:15 "
    "10000:10 10001:29 10010:14 10011:81 10100:3 10101:28 10110:15 10111:80 11000:16 11001:56 11010:21 11011:173 "
    "11100:11 11101:61 11110:28 11111:298"
)
"""Section 6 of the Law School Admission Test, 1,000 people, 5 questions: counts in Bock and Lieberman (1970)."""
TEN_BY_TEN = (
    """1111110110 1011011101 1111011001 0010001000 0000010010 1110111111 1101110111 1111111101 0101111101 1101101110"""
)
"""Ten students, ten questions: K. Wuensch, East Carolina University, "The Kuder-Richardson 20"."""
BERKELEY = np.array([
    (512, 313, 89, 19), (353, 207, 17, 8), (120, 205, 202, 391), (138, 279, 131, 244), (53, 138, 94, 299),
    (22, 351, 24, 317),
])  # fmt: skip
"""Admitted and rejected, men then women, six departments: Bickel, Hammel and O'Connell (1975), R's UCBAdmissions."""


def lsat() -> np.ndarray:
    """The 1,000 answer patterns."""
    pairs = (one.split(":") for one in LSAT6.split())
    return np.array([[int(mark) for mark in pattern] for pattern, many in pairs for _ in range(int(many))])


def test_kr20_of_ten_students_and_ten_questions() -> None:
    """Σpq = 2.18 and a population variance of 5.84 give 10/9 · (1 - 2.18/5.84)."""
    points = np.array([[int(mark) for mark in row] for row in TEN_BY_TEN.split()])
    assert_allclose(points.sum(axis=1).var(), 5.84)
    p = points.mean(axis=0)
    assert_allclose((p * (1 - p)).sum(), 2.18)
    assert_allclose(reliability.alpha(points), 10 / 9 * (1 - 2.18 / 5.84))


def test_the_standard_error_of_measurement_by_hand() -> None:
    """With the same questions √5.84 · √(1 - KR-20); with different ones √(mean of x (n - x) / (n - 1))."""
    points = np.array([[int(mark) for mark in row] for row in TEN_BY_TEN.split()])
    same = reliability.of_same_items(points)
    assert same
    assert same.spread == pytest.approx(5.84**0.5)
    assert same.error == pytest.approx((5.84 * (1 - 10 / 9 * (1 - 2.18 / 5.84))) ** 0.5)
    right = points.sum(axis=1)
    share = right / 10
    other = reliability.of_different_items(np.full(10, 10), share, share)
    assert other
    assert other.error == pytest.approx((right * (10 - right) / 9).mean() ** 0.5)


def test_alpha_and_correlations_of_lsat_6() -> None:
    """As `descript(LSAT)` of R's package ltm prints them (Rizopoulos 2006)."""
    points = lsat()
    assert_allclose(points.mean(axis=0), [0.924, 0.709, 0.553, 0.763, 0.870])
    assert_allclose(reliability.alpha(points), 0.2950, atol=5e-5)
    without = [reliability.alpha(np.delete(points, item, axis=1)) for item in range(5)]
    assert_allclose(without, [0.2754, 0.2376, 0.2168, 0.2459, 0.2663], atol=5e-5)
    total = points.sum(axis=1)
    corrected = [correlation(points[:, item].astype(float), (total - points[:, item]) / 4) for item in range(5)]
    assert_allclose(corrected, [0.1128, 0.1532, 0.1728, 0.1444, 0.1216], atol=5e-5)


def test_rasch_difficulties_of_lsat_6() -> None:
    """Andersen (1980) and Thissen (1982): -1.26, 0.47, 1.24, 0.17, -0.62 around 0; the model fits."""
    found = rasch.rasch(tuple("12345"), lsat() == 1)
    assert found is not None
    assert_allclose([one.difficulty for one in found.items], [-1.26, 0.475, 1.236, 0.168, -0.623], atol=5e-3)
    assert_allclose([one.error for one in found.items], [0.104, 0.070, 0.069, 0.073, 0.086], atol=1e-3)
    assert all(0.95 < fit < 1.05 for one in found.items for fit in (one.infit, one.outfit))
    assert found.andersen is not None
    assert found.andersen[2] > 0.5
    assert found.sittings == 1000 - 3 - 298


def test_two_rasch_items_have_a_formula() -> None:
    """With two questions the conditional estimate is log(n10 / n01): by hand, within three questions of equal ease."""
    right = np.repeat(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], dtype=bool), [60, 30, 30], axis=0)
    found = rasch.rasch(("a", "b", "c"), right)
    assert found is not None
    easy, middle, hard = (one.difficulty for one in found.items)
    assert_allclose(middle - easy, np.log(2), atol=1e-8)
    assert_allclose(middle, hard, atol=1e-8)


def test_symmetric_functions_by_hand() -> None:
    """Of 1, 2, 3: 1; 1+2+3; 1·2+1·3+2·3; 1·2·3."""
    assert_allclose(rasch.symmetric(np.array([1.0, 2.0, 3.0])), [1, 6, 11, 6])


def test_mantel_haenszel_of_berkeley() -> None:
    """As R's `mantelhaen.test(UCBAdmissions)`: odds 0.9046968 from 0.7719074 to 1.0603298, M² = 1.4269, p = 0.2323."""
    found = mantel_haenszel.of_tables(*BERKELEY.T)
    assert found is not None
    assert_allclose(found.odds, 0.9046968, rtol=1e-6)
    assert_allclose(found.chi_square, 1.4269, atol=5e-5)
    assert_allclose(found.p, 0.2323, atol=5e-5)
    assert_allclose(found.delta, -2.35 * np.log(0.9046968), rtol=1e-6)
    half = 1.959964 * found.error / 2.35
    assert_allclose(np.exp(np.log(found.odds) + np.array([-half, half])), [0.7719074, 1.0603298], rtol=1e-5)
    assert found.ets == "A"


def test_mantel_haenszel_by_hand() -> None:
    """One stratum: odds ad/bc; with nobody wrong in a group the size stays finite and the test is as it is."""
    one = mantel_haenszel.of_tables(*(np.array([n]) for n in (30, 10, 20, 20)))
    assert one is not None
    assert_allclose(one.odds, 3.0)
    expected, variance = 40 * 50 / 80, 40 * 40 * 50 * 30 / (80**2 * 79)
    assert_allclose(one.chi_square, (abs(30 - expected) - 0.5) ** 2 / variance)
    all_right = mantel_haenszel.of_tables(*(np.array([n]) for n in (20, 20, 40, 0)))
    assert all_right is not None
    assert np.isfinite(all_right.delta)
    assert all_right.delta > 1.5


def test_the_classes_of_ets() -> None:
    """A below 1 or not significant; C from 1.5 on if significantly above 1; B between."""

    def of(delta: float, error: float, p: float) -> str:
        return mantel_haenszel.Compared(1.0, delta, error, 0.0, p, 0.0, 100, 100).ets

    assert of(0.9, 0.1, 0.001) == "A"
    assert of(-3.0, 2.0, 0.13) == "A"
    assert of(-1.2, 0.2, 0.001) == "B"
    assert of(1.6, 0.5, 0.01) == "B"
    assert of(-1.9, 0.4, 0.001) == "C"


def huynh(mean: float, variance: float, items: int, cut: int) -> tuple[float, float]:
    """Agreement and kappa of Huynh's (1976) beta-binomial model, the reference; the reliability is KR-21."""
    value = reliability.kr21(mean, variance, items)
    a = mean * (1 / value - 1)
    b = items / value - items - a
    single = betabinom.pmf(np.arange(items + 1), items, a, b)
    nodes = beta.ppf((np.arange(4000) + 0.5) / 4000, a, b)
    below = binom.cdf(cut - 1, items, nodes)
    once, both = float(single[:cut].sum()), float((below**2).mean())
    agreement = 1 - 2 * (once - both)
    return agreement, (both - once**2) / (once - once**2)


def test_livingston_lewis_is_huynh_where_the_models_are_one() -> None:
    """With KR-21 as reliability the effective length is the length, and both are the beta-binomial model."""
    for mean, variance, items, cut in ((7.0, 4.0, 10, 8), (36.0, 40.0, 50, 38), (5.0, 3.0, 8, 5)):
        value = reliability.kr21(mean, variance, items)
        found = consistency.consistency(mean, variance, value, items, cut)
        agreement, kappa = huynh(mean, variance, items, cut)
        assert found is not None
        assert found.length == items
        assert_allclose((found.agreement, found.kappa), (agreement, kappa), atol=1e-5)
        assert abs(found.check - agreement) < 0.03, "the normal approximation stays near"


def test_consistency_against_learners_who_sit_twice() -> None:
    """Drawn true scores, two sittings each: the share that gets the same decision twice is what is foretold."""
    chance = np.random.default_rng(7)
    true = chance.beta(7, 3, 200_000)
    first, second = chance.binomial(20, true), chance.binomial(20, true)
    found = consistency.consistency(float(first.mean()), float(first.var()),
                                    reliability.kr21(float(first.mean()), float(first.var()), 20), 20, 15)  # fmt: skip
    assert found is not None
    assert_allclose(found.agreement, ((first >= 15) == (second >= 15)).mean(), atol=0.004)
    assert_allclose(found.accuracy, ((first >= 15) == (true >= 0.75)).mean(), atol=0.004)


def test_passing_exam_b_by_hand() -> None:
    """Domain facts 6.3: .027, .363, .640 and .886 to get 5 of 8; .74 within three tries at one half; ±1.37
    questions."""
    found = [deciding.passing(8, 5, share) for share in (0.25, 0.5, 0.62, 0.75)]
    assert_allclose(found, [0.027, 0.363, 0.640, 0.886], atol=5e-4)
    half = next(one for one in deciding.deciding(8, 5, 62).chances if one.share == 0.5)
    assert_allclose(half.in_three, 0.74, atol=5e-3)
    assert_allclose(deciding.deciding(8, 5, 62).band, 1.37, atol=5e-3)
    assert_allclose(deciding.deciding(50, 38, 75).band, 3.06, atol=5e-3)
    assert_allclose([deciding.passing(50, 38, share) for share in (0.75, 0.8)], [0.511, 0.814], atol=5e-4)


@pytest.mark.parametrize(("items", "percent", "needed"), [(8, 62, 51), (15, 70, 21), (50, 75, 13)])
def test_from_so_many_questions_on_half_right_rarely_passes(items: int, percent: float, needed: int) -> None:
    """From there on every longer test is strict enough: a weak one of 15 is not told that 13 would do."""
    mark = PassMark(percent)
    found = deciding.deciding(items, mark.points(items), percent)
    assert found.needed == needed
    assert found.weak == (items < needed)
    assert all(binom.sf(mark.points(many) - 1, many, 0.5) <= 0.05 for many in range(needed, 401))


def test_pass_points_are_rounded_up_exactly() -> None:
    """75 % of 50 is 37.5 and so 38; 62 % of 8 is 4.96 and so 5; 70 % of 10 is 7 and not 8."""
    assert (PassMark(75).points(50), PassMark(62).points(8), PassMark(70).points(10)) == (38, 5, 7)


def test_best_and_weakest_by_hand() -> None:
    """Ten people, the best 30 %: one has 9, one has 8, three tie at 7 for one place and get a third of it each."""
    score = np.array([9, 8, 7, 7, 7, 5, 4, 3, 3, 1])
    levels, rank = np.unique(score, return_inverse=True)
    assert_allclose(highest(rank, len(levels), 0.3), [1, 1, 1 / 3, 1 / 3, 1 / 3, 0, 0, 0, 0, 0])
    assert_allclose(lowest(rank, len(levels), 0.2), [0, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 1])


def test_discriminative_efficiency_by_hand() -> None:
    """Right for the second best of four: covariance 0.25 · 0.5 of the most there could be, 0.375: one third."""
    points, others = np.array([0.0, 0.0, 1.0, 0.0]), np.array([0.0, 1.0, 2.0, 3.0])
    assert_allclose(efficiency(points, others), 0.5 / 1.5)
    assert_allclose(efficiency(np.array([0.0, 0.0, 0.0, 1.0]), others), 1.0)
    assert efficiency(np.ones(4), others) is None


def test_exposure_and_times_by_hand() -> None:
    """Five learners. Of 10 to 50 s the middle is 30 and the 90th percentile 46, six tenths of the way from 40 to 50;
    of 5, 7 and 100 s they are 7 and 7 + 0.8 · 93. What is not known, and a later sitting, count for nothing."""
    asked: dict[str, list[tuple[str, float | None]]] = {
        "alpha": [("ann", 100), ("ben", 5), ("cy", None), ("dan", 7)],
        "bravo": [("ann", 40), ("ben", 10), ("cy", 50), ("dan", 20), ("eve", 30)],
        "charlie": [("eve", None)],
    }
    rows = [
        Answer(who, f"first-{who}", "test", "form", item, 1, None, 0.0, seconds, attempt=1)
        for item, met in asked.items()
        for who, seconds in met
    ]
    later = Answer("ann", "later-ann", "test", "form", "charlie", 1, None, 1.0, 999, attempt=2)
    responses = from_answers([*rows, later])["test"]
    alpha, bravo, charlie = item_figures(responses, scores_of(responses))
    assert (alpha.exposure, bravo.exposure, charlie.exposure) == (0.8, 1.0, 0.2)
    assert_allclose((bravo.seconds, bravo.slow), (30, 46))
    assert_allclose((alpha.seconds, alpha.slow), (7, 81.4))
    assert (charlie.seconds, charlie.slow) == (None, None)


def test_feldt_band_holds_the_truth_as_often_as_it_says() -> None:
    """The interval is around the value, narrower with more people, and known at its ends."""
    low, high = reliability.feldt_band(0.8, 41, 21)
    assert low < 0.8 < high
    wide, narrow = reliability.feldt_band(0.8, 30, 20), reliability.feldt_band(0.8, 3000, 20)
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


def test_kr21_where_questions_differ_between_learners() -> None:
    """Drawn for each learner, the general formula is KR-21 on right-or-wrong answers."""
    chance = np.random.default_rng(3)
    right = chance.random((300, 20)) < chance.beta(5, 3, 300)[:, None]
    total = right.sum(axis=1)
    found = reliability.of_different_items(np.full(300, 20), total / 20, right.mean(axis=1))
    assert found is not None
    assert_allclose(found.value, reliability.kr21(float(total.mean()), float(total.var()), 20))


@pytest.mark.parametrize("reliable", [0.0, 1.0, -0.3])
def test_no_consistency_without_a_model(reliable: float) -> None:
    """A reliability of nothing, all or less than nothing has no true scores to speak of."""
    assert consistency.consistency(7, 4, reliable, 10, 8) is None
