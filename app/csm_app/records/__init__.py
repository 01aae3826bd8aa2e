"""The learner's records: the page “My records” and the requests that keep, export, import and reset them."""

from pathlib import Path

from jupyter_server.utils import url_path_join

from csm_app.home.handlers import HomeFiles
from csm_app.records.api import ExportRecords, ImportRecords, RecordDue, RecordProgress, ResetRecords
from csm_app.records.page_handler import RecordsPage

STATIC = Path(__file__).parent / "static"
Route = tuple[str, type] | tuple[str, type, dict[str, str]]


def routes(base: str) -> list[Route]:
    """The addresses under the server's base, for the extension of the course home."""
    api = {
        "progress": RecordProgress,
        "due": RecordDue,
        "export": ExportRecords,
        "import": ImportRecords,
        "reset": ResetRecords,
    }
    return [
        (url_path_join(base, r"/course/records/?"), RecordsPage),
        (url_path_join(base, r"/course/records/static/(.*)"), HomeFiles, {"path": str(STATIC)}),
        *((url_path_join(base, f"/course/api/{name}"), handler) for name, handler in api.items()),
    ]
