"""What says "not rated" in words, and what may be a 0 or say so."""

from __future__ import annotations

NOT_RATED = frozenset(
    (
        *("n/a", "na", "n.a", "-", ".", "not observed", "not applicable", "not rated", "don't know", "do not know"),
        *("i don't know", "does not apply", "doesn't apply", "did not observe", "not seen", "n/o", "null"),
        *("unsure", "not sure", "i'm not sure", "unknown", "no response", "no answer", "not answered", "unanswered"),
        *("no rating", "not scored", "not assessed", "not yet rated", "unrated", "unable to rate", "cannot rate"),
        *("can't rate", "unable to judge", "cannot judge", "can't judge", "unable to say", "cannot say", "can't say"),
        *("not obs", "unable to score", "no opinion", "no data", "no basis", "not enough information", "pending"),
        *("insufficient information", "prefer not to answer", "declined to answer", "did not answer", "left blank"),
        *("skip", "skipped", "missing", "blank", "(blank)", "tbd", "to be determined", "idk", "dk", "none selected"),
        *("choose an item", "select an item", "select", "select one", "choose one", "please select", "choose"),
        *("-- select --", "no selection", "no aplica", "no observado", "no sé", "sin respuesta"),
        *("i do not know", "did not see", "didn't see", "didn't observe", "did not visit", "not visited"),
    )
)
"""What says "not rated", besides a blank cell; keys without a final full stop."""
NO_EVIDENCE = frozenset(
    (
        *("no evidence", "none observed", "no evidence observed", "no evidence seen"),
        *("no evidence found", "no evidence yet", "no evidence available", "no evidence provided", "no evidence noted"),
        *("no evidence collected", "not evident", "no evidence at this time", "nothing observed", "no evidence so far"),
    )
)
"""What may be a 0, or that nobody rated."""
NOTHING = NO_EVIDENCE | {"none", "nothing", "nil"}
NOT_RATED_FIRST = (
    "n/a",
    "not applicable",
    "not observed",
    "did not observe",
    "unable to rate",
    "don't know",
    "does not",
)
