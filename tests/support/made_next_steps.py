"""Next steps as a workspace saves them."""


def next_step_entries(key: str = "a", **fields: str) -> dict[str, str]:
    whole = {
        "district": "Riverbend",
        "school": "Alder",
        "round": "Fall 2026",
        "action_id": "S3.1",
        "what": "Walk weekly",
    }
    return {f"{key}.{name}": text for name, text in {**whole, **fields}.items()}
