"""Reports as HTML: well formed, escaped, readable by anyone, and drawn with names that do not overlap."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csm_course.html import (
    chart_figure,
    fixed_stylesheet,
    note_list,
    report_html,
    standalone_page,
    stylesheet,
    table_html,
)
from csm_course.html.chart import MIDDLE, NARROW, WIDE, Format, chart_svg
from csm_course.html.data_table import data_table
from csm_course.html.end_labels import EndLabel, arranged, wrapped
from csm_course.html.scale import Scale, cycle_step, nice_step, tick_label, ticks
from csm_course.report import Chart, Figure, Line, Note, Report, Table
from csm_course.tools.clv import Inputs, report, solve
from csm_course.tools.clv.vocabulary import VARIANTS, Variant

EVIL = "<script>alert('x')</script> & \"quotes\""
CHART = Chart(
    title="Growth",
    x_label="Months",
    y_label="EUR",
    lines=(
        Line(label="Rising", points=((0, 0), (6, 50), (12, 100))),
        Line(label="Goal", points=((0, 100), (12, 100))),
    ),
    summary="It rises to the goal.",
    x_cycle=12,
)
numbers = st.floats(-1e12, 1e12)


def parsed(html: str) -> ElementTree.Element:
    """The markup as a tree; fails where a tag is not closed or text was not escaped."""
    return ElementTree.fromstring(html)


def evil_report() -> Report:
    """A report with markup in every text it has."""
    line = Line(label=EVIL, points=((0, 1), (1, 2)))
    return Report(
        headline=Figure(label=EVIL, value=EVIL, note=EVIL),
        figures=(Figure(label=EVIL, value=EVIL, note=EVIL),),
        notes=(Note(kind="stop", text=EVIL, field=EVIL),),
        charts=(Chart(title=EVIL, x_label=EVIL, y_label=EVIL, lines=(line,), summary=EVIL),),
        tables=(Table(caption=EVIL, columns=(EVIL, EVIL), rows=((EVIL, EVIL),)),),
    )


def test_everything_is_escaped() -> None:
    """Markup in any text of a report is shown, never obeyed."""
    html = report_html(evil_report())
    assert "<script" not in html
    tree = parsed(html)
    assert tree.findtext(".//dt") == EVIL
    assert tree.get("aria-label") == f"Report: {EVIL}"
    assert "<script" not in standalone_page(EVIL, report_html(Report()))


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_lifetime_value_report_is_well_formed(variant: Variant) -> None:
    """Each variant's report is one closed section with its headline."""
    inputs = Inputs(variant=variant)
    tree = parsed(report_html(report(inputs, solve(inputs))))
    assert tree.tag == "section"
    assert "EUR" in (tree.findtext(".//p[@class='csm-headline__value']") or "")
    assert len(tree.findall("./figure/svg[@role='img']")) == 3


def test_figures_are_a_definition_list() -> None:
    """Each figure is a term with its value and note."""
    tree = parsed(report_html(Report(figures=(Figure(label="Churn", value="2.5%", note="a month"),))))
    assert [tree.findtext(".//dl//dt"), *(part.text for part in tree.findall(".//dl//dd"))] == [
        "Churn",
        "2.5%",
        "a month",
    ]


@pytest.mark.parametrize(
    ("kind", "word"), [("info", "Good to know:"), ("caution", "Caution:"), ("stop", "No result yet:")]
)
def test_notes_say_their_kind_in_a_word_and_a_shape(kind: str, word: str) -> None:
    """The kind of a note does not depend on colour."""
    tree = parsed(note_list((Note.model_validate({"kind": kind, "text": "Look."}),)))
    assert tree.findtext(".//strong") == word
    assert tree.find(".//svg[@aria-hidden='true']/path") is not None


def test_nothing_to_say_is_an_empty_section() -> None:
    """A report without content has no empty lists."""
    assert len(parsed(report_html(Report()))) == 0


def test_chart_speaks_to_those_who_do_not_see_it() -> None:
    """The drawing has a role, a name and a description; the caption is the summary; the numbers are in a table."""
    tree = parsed(chart_figure(CHART))
    svg = tree.find("svg[@role='img']")
    assert svg is not None
    assert (svg.findtext("title"), svg.findtext("desc")) == ("Growth", "It rises to the goal.")
    assert tree.findtext("figcaption") == "It rises to the goal."
    assert len(tree.findall("details//tbody/tr")) == 3


def test_only_one_drawing_shows_without_the_stylesheet() -> None:
    """Without a stylesheet only the wide drawing shows; the stylesheet brings out the one that fits."""
    drawings = parsed(chart_figure(CHART)).findall("svg")
    assert [drawing.get("display") for drawing in drawings] == [None, "none", "none"]


def test_lines_differ_by_dash_and_are_named_at_their_ends() -> None:
    """Lines can be told apart without colour, and each carries its name and last value."""
    svg = parsed(chart_svg(CHART, WIDE))
    dashes = [
        path.get("stroke-dasharray") for path in svg.findall("g/path") if path.get("stroke-width") in ("2", "2.75")
    ]
    words = [text.text for text in svg.findall(".//text")]
    assert dashes == [None, "8 5"]
    assert {"Rising", "Goal"} < set(words)
    assert words.count("100") >= 2


def test_data_table_reads_level_lines_everywhere_and_nothing_beyond_them() -> None:
    """A line's value between its points is on the straight stretch; outside them it is a dash."""
    short = Line(label="Short", points=((6, 5), (12, 5)))
    tree = parsed(data_table(CHART.model_copy(update={"lines": (*CHART.lines, short)})))
    rows = [[cell.text for cell in row] for row in tree.findall(".//tbody/tr")]
    assert rows == [["0", "0", "100", "–"], ["6", "50", "100", "5"], ["12", "100", "100", "5"]]


@given(points=st.lists(st.tuples(numbers, numbers), max_size=5), format=st.sampled_from([WIDE, MIDDLE, NARROW]))
def test_any_chart_can_be_drawn_inside_its_frame(points: list[tuple[float, float]], format: Format) -> None:
    """Any finite points, also none, one or all the same, make a drawing without nan or infinity, in its frame."""
    svg = chart_svg(CHART.model_copy(update={"lines": (Line(label="Any", points=tuple(points)),)}), format)
    assert not re.search(r"\b(nan|inf)\b", svg)
    for dot in parsed(svg).findall(".//circle"):
        assert 0 <= float(dot.get("cx", "-1")) <= format.width
        assert 0 <= float(dot.get("cy", "-1")) <= format.height


# --- scales and labels


@given(span=st.floats(1e-6, 1e12), most=st.integers(2, 10))
def test_steps_are_round_and_few(span: float, most: int) -> None:
    """A step is 1, 2, 2.5, 5 or 10 times a power of ten, and no more than asked for fit the span."""
    step = nice_step(span, most)
    assert f"{step:.1e}"[:3] in ("1.0", "2.0", "2.5", "5.0")
    assert span / step <= most * (1 + 1e-6)


@pytest.mark.parametrize(
    ("span", "most", "step"), [(118, 7, 24), (118, 4, 36), (12, 7, 2), (36, 4, 12), (600, 7, 120), (5, 6, 1)]
)
def test_months_tick_on_years(span: float, most: int, step: float) -> None:
    """Ticks of a monthly axis fall on months that divide a year, or on whole years."""
    assert cycle_step(span, most, 12) == step


def test_ticks_cover_the_range() -> None:
    """Both ends count where they are multiples; labels are short."""
    assert ticks(-5, 15, 5) == (-5, 0, 5, 10, 15)
    assert [tick_label(value) for value in (0, 2.5, 15_000, 1_500_000, 2e9)] == ["0", "2.5", "15,000", "1.5M", "2B"]


def test_data_columns_keep_their_decimals_aligned() -> None:
    """One value with cents gives the whole column cents."""
    lines = (Line(label="Cents", points=((0, 1), (1, 2.5))),)
    tree = parsed(data_table(CHART.model_copy(update={"lines": lines})))
    assert [cell.text for cell in tree.findall(".//tbody/tr/td")] == ["1.00", "2.50"]


def test_scale_maps_ends_to_ends() -> None:
    """A scale runs from its start to its end, also downwards."""
    scale = Scale(0, 10, 300, 20)
    assert (scale(0), scale(5), scale(10)) == (300, 160, 20)


@given(tops=st.lists(st.floats(0, 300), max_size=6))
def test_end_labels_never_overlap(tops: list[float]) -> None:
    """However close the ends of lines are, their names stand apart and inside the chart."""
    placed = arranged([EndLabel(nth, ("x",), top, top, 40) for nth, top in enumerate(tops)], 0, 300)
    assert all(after.top - before.top >= 39.8 for before, after in pairwise(placed))
    assert all(-0.1 <= label.top <= 260.1 for label in placed)


def test_long_names_wrap() -> None:
    """A name wraps into the room beside the chart and ends in an ellipsis where three lines are not enough."""
    assert wrapped("Acquisition cost", 80, 12) == ("Acquisition", "cost")
    assert wrapped("one two three four five six seven eight", 60, 12)[-1].endswith("…")


# --- the stylesheet


def _themes() -> dict[str, dict[str, str]]:
    """The custom properties of the light block and of the two dark ones."""
    blocks = re.findall(r"\{((?:\s*--csm-[\w-]+:[^;]+;)+)\s*\}", stylesheet())
    themes = [dict(re.findall(r"(--csm-[\w-]+):\s*([^;]+);", block)) for block in blocks if "--csm-surface:" in block]
    light, dark, jupyter_dark = themes
    return {"light": light, "dark": dark, "jupyter dark": jupyter_dark}


def _luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "jupyter dark"])
def test_words_are_readable_in_every_theme(theme: str) -> None:
    """Every colour that words are set in has a contrast of at least 4.5:1 on the surfaces it is used on."""
    colours = _themes()[theme]
    on_surface = [name for name in colours if re.search(r"series|ink|quiet|accent", name)]
    pairs = [(name, "--csm-surface") for name in on_surface]
    pairs += [(name, "--csm-raised") for name in ("--csm-ink", "--csm-quiet")]
    pairs += [(f"--csm-{kind}", f"--csm-{kind}-surface") for kind in ("info", "caution", "stop", "good")]
    pairs += [("--csm-ink", f"--csm-{kind}-surface") for kind in ("info", "caution", "stop", "good")]
    assert {f"{ink} on {paper}": _contrast(colours[ink], colours[paper]) >= 4.5 for ink, paper in pairs} == {
        f"{ink} on {paper}": True for ink, paper in pairs
    }


def test_both_dark_themes_are_the_same() -> None:
    """The reader's system and Jupyter's dark theme lead to the same colours."""
    themes = _themes()
    assert themes["dark"] == themes["jupyter dark"]
    assert set(themes["light"]) == {*themes["dark"], "--csm-font"}


def test_the_page_stands_alone() -> None:
    """A standalone page has the stylesheet in it and fetches and runs nothing."""
    page = standalone_page("Value", report_html(Report()))
    assert stylesheet() in page
    assert not re.search(r"<script|<link|@import|url\(|https?:", page)


def test_tables_head_columns_and_rows() -> None:
    """Every header cell says what it heads."""
    tree = parsed(table_html(Table(caption="Rates", columns=("Rate", "Month"), rows=(("Churn", "2.5%"),))))
    assert [head.get("scope") for head in tree.iter("th")] == ["col", "col", "row"]


def test_on_a_foreign_page_a_record_is_light_in_pixels_and_gives_way() -> None:
    """nbgrader's pages are always white: no dark colours, no sizes relative to their root, no weight over our own."""
    fixed = fixed_stylesheet()
    assert "prefers-color-scheme: dark" in stylesheet()
    assert "prefers-color-scheme" not in fixed
    assert not re.search(r"\drem\b", fixed)
    assert ":where(:root)," in fixed
    assert not re.search(r"(?<!\()\:root", fixed)
