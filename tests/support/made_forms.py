"""Plan forms for tests."""

import io

import docx


def word_form(*texts: str) -> bytes:
    """Return a Word file with a paragraph for each text."""
    paper = docx.Document()
    for text in texts:
        paper.add_paragraph(text)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()
