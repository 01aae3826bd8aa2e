"""Where things lie: the built course, and - only for authors, graders and self-studiers - the authored truth."""

import os
from hashlib import sha256
from pathlib import Path

_REPOSITORY = Path(__file__).resolve().parents[2]
BANK = "items"
"""The folder of a module's item bank."""
STORIES = "stories.yaml"
"""The file in it that holds stories, not items."""


def modules_folder() -> Path:
    """The built notebook sets: `CSM_MODULES`, or the folder of this clone."""
    return Path(os.environ.get("CSM_MODULES") or _REPOSITORY / "modules")


def content_folder() -> Path:
    """What authors write, keys included: `CSM_CONTENT`, or the folder of this clone. May not exist."""
    return Path(os.environ.get("CSM_CONTENT") or _REPOSITORY / "course" / "content")


def bank_files(module: Path) -> tuple[Path, ...]:
    """The files of a module's item bank, in the order of their names; stories are not items."""
    return tuple(sorted(path for path in (module / BANK).glob("*.yaml") if path.name != STORIES))


def story_file(module: Path) -> Path:
    """The stories that items of the module lean on; may not exist."""
    return module / BANK / STORIES


def place_mark(folder: Path) -> str:
    """Tells one folder from another without naming it."""
    return sha256(str(folder).encode()).hexdigest()[:12]


def is_grading() -> bool:
    """True while nbgrader runs the notebook; nothing may be written then."""
    return bool(os.environ.get("NBGRADER_EXECUTION"))
