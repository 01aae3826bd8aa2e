"""The toolbox: the page with all tools and the learner's engagements, and the requests that change these.

The build uses its catalogue too; hence what knows the server (`routes.py` and what it imports) is not imported here.
"""
