"""Holds the item banks, and what is written around them, to the content guide's rules for question banks."""

from csm_app.check.items.review import item_findings

__all__ = ["item_findings"]
