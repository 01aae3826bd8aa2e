"""A set of slides as a plan: what stands on each, not where."""

from csm_course.documents.plot import Plot
from csm_course.drawing import Drawing
from csm_course.model import Model
from csm_course.report import Chart, Figure, Table


class Slide(Model):
    """One slide: the title says its message in a sentence. Text and bullets stand beside a picture, or alone.

    Give at most one of `table`, `chart`, `plot` and `drawing`. A long table goes on over further slides. `notes` is
    what the speaker says.
    """

    title: str
    text: str = ""
    bullets: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    table: Table | None = None
    chart: Chart | None = None
    plot: Plot | None = None
    drawing: Drawing | None = None
    notes: str = ""


class Deck(Model):
    """`title` and `subtitle` stand on the first slide, `footer` at the foot of all others."""

    title: str
    subtitle: str = ""
    slides: tuple[Slide, ...] = ()
    footer: str = ""
