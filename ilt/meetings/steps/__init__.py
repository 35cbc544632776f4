"""The steps of a meeting, in order. A new step is one more module here, and its line in ``STEPS``."""

from ilt.meetings.steps import (
    agree,
    attention,
    choose,
    close,
    earlier_next_steps,
    five_areas,
    next_steps,
    observe,
    predict,
    purpose,
    splits,
    we_and_they,
    what_changed,
    who_rated,
    why,
)

STEPS = (
    earlier_next_steps.STEP,
    purpose.STEP,
    who_rated.STEP,
    predict.STEP,
    five_areas.STEP,
    observe.STEP,
    we_and_they.STEP,
    splits.STEP,
    attention.STEP,
    what_changed.STEP,
    why.STEP,
    agree.STEP,
    choose.STEP,
    next_steps.STEP,
    close.STEP,
)
BY_KEY = {step.key: step for step in STEPS}
KEYS = tuple(BY_KEY)
FIELDS = tuple(field for step in STEPS for field in step.fields if field.key)
"""Every field that a stored meeting may have, of all steps."""
