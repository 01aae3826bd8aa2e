"""What an instructor's server adds to the learner's: nbgrader, as `nbgrader_config.py` of the repository says."""

c = get_config()  # noqa: F821 - Jupyter calls this file with it

c.ServerApp.jpserver_extensions = {
    "csm_app.grading": True,  # comes before nbgrader's formgrader by its name, so that its routes are found first
    "csm_app.home": True,
    "csm_app.lab": True,
    "jupyterlab": True,
    "voila.server_extension": True,
    "jupyter_lsp": False,
    "jupyterlab_jupytext": False,
    "notebook": False,
    "notebook_shim": False,
}
