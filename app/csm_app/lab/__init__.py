"""JupyterLab as learners of the course meet it: no code in sight, and pages that stay as they were built."""

from pathlib import Path
from typing import Any

from csm_app.lab.keep_pages import PagesAsBuilt

FOLDER = Path(__file__).parent


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    """Where Jupyter Server finds this extension."""
    return [{"module": "csm_app.lab"}]


def _load_jupyter_server_extension(server: Any) -> None:
    """Offers `custom.css` to JupyterLab, which loads after this extension (they load by name), and guards the pages."""
    server.web_app.settings["static_custom_path"] = [str(FOLDER), *server.web_app.settings["static_custom_path"]]
    server.contents_manager.register_pre_save_hook(PagesAsBuilt().keep_page)
