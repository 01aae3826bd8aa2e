"""What people do who mark: the rubric they fill in, the comments they share, and how far two of them agree.

Everything is kept in tables of ours in nbgrader's gradebook, whichever database that is; points and comments that
count stay in nbgrader's own tables. Knows neither nbgrader nor a page.
"""
