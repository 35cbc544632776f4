"""What a server has after its first visitor, for servers that begin where this was imported (``warm``).

The sample is read and shown, and the first charts are made: else each server would do so anew, for two seconds. A cold
server does it in any case.
"""

import os
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from ilt import guard
from ilt.ui.workspace import files, upload_memory
from ilt.ui.workspace.database import forget_database
from tests.support.app_pages import APP, RUN_SECONDS

PAGES = ("overview", "heatmaps")


def visit() -> None:
    """Run the first screens; nothing stays but what is the same for all visitors of any server."""
    with patch.dict(os.environ, {"ILT_DATABASE": "off"}), patch.object(guard, "warm"):
        for page in PAGES:
            AppTest.from_file(str(APP), default_timeout=RUN_SECONDS).switch_page(f"pages/{page}.py").run()
    # Each server has a guard, a database and threads of its own.
    files.warm.clear()
    forget_database()
    upload_memory._memory.__init__()


visit()
