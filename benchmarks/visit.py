"""One visit of a page with a new browser profile: what a visitor sees when, how much comes, how far the layout jumps.

The page notes the moments itself, in the frames in which they are painted.
"""

from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from playwright.sync_api import Browser, Page, TimeoutError, ViewportSize

from benchmarks.browser import PATIENCE, NotInteractive, received
from benchmarks.table import Sample

SCREEN: ViewportSize = {"width": 1280, "height": 800}
TALL: ViewportSize = {"width": 1280, "height": 6000}
"""A window that shows a whole page: a jump counts only where it is seen, and readers scroll while exercises arrive."""
NOTE = """([words, control]) => {
  const seen = window.seen = { shift: 0, readable: words ? 0 : 1, usable: control ? 0 : 1 };
  new PerformanceObserver(list => {
    for (const jump of list.getEntries()) if (!jump.hadRecentInput) seen.shift += jump.value;
  }).observe({ type: "layout-shift", buffered: true });
  const isSeen = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const found = {
    readable: () => [...document.querySelectorAll("p")].find(
      one => one.textContent.replace(/[^A-Za-z]/g, "").startsWith(words) && isSeen(one)),
    usable: () => [...document.querySelectorAll(control)].find(isSeen),
  };
  const look = () => {
    for (const what of ["readable", "usable"])
      if (!seen[what] && found[what]()) {
        seen[what] = performance.now();
        setTimeout(() => { seen[what] = performance.now(); });  // once this frame is painted
      }
    if (!seen.readable || !seen.usable) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
Moment = Literal["paint", "readable", "usable", "kilobytes", "shift"]


@dataclass(frozen=True)
class Sought:
    """What a visitor came for: the `words` a paragraph begins with, and the selector of a `control`."""

    words: str = ""
    control: str = ""

    def letters(self) -> str:
        """The words without what templates set differently: spaces, quotes, dashes."""
        return "".join(letter for letter in self.words if letter.isascii() and letter.isalpha())


@dataclass(frozen=True)
class Visit:
    """Milliseconds from navigation until something, the sought words, the sought control stood there; then kilobytes.

    `shift` is the sum of all layout shifts until the page was at rest (Layout Instability API; no unit).
    """

    paint: float
    readable: float
    usable: float
    kilobytes: float
    shift: float


def visit(browser: Browser, address: str, sought: Sought = Sought(), screen: ViewportSize = SCREEN) -> Visit:
    """Open the page cold and wait until it is at rest. Raises `NotInteractive` where something sought does not come."""
    with browser.new_context(viewport=screen) as context:
        context.set_default_timeout(PATIENCE)
        tab = context.new_page()
        sizes = received(context, tab)
        tab.add_init_script(f"({NOTE})({[sought.letters(), sought.control]!r})")
        tab.goto(address)
        _wait(tab)
        tab.wait_for_load_state("networkidle")
        seen: dict[str, float] = tab.evaluate("window.seen")
        return Visit(paint=tab.evaluate(PAINT), kilobytes=sum(sizes) / 1000, **seen)


def sample(visits: list[Visit], what: Moment) -> Sample:
    """One figure of all visits."""
    return Sample(tuple(map(attrgetter(what), visits)))


def _wait(tab: Page) -> None:
    try:
        tab.wait_for_function("window.seen.readable && window.seen.usable")
    except TimeoutError as late:
        raise NotInteractive(f"{late.message} The page then showed: {tab.inner_text('body')[-300:]!r}") from late
