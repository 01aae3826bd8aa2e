"""The page's side put together from its small files, one after another, so that nothing needs to be loaded or built.

Each file may use the ones before it. An exercise gets every kind of exercise; a tool page the form of its tool alone.
"""

from functools import cache
from pathlib import Path

from csm_course.html import stylesheet

STATIC = Path(__file__).parent / "static"
COMMON = ("words.js", "dom.js", "line.js", "draft.js", "saving.js", "choices.js")
FORM = (
    "kinds/tabs.js",
    "kinds/adopt.js",
    "kinds/history.js",
    "kinds/readings.js",
    "kinds/fields.js",
    "kinds/texts.js",
    "kinds/spreadsheet.js",
    "kinds/cells.js",
    "kinds/rowtable.js",
    "kinds/rowsheets.js",
    "kinds/rowfaults.js",
    "kinds/rows.js",
    "kinds/groups.js",
    "kinds/redraw.js",
    "kinds/patch.js",
    "kinds/pictures.js",
    "kinds/tool.js",
)
"""The form of a tool with its report: in exercises and on tool pages."""

KINDS = (
    "reasons.js",
    "kinds/single.js",
    "kinds/multiple.js",
    "kinds/match.js",
    "kinds/order.js",
    "kinds/numeric.js",
    "written/runs.js",
    "written/tidy.js",
    "written/read-page.js",
    "written/emphasis.js",
    "written/read-markdown.js",
    "written/write-markdown.js",
    "written/write-page.js",
    "written/word.js",
    "written/paste.js",
    "written/commands.js",
    "written/toolbar.js",
    "written/editor.js",
    "kinds/rubric.js",
    "kinds/written.js",
    "kinds/test.js",
    "kinds/sitting.js",
    "kinds/spot.js",
    "kinds/fill.js",
    "kinds/amounts.js",
    "kinds/allocate.js",
    "kinds/scene.js",
    "kinds/desk.js",
    "kinds/debrief.js",
    "kinds/scenario.js",
    "support.js",
)
TOOL_PAGE = (
    "toolpage/drawer.js",
    "toolpage/engagements.js",
    "toolpage/changes.js",
    "toolpage/steps.js",
    "toolpage/files.js",
    "toolpage/paper.js",
    "toolpage/elsewhere.js",
    "toolpage/bar.js",
)
"""What stands around a tool that opens in its own page."""

SCRIPTS = (*COMMON, *FORM, *KINDS, "panel.js")
PAGE_SCRIPTS = (*COMMON, *FORM, *TOOL_PAGE, "toolpage/page.js")
FORM_STYLES = ("notice.css", "panel.css", "tool.css")
STYLES = (*FORM_STYLES, "kinds.css", "editor.css", "scenario.css")
PAGE_STYLES = (*FORM_STYLES, "toolpage/toolpage.css")
INSTRUCTOR = ("dom.js", "line.js", "instructor/frame.js")
"""What every page for instructors has around it."""

COHORT_SCRIPTS = (
    "cohort/words.js",
    *INSTRUCTOR,
    "cohort/moments.js",
    "cohort/troubles.js",
    "cohort/person.js",
    "cohort/learners.js",
    "cohort/bar.js",
    "cohort/page.js",
)
INSTRUCTOR_STYLES = ("notice.css", "panel.css", "instructor/instructor.css")
COHORT_STYLES = (*INSTRUCTOR_STYLES, "cohort/cohort.css")
STATISTICS_SCRIPTS = (
    "statistics/words.js",
    *INSTRUCTOR,
    "statistics/bar.js",
    "statistics/notices.js",
    "statistics/card.js",
    "statistics/sheets.js",
    "angoff/asking.js",
    "angoff/setup.js",
    "angoff/judges.js",
    "angoff/entries.js",
    "angoff/ratings.js",
    "angoff/standing.js",
    "angoff/view.js",
    "statistics/page.js",
)
STATISTICS_STYLES = (*INSTRUCTOR_STYLES, "statistics/statistics.css", "angoff/angoff.css")


@cache
def script(tool: str = "") -> str:
    """The module of an exercise.

    `tool` adds the view of that tool, where it has one of its own: `tools/<slug>/*.js`, in the order of their names.
    """
    return _joined(SCRIPTS, tool)


@cache
def style(tool: str = "") -> str:
    """The course's stylesheet and an exercise's own, with that of the tool's view."""
    return _styled(STYLES, tool)


def has_view(tool: str) -> bool:
    """True where a tool has a view of its own, so that its script differs from that of other tools."""
    return (STATIC / "tools" / tool).is_dir()


def page_script(tool: str) -> str:
    """The module of a tool page."""
    return _joined(PAGE_SCRIPTS, tool)


def page_style(tool: str) -> str:
    """The course's stylesheet and a tool page's own, with that of the tool's view."""
    return _styled(PAGE_STYLES, tool)


@cache
def cohort_script() -> str:
    """The module of the instructor's cohort page."""
    return _joined(COHORT_SCRIPTS, "")


@cache
def cohort_style() -> str:
    """The course's stylesheet and the cohort page's own."""
    return _styled(COHORT_STYLES, "")


@cache
def statistics_script() -> str:
    """The module of the instructor's statistics page."""
    return _joined(STATISTICS_SCRIPTS, "")


@cache
def statistics_style() -> str:
    """The course's stylesheet and the statistics page's own."""
    return _styled(STATISTICS_STYLES, "")


def _joined(names: tuple[str, ...], tool: str) -> str:
    *first, last = (STATIC / name for name in names)
    return "\n".join(_text(file) for file in (*first, *_of_tool(tool, "js"), last))


def _styled(names: tuple[str, ...], tool: str) -> str:
    return stylesheet() + "".join(map(_text, (*(STATIC / name for name in names), *_of_tool(tool, "css"))))


def _of_tool(tool: str, suffix: str) -> list[Path]:
    return sorted((STATIC / "tools" / tool).glob(f"*.{suffix}")) if tool else []


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
