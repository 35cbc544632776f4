"""The codes that phones read: of the slides, which changes nothing, and of the facilitator view, which is not projected."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import zxingcpp
from PIL import Image

from ilt import screens
from ilt.meetings import stored
from ilt.store import is_view_only, sharing
from ilt.ui.markdown import plain
from ilt.ui.meeting import phones
from ilt.ui.workspace import addresses
from tests.support.made_meetings import DAY
from tests.support.saved_workspaces import saved_meetings, saved_workspace
from tests.support.screens import everything
from tests.support.visitors import at

SCALE = 4
LEADS = "leads-alder"


def picture(uri: str) -> Image.Image:
    """Draw what segno writes: one path of horizontal strokes, dark on light, each a module high."""
    svg = unquote(uri)
    side = int(re.search(r"width='(\d+)'", svg)[1]) // SCALE
    (path,) = re.findall(r"stroke='#000' d='([^']+)'", svg)
    modules = Image.new("L", (side, side), 255)
    x = y = 0.0
    for kind, numbers in re.findall(r"([Mmh])([^Mmh]*)", path):
        first, *rest = map(float, numbers.split())
        if kind == "h":
            for at_ in range(int(first)):
                modules.putpixel((int(x) + at_, int(y)), 0)
            x += first
        else:
            x, y = (first, rest[0]) if kind == "M" else (x + first, y + rest[0])
    return modules.resize((side * SCALE, side * SCALE), Image.Resampling.NEAREST)


def read(uri: str) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture(uri))]


def test_a_phone_reads_the_address_from_its_code():
    url = "https://ilt.example.org/facilitator?workspace=aB-_9&meeting=Zq&seat=0123456789abcdef"
    assert read(phones.code(url)) == [url]


def projected(app) -> list[str]:
    """Return the addresses that the codes on a slide lead to."""
    return [address for uri in re.findall('src="(data:[^"]+)"', everything(app)) for address in read(uri)]


def test_the_first_slide_leads_people_to_a_link_that_changes_nothing(database):
    saver = saved_workspace(f"sqlite:///{database}")[1]
    fields = {"assessment": "school", "district": "Riverbend", "school": "Alder", "round": "Fall 2026"}
    saver.put_all("meeting", stored.entries("m", {**fields, "day": DAY.isoformat(), "minutes": 45, "seat": LEADS}))
    projector = at("stage", saver.link, meeting="m")
    assert projected(projector) == []
    assert 'data-slide="purpose"' in everything(projector.run())  # its address is seen, too:
    assert addresses.WORKSPACE not in projector.query_params
    sharing.share(saver)
    (address,) = projected(at("stage", saver.link, meeting="m"))
    where = urlsplit(address)
    query = parse_qs(where.query)
    assert where.path.endswith("stage")
    assert query == {"workspace": [sharing.view_link(saver)], "meeting": ["m"]}
    assert is_view_only(query["workspace"][0])
    phone = at("stage", query["workspace"][0], meeting="m")
    sent = everything(phone)
    assert 'data-slide="purpose:follow"' in sent
    assert phone.query_params[addresses.WORKSPACE] in (sharing.view_link(saver), [sharing.view_link(saver)])
    assert not [one for one in (saver.link, LEADS, "ilt_controls") if one in sent]
    assert not phone.button
    saver.put_all("meeting", {"m.place": {"slide": "purpose", "since": 1, "begun": 1}})
    assert projected(at("stage", saver.link, meeting="m")) == []


def begins(app):
    next(button for button in app.button if button.label == "Begin the meeting").click().run()
    assert not app.exception


def test_a_meeting_begins_with_the_code_unless_that_is_not_wanted(database):
    saver = saved_workspace(f"sqlite:///{database}")[1]
    app = at("meeting", saver.link)
    app.get_by_key("_meeting_follow").set_value(False).run()
    begins(app)
    saver.refresh()
    assert sharing.view_link(saver) is None
    begins(at("meeting", saver.link))
    saver.refresh()
    link = sharing.view_link(saver)
    assert is_view_only(link)
    app = at("meeting", saver.link)
    assert "_meeting_follow" not in [toggle.key for toggle in app.toggle]  # one link is enough
    begins(app)
    saver.refresh()
    assert (sharing.view_link(saver), len(saved_meetings(saver))) == (link, 3)


def test_where_no_phone_comes_to_this_address_that_is_said(database, monkeypatch):
    saver = saved_workspace(f"sqlite:///{database}")[1]
    sharing.share(saver)
    monkeypatch.setattr(addresses, "here_only", lambda: screens.share.THIS_COMPUTER)
    app = at("meeting", saver.link)
    assert plain(screens.share.THIS_COMPUTER) in everything(app)
    begins(app)
    (found,) = saved_meetings(saver)
    app = at("stage", saver.link, meeting=found.key)
    assert 'data-slide="purpose"' in everything(app)
    assert "reach this address. See Meeting" in everything(app)
