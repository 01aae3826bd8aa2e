"""Grades a whole class at once: nbgrader's gradebook, notebooks and files, without its kernel and its conversions.

Data flows one way: a submission is read, marked against the template of its module, written to the gradebook, and put
in its folder. Marking is pure, so it may run in this process, in several, or on other machines.
"""
