"""Sources: ratings that stay in a database or a folder of files, counted there.

A *connection* (``ilt.sources.connection``) says where they are, an *engine* (``parquet``, ``postgresql``, ``spark``)
runs the statements, which are written once (``statements``), and ``district`` makes of one chosen district what a file
becomes.
Nothing of this is imported where no connection is set up. ``docs/decisions/0077-connections.md`` says what comes back.
"""
