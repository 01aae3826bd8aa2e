"""Where panels are kept between visits: a JSON file for each assessment, in a folder beside the gradebook."""

from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from csm_autograder.assessment.angoff.panel import Panel
from csm_autograder.assessment.angoff.ratings import NotRated
from csm_course.strict_json import NotOpened, NotReadable, read_json
from csm_course.whole_file import write_whole

FOLDER = Path("build") / "angoff"
"""In the course's folder."""
LARGEST = 8_000_000


class PanelFolder:
    """The panels of one course. Every visit reads anew: several windows may be at work."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, assessment: str) -> Panel | None:
        """The panel at work on it; None where nobody has begun. Raises `NotRated` for a file that is damaged."""
        file = self._file(assessment)
        try:
            return Panel.model_validate(read_json(file, LARGEST))
        except FileNotFoundError:
            return None
        except (NotReadable, NotOpened, ValidationError) as error:
            why = "it holds something else than a panel" if isinstance(error, ValidationError) else str(error)
            raise NotRated(f"The ratings in {file} cannot be read: {why}. Move the file away, or mend it.") from error

    def keep(self, panel: Panel) -> datetime:
        """Written whole or not at all; when. Raises `NotRated`."""
        try:
            write_whole(self._file(panel.assessment), panel.model_dump_json(indent=1))
        except OSError as error:
            raise NotRated(f"Not saved: {self._folder} cannot be written to ({error.strerror}).") from error
        return datetime.now(UTC)

    def set_aside(self, assessment: str) -> Path:
        """The panel begins anew; what it said is kept in a file beside it. Raises `NotRated`."""
        file = self._file(assessment)
        target = file.with_name(f"{file.stem}.{datetime.now(UTC):%Y-%m-%dT%H%M%S%f}.json")
        try:
            file.rename(target)
        except OSError as error:
            raise NotRated(f"{file} cannot be moved aside ({error.strerror}).") from error
        return target

    def kept_at(self, assessment: str) -> datetime | None:
        """When it was last changed."""
        try:
            return datetime.fromtimestamp(self._file(assessment).stat().st_mtime, UTC)
        except OSError:
            return None

    def _file(self, assessment: str) -> Path:
        return self._folder / f"{assessment}.json"
