"""Files made from the descriptions of their layouts alone, as districts would send them, each with what must come of it.

Every expectation was written by hand before the code that reads was looked at: what must be accepted, what must be
asked, which cells are problems, which files are refused. Three were corrected since, each by the description: every 4 of
a shifted scale is a problem too; a row with a separator too many or too few is refused; where the assessment disagrees
with the action, the problem names the assessment's cell.
"""

from tests.support import unseen_forms as forms
from tests.support import unseen_tables as tables

CASES = [
    *tables.TIDY,
    *tables.WIDE,
    *tables.TEMPLATE,
    *tables.REFUSED,
    *forms.GOOGLE_GRID,
    *forms.GOOGLE_SCALE,
    *forms.MICROSOFT,
    *forms.SURVEYMONKEY,
    *forms.QUALTRICS,
    *forms.LIMESURVEY,
    *forms.MANY,
]
