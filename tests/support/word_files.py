"""Every kind of Word file that we make."""

from collections.abc import Callable

from ilt import framework
from ilt.meetings.summary import Summary
from ilt.next_steps import from_entries
from ilt.reports import templates
from ilt.reports.documents import meeting_summary
from ilt.reports.documents.word_report import docx_report
from ilt.reports.plan_form.example_form import example_form
from tests.support.made_next_steps import next_step_entries
from tests.support.made_reports import hostile, of_sample

WORD_FILES: dict[str, Callable[[], bytes]] = {
    "report": lambda: docx_report(of_sample()),
    "hostile report": lambda: docx_report(hostile()),
    "meeting": lambda: meeting_summary.document(Summary(title="T", steps=tuple(from_entries(next_step_entries())))),
    "plan form": example_form,
    **{
        f"{assessment} template": lambda assessment=assessment: templates.document(assessment)
        for assessment in framework.ASSESSMENTS
    },
}
"""Each by its name, to be made when it is asked for."""
