"""The rules of the numbers: every constant that decides what is shown, in one place, with its reason.

The framework gives a rating scale and asks for ratings and notes; it names no cut-off, average, test or privacy rule.
Each rule says whether it is the framework's or our convention. The screen "How the numbers are made" is this list.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

FRAMEWORK, CONVENTION = "from the framework", "our convention"

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


def _times(minimum: int) -> int:
    return JOINED * minimum


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
            "The self-assessment templates name the four ratings. A 0 is a rating; nothing said is none.",
        ),
        Rule(
            "MLs and SWDs",
            "S2.2, S3.1, S4.1 and S5.1 stand first on Attention",
            FRAMEWORK,
            "These four actions name multilingual learners or students with disabilities.",
        ),
        Rule(
            "Consistent with the district's own view",
            f"a school's experience of the district ILT less than {NOTABLE_GAP} away from its own view",
            CONVENTION,
            "The template asks whether they are consistent; it gives no number.",
        ),
        Rule(
            "Low rating",
            f"a rating of {LOW} or less",
            CONVENTION,
            "0 says not present, 1 inconsistently or ineffectively; 2 and 3 say mostly or always.",
        ),
        Rule(
            "Means",
            "all ratings pooled, self and cross apart, always with their number",
            CONVENTION,
            "Every rating counts once, so a large team counts for more; the two sides are two findings.",
        ),
        Rule(
            "Flag",
            f"one low rating; “most” where {MOST_SHARE:.0%} or more of the ratings are low",
            CONVENTION,
            "One person may see what others do not; half of a team is no longer one person.",
        ),
        Rule(
            "Strength",
            f"a mean of {STRENGTH} or more",
            CONVENTION,
            "2 is the rating that says mostly consistently and effectively.",
        ),
        Rule(
            "Gap",
            f"mean of self less mean of cross: {NOTABLE_GAP} or more is notable, {LARGE_GAP} or more large",
            CONVENTION,
            "One step of the scale is a difference in kind; half a step is worth a talk.",
        ),
        Rule(
            "Split",
            f"ratings of one team that lie {SPLIT_DISTANCE} or more apart",
            CONVENTION,
            "Neighboring ratings may mean the same; two steps apart cannot.",
        ),
        Rule(
            "Agreement",
            f"two raters of one team, on one action, differ by {CLOSE} or less on average: close; by {FAR_APART} or "
            "more: far apart; else mixed",
            CONVENTION,
            "The mean difference of all pairs (Gini 1912) respects the order of the scale; two people who rate at "
            "random differ by 1.25.",
        ),
        Rule(
            "Agreed rating",
            "what a team agreed on in its last meeting about a round; beside the individual ratings, in no mean, "
            "count, flag or gap",
            CONVENTION,
            "It is what a conversation came to, not one rater more.",
        ),
        Rule(
            "District-wide",
            f"most ratings low in {DISTRICT_WIDE_SHARE:.0%} or more of the schools, {DISTRICT_WIDE_SCHOOLS} at least",
            CONVENTION,
            "What half of the schools share is the district's to solve, not each school's.",
        ),
        Rule(
            "Several schools, school-specific",
            "most ratings low in several schools that are no half of them; in one alone",
            CONVENTION,
            "Some schools can learn from others; one school needs help of its own.",
        ),
        Rule(
            "One school or many, where schools are hidden",
            "only what holds whatever they say, else “at least”",
            CONVENTION,
            "A hidden school may be low or not: nothing is claimed of it.",
        ),
        Rule(
            "Strong: ask that school how",
            f"a mean of {STRENGTH} or more, {STRONG_SHARE:.0%} or more of the ratings 2 or 3, and "
            "most ratings of the other side not low, where that is shown",
            CONVENTION,
            "Others are sent there to learn: that asks for broad agreement, and for nobody who sees the contrary.",
        ),
        Rule(
            "Priorities",
            f"points for low ratings by the own side (weight {WEIGHTS['own']}) and the other ({WEIGHTS['other']}), "
            f"for naming MLs or SWDs ({WEIGHTS['named']}), for schools that share it ({WEIGHTS['wide']}), and "
            f"once more for the own side's 1s ({WEIGHTS['reach']}); the first {PRIORITIES} are the short list",
            CONVENTION,
            "The team's own voice weighs double. Naming MLs or SWDs weighs once: at double, the four actions that do "
            "would stand first in nearly every team, and Attention has those. 1s before 0s: what is begun is within "
            "reach. Teams choose one to three. The screen Priorities changes each weight.",
        ),
        Rule(
            "Change: clear",
            f"at most {CLEAR:.0%} chance of so large a change from who rated when, all actions listed together",
            CONVENTION,
            "An exact permutation test within each school. Of many actions some change by chance, so they are judged "
            "together.",
        ),
        Rule(
            "Change: maybe",
            f"at most {MAYBE:.0%} chance by itself",
            CONVENTION,
            "Worth a question, not a claim.",
        ),
        Rule(
            "Cover (k)",
            f"while projected, no figure from fewer than {k} raters of a school, or school people rating the district "
            f"(“Add and review ratings” changes it; {MINIMUM} by itself)",
            CONVENTION,
            "Of 2, each knows the other's rating; 3 is the least that covers; 5 suits larger teams; 10 is what many "
            "states ask of published figures.",
        ),
        Rule(
            "Cover of district people",
            f"no figure from fewer than {in_office} of the district ILT or its visitors "
            f"({MINIMUM_IN_OFFICE} by itself)",
            CONVENTION,
            "They rate in office and are few; a higher number hides nearly every visit.",
        ),
        Rule(
            "Small groups together",
            "groups with too few raters count in “all schools” only together, and only where together they have enough",
            CONVENTION,
            "Whether they count depends on how many rated, never on what they said: otherwise it would tell that they "
            "agree.",
        ),
        Rule(
            "Actions left blank",
            "what a group with too few raters left blank is hidden like its ratings",
            CONVENTION,
            "Otherwise it would show which actions one person skipped. In a larger group, blanks are counted.",
        ),
        Rule(
            "Newer ratings",
            f"figures that were shown change once at least {_times(k)} more people of a group have rated",
            CONVENTION,
            "Yesterday's figure subtracted from today's would be the rating of who came in between. Who chooses the "
            "minimum can show the newest ratings at once.",
        ),
        Rule(
            "Groups that agree",
            "a focus area is "
            + ("" if alike else "not ")
            + "hidden where everybody in a group gave one of its actions "
            "the same 0 or 1 (“Add and review ratings” changes it; not hidden by itself)",
            CONVENTION,
            "Where all gave the same rating, everybody knows each one's. But what a whole team rates low is what it "
            "should talk about. A larger minimum makes it rarer.",
        ),
    )
