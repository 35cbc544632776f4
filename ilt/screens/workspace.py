"""The workspace: what is said above a screen and below the filters of what is saved, shared and lost."""

from __future__ import annotations

WRONG_SETTING = "The dashboard is not set up yet"
NAME_A_FILE = (
    "It names no file, so nothing would be saved. Write sqlite:////folder/file.sqlite, or off to save nothing."
)
CANNOT_OPEN = "This workspace can’t be opened right now"
LEAVE = "Continue without it"
HAVE_READ = "I have read this"
DELETED = "This workspace was deleted."
NOT_SAVED_TEXT = "What you were typing was not saved. Copy what you need:"
NOT_HEARD, CLOSE = "The connection was lost, and this may not be saved. Copy what you need:", "Close"
TRACES = " It will be completely erased from the database within an hour."
NOT_DELETED = " The workspace is not deleted yet."
ALL_SCHOOLS_ONLY = "Only people who can see every school can do this."
NOT_SAVED_HERE = "Not saved. If you refresh this page, you will lose your work."
SAVING = "saving now"
DOWNLOAD_UNSAVED = "Download what is not saved yet"
VIEW_ONLY = "View only: you can look at everything here, but not change it."
SAVED = "Saved. Bookmark this page to come back."
FULL_DETAIL = "Full-detail view…"
NOT_LET_IN = "You can’t add files here. Ask the person who runs this dashboard to let you."
SERVER_FULL = "This server has no room for more files right now. Try again in a few minutes."


def trying_again(why: str) -> str:
    """Say that a workspace is tried again by itself, after ``why`` it cannot be opened."""
    again = "" if "We will keep trying" in why else " This page keeps trying."
    return f"{why}{again} Keep this page’s address: it leads back to your workspace."


def lies_aside(why: str, places: str) -> str:
    """Say where a workspace may be that is not found."""
    return (
        f"{why} Your workspace may be in a damaged database that was set aside: {places}. Send this to your IT staff."
    )


def database_set_aside(places: str) -> str:
    """Say what became of a damaged database, and what is lost."""
    return (
        "The database with the saved workspaces was damaged. It was set aside unchanged, and a new one was started. "
        f"The damaged file is {places}. Whatever is open on a screen is saved in the new one. All other workspaces are "
        "only in the damaged file. To get them back, send this message to your IT staff: they can repair that file or "
        "restore a backup."
    )


def not_saved(why: str) -> str:
    """Say that something is not saved, and why."""
    return f"Not saved: {why or SAVING}"


def visitor_full(megabytes: int) -> str:
    """Say that a visitor has more files open than a server takes from one."""
    return f"You can have at most {megabytes} MB of files open on this server at a time. Remove some, then try again."


def too_many_files(most: int) -> str:
    """Say how many files may come at a time."""
    return f"Add at most {most} files at a time."
