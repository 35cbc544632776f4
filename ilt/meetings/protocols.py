"""The protocols that the prompts of the steps follow, in our words.

The order of the meeting, from predictions to what is seen and only then to reasons, is that of data-driven dialogue;
ATLAS, too, describes before it interprets, and interprets before it acts. That a meeting ends on few actions with a
date is our convention.
"""

DIALOGUE, ATLAS, OURS = "data-driven dialogue", "ATLAS", "our own"
SOURCES = (
    (
        "Data-driven dialogue: Bruce Wellman and Laura Lipton, Data-Driven Dialogue: A Facilitator’s Guide to "
        "Collaborative Inquiry (MiraVia, 2004)."
    ),
    (
        "ATLAS, Looking at Data: developed by Eric Buchovecky; revised by Gene Thompson-Grove (2000) and, for "
        "looking at data, by Dianne Leahy (2004); National School Reform Faculty and School Reform Initiative."
    ),
)
