r"""Words of typesetting and programs that stand where names do: commands of TeX (`\theta`, `\begin{`), comparisons, the gradient of lme4.

TeX: https://ctan.org/pkg/comprehensive. A path (`C:\Users\xxxx`, `CHU\xxxx`) has letters before its sign, and may name somebody.
"""

import re

from detectors.names.context import is_titled
from detectors.names.merging import Seen
from detectors.names.tagger import Mention

_LONGEST = 60
_SIGN = re.compile(rb"(?:\A|[^a-z_:.\\-])(?:\\[a-z]{1,20}){0,3}\\\Z")
r"""` \`, `{\`, `$2\`, ` \hat\`; not `c:\`, `chu\`."""
_GREEK = frozenset(b"gamma delta theta lambda xi pi sigma upsilon phi psi omega".split())
"""Of these TeX has capitals."""
_ESCAPED = re.compile(rb"\\[bfnrtv]\Z")
_ESCAPES = frozenset(
    b"begin beta bar bf bibitem big bigl bigr binom bm boldsymbol bottomrule bullet forall frac footnote footnotesize nabla ne neq newcommand newline"
    b" newpage noindent nolimits nonumber normalsize not nu rangle rceil rfloor ref renewcommand rho right rightarrow rm row tableofcontents tan tanh"
    b" tau text textbf textcolor textit textrm textsc textsf texttt textwidth tfrac theta thicksim tilde times tiny title to top toprule triangle"
    b" varepsilon varphi varsigma vartheta vbox vdots vec vee vert vfill vspace vskip".split()
)
r"""`\nabla` is read as a new line and `abla`."""
_WORD = re.compile(rb"[a-z]{1,20}")
_COMPARED = re.compile(rb"(?<![a-z])(?:[a-z]{2,12}er|more|less|rather|worse|outliers) than(?: [a-z]{1,12}){0,3}\Z")
_LONGEST_COMPARED = 16
_GRADIENT = b"|grad|"
"""`max|grad| = 0.003`, https://cran.r-project.org/package=lme4."""


def is_command(seen: Seen, mention: Mention) -> bool:
    """A word behind the sign of a command, a comparison in small letters, the gradient that did not vanish."""
    data, start, end = seen.plain, mention.start, mention.end
    if data.startswith(_GRADIENT, end):
        return True
    if is_titled(seen, mention):
        return False
    return _is_typeset(seen, start) or (
        data.find(b"than", start, end) >= 0
        and not seen.has_capital(start)
        and _COMPARED.search(data[max(0, start - _LONGEST_COMPARED) : end]) is not None
    )


def _is_typeset(seen: Seen, start: int) -> bool:
    data = seen.plain
    if data[start - 1 : start] == b"\\":
        word = _WORD.match(data, start)
        is_written = not seen.has_capital(start) or (word is not None and word[0] in _GREEK)
        return is_written and _SIGN.search(data, max(0, start - _LONGEST), start) is not None
    if seen.has_capital(start) or _ESCAPED.search(data, max(0, start - 2), start) is None:
        return False
    word = _WORD.match(data, start - 1)
    return word is not None and word[0] in _ESCAPES
