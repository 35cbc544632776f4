"""How large a source may be; the message that refuses one cites the limit."""

BYTES = 100 * 2**20
"""A file, as it is uploaded."""
UNPACKED_BYTES = 200 * 2**20
"""What a workbook holds once unpacked."""
ROWS = 1_000_000
LINES = 2 * ROWS
"""Lines of a file of separated values, blank ones too; a row may have several."""
CHARACTERS = 4_000_000
"""... of one line, and of one cell, of a file of separated values."""
COLUMNS = 1_000
CELLS = 6_000_000
"""Cells of one sheet, from its first to its last row and column, blank ones too."""
SHEETS = 200
SECONDS = 14
"""So long may the guard process take to read a file, or what all files of a reading hold together."""
BUSY = 4
"""So many times as long on a machine that is too busy to let it work."""
MEMORY_BYTES = 700 * 2**20
"""So much memory may the guard process take for what it reads."""

HEADER_ROWS = 100
"""A header is looked for in so many rows."""
HEADER_CHARACTERS = 2_000_000
"""... and in so many characters."""
LONGEST_NAME = 500
"""Of a school, a round or a district; a longer one is shortened, so that a question can be about it."""
HEADING_CHARACTERS = 2_000
"""A longer cell is no heading."""
NOTE_LINES = 100
"""A quoted cell of a CSV file may have so many lines where other quotes of the file are broken."""
NOTE_CHARACTERS = 200_000
"""... and so many characters."""
BROKEN_ROWS = 1_000
"""A CSV file with more broken quotes than this is refused: where each row ends is not known."""
ROUNDS = 1_000
"""More different rounds than this in one table are no rounds."""
DISTRICTS = 20_000
"""More different districts than this in one table are no districts."""
SCHOOLS = 20_000
NAMES_LOOKED_AT = 2_000
"""More different schools than this in one table are no schools."""
SCHOOLS_COMPARED = 4_000
"""Of more schools of a district only those names are compared that differ in spaces, marks or one letter."""
NAME_CHARACTERS = 200
"""A longer text is no name: not of a school that may be another's, nor of a side that is asked about."""
SIMILAR_EACH, SIMILAR_LOOKED_AT = 10, 40
"""A school is like so many others at most; so many are looked at to choose them."""
TABLES = 100
"""So many tables may be in one sheet."""
UNKNOWN_PERSPECTIVES = 20
"""More different values than this are no perspectives: each row becomes a problem and nothing is asked."""
SUGGESTIONS = 200
"""So many unknown actions of a file get a suggestion."""
PLACES = 400
"""So many columns of a sheet are listed for a person to say what they are."""
PREVIEW_ROWS = 8
"""So many rating cells of a table are shown as they were read."""
PROBLEMS = 10_000
"""So many problems of a table are listed; of the others it is said how many there are."""
