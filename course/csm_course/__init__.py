"""The vocabulary of the course: syllabus, exercises, tools, answers. No user interface, no grading."""

__version__ = "0.1.0"
