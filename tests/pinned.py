"""A test pinned in a notebook, as authors may still write one: the form that module 1 had, from its own bank."""

import shutil
from pathlib import Path

FORM = Path(__file__).with_name("pinned_form.yaml")


def pin(module: Path) -> None:
    """In place of the test that the module has."""
    shutil.copy(FORM, module / "test.yaml")
