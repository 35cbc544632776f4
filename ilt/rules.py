"""The rules of the numbers: every constant that decides what is shown, in one place, with its reason.

The framework gives a rating scale and asks for ratings and notes; it names no cutoff, average, test or privacy rule.
Each rule says whether it is the framework's or added by this dashboard. The screen "How it’s calculated" is this list.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

FRAMEWORK, CONVENTION = "from the framework", "added by this dashboard"

LOW = 1
STRENGTH = 2
LARGE_GAP = 1.0
NOTABLE_GAP = 0.5
SPLIT_DISTANCE = 2
CLOSE = 0.5
FAR_APART = 1.0
MOST_SHARE = 0.5
DISTRICT_WIDE_SHARE = 0.5
DISTRICT_WIDE_SCHOOLS = 2
STRONG_SHARE = 0.75
MINIMUM = 3
MINIMUM_IN_OFFICE = 1
MINIMUM_CHOICES = tuple(range(1, 11))
JOINED = 1
"""Figures that were shown are renewed when this many times the minimum group size have joined."""
HIDE_ALIKE = False
"""Whether a team's focus area is hidden where all gave one of its actions the same low rating; people may choose so."""
OR_ALIKE = 100
"""Added to the minimum of what is hidden where that may also be so because all gave the same."""
WEIGHTS = {"own": 2, "other": 1, "named": 1, "wide": 1, "reach": 1}
PARTLY_FIRST = True
PRIORITIES = 3
CLEAR = 0.05
MAYBE = 0.2

_WORDS = {0.5: "half", 0.75: "three quarters", 2: "two", 3: "three"}


def _in_words(limit: float) -> str:
    return _WORDS.get(limit, f"{limit:.0%}" if limit < 1 else str(limit))


# What screens say of a limit, so that none says another number than the one that decides.
LOW_IN_WORDS = " or ".join(map(str, range(LOW + 1)))
MOST_IN_WORDS, STRONG_IN_WORDS = _in_words(MOST_SHARE), _in_words(STRONG_SHARE)
APART_IN_WORDS, WIDE_IN_WORDS = _in_words(SPLIT_DISTANCE), _in_words(DISTRICT_WIDE_SCHOOLS)


@functools.cache
def _exact(limit: float) -> Fraction:
    return Fraction(str(limit))


def reaches(part: Any, whole: Any, limit: float) -> Any:
    """Tell whether part / whole is the limit or more, on whole numbers; of single numbers or of columns."""
    exact = _exact(limit)
    return part * exact.denominator >= whole * exact.numerator


def _more_people(minimum: int) -> str:
    more = JOINED * minimum
    return "1 more person in the group has" if more == 1 else f"{more} more people in the group have"


def _people(minimum: int) -> str:
    return "1 person" if minimum == 1 else f"{minimum} people"


@dataclass(frozen=True)
class Rule:
    """One rule: what it is about, its value in words, where it comes from and why it is so."""

    about: str
    says: str
    origin: str
    why: str


def listed(k: int = MINIMUM, in_office: int = MINIMUM_IN_OFFICE, *, alike: bool = HIDE_ALIKE) -> tuple[Rule, ...]:
    """Return every rule, as the screen lists them, with the minimum group sizes that are chosen."""
    return (
        Rule(
            "Scale",
            "0, 1, 2 and 3; blank and N/A are not rated",
            FRAMEWORK,
            "The self-assessment templates name the four ratings. A 0 is a rating; a blank is not.",
        ),
        Rule(
            "MLs and SWDs",
            "S2.2, S3.1, S4.1 and S5.1 name MLs or SWDs",
            FRAMEWORK,
            "MLs are multilingual learners, and SWDs are students with disabilities. No other action names them.",
        ),
        Rule(
            "About the same as the district's own view",
            f"a school's mean less than {NOTABLE_GAP} away from the district ILT's own mean",
            CONVENTION,
            "The template asks whether a school's experience is consistent with the district's own view. It gives no "
            "number.",
        ),
        Rule(
            "Low rating",
            f"a rating of {LOW} or less",
            CONVENTION,
            "0 means not present. 1 means present, but inconsistent or ineffective. 2 means mostly consistent "
            "and effective, "
            "and 3 means consistent and effective.",
        ),
        Rule(
            "Means",
            "the average of all ratings, self and cross separately, with the number of ratings; with two "
            "decimal places if "
            f"a single one would round it up to a cutoff (1.97 is still under {STRENGTH})",
            CONVENTION,
            "Each rating counts once, so a large team counts more. The two sides are always shown separately.",
        ),
        Rule(
            "Flag",
            f"one low rating; “at least half” if {MOST_SHARE:.0%} or more of the ratings are low. Actions that name "
            "MLs or SWDs come first on the Attention screen",
            CONVENTION,
            "One person may see what others miss.",
        ),
        Rule(
            "Order of flags",
            f"after actions that name MLs or SWDs: those for which {MOST_IN_WORDS} or more of one side’s ratings are "
            "low, then the others; within each group, the larger share of low ratings on either side first, then "
            "more 0s",
            CONVENTION,
            "What most people on one side see comes before what a few see.",
        ),
        Rule(
            "High",
            f"a mean of {STRENGTH} or more, shown in cool colors",
            CONVENTION,
            "A 2 means mostly consistent and effective.",
        ),
        Rule(
            "Shared strength, shared need, blind spot, hidden strength",
            "shared strength: both sides’ means are high; shared need: neither is; blind spot: the gap is notable or "
            "large, and only self is high; hidden strength: the same, and only cross is high",
            CONVENTION,
            "They name what a team may want to talk about first; the two means say how far apart the sides are.",
        ),
        Rule(
            "Gap",
            f"self mean minus cross mean: {NOTABLE_GAP} or more is notable, {LARGE_GAP} or more is large; "
            "calculated before rounding",
            CONVENTION,
            "A full point is a whole step on the rating scale. Half a point is worth discussing.",
        ),
        Rule(
            "Where raters disagree",
            f"people on the same side rated the same team {SPLIT_DISTANCE} or more points apart",
            CONVENTION,
            "One point apart may be a judgment call. Two points apart is a real difference.",
        ),
        Rule(
            "Agreement",
            "how far apart any two people’s ratings are, on average, if they rated the same team on the same side: "
            f"{CLOSE} or less is close together, {FAR_APART} or more is far apart, anything else is mixed",
            CONVENTION,
            "If people rated at random, it would be 1.25. (Statistic: Gini's mean difference, 1912.)",
        ),
        Rule(
            "Agreed rating",
            "the rating that a team agreed on in its last meeting on a round's ratings; shown next to the individual "
            "ratings, but not part of any mean, count, flag or gap",
            CONVENTION,
            "It is the result of a conversation, not another rater.",
        ),
        Rule(
            "District-wide",
            f"{DISTRICT_WIDE_SHARE:.0%} or more of the schools, and at least {DISTRICT_WIDE_SCHOOLS} of them, are low "
            f"on the action ({MOST_SHARE:.0%} or more of their ratings are {LOW_IN_WORDS})",
            CONVENTION,
            "If half of the schools share a need, the district should address it, not each school alone.",
        ),
        Rule(
            "Several schools, school-specific",
            "several schools: more than one school is low on it, but fewer than half; school-specific: only one is",
            CONVENTION,
            "Some schools can learn from others. A single school needs its own support.",
        ),
        Rule(
            "One school or many, if some schools are hidden",
            "screens say “possibly” or “at least” if hidden schools could change the answer",
            CONVENTION,
            "Outside the full-detail view, no one is told whether a hidden school is low.",
        ),
        Rule(
            "Strong: others can learn from that school",
            f"the school's mean is {STRENGTH} or more, {STRONG_SHARE:.0%} or more of its ratings are 2 or 3, and, if "
            "ratings from the other side are shown, fewer than half of those are low",
            CONVENTION,
            "Other schools may look to it, so its raters should broadly agree, and the other side should not see "
            "it as low.",
        ),
        Rule(
            "Priorities",
            f"points for low ratings by the team itself (weight {WEIGHTS['own']}), low ratings by the other side "
            f"(weight {WEIGHTS['other']}), a focus on MLs or SWDs (weight {WEIGHTS['named']}), schools that share the "
            f"need (weight {WEIGHTS['wide']}), and extra points for ratings of 1 by the team itself (weight "
            f"{WEIGHTS['reach']}). On the Priorities screen, 2 is high and 1 is medium. The {PRIORITIES} actions "
            "with the most "
            "points are shown first",
            CONVENTION,
            "The team's own ratings count double. A focus on MLs or SWDs counts once: if it counted double, the same "
            "four "
            "actions would come first for nearly every team, and the Attention screen already shows them. 1s count "
            "extra because it may be easier to build on what is present but inconsistent. Teams choose one to "
            "three. You can "
            "change each weight on the Priorities screen.",
        ),
        Rule(
            "Change: clear",
            f"luck alone would produce a change this big at most {CLEAR * 100:g} times in 100, after allowing for "
            "how many "
            "actions are compared",
            CONVENTION,
            "The more actions we compare, the more likely it is that one moves just by luck, so “clear” needs stronger "
            "proof. (Statistics: an exact permutation test within each school, with the Benjamini–Hochberg "
            "adjustment.)",
        ),
        Rule(
            "Change: maybe",
            f"luck alone would produce a change this big at most {MAYBE * 100:g} times in 100, looking at this "
            "action alone",
            CONVENTION,
            "Worth a question, not a claim.",
        ),
        Rule(
            "Minimum group size: schools",
            f"except in the full-detail view, numbers appear only if at least {_people(k)} on a school team rated, or "
            f"{_people(k)} from a school rated the district (default {MINIMUM}; change it under “Add and review "
            "ratings”)",
            CONVENTION,
            "With 2 raters, each can work out the other's rating. 3 is the smallest group in which a mean does "
            "not always give ratings away; a rater can still work out the other two if both are 0 or both are 3. 5 "
            "suits larger teams. Many states require 10 for published numbers.",
        ),
        Rule(
            "Minimum group size: district",
            (
                f"except in the full-detail view, numbers appear only if at least {_people(in_office)} on the district "
                f"ILT rated, or {_people(in_office)} from the district rated the school"
                if in_office > 1
                else "numbers from the district always appear, even if only one person rated"
            )
            + f" (default {MINIMUM_IN_OFFICE})",
            CONVENTION,
            "District raters rate as part of their job, and there are only a few of them. A higher number hides the "
            "district's ratings of almost every school.",
        ),
        Rule(
            "Small groups together",
            "schools with too few raters are combined, and count in “all schools” only as one group. If even "
            "that group is "
            "too small, it is left out",
            CONVENTION,
            "This depends on how many people rated, never on what they said. So a number for all schools may "
            "include people whose own school is not shown.",
        ),
        Rule(
            "Some schools together",
            "if you choose some schools, hidden groups count in none of their numbers",
            CONVENTION,
            "Otherwise you could subtract the schools that are shown and find the ones that are hidden.",
        ),
        Rule(
            "Notes",
            "except in the full-detail view, if fewer people in a group than its minimum gave a certain rating, all of "
            "the group’s notes on that action appear without ratings",
            CONVENTION,
            "Otherwise the rating would tell who wrote the note, and the note what its writer gave.",
        ),
        Rule(
            "Actions left blank",
            "if a group has too few raters, its blanks are hidden like its ratings",
            CONVENTION,
            "Otherwise you could see which actions one person skipped. In larger groups, the number of blanks is "
            "shown.",
        ),
        Rule(
            "Newer ratings",
            f"once a number has been shown, it stays the same until at least {_more_people(k)} rated",
            CONVENTION,
            "Otherwise you could compare yesterday's number with today's and work out what the newest rater said. The "
            "person who sets the minimum can show the newest ratings right away, under “Add and review ratings.”",
        ),
        Rule(
            "Groups where everyone agrees",
            f"a group's focus area is {'hidden' if alike else 'shown even'} if everyone in the group gave one of "
            "its actions the "
            f"same low rating ({LOW_IN_WORDS}) (default: shown; change it under “Add and review ratings”)",
            CONVENTION,
            "If all give the same rating, everyone knows what each person said. But a team should talk about what "
            "all of its members rate low. A larger minimum makes this less likely.",
        ),
    )
