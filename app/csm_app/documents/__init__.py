"""A workbook's document: what the learner made there, on one page to print, hand on or save as a file."""

from csm_app.documents.handler import routes

__all__ = ["routes"]
