"""Moodle XML: questions as Moodle's question bank exports and imports them."""
