"""Written answers for the tests of the answer box: documents by hand, and any document of the kind it can hold."""

from typing import Any

from hypothesis import strategies as st

SIGNS = ("a", "b", "Z", "ß", "9", "1", ".", *"-+>#*_&;<(!`[]", "\\", "“", "€", "🙂", " ", " ", "\n", "amp;", "&#42;")
WORDS = st.lists(st.sampled_from(SIGNS), max_size=9).map("".join)
RUNS = st.lists(st.fixed_dictionaries({"text": WORDS, "bold": st.booleans(), "italic": st.booleans()}), max_size=5)
PARAGRAPH = st.fixed_dictionaries({"kind": st.just("paragraph"), "runs": RUNS})
ITEM = st.fixed_dictionaries({"runs": RUNS, "lists": st.just([])})


def _list(items: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "kind": st.just("list"),
            "ordered": st.booleans(),
            "start": st.sampled_from([1, 1, 4, 99]),
            "items": st.lists(items, max_size=3),
        }
    )


LIST = _list(st.fixed_dictionaries({"runs": RUNS, "lists": st.lists(_list(ITEM), max_size=2)}))
QUOTE = st.fixed_dictionaries({"kind": st.just("quote"), "blocks": st.lists(PARAGRAPH | LIST, max_size=2)})
BLOCKS = st.lists(PARAGRAPH | LIST | QUOTE, max_size=4)
"""Any blocks, tidy or not."""

PLAIN = (
    "Dear Ms Okafor,\n\nTwo of 96 left us: 2*3*4 = 24, and snake_case stays.\nKind regards",
    "We lost:\n- two seats\n- one sponsor\n\n1. Call\n2. Write\n   again\n\nDone & dusted; AT&T <b>x</b>",
    "> you wrote that\n> it is slow\n\n# no heading\n`no code` [no](link)",
)
"""Answers as they were typed into the plain box of earlier versions."""

TYPED = (
    "Dear Ms Okafor,", "⌨Enter", "Two of 96 users ", "⌨Control+b", "left us", "⌨Control+b", " in ", "⌨Control+i",
    "March", "⌨Control+i", ".", "⌨Enter", "- first", "⌨Enter", "second", "⌨Enter", "⌨Control+]", "nested", "⌨Enter",
    "⌨Control+[", "third", "⌨Enter", "⌨Enter", "1. one", "⌨Enter", "two", "⌨Shift+Enter", "line", "⌨Enter", "⌨Enter",
    "⌨Control+Shift+Digit9", "you wrote", "⌨Enter", "slow", "⌨Enter", "⌨Enter",
    "5 * 3 * 2, **no**, a\\b, AT&T, # x", "⌨Enter", '<img src=x onerror="window.owned=1">',
)  # fmt: skip
"""A mail as it is typed; `⌨` stands before the name of a key."""

_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style></head><body>
<!--StartFragment--><h1 style='color:#2F5496'>Plan</h1><p class=MsoNormal><b>Numbers</b> first, <i>then</i> the
ask.<o:p></o:p></p><p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp;</span>
</span></span><![endif]>Two of 96 users</p><p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'>
<span style='mso-list:Ignore'>o&nbsp;</span>both in March</p><p class=MsoListParagraphCxSpLast
style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·&nbsp;</span>One sponsor</p><p class=MsoNormal>Then:</p>
<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.&nbsp;</span>Call</p>
<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.&nbsp;</span>Write</p><!--EndFragment--></body>
</html>"""

_GOOGLE = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span
style="font-weight:700;font-style:normal">Bold</span><span style="font-weight:400"> and </span><span
style="font-weight:400;font-style:italic">slanted</span></p><ul><li dir="ltr"><p><span>one</span></p></li><ul><li><p>
<span>deeper</span></p></li></ul></ul></b>"""

_PAGE = """<style>*{color:red}</style><script>window.owned=1</script><div onclick="window.owned=1"><h2>Terms</h2>
<img src=x onerror="window.owned=1"><p onmouseover="window.owned=1">Read <a href="javascript:window.owned=1">this</a>
<svg onload="window.owned=1"></svg><br>now</p><iframe srcdoc="<script>parent.owned=1</script>"></iframe>
<blockquote>It is <strong>slow</strong>.</blockquote><table><tr><td>a</td><td>b</td></tr></table></div>"""

PASTES = {
    "word": [_WORD, "Plan"],
    "google": [_GOOGLE, "Bold"],
    "page": [_PAGE, "Terms"],
    "plain": ["", "one *star*\r\ntwo\r\n\r\n- no list\n<b>x</b>"],
}
PASTED = {
    "word": "**Plan**\n\n**Numbers** first, *then* the ask.\n\n- Two of 96 users\n  - both in March\n- One sponsor\n\n"
    "Then:\n\n1. Call\n2. Write",
    "google": "**Bold** and *slanted*\n\n- one\n  - deeper",
    "page": "**Terms**\n\nRead this\nnow\n\n> It is **slow**.\n\na b",
    "plain": "one \\*star\\*\ntwo\n\n\\- no list\n<b>x</b>",
}
"""What is pasted as HTML and as text, and the Markdown it becomes."""
