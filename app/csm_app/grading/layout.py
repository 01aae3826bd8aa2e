"""The Jinja environment of what is added to the formgrader, and addresses that change when a static file does."""

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from csm_app.home.layout import environment_of, static_address

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
TEMPLATES = FOLDER / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Our templates and the shared ones; what is written into them is text unless marked as markup."""
    return environment_of(TEMPLATES, {"points": points}, {"own": own_file})


def own_file(base_url: str, name: str) -> str:
    """The address of one of our files; `base_url` with slashes on both ends."""
    return static_address(f"{base_url}course/grading/", STATIC, name)


def points(number: float) -> str:
    """7.5 as `7.5`, 7.0 as `7`."""
    return f"{round(number + 1e-9, 2):g}"
