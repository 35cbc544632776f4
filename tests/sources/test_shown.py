"""What may be shown of a connected district: its notes go through suppression, and along to other processes."""

import pickle

import pandas as pd

from ilt.access import Person
from ilt.shown import VisitorRatings, shown_to
from ilt.sources import district
from ilt.suppression import Minimums
from tests.support.connected import SECRET, made_rows, parquet


def test_another_process_gets_the_notes_that_may_be_shown(tmp_path):
    own = district.read(parquet(tmp_path, made_rows(9)), "District 0", SECRET)
    data = VisitorRatings(own.reading, own.counts, own.raters, sample=False, notes=own.notes)
    shown = shown_to(data, Minimums(), full_detail=False, person=Person())
    assert shown.notes.empty
    there = pickle.loads(pickle.dumps(shown))  # noqa: S301 - its own
    assert there.fetch is None
    pd.testing.assert_frame_equal(there.notes, shown.fetch({}))
    assert 0 < len(there.notes) < len(own.notes({}))
    # Notes of groups that are too small stay where they are.
    large = shown.counts[(shown.counts["hidden"] == 0) & (shown.counts["raters"] > 0)]
    keys = ["round", "assessment", "school", "perspective", "action_id"]
    assert set(map(tuple, there.notes[keys].to_numpy())) <= set(map(tuple, large[keys].to_numpy()))
    assert "rater" not in there.notes
