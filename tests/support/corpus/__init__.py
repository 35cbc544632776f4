"""Files as people upload them, each with all that must come of it; a new file is one new case in the module of its family.

Ratings, codes of problems and questions were written by hand, most before the code that reads was looked at; figures of
each sheet, layouts and cells were recorded from the reader and looked over. Files are made when their test runs;
``python -m tests.support.corpus FOLDER`` writes them all.
"""

from tests.support.corpus import (
    counterparts,
    day,
    faults,
    google,
    heading_places,
    headings,
    hostile,
    limesurvey,
    looks,
    marks,
    microsoft,
    names,
    not_counted,
    numbered_choices,
    other_columns,
    other_questions,
    own_wordings,
    passed_over,
    people,
    qualtrics,
    refused,
    repeats,
    rosters,
    scale_evidence,
    scales,
    shown_otherwise,
    summaries,
    surveymonkey,
    teams,
    templates,
    tidy,
    times,
    unnamed,
    values,
    which_school,
    who_rated,
    wide,
    workbooks,
)

FAMILIES = (
    *(tidy, wide, templates, workbooks, google, microsoft, surveymonkey, qualtrics, limesurvey),
    *(
        values,
        marks,
        looks,
        shown_otherwise,
        scales,
        scale_evidence,
        names,
        people,
        times,
        unnamed,
        headings,
        heading_places,
    ),
    *(passed_over, not_counted, summaries, faults, numbered_choices),
    *(refused, hostile, day),
    *(rosters, counterparts, other_columns, other_questions, own_wordings, who_rated, teams, which_school, repeats),
)
CASES = {case.name: case for family in FAMILIES for case in family.CASES}
