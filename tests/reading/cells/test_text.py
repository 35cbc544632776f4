"""Many cells cleaned together are as each by itself."""

from hypothesis import given
from hypothesis import strategies as st

from ilt.reading.cells.column import Column
from ilt.reading.cells.text import Fault, clean, cleaned

CELLS = st.lists(
    st.one_of(
        st.sampled_from(
            ["Ann Bay", "rater12", "", " Oak", "Oak  Elm", "a\nb", "Oak (https://o.org)", "Zo\u00eb", "'x'"]
        ),
        st.sampled_from([2, 2.0, None, Fault.LEFT_OUT]),
        st.text("aB1 (\n\u00a0'", max_size=6),
    ),
    max_size=12,
)


@given(CELLS)
def test_cleaned_together_as_each_alone(cells):
    assert cleaned(cells) == [clean(cell) for cell in cells]
    assert cleaned(["Ann Bay"] * 300 + cells) == ["Ann Bay"] * 300 + [clean(cell) for cell in cells]


def test_a_column_of_clean_text_is_itself():
    column = Column.from_cells(["Ann Bay", "", "Bo Li"])
    assert column.cleaned() is column
    assert Column.from_cells(["Ann  Bay", "Ann Bay"]).cleaned().values == ["Ann Bay"]
