"""Every file the build makes, and the comparison of those with what lies in `modules`."""

import json
from dataclasses import dataclass
from pathlib import Path

from csm_app.build.notebook import notebook_bytes
from csm_app.build.outline import outline
from csm_app.build.search import search_index
from csm_app.build.toolbox import catalogue_path, toolbox_catalogue, toolbox_products
from csm_app.toolbox.catalogue import FOLDER as TOOLBOX
from csm_course.content import AuthoredModule, Page, module_folders, read_module
from csm_course.content.glossary import Term, read_glossary
from csm_course.lookup import MODULE_FILE, PRACTICE_FILE, ModuleFile, PracticeFile
from csm_course.model import Model
from csm_course.outline import COURSE_FILE
from csm_course.search import SEARCH_FILE
from csm_course.syllabus import load_syllabus

Products = dict[Path, bytes]


@dataclass(frozen=True)
class Drift:
    """How `modules` differs from what the content would build; paths are relative to `modules`."""

    changed: tuple[Path, ...]
    missing: tuple[Path, ...]
    left_over: tuple[Path, ...]

    def __bool__(self) -> bool:
        return bool(self.changed or self.missing or self.left_over)


def products(content: Path) -> Products:
    """All files of all modules, by path relative to `modules`. Raises ContentError."""
    modules = [read_module(folder) for folder in module_folders(content)]
    terms = _glossary(content)
    made = _course_products(content, modules, terms)
    for module in modules:
        made |= _module_products(module, terms)
    return made


def drift(made: Products, modules: Path) -> Drift:
    """What would change on disk if `made` were written."""
    there = {path for path in made if (modules / path).is_file()}
    changed = sorted(path for path in there if (modules / path).read_bytes() != made[path])
    return Drift(tuple(changed), tuple(sorted(made.keys() - there)), tuple(_left_over(made, modules)))


def write(made: Products, modules: Path) -> Drift:
    """Bring `modules` up to date and say what changed; learners' answers are never touched."""
    found = drift(made, modules)
    for path in (*found.changed, *found.missing):
        (modules / path).parent.mkdir(parents=True, exist_ok=True)
        (modules / path).write_bytes(made[path])
    for path in found.left_over:
        (modules / path).unlink()
    return found


def _glossary(content: Path) -> tuple[Term, ...]:
    glossary = content / "glossary.yaml"
    return read_glossary(glossary) if glossary.exists() else ()


def _course_products(content: Path, modules: list[AuthoredModule], terms: tuple[Term, ...]) -> Products:
    """What is told of the whole course: its outline for the home, what the search finds, and the toolbox."""
    syllabus = load_syllabus(content / "syllabus")
    index = search_index(syllabus, modules, terms)
    toolbox = toolbox_catalogue(syllabus, modules)
    return {
        Path(COURSE_FILE): _json(outline(syllabus, modules)),
        Path(SEARCH_FILE): _json(index),
        catalogue_path(): _json(toolbox),
        **toolbox_products(toolbox),
    }


def _module_products(module: AuthoredModule, terms: tuple[Term, ...]) -> Products:
    folder = Path(module.slug)
    made = {folder / _place(page): notebook_bytes(page, module.slug, terms) for page in module.pages}
    made[folder / MODULE_FILE] = _json(_module_file(module))
    practice = tuple(one for page in module.pages if not page.graded for one in page.exercises)
    made[folder / "lessons" / PRACTICE_FILE] = _json(PracticeFile(exercises=practice))
    return made


def _module_file(module: AuthoredModule) -> ModuleFile:
    questions = tuple(exercise.question() for page in module.pages for exercise in page.exercises)
    documents = {_place(page).as_posix(): page.placed for page in module.pages}
    return ModuleFile(module=module.slug, documents=documents, questions=questions)


def _place(page: Page) -> Path:
    """Where the page's notebook goes within its module."""
    name = page.path.with_suffix(".ipynb").name
    return Path("lessons") / name if page.front.kind == "lesson" else Path(name)


def _json(model: Model) -> bytes:
    return (json.dumps(model.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode()


def _left_over(made: Products, modules: Path) -> list[Path]:
    """What an earlier build wrote and no page builds any more; a learner's own files are none of its business."""
    folders = ("m[0-9][0-9]-*", "m[0-9][0-9]-*/lessons", TOOLBOX)
    there = [path for folder in folders for path in modules.glob(f"{folder}/*")]
    return sorted(path.relative_to(modules) for path in there if path.relative_to(modules) not in made and _built(path))


def _built(path: Path) -> bool:
    """True for a file only the build can have written: one of its two JSON files, or a notebook with its mark."""
    if path.name in (MODULE_FILE, PRACTICE_FILE):
        return True
    if path.suffix != ".ipynb":
        return False
    try:
        return "csm" in json.loads(path.read_bytes())["metadata"]
    except (OSError, ValueError, LookupError, TypeError):
        return False  # not a notebook we could have written
