"""`csm release`: build is current, nobody's answers are inside, then nbgrader generates and releases."""

import subprocess
import sys
from pathlib import Path

from csm_app.build import drift, products
from csm_app.toolbox.catalogue import FOLDER as TOOLBOX
from csm_autograder.nbgrader_plugins.refuse_answers import answers_in, refusal
from csm_autograder.nbgrader_plugins.refuse_tools import NOT_GRADED
from csm_course.places import content_folder, modules_folder
from csm_course.problems import did_you_mean

CONFIG = "nbgrader_config.py"


def release(module: str, folder: Path) -> int:
    """Hand out one module; `folder` is the course's, where `nbgrader_config.py` lies. Returns the exit code."""
    if not (folder / CONFIG).is_file():
        print(f"Not released: there is no {CONFIG} in {folder}; go to the folder that holds it first.", file=sys.stderr)
        return 1
    names = sorted(path.name for path in modules_folder().glob("m[0-9][0-9]-*"))
    slug = next((name for name in names if module in (name, name[:3])), None)
    obstacle = _obstacle(module, slug, names)
    if obstacle or slug is None:
        print(obstacle, file=sys.stderr)
        return 1
    for step in ("generate_assignment", "release_assignment"):
        done = subprocess.run([sys.executable, "-m", "nbgrader", step, slug, "--force"], cwd=folder, check=False)
        if done.returncode:
            return done.returncode
    print(f"{slug} is released. Learners get it with: nbgrader fetch_assignment {slug}")
    return 0


def _obstacle(module: str, slug: str | None, names: list[str]) -> str:
    """What stands in the way of the release, or nothing."""
    if module == TOOLBOX:
        return NOT_GRADED.format(assignment=module)
    if slug is None:
        return f"There is no module {module!r}; {did_you_mean(module, names)}"
    if found := answers_in(modules_folder() / slug):
        return refusal(found)
    if drift(products(content_folder()), modules_folder()):
        return "modules/ is not what course/content/ builds. Run: csm build"
    return ""
