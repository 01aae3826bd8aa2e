"""Slides with python-pptx: 16 to 9, a title that is a real title, native tables, charts and shapes, notes."""

import io
from collections.abc import Iterator
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from csm_course.documents import Deck, Slide
from csm_course.office.letters import slide_text
from csm_course.office.pptx_charts import add_chart, add_plot
from csm_course.office.pptx_table import add_table, rows_that_fit
from csm_course.office.shapes import INK, WHITE, draw
from csm_course.office.steady import WRITER, steady
from csm_course.report import Figure

WIDTH, HEIGHT = 12_192_000, 6_858_000
_EDGE, _TOP, _FOOT = 560_000, 1_330_000, 6_400_000
_BAND, _ACCENT, _QUIET, _RAISED = (RGBColor.from_string(rgb) for rgb in ("0B3A66", "0B5CAD", "55606E", "EEF3F9"))
_TITLE_ONLY, _TITLE = 5, 0
_BULLETS_A_SLIDE = 8
_ONE_SENTENCE, _FEW_WORDS = 640_000, 320
_FONT = "Calibri"


def deck_bytes(deck: Deck) -> bytes:
    """The file."""
    show = Presentation()
    show.slide_width, show.slide_height = Emu(WIDTH), Emu(HEIGHT)
    about = show.core_properties
    about.title, about.author, about.last_modified_by = slide_text(deck.title)[:250], WRITER, WRITER
    about.comments = about.keywords = ""
    _cover(show, deck)
    for number, plan in enumerate((one for slide in deck.slides for one in spread(slide)), 2):
        _slide(show, plan, deck.footer or deck.title, number)
    target = io.BytesIO()
    show.save(target)
    return steady(target.getvalue())


def spread(slide: Slide) -> Iterator[Slide]:
    """A slide, or several where a table or a list of bullets is too long for one."""
    counts = _rows(slide)
    bullets = slide.bullets
    count = max(len(counts), -(-len(bullets) // _BULLETS_A_SLIDE), 1)
    if count == 1:
        yield slide
        return
    done = 0
    for at in range(count):
        part: dict[str, object] = {
            "title": slide.title if not at else f"{slide.title} (continued, {at + 1} of {count})"
        }
        part["bullets"] = bullets[at * _BULLETS_A_SLIDE : (at + 1) * _BULLETS_A_SLIDE]
        if slide.table:
            piece = slide.table.rows[done : done + counts[at]] if at < len(counts) else ()
            done += len(piece)
            part["table"] = slide.table.model_copy(update={"rows": piece}) if piece else None
        if at:
            part |= {"text": "", "figures": (), "chart": None, "plot": None, "drawing": None}
        yield slide.model_copy(update=part)


def _rows(slide: Slide) -> list[int]:
    """How many rows of its table stand on each slide; those of equal height are shared out evenly."""
    if slide.table is None:
        return []
    high = _FOOT - _TOP - (_ONE_SENTENCE if slide.text else 0)
    return rows_that_fit(slide.table, WIDTH - 2 * _EDGE, high)


def _cover(show: Any, deck: Deck) -> None:
    slide = show.slides.add_slide(show.slide_layouts[_TITLE])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _BAND
    title, under = slide.shapes.title, slide.placeholders[1]
    _place(title, _EDGE, 1_900_000, WIDTH - 2 * _EDGE, 1_500_000)
    _place(under, _EDGE, 3_700_000, WIDTH - 2 * _EDGE, 1_100_000)
    _fill_text(title.text_frame, deck.title, 40, WHITE, True)
    _fill_text(under.text_frame, deck.subtitle or " ", 20, RGBColor.from_string("DCE8F5"), False)
    title.text_frame.vertical_anchor, under.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM, MSO_ANCHOR.TOP
    _rule(slide, _EDGE + 90_000, 3_520_000, 1_400_000, 50_000, RGBColor.from_string("7FB2EA"))
    _rule(slide, 0, 0, 160_000, HEIGHT, _ACCENT)


def _rule(slide: Any, left: int, top: int, width: int, height: int, rgb: RGBColor) -> None:
    rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(top), Emu(width), Emu(height))
    rule.shadow.inherit = False
    rule.fill.solid()
    rule.fill.fore_color.rgb = rgb
    rule.line.fill.background()


def _slide(show: Any, plan: Slide, footer: str, number: int) -> None:
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    title = slide.shapes.title
    _place(title, _EDGE, 380_000, WIDTH - 2 * _EDGE, 800_000)
    _fill_text(title.text_frame, plan.title, 28 if len(plan.title) < 70 else 22, _BAND, True)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    _rule(slide, _EDGE + 90_000, 1_200_000, 900_000, 36_000, _ACCENT)
    _foot(slide, footer, number)
    top = _TOP
    if plan.figures:
        top = _figures(slide, plan.figures, top)
    _content(slide, plan, top)
    if plan.notes:
        slide.notes_slide.notes_text_frame.text = slide_text(plan.notes)


def _content(slide: Any, plan: Slide, top: int) -> None:
    """Words alone over the whole width, or on the left of what is shown."""
    left, width, height = _EDGE, WIDTH - 2 * _EDGE, _FOOT - top
    seen = plan.table or plan.chart or plan.plot or plan.drawing
    words = (plan.text, *plan.bullets) if plan.text else plan.bullets
    if words and not seen:
        _words(slide, plan, (left, top, width, height), 22 if sum(map(len, words)) < _FEW_WORDS else 18)
        return
    if words and not plan.bullets:  # one sentence: above what is shown
        _words(slide, plan, (left, top, width, _ONE_SENTENCE - 20_000), 14)
        top, height = top + _ONE_SENTENCE, height - _ONE_SENTENCE
    elif words:
        side = round(width * 0.3)
        _words(slide, plan, (left, top, side, height), 14)
        left, width = left + side + 200_000, width - side - 200_000
    if plan.table:
        add_table(slide, plan.table, left, top, width, height)
    elif plan.chart:
        add_chart(slide, plan.chart, left, top, width, height)
    elif plan.plot:
        add_plot(slide, plan.plot, left, top, width, height)
    elif plan.drawing:
        draw(slide, plan.drawing, left, top, width, height)


def _words(slide: Any, plan: Slide, room: tuple[int, int, int, int], points: int) -> None:
    frame = slide.shapes.add_textbox(*(Emu(edge) for edge in room)).text_frame
    frame.word_wrap = True
    total = len(plan.text) + sum(len(bullet) for bullet in plan.bullets)
    size = max(11, points - (total > 500) * 2 - (total > 900) * 2)
    lines = [(plan.text, False)] if plan.text else []
    lines += [(bullet, True) for bullet in plan.bullets]
    for at, (text, listed) in enumerate(lines):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(8)
        run = paragraph.add_run()
        run.text = slide_text(f"•  {text}" if listed else text)
        run.font.size, run.font.name, run.font.color.rgb = Pt(size), _FONT, INK


def _figures(slide: Any, figures: tuple[Figure, ...], top: int) -> int:
    """Cards in rows of three; returns where they end."""
    gap, high = 180_000, 1_080_000
    wide = (WIDTH - 2 * _EDGE - 2 * gap) // 3
    for at, figure in enumerate(figures[:6]):
        left, row = _EDGE + (at % 3) * (wide + gap), top + (at // 3) * (high + gap)
        card = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(row), Emu(wide), Emu(high))
        card.shadow.inherit = False
        card.fill.solid()
        card.fill.fore_color.rgb = _RAISED
        card.line.fill.background()
        frame = card.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        _fill_text(frame, figure.label, 12, _QUIET, False)
        size = 24 if len(figure.value) < 24 else 16 if len(figure.value) < 44 else 12
        _add_text(frame, figure.value, size, _BAND, True)
        if figure.note:
            _add_text(
                frame,
                figure.note if len(figure.note) < 90 else figure.note[:88].rsplit(" ", 1)[0] + " …",
                10,
                _QUIET,
                False,
            )
    return top + -(-min(len(figures), 6) // 3) * (high + gap) + 60_000


def _foot(slide: Any, footer: str, number: int) -> None:
    for text, left, align in ((footer, _EDGE, PP_ALIGN.LEFT), (str(number), WIDTH - _EDGE - 900_000, PP_ALIGN.RIGHT)):
        width = 900_000 if align == PP_ALIGN.RIGHT else WIDTH - 2 * _EDGE - 1_000_000
        frame = slide.shapes.add_textbox(Emu(left), Emu(_FOOT + 60_000), Emu(width), Emu(300_000)).text_frame
        _fill_text(frame, text, 10, _QUIET, False)
        frame.paragraphs[0].alignment = align


def _place(shape: Any, left: int, top: int, width: int, height: int) -> None:
    shape.left, shape.top, shape.width, shape.height = Emu(left), Emu(top), Emu(width), Emu(height)


def _fill_text(frame: Any, text: str, points: int, ink: RGBColor, strong: bool) -> None:
    frame.word_wrap = True
    _run(frame.paragraphs[0], text, points, ink, strong)


def _add_text(frame: Any, text: str, points: int, ink: RGBColor, strong: bool) -> None:
    _run(frame.add_paragraph(), text, points, ink, strong)


def _run(paragraph: Any, text: str, points: int, ink: RGBColor, strong: bool) -> None:
    paragraph.alignment = PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = slide_text(text)
    run.font.size, run.font.bold, run.font.color.rgb, run.font.name = Pt(points), strong, ink, _FONT
