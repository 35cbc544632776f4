"""What a facilitator may say at each step, in our words, after known protocols, which are named.

The order of the meeting, from predictions to what is seen and only then to reasons, is that of data-driven dialogue;
describing before interpreting, and interpreting before acting, is ATLAS's as well. That a meeting ends on few actions
with a date is our convention.
"""

from __future__ import annotations

from ilt import rules

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
DIALOGUE, ATLAS, OURS = "data-driven dialogue", "ATLAS", "our own"

PROMPTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "before": (
        OURS,
        (
            "For each step: did we do it? What did it change?",
            "Say “we”, not “you”. A step that was not done is news about our plan, not about a person.",
            "Set how far each one is below; the wall shows it.",
        ),
    ),
    "purpose": (
        ATLAS,
        (
            "Welcome everybody. Read the purpose aloud: from what we see to one, two or three next steps.",
            "Ask for one norm that matters today, and write it below if it is missing.",
            "Say who keeps the time. Write who is here: it goes on the summary.",
        ),
    ),
    "who": (
        ATLAS,
        (
            "Whose voices are these? Whose are missing?",
            "Few raters: figures are hidden where somebody could be recognised. Nobody guesses who said what.",
        ),
    ),
    "predict": (
        DIALOGUE,
        (
            "Everybody alone for a minute: which area will be lowest? What makes you think so?",
            "Hear two or three. What are we taking for granted?",
            "Tap one for the team. It is held against the ratings on the next slide.",
        ),
    ),
    "reveal": (
        DIALOGUE,
        (
            "Give half a minute of silence. Then: what surprises you? What did you expect?",
            "Name both circles before you compare them.",
        ),
    ),
    "observe": (
        DIALOGUE,
        (
            "Begin with “I see …” or “I notice …”, and a number that everybody can point at.",
            "At “because”, “they should” or “we need to”: say thank you, and keep it for Why.",
            "Who has not spoken yet? What have we not looked at?",
        ),
    ),
    "sides": (
        ATLAS,
        (
            "What might the other side see that we do not? What do we do that nobody sees?",
            "Do not ask who is right. Ask what each side has in front of it.",
        ),
    ),
    "splits": (
        ATLAS,
        (
            (
                f"We rated the same work and see it {rules.APART_IN_WORDS} or more steps apart. "
                "What may each of us have thought of?"
            ),
            "Nobody has to say which rating was theirs.",
        ),
    ),
    "attention": (
        ATLAS,
        (
            "Who are the students behind these actions: which multilingual learners, which students with disabilities?",
            "Which of these would they notice first if it changed?",
        ),
    ),
    "change": (
        DIALOGUE,
        (
            "What moved, and how sure is that? “Could be chance” means: no story yet.",
            "Who rated then, who rates now?",
        ),
    ),
    "infer": (
        DIALOGUE,
        (
            "Now “because”. For one action: why might that be? And why that? Go three times deeper.",
            "What else could explain it? What would we have to see to know?",
            "Stop where the team itself can change it. Write that below, in a sentence.",
        ),
    ),
    "agree": (
        OURS,
        (
            "Take an action that you talked about. What rating would all of you sign today?",
            "Thumbs: up, sideways, down. If they differ, ask for the evidence, not for a vote.",
            "Not agreed is an answer, too: leave it out.",
        ),
    ),
    "choose": (
        ATLAS,
        (
            "Each has three votes, or tap what you already agree on. Three actions at most; one is enough.",
            "What is begun (a 1) may be nearer than what is absent (a 0).",
            "What will we not do, so that this gets done?",
        ),
    ),
    "next": (
        OURS,
        (
            "One sentence: who does what by when?",
            "How will we know that it worked? What will we see in classrooms?",
            "When do we look at it again? Put it in the calendar now.",
        ),
    ),
    "close": (
        ATLAS,
        (
            "One word from each: how was this way of talking?",
            "Download the summary below, and send it to who was here.",
        ),
    ),
}
"""For each step where its prompts come from, and the prompts."""
