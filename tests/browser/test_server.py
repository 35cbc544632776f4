"""The set-up of docs/server.md, run as its files are written: nginx, a certificate, PostgreSQL, the service's own line."""

import configparser
import contextlib
import http.client
import http.server
import os
import re
import shlex
import socket
import ssl
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509.oid import NameOID

from ilt.reading import limits
from tests.support.app_pages import ROOT
from tests.support.browser.chromium import SITE_KEY
from tests.support.browser.navigation import NAMES, go, names
from tests.support.browser.screen import Watch, settle
from tests.support.browser.server import free_port, healthy
from tests.support.programs import NGINX
from tests.support.ratings_files import as_csv, ratings_of
from tests.support.wire import visiting

pytestmark = pytest.mark.xdist_group("servers")

SITE = ROOT / "docs" / "server" / "nginx.conf"
GUIDE = ROOT / "docs" / "server.md"
UNIT = ROOT / "docs" / "server" / "ilt.service"
MAIN = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/main.log crit;
events {{}}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
NAME = "ilt.localhost"
"""A name that browsers take for this machine, and the dashboard for a stranger's, as it does a district's."""


@contextlib.contextmanager
def process(command: list[str], ready, **options):
    with subprocess.Popen(command, **options) as started:
        try:
            until = time.monotonic() + 60
            while not ready():
                assert started.poll() is None
                assert time.monotonic() < until
                time.sleep(0.05)
            yield started
        finally:
            started.terminate()


def certify(key_file: Path, certificate_file: Path) -> None:
    """Write a key and a certificate that it signs itself."""
    key = SITE_KEY
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    today = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    form, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    certificate_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def answers(url: str, **headers: str) -> tuple[int, str]:
    """Status and Location of what a program of ours, no browser, gets from the proxy."""
    where = urlsplit(url)
    kind = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}[where.scheme]
    options = {"context": ssl._create_unverified_context()} if where.scheme == "https" else {}  # noqa: S323 - our own certificate
    with contextlib.closing(kind("127.0.0.1", where.port, timeout=30, **options)) as connection:
        connection.request("GET", f"{where.path}?{where.query}", headers={"Host": where.netloc, **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def configure(folder: Path, port: int, plain: int, https: int, *others: int) -> None:
    """Write what nginx runs with in front of ports: its site as it is documented, but for names, paths and ports."""
    certify(folder / "ilt.key", folder / "ilt.pem")
    text = SITE.read_text(encoding="utf-8")
    for written, ours in (
        ("ilt.example.org", NAME), ("/etc/ssl/certs", str(folder)), ("/etc/ssl/private", str(folder)),
        ("/var/log/nginx", str(folder)), ("8501", str(port)), ("listen 443", f"listen {https}"),
        ("listen 80", f"listen {plain}"),
    ):  # fmt: skip
        assert written in text
        text = text.replace(written, ours)
    if others:
        lines = re.search("```nginx\n(.+?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)[1]
        for number, one in enumerate((port, *others), 1):
            lines = lines.replace(f"10.0.0.{number}:8501", f"127.0.0.1:{one}")
        text = lines + text.replace(f"proxy_pass http://127.0.0.1:{port};", "proxy_pass http://ilt_dashboards;")
    (folder / "site.conf").write_text(text, encoding="utf-8")
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder), encoding="utf-8")


def proxy_of(folder: Path, https: int, log):
    """Run nginx until the block ends."""
    command = [NGINX.need(), "-e", f"{folder}/main.log", "-c", f"{folder}/nginx.conf"]
    return process(command, lambda: listens(https), stderr=log)


@pytest.fixture
def site(postgresql, tmp_path):
    """The dashboard on PostgreSQL behind nginx: its two addresses, nginx's folder, the two processes."""
    NGINX.need()
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    unit.read_string("\n".join(line for line in lines if not line.startswith("Environment=")))
    settings = dict(
        line.removeprefix("Environment=").split("=", 1) for line in lines if line.startswith("Environment=")
    )
    assert settings["ILT_DATABASE"].startswith("postgresql:///ilt?host=")
    port, plain, https = free_port(), free_port(), free_port()
    command = shlex.split(unit["Service"]["ExecStart"])
    assert command[0] == "/opt/ilt/.venv/bin/python"
    command = [sys.executable, *(part.replace("8501", str(port)) for part in command[1:])]
    settings["ILT_DATABASE"] = postgresql.url()

    configure(tmp_path, port, plain, https)
    log = (tmp_path / "app.log").open("wb")
    with (
        log,
        process(
            command,
            lambda: healthy(f"http://127.0.0.1:{port}"),
            cwd=ROOT,
            env=os.environ | settings,
            stdout=log,
            stderr=log,
        ) as app,
        proxy_of(tmp_path, https, log) as proxy,
    ):
        yield f"https://{NAME}:{https}", f"http://{NAME}:{plain}", tmp_path, app, proxy


def goes_on_in_a_meeting(page) -> None:
    """A meeting's buttons and keys are a part of the app's own, which the browser has to let in."""
    go(page, "Meeting")
    page.get_by_role("button", name="Begin the meeting").click()
    page.wait_for_url("**/stage*")
    settle(page)
    first = page.locator("section.slide").get_attribute("data-slide")
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "(was) => document.querySelector('section.slide')?.dataset.slide !== was", arg=first, timeout=30_000
    )


@contextlib.contextmanager
def visit(chromium, url: str):
    """Return a page of a new visitor, with nothing stored, and what is seen meanwhile that must not happen."""
    with contextlib.closing(chromium.new_context(base_url=url)) as context:
        watch = Watch(host=url.removeprefix("https://"))
        context.on("console", watch.on_console)
        context.on("request", watch.on_request)
        context.on("page", watch.on_page)
        yield context.new_page(), watch


def confirmed(page, file: Path) -> tuple[str, str]:
    """Add a file and say that it is right; return the address of its heatmaps and what is said above them."""
    page.set_input_files("input[type=file]", str(file))
    page.get_by_role("button", name="This is right").click()
    page.wait_for_url("**/heatmaps*")
    page.get_by_test_id("stSidebar").get_by_text("Saved. Bookmark").wait_for()
    settle(page)
    return page.url, page.get_by_role("heading", level=1).inner_text()


class Dashboard(http.server.BaseHTTPRequestHandler):
    """A dashboard that lets somebody in of whom the provider says much, and breaks off where somebody asks for that."""

    def do_GET(self) -> None:
        if self.path == "/break?":
            return
        self.send_response(302)
        for at in range(4):
            self.send_header("Set-Cookie", f"_streamlit_user_tokens_{at}={'x' * 4000}")
        self.send_header("Location", f"/{len(self.headers['Cookie'])}")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def answered(tmp_path):
    """Return the address of nginx in front of two dashboards, as the guide lists them."""
    plain, https, local = free_port(), free_port(), ("127.0.0.1", 0)
    with (
        http.server.ThreadingHTTPServer(local, Dashboard) as one,
        http.server.ThreadingHTTPServer(local, Dashboard) as other,
        (tmp_path / "log").open("wb") as log,
    ):
        for each in (one, other):
            threading.Thread(target=each.serve_forever, daemon=True).start()
        configure(tmp_path, one.server_port, plain, https, other.server_port)
        with proxy_of(tmp_path, https, log):
            yield f"https://{NAME}:{https}"
        one.shutdown()
        other.shutdown()


def test_the_cookies_of_who_signs_in_pass_the_proxy(answered):
    """A provider's tokens for one person take several kilobytes; nginx by itself lets 4 of them out and 8 in."""
    assert answers(f"{answered}/oauth2callback", Cookie="x" * 16_000) == (302, "/16000")


def test_requests_that_a_dashboard_breaks_off_shut_nobody_out(answered):
    """Nginx by itself takes a dashboard for gone for ten seconds after each."""
    for _ in range(2):
        assert answers(f"{answered}/break", Cookie="x")[0] == 502
        assert answers(f"{answered}/overview", Cookie="x") == (302, "/1")


@pytest.mark.full
def test_the_dashboard_works_behind_the_proxy_as_it_is_documented(site, chromium):
    url, plain, folder, app, proxy = site
    # Larger than nginx lets through unless it is told to.
    ratings = as_csv(ratings_of(["Alder", "Birch"], raters=8, note="Words of the room " * 120))
    assert len(ratings) > 2**20
    (folder / "ratings.csv").write_bytes(ratings)
    with visit(chromium, url) as (page, watch):
        sent = page.goto("/ratings").headers
        assert {name: sent.get(name) for name in HEADERS} == HEADERS
        assert "frame-ancestors 'none'" in sent["content-security-policy"]
        assert not re.search("http|[*]|[.]", sent["content-security-policy"])  # no other host
        settle(page)
        # A cold server's first page has the whole frame, though it is not the app's first.
        assert names(page) == NAMES
        link, found = confirmed(page, folder / "ratings.csv")
        goes_on_in_a_meeting(page)
        page.goto("/overview")
        settle(page)
        assert page.get_by_text("sample data").count() > 0
        assert page.get_by_text("Continue with").count() == 0  # another's recent workspaces
        assert watch.complaints() == []
    deep = urlsplit(link)
    with visiting(f"https://127.0.0.1:{deep.port}", deep.path.strip("/"), query=deep.query) as visitor:
        assert b"sample data" not in visitor.seen
        assert found in [heading.body for heading in visitor.elements("heading")]
    with visiting(
        f"https://127.0.0.1:{deep.port}", cookies=f"_streamlit_user_tokens={'x' * 16_000}", page=""
    ) as visitor:
        assert visitor.shown  # the page connects
    assert answers(f"{plain}{deep.path}?{deep.query}") == (301, f"https://{NAME}{deep.path}?{deep.query}")
    assert answers(f"{url}/_stcore/health", Origin=url)[0] == 200
    assert answers(f"{url}/_stcore/health", Origin="https://elsewhere.example")[0] == 403
    assert answers(f"{url}/_stcore/metrics")[0] == 404
    with visiting(f"https://127.0.0.1:{urlsplit(url).port}", "ratings") as visitor:
        visitor.send("large.csv", bytes(limits.BYTES - 1024))  # Streamlit counts what a file is wrapped in, too
        # Files that are sent without an end: whoever sends them holds the disk, so nobody sends many.
        held = [visitor.begin_to_send() for _ in range(50)]
        time.sleep(1)
        assert answers(f"{url}/_stcore/upload_file/a/b")[0] == 503
        for one in held:
            one.close()
    assert answers(f"{url}/", **{"Content-Length": str(limits.BYTES + 2 * 2**20)})[0] == 413
    app.terminate()
    app.wait()
    assert answers(link)[0] == 502  # what nginx complains of
    proxy.terminate()
    proxy.wait()  # an answer may come before its line in the log
    secret = re.search("workspace=([^&]+)", link)[1]
    for log in folder.glob("*.log"):
        assert secret not in log.read_text(encoding="utf-8", errors="replace"), log
    lines = (folder / "ilt.log").read_text(encoding="utf-8")
    assert " /_stcore/stream 101 " in lines
    assert f" GET {deep.path} 502 " in lines


@pytest.mark.full
def test_an_address_opened_anew_behind_the_proxy_shows_that_view(site, chromium):
    url, _, folder, *_ = site
    (folder / "ratings.csv").write_bytes(as_csv(ratings_of(["Alder", "Birch"], raters=8)))
    with visit(chromium, url) as (page, watch):
        page.goto("/ratings")
        settle(page)
        confirmed(page, folder / "ratings.csv")
        page.get_by_test_id("stSidebar").get_by_text("4", exact=True).click()
        page.wait_for_url("**area=4*")
        settle(page)
        link, above = page.url, page.get_by_role("heading", level=1).inner_text()
        shown = page.get_by_test_id("stMain").inner_text()
        assert "4 · Design & Implement Professional Learning" in shown
        assert watch.complaints() == []
    # In a browser that has never been there.
    with visit(chromium, url) as (page, watch):
        page.goto(link)
        settle(page)
        assert page.url == link
        assert page.get_by_text("sample data").count() == 0
        assert page.get_by_role("heading", level=1).inner_text() == above
        assert page.get_by_test_id("stMain").inner_text() == shown
        assert watch.complaints() == []


HEADERS = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
