"""Builders of pictures: pure functions from the facts of a tool to a `Drawing`, one kind of picture per module."""
