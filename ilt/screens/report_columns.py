"""What each column of a report's workbook says, in words, for whoever opens it without us."""

from __future__ import annotations

from ilt import rules

READ_ME, AREAS, MEANS, COUNTS, SIDES, ATTENTION, CHANGE, ACROSS, PRIORITIES, NOTES, NEXT_STEPS, RATINGS = (
    *("Read me", "Focus areas", "Means by school", "Counts", "Self and cross", "Attention", "Change over time"),
    *("Across schools", "Priorities", "Notes", "Next steps", "Ratings"),
)
AGREED = "Agreed ratings"
SHEET, COLUMN, SAYS = "Sheet", "Column", "What it says"
ALL_TOGETHER = "All together"
EACH_SCHOOL = "The mean rating (0-3) of the column’s team, and in parentheses the number of ratings."
EACH_REASON = (
    "The ratings (or schools) behind this reason, such as 5 of 8. If the reason is that the action focuses on MLs or "
    "SWDs: yes or no."
)
POINTS = "The points that this reason gives."

CUT = "… (cut off here: an Excel cell can’t hold more)"
TYPED = (
    *("School", "Which schools", "Low in", "Who to ask", "About the same", "Different", "Team", "Next step", "Who"),
    *("How we will know", "Chosen in", "Note", "round", "district", "school", "rater", "note"),
)
"""Columns of words that people typed, which are no figures even where they look like some."""

COLUMNS = {
    "Id": "The action’s number in the framework: S for school ILTs, D for the district ILT.",
    "Action": "What is rated.",
    "Focuses on": "The students it focuses on: MLs (multilingual learners), SWDs (students with disabilities).",
    "Focus area": "Number and name of the focus area.",
    "School": f"The school. “{ALL_TOGETHER}”: all schools that are shown, combined.",
    "Perspective": "self: how a team rates itself. cross: how the other side rates it.",
    "Self": "The mean rating by members of the team, 0-3.",
    "Self ratings": "How many ratings that mean is based on.",
    "Cross": "The mean rating by the other side, 0-3: district raters for a school, school raters for the district.",
    "Cross ratings": "How many ratings that mean is based on.",
    "Schools with self ratings": "How many schools the self ratings come from.",
    "Schools with cross ratings": "How many schools the cross ratings come from.",
    "Gap": "Self mean minus cross mean. Positive: the team rates itself higher.",
    "Size": f"large: {rules.LARGE_GAP} or more. notable: {rules.NOTABLE_GAP} or more. Otherwise small.",
    "Type": f"shared strength: both means are {rules.STRENGTH} or more. shared need: both are under {rules.STRENGTH}. "
    f"blind spot: self is {rules.STRENGTH} or more, cross is under {rules.STRENGTH}, and the gap is notable or large. "
    f"hidden strength: the other way around. Otherwise both are close to {rules.STRENGTH}.",
    "In words": "The gap as a sentence.",
    "0s": "How many of the ratings are 0, not present.",
    "1s": "How many of the ratings are 1.",
    "2s": "How many of the ratings are 2.",
    "3s": "How many of the ratings are 3.",
    "Ratings": "How many ratings there are; “fewer than” a number if too few people rated to show it.",
    "Not rated": "How many left it blank or wrote N/A. That is not a 0.",
    "Mean": "The mean of the ratings, 0-3.",
    f"Rated {rules.LOW_IN_WORDS}": (
        f"Which side gave a low rating at least {rules.MOST_IN_WORDS} of the time. “some”: at least one low rating, "
        f"but less often than that on each side."
    ),
    f"Self {rules.LOW_IN_WORDS}": "How many ratings by the team are low.",
    f"Cross {rules.LOW_IN_WORDS}": "How many ratings by the other side are low.",
    "Self 0s": "How many ratings by the team are 0.",
    "Cross 0s": "How many ratings by the other side are 0.",
    "How widespread": "Whether it is low district-wide, in several schools, or in one.",
    "Schools low": f"The number of schools where {rules.MOST_IN_WORDS} or more of the ratings are low.",
    "Schools shown": "How many schools have ratings that are shown.",
    "Schools hidden": "How many schools are hidden because too few people rated.",
    "Which schools": f"The schools where {rules.MOST_IN_WORDS} or more of the ratings are low.",
    "Low in": f"The schools where {rules.MOST_IN_WORDS} or more of the ratings are low.",
    "Who to ask": "Schools that are strong on it.",
    "Then": "The mean rating in the earlier round.",
    "Ratings then": "How many ratings that mean is based on.",
    "Now": "The mean rating in this round.",
    "Ratings now": "How many ratings that mean is based on.",
    "Change": "Now minus then.",
    "How sure": "Whether a change this large could be chance.",
    "Rank": "1 is the action that we suggest starting with.",
    "Team": "Whose next step it is.",
    "Next step": "What the team will do.",
    "Who": "Who does it.",
    "By when": "The due date.",
    "How we will know": "How the team will know that it worked.",
    "Check in on": "When the team looks at it again.",
    "Status": "Not started, in progress, done or dropped.",
    "Chosen in": "The round whose ratings led the team to choose it.",
    "Rating": "The rating that the note came with; blank where it is not shown.",
    "Agreed rating": "The rating (0-3) that the team agreed on in a meeting. Not counted with the individual ratings.",
    "Note": "What the person wrote.",
    "Own view": "The district ILT’s own mean rating.",
    "Own ratings": "How many ratings that mean is based on.",
    "About the same": "The schools that see it about the same as the district ILT.",
    "Different": "The schools that see it differently.",
    "round": "The round of the rating.",
    "district": "The district.",
    "assessment": "Whose actions: district or school.",
    "school": "The school that is rated; for ratings of the district ILT, the rater’s school.",
    "rater": "A number for each person; no names.",
    "perspective": "self or cross.",
    "action_id": "The action’s number.",
    "rating": "0, 1, 2 or 3; blank: not rated.",
    "note": "What the person wrote.",
}
