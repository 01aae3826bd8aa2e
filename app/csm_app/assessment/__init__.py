"""Tests and exams on the web: one set of requests and pages, at home in the learner's own server or on a JupyterHub.

`table.py` is the list of all requests; what serves them (`endpoint.py`) does not know where it is at home. The homes
say who somebody is: `embedded.py`, `hub.py`, and `alone.py` for tests. The service is `csm_autograder.assessment`.
"""
