"""Reports as static HTML with SVG charts: for feedback pages, printing, and wherever nothing may run.

Pure functions from `csm_course.report` to text; nothing here needs a browser, a widget or a network. The live widgets
use the same class names and the same one stylesheet, `csm.css`, so that a record looks like what was on the screen.
"""

from csm_course.html.chart import chart_figure
from csm_course.html.markup import Html
from csm_course.html.page import fixed_stylesheet, standalone_page, stylesheet
from csm_course.html.report import note_list, report_html, table_html

__all__ = [
    "Html",
    "chart_figure",
    "fixed_stylesheet",
    "note_list",
    "report_html",
    "standalone_page",
    "stylesheet",
    "table_html",
]
