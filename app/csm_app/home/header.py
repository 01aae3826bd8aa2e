"""The header every page of the course begins with: the way home, the search, the learner's records.

A page that includes it also loads `course/static/site.css` and, deferred, `course/static/search.js`.
"""

from csm_app.home.layout import environment


def header_html(base_url: str, title: str = "") -> str:
    """The header as HTML. `base_url` as Jupyter Server has it, with slashes on both ends.

    `title` names the page one is on, beside the course's name; the home and pages with a heading on top leave it out.
    """
    return environment().get_template("header.html").render(base_url=base_url, title=title)
