"""All about one question as HTML: what it asks, what is the matter, who chose what, and its figures in words."""

from csm_autograder.assessment.statistics.advice import of_flag, percent
from csm_autograder.assessment.statistics.choices import NO_ANSWER
from csm_autograder.assessment.statistics.flags import Flag
from csm_autograder.assessment.statistics.items import ChoiceFigures, ItemFigures
from csm_autograder.assessment.statistics.report import Report
from csm_autograder.assessment.statistics.sources import ItemTexts
from csm_course.html.drawing import drawing_figure
from csm_course.html.markdown import markdown_html
from csm_course.html.markup import EMPTY, Html, joined, tag, text
from csm_course.pictures.thirds import Chosen, thirds
from csm_widgets.statistics.wording import TOO_FEW

MOST_LETTERS = 90


def card(report: Report, item: ItemFigures, texts: ItemTexts | None) -> Html:
    """The inside of the card."""
    raised = [flag for flag in report.flags if flag.item == item.id]
    stem = tag("div", Html(markdown_html(texts.stem)), class_="csm-stat__stem") if texts else EMPTY
    if not item.enough:
        few = f"{item.answers} answers so far: {TOO_FEW}. Figures need 30."
        return joined((stem, tag("p", text(few), class_="csm-help")))
    return joined((stem, _notices(raised), _picture(item, texts, raised), _figures(item)))


def _notices(raised: list[Flag]) -> Html:
    if not raised:
        return tag("p", Html("Nothing about this question needs attention."), class_="csm-help")
    said = [of_flag(flag) for flag in raised]
    return tag(
        "ul",
        joined(tag("li", tag("strong", text(f"{one.title}. ")), text(f"{one.sentence} {one.todo}")) for one in said),
        class_="csm-stat__said",
    )


def _picture(item: ItemFigures, texts: ItemTexts | None, raised: list[Flag]) -> Html:
    suspects = {flag.choices[0] for flag in raised if flag.kind in ("key", "second key") and flag.choices}
    chosen = [
        Chosen(_label(one, texts), one.thirds, one.is_key, one.name in suspects)
        for one in item.choices
        if one.count or one.name != NO_ANSWER
    ]
    if not chosen:
        return EMPTY
    return drawing_figure(thirds("Who chose what", chosen, _summary(item), name="choices"))


def _summary(item: ItemFigures) -> str:
    key = next((one for one in item.choices if one.is_key), None)
    start = "Learners in three equal parts by their score on the whole test. "
    if key is None:
        return start + "More of the best third should be right."
    weakest, _, best = key.thirds
    seen = "grows" if best > weakest else "does not grow"
    shares = f"from {percent(weakest)} of the weakest to {percent(best)} of the best"
    return f"{start}The share that chose the key {seen}: {shares}."


def _label(one: ChoiceFigures, texts: ItemTexts | None) -> str:
    """Pairs and orders go by words alone: their ids are made by a machine."""
    name = one.name.upper() if len(one.name) == 1 else one.name
    said = texts.said(one.name) if texts else ""
    if len(said) > MOST_LETTERS:
        said = said[: MOST_LETTERS - 1].rstrip() + "…"
    key = " (key)" if one.is_key else ""
    if texts and said and one.name not in texts.options:
        return f"{said}{key}"
    return f"{name}{key}: {said}" if said else f"{name}{key}"


def _figures(item: ItemFigures) -> Html:
    rows = [("Right", percent(item.facility), f"{item.answers:,} answered; {percent(item.omitted)} left it out.")]
    if item.point_biserial is not None:
        rows.append(
            ("Correlation with the other questions", _signed(item.point_biserial), _strength(item.point_biserial))
        )
    rows.append(
        ("Best 27% less weakest 27%", _signed(item.discrimination), "0.30 and more tells well; below 0.10 hardly.")
    )
    if item.efficiency is not None:
        rows.append(
            (
                "Discriminative efficiency",
                percent(item.efficiency).replace("-", "−"),
                "of what a question this easy could tell at best.",
            )
        )
    if item.seconds is not None and item.slow is not None:
        rows.append(("Time", f"{item.seconds:.0f} s", f"in the middle; one in ten takes more than {item.slow:.0f} s."))
    lines = joined(tag("div", tag("dt", text(label)), tag("dd", tag("strong", text(value)), text(f" {said}")))
                   for label, value, said in rows)  # fmt: skip
    return tag("dl", lines, class_="csm-stat__facts")


def _signed(value: float) -> str:
    return f"{value:.2f}".replace("-", "−")


def _strength(value: float) -> str:
    if value < 0:
        return "Those who get it right are weaker elsewhere: something is wrong."
    if value < 0.10:
        return "It hardly tells strong from weak."
    return "It tells a little." if value < 0.20 else "It tells well." if value < 0.35 else "It tells very well."
