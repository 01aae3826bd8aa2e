"""Written documents with python-docx: A4, real headings, tables with repeated heads, signature blocks, page numbers."""

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from csm_course.documents import Bullets, Facts, Heading, Letter, Paragraph, Picture, Signature, TablePart
from csm_course.office.letters import least_width, shares
from csm_course.office.letters import slide_text as plain
from csm_course.office.steady import WRITER, steady

_BAND, _ACCENT, _INK, _QUIET = (RGBColor.from_string(rgb) for rgb in ("0B3A66", "0B5CAD", "1A2330", "55606E"))
_WIDTH = 16.5
_FONT = "Calibri"
_LETTER = 0.0205
_TOGETHER = 10
_BLANK = "_" * 30


def letter_bytes(letter: Letter) -> bytes:
    """The file."""
    paper = Document()
    about = paper.core_properties
    about.title, about.author, about.last_modified_by = plain(letter.title)[:250], WRITER, WRITER
    about.comments = ""
    _page(paper)
    _styles(paper)
    _foot(paper, letter.footer)
    paper.add_paragraph(plain(letter.title), style="Title")
    if letter.subtitle:
        paper.add_paragraph(plain(letter.subtitle), style="Subtitle")
    said = ""
    for part in letter.parts:
        if isinstance(part, TablePart) and part.table.caption == said:
            _table(paper, TablePart(table=part.table.model_copy(update={"caption": ""})))
        else:
            _PARTS[part.part](paper, part)
        said = part.text if isinstance(part, Heading) else ""
    if letter.signatures:
        _signatures(paper, letter.signatures)
    target = io.BytesIO()
    paper.save(target)
    return steady(target.getvalue())


def _page(paper: Any) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.25)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)


def _styles(paper: Any) -> None:
    """One calm look, on the styles a reader's own program knows."""
    looks = {"Normal": (10.5, _INK, False), "Title": (24, _BAND, True), "Subtitle": (13, _QUIET, False)}
    looks |= {"Heading 1": (15, _BAND, True), "Heading 2": (12, _ACCENT, True)}
    for name, (points, ink, strong) in looks.items():
        style = paper.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = _FONT, Pt(points), strong, False
        style.font.color.rgb = ink
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(kind), None)
        fonts.set(qn("w:eastAsia"), _FONT)
    paper.styles["Normal"].paragraph_format.space_after = Pt(6)
    paper.styles["Heading 1"].paragraph_format.space_before = Pt(14)
    for name in ("Heading 1", "Heading 2"):
        paper.styles[name].paragraph_format.keep_with_next = True


def _foot(paper: Any, footer: str) -> None:
    paper.styles["Footer"].paragraph_format.tab_stops.clear_all()
    line = paper.sections[0].footer.paragraphs[0]
    line.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    _run(line, f"{footer}\tPage ", 9, _QUIET)
    _number(line, "PAGE")
    _run(line, " of ", 9, _QUIET)
    _number(line, "NUMPAGES")


def _number(line: Any, code: str) -> None:
    """A field the reader's program fills in."""
    run = _run(line, "", 9, _QUIET)
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)


def _run(line: Any, text: str, points: float, ink: RGBColor, strong: bool = False) -> Any:
    run = line.add_run(plain(text))
    run.font.size, run.font.color.rgb, run.font.bold = Pt(points), ink, strong
    return run


def _heading(paper: Any, part: Heading) -> None:
    paper.add_heading(plain(part.text), part.level)


def _paragraph(paper: Any, part: Paragraph) -> None:
    line = paper.add_paragraph()
    run = line.add_run(plain(part.text))
    run.bold = part.strong
    if part.quiet:
        run.font.color.rgb = _QUIET


def _bullets(paper: Any, part: Bullets) -> None:
    for item in part.items:
        line = paper.add_paragraph(plain(item), style="List Number" if part.numbered else "List Bullet")
        line.paragraph_format.space_after = Pt(3)


def _facts(paper: Any, part: Facts) -> None:
    grid = paper.add_table(rows=0, cols=2)
    for label, value in part.pairs:
        cells = grid.add_row().cells
        _run(cells[0].paragraphs[0], label, 10.5, _QUIET)
        _run(cells[1].paragraphs[0], value or _BLANK, 10.5, _INK)
    _widths(grid, [5.0, _WIDTH - 5.0])
    _apart(paper)


def _table(paper: Any, part: TablePart) -> None:
    table = part.table
    if table.caption:
        line = paper.add_paragraph()
        line.paragraph_format.keep_with_next = True
        _run(line, table.caption, 10.5, _BAND, True)
    points = next((size for size in (9.5, 8.5, 7.5) if least_width(table) * size * _LETTER < _WIDTH), 6.5)
    by_hand = not any(cell for row in table.rows for cell in row[1:])
    grid = paper.add_table(rows=1, cols=len(table.columns))
    grid.style, grid.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    for cell, text in zip(grid.rows[0].cells, table.columns, strict=True):
        _shade(cell, "0B5CAD")
        _run(cell.paragraphs[0], text, points, RGBColor(0xFF, 0xFF, 0xFF), True)
    _mark(grid.rows[0], "w:tblHeader")
    for row in table.rows:
        line = grid.add_row()
        _mark(line, "w:cantSplit")
        line.height = Cm(0.9) if by_hand else None
        for cell, text in zip(line.cells, row, strict=True):
            _run(cell.paragraphs[0], text, points, _INK)
    _widths(grid, shares(table, _WIDTH, points * _LETTER, 0.45))
    if len(table.rows) <= _TOGETHER:
        _keep_together(grid)
    _apart(paper)


def _keep_together(grid: Any) -> None:
    """A short table is not broken over two pages."""
    for row in grid.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _apart(paper: Any) -> None:
    """Some room below a table."""
    line = paper.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(8)


def _widths(grid: Any, widths: list[float]) -> None:
    grid.autofit = False
    for row in grid.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
            for line in cell.paragraphs:
                line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Cm(width)


def _shade(cell: Any, rgb: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", rgb)):
        shade.set(qn(name), value)
    cell._element.get_or_add_tcPr().append(shade)


def _mark(row: Any, name: str) -> None:
    """A row whose head stands on each page again (`w:tblHeader`), or that is not broken in two (`w:cantSplit`)."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _picture(paper: Any, part: Picture) -> None:
    paper.add_heading(plain(part.drawing.title), 2)
    paper.add_paragraph(plain(part.drawing.summary))
    for item in part.drawing.outline:
        line = paper.add_paragraph(plain(item.text), style="List Bullet")
        line.paragraph_format.left_indent = Cm(0.6 + 0.6 * item.depth)
        line.paragraph_format.space_after = Pt(2)


def _signatures(paper: Any, signatures: tuple[Signature, ...]) -> None:
    """Side by side, two in a row, kept together on a page."""
    for at in range(0, len(signatures), 2):
        pair = signatures[at : at + 2]
        paper.add_paragraph().paragraph_format.keep_with_next = True
        grid = paper.add_table(rows=1, cols=2)
        _mark(grid.rows[0], "w:cantSplit")
        for cell, one in zip(grid.rows[0].cells, pair, strict=False):
            _sign(cell, one)
        _widths(grid, [_WIDTH / 2, _WIDTH / 2])


def _sign(cell: Any, one: Signature) -> None:
    day = one.day.strftime("%d %b %Y") if one.day else _BLANK
    said = (f"\n\n{_BLANK}", "Signature", f"Name: {one.name or _BLANK}", f"Role: {one.role or _BLANK}", f"Date: {day}")
    lines = [(one.party, True), *((text, False) for text in said)]
    for at, (text, strong) in enumerate(lines):
        line = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        line.paragraph_format.keep_with_next = at < len(lines) - 1
        _run(line, text, 9 if text == "Signature" else 10.5, _QUIET if text == "Signature" else _INK, strong)


_PARTS: dict[str, Callable[..., None]] = {
    "heading": _heading,
    "paragraph": _paragraph,
    "bullets": _bullets,
    "facts": _facts,
    "table": _table,
    "picture": _picture,
}
