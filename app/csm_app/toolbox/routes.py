"""The addresses of the toolbox under the server's base, for the extension of the course home."""

from pathlib import Path

from jupyter_server.utils import url_path_join

from csm_app.home.handlers import HomeFiles
from csm_app.toolbox import api
from csm_app.toolbox.page_handler import OpenTool, ToolboxPage

STATIC = Path(__file__).parent / "static"
Route = tuple[str, type] | tuple[str, type, dict[str, str]]


def routes(base: str) -> list[Route]:
    """The page, its files, the way to each tool, and the requests."""
    requests = {
        "engagements": api.ListEngagements,
        "choose": api.ChooseEngagement,
        "create": api.CreateEngagement,
        "rename": api.RenameEngagement,
        "delete": api.DeleteEngagement,
        "reset": api.ResetEngagement,
        "export": api.ExportEngagement,
        "import": api.ImportEngagement,
        "templates": api.BlankTemplates,
        "documents": api.EngagementDocuments,
    }
    return [
        (url_path_join(base, r"/course/toolbox/?"), ToolboxPage),
        (url_path_join(base, r"/course/toolbox/static/(.*)"), HomeFiles, {"path": str(STATIC)}),
        (url_path_join(base, r"/course/toolbox/([a-z][a-z0-9_]*)/?"), OpenTool),
        *((url_path_join(base, f"/course/api/toolbox/{name}"), handler) for name, handler in requests.items()),
    ]
