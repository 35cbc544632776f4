"""A new step of a meeting is one module and its line in the list: no other code has to change."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support.app_pages import ROOT
from tests.support.saved_workspaces import FILE

TYPED = "Every classroom was visited"
STEP = """
from ilt.meetings.field_kinds import TEXT, Field
from ilt.meetings.protocols import OURS
from ilt.meetings.slides import Row, Slide
from ilt.meetings.steps.step import Step
from ilt.meetings.summary import Summary


def typed(material):
    return material.meeting.said.get("success", "Nothing yet")


STEP = Step(
    key="celebrate",
    name="Celebrate",
    share=10,
    source=OURS,
    prompts=("Name one success of this week.",),
    slides=lambda material: [Slide("celebrate", "Celebrate", "What went well?", rows=(Row("", words=typed(material)),))],
    fields=(Field(TEXT, "success", "Our success"),),
    summary=lambda material: Summary(seen=(typed(material),)),
)
"""
MEETING = """
import hashlib, json, os
from pathlib import Path

from streamlit.testing.v1 import AppTest

from ilt.meetings import plan, stored
from ilt.store import Saver, Store
from ilt.ui.session import Session

content = Path("ratings.csv").read_bytes()
saver = Saver.begin(Store(os.environ["ILT_DATABASE"]), visitor="other")
saver.add_source("ratings.csv", content)
saver.put("confirmed", "ratings.csv", hashlib.sha256(content).hexdigest())
about = {"assessment": "school", "district": "Riverbend", "school": "Alder", "round": "Fall 2026", "day": "2026-11-25"}
place = {"slide": "celebrate", "since": 1, "begun": 1}
saver.put_all("meeting", stored.entries("m", {**about, "minutes": 60, "seat": "secret", "place": place}))


app = AppTest.from_file("app.py", default_timeout=60)
for key, value in {"workspace": saver.link, "meeting": "m", "seat": "secret"}.items():
    app.query_params[key] = value
app.switch_page("pages/facilitator.py").run()
said = [item.value for kind in ("title", "markdown", "subheader") for item in app.get(kind)]
(field,) = (one for one in app.text_area if one.label == "Our success")
field.set_value("Every classroom was visited").run()
saver.refresh()
(one,) = stored.meetings(saver.all("meeting"))
summary = app.session_state[Session.deck.key][2].summary(one, ())
app.switch_page("pages/stage.py").run()
slide = " ".join(item.proto.body for item in app.get("html"))
app.switch_page("pages/meeting.py").run()
print(json.dumps({
    "plan": one.plan,
    "seconds": plan.seconds(one.plan, 60)["celebrate"],
    "setup": [toggle.label for toggle in app.toggle],
    "said": said,
    "slide": slide,
    "seen": summary.seen,
}))
"""


@pytest.mark.full
def test_a_new_step_is_planned_timed_prompted_projected_and_summed_up(tmp_path):
    for name in ("ilt", "pages", "data", ".streamlit"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "app.py", tmp_path)
    (tmp_path / "ratings.csv").write_bytes(FILE)
    steps = tmp_path / "ilt" / "meetings" / "steps"
    (steps / "celebrate.py").write_text(STEP, encoding="utf-8")
    listed = (steps / "__init__.py").read_text(encoding="utf-8")
    for line, new in (("    attention,\n", "    celebrate,\n"), ("    why.STEP,\n", "    celebrate.STEP,\n")):
        assert line in listed
        listed = listed.replace(line, line + new)
    (steps / "__init__.py").write_text(listed, encoding="utf-8")
    database = f"sqlite:///{tmp_path / 'workspaces.sqlite'}"
    done = subprocess.run(
        [sys.executable, "-c", MEETING],
        cwd=tmp_path,
        env={**os.environ, "ILT_DATABASE": database, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["plan"][10:12] == ["infer", "celebrate"]
    assert found["seconds"] == 600  # 10 of 60 shares of 60 minutes
    assert found["setup"][10:12] == ["Why", "Celebrate"]
    assert {"What went well?", "- Name one success of this week.", "Celebrate"} <= set(found["said"])
    assert 'data-slide="celebrate"' in found["slide"]
    assert TYPED in found["slide"]
    assert found["seen"][-1] == TYPED
