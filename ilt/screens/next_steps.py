"""Next steps: what their form asks, and what its fields are called wherever else one is named."""

LABELS = {
    "what": "What will you do?",
    "who": "Who?",
    "due": "By when?",
    "know": "How will you know that it worked?",
    "again": "Look at it again on",
    "school": "Team",
    "action_id": "Which action is it for?",
    "status": "Status",
}
