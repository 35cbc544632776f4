"""Tables of questions on Add and review ratings: what is in them, and answering them."""

from ilt.ui.session import Session

RIGHT = ("Lincoln Elementary", "Roosevelt Middle", "Jefferson High School", "Washington Elementary", "Kennedy Middle")


def tables(app):
    """Return the tables of questions, by what their columns are called."""
    return [one.value for one in app.dataframe if "answer" in one.value.columns]


def answers(app):
    return Session(app.session_state).saver.all("answer")


def submit(app):
    next(button for button in app.button if button.label == "Use these answers").click()
    app.run()
    assert not app.exception
