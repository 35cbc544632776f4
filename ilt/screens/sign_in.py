"""Sign-in: what is said before a person is let in, and to who is not."""

from __future__ import annotations

from collections.abc import Sequence

from ilt import format

TITLE = "Sign in to see ratings"
ABOUT = "Only people on your district’s list can see these ratings."
LINK_AGAIN = (
    "After you sign in, you will land on the first screen. Then open your link again. You need to do this only once."
)
SIGN_IN, SIGN_OUT = "Sign in", "Sign out"
NOT_SET_UP = "Sign-in is not set up yet"
NOT_LET_IN = "You do not have access yet"
NO_EMAIL = "Your sign-in provider didn’t share your email. Ask the person who runs this dashboard for help."
NOTHING_OF_VERIFIED = (
    "Your sign-in provider didn’t say whether your email is verified. Ask the person who runs this dashboard for help."
)
NOT_VERIFIED = (
    "Your email is not verified. Verify it where you sign in (Google or Microsoft, say), or ask your IT staff. Then "
    "come back."
)
NOT_LISTED = "Your email is not on the list. Ask the person who runs this dashboard to add it."


def sign_in_with(provider: str) -> str:
    """Say where a button lets a person sign in; a provider may have no name."""
    return f"{SIGN_IN} with {format.capital(provider)}" if provider else SIGN_IN


def signed_in_as(role: str) -> str:
    """Say as what a person signed in."""
    return f"Signed in as {role}"


def seen(schools: Sequence[str] | None, districts: Sequence[str] | None = None, *, district: bool) -> str:
    """Say what a person sees who does not see everything.

    >>> seen(("Birch", "Alder"), district=True), seen(None, district=False)
    ('Birch, Alder and the district ILT', 'all schools')
    >>> seen(None, ("Riverbend",), district=True)
    'all schools and the district ILT of Riverbend'
    """
    named = "all schools" if schools is None else ", ".join(schools)
    found = " and ".join(filter(None, [named, "the district ILT" if district else ""]))
    return found if districts is None else f"{found} of {format.listing(list(districts))}"
