"""A tool in its own page: the tool, the engagement it works on, and everything around both.

What is entered belongs to an engagement and is kept there; nothing here is judged. Other kinds of panels are exercises.
"""
