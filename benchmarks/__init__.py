"""How fast the course is, measured beside the stock tools in one run: `make bench`.

Real processes, real servers and real Chromium, in a temporary folder. Nothing here judges: a missed budget is said,
not raised. The classroom and the served course are those of the tests.
"""
