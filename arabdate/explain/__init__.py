"""Why a text is read as it is: its tokens, the rows that matched and those that lost, how each date was
completed, and what was refused or left over.

Nothing is read a second way. Regions, rows and rivals come from the functions that the pipeline calls; dates
are completed by the pipeline's own narrative, whose questions and answers a `Listener` writes down. A text
that is only normalized pays nothing for it.
"""

from __future__ import annotations

import datetime as dt

from arabdate.explain.listener import Listener
from arabdate.explain.rows import Explanation
from arabdate.explain.teller import Teller
from arabdate.normalize import analyse

__all__ = ["Explanation", "explain"]


def explain(text: str, published: str | dt.date | dt.datetime | None = None) -> Explanation:
    """Read a text as `normalize_dates` does, and tell how.

    Raises:
        InputError: `text` is not a str, or `published` is no date.

    Examples:
        >>> told = explain("بيعت 1920 نسخة في 24 شباط الماضي", "2022-04-25")
        >>> (expression,) = told.regions[0].expressions
        >>> expression.rows[0].row, expression.mention.value, [step.what for step in expression.steps]
        ('day-month', '2022-02-24', ['said', 'relation', 'years', 'reference'])
        >>> [(left.text, left.near[0].row) for left in told.regions[0].leftovers]
        [('1920', 'year-listed')]
    """
    analysis = analyse(text, published, Listener)
    return Teller(analysis).explanation()
