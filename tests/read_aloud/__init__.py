"""All that people read, in order, for somebody who reads it aloud and says what sounds odd."""
