"""When an article was published: its own dates in its text, and what its page, headers and address say.

`text.py` finds stamps and datelines, which every article without a publication date is read by. `finder.py`
weighs these against the page's metadata, bylines, headers and address; it is loaded when first asked for.
"""

from arabdate.publication.text import OwnDate, is_month_first, is_update, own_dates, reference

__all__ = ["OwnDate", "is_month_first", "is_update", "own_dates", "reference"]
