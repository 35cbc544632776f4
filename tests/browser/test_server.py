"""The set-up of docs/server.md, run as its files are written: nginx, a certificate, PostgreSQL, the service's own line."""

import configparser
import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.app_pages import ROOT
from tests.debian import found_or_installed
from tests.test_pages import as_csv, ratings_of

from .harness.screen import Watch, settle
from .harness.server import _healthy, free_port

pytestmark = pytest.mark.xdist_group("browser")

SITE = ROOT / "docs" / "server" / "nginx.conf"
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


@contextlib.contextmanager
def process(command: list[str], url: str = "", **options):
    with subprocess.Popen(command, **options) as started:
        try:
            until = time.monotonic() + 60
            while url and not _healthy(url):
                assert started.poll() is None
                assert time.monotonic() < until
                time.sleep(0.1)
            yield
        finally:
            started.terminate()


@pytest.fixture
def site(postgresql, tmp_path):
    """The address of the dashboard behind nginx, on PostgreSQL, and nginx's folder."""
    nginx = found_or_installed(lambda: shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"), "nginx")
    unit = configparser.RawConfigParser(strict=False, interpolation=None)
    lines = UNIT.read_text(encoding="utf-8").splitlines()
    unit.read_string("\n".join(line for line in lines if not line.startswith("Environment=")))
    settings = dict(
        line.removeprefix("Environment=").split("=", 1) for line in lines if line.startswith("Environment=")
    )
    assert settings["ILT_DATABASE"].startswith("postgresql:///ilt?host=")
    port, http, https = free_port(), free_port(), free_port()
    command = shlex.split(unit["Service"]["ExecStart"])
    assert command[0] == "/opt/ilt/.venv/bin/python"
    command = [sys.executable, *(part.replace("8501", str(port)) for part in command[1:])]
    settings["ILT_DATABASE"] = postgresql.url()

    certificate = ["-subj", "/CN=localhost", "-keyout", tmp_path / "ilt.key", "-out", tmp_path / "ilt.pem"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    text = SITE.read_text(encoding="utf-8")
    for written, ours in (
        ("ilt.example.org", "localhost"), ("/etc/ssl/certs", str(tmp_path)), ("/etc/ssl/private", str(tmp_path)),
        ("/var/log/nginx", str(tmp_path)), ("8501", str(port)), ("listen 443", f"listen {https}"),
        ("listen 80", f"listen {http}"),
    ):  # fmt: skip
        assert written in text
        text = text.replace(written, ours)
    (tmp_path / "site.conf").write_text(text, encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(MAIN.format(folder=tmp_path), encoding="utf-8")
    log = (tmp_path / "app.log").open("wb")
    with (
        log,
        process(command, f"http://127.0.0.1:{port}", cwd=ROOT, env=os.environ | settings, stdout=log, stderr=log),
        process([nginx, "-e", f"{tmp_path}/main.log", "-c", f"{tmp_path}/nginx.conf"]),
    ):
        yield f"https://localhost:{https}", f"http://localhost:{http}", tmp_path


def test_the_dashboard_works_behind_the_proxy_as_it_is_documented(site, chromium):
    url, plain, folder = site
    (folder / "ratings.csv").write_bytes(as_csv(ratings_of(["Alder", "Birch"], raters=8, note="Words of the room")))
    with contextlib.closing(chromium.new_context(base_url=url, ignore_https_errors=True)) as context:
        watch = Watch(host=url.removeprefix("https://"))
        context.on("console", watch.on_console)
        context.on("request", watch.on_request)
        context.on("page", watch.on_page)
        page = context.new_page()
        answer = page.goto("/ratings")
        said = {name: answer.headers.get(name, "") for name in HEADERS}
        assert {name: bool(re.search(wanted, said[name])) for name, wanted in HEADERS.items()} == dict.fromkeys(
            HEADERS, True
        )
        settle(page)
        page.set_input_files("input[type=file]", str(folder / "ratings.csv"))
        page.get_by_role("button", name="This is right").click()
        page.wait_for_url("**/heatmaps*")
        settle(page)
        link = page.url
        other = context.new_page()
        other.goto(link)
        settle(other)
        assert other.get_by_role("heading", level=1).inner_text() == page.get_by_role("heading", level=1).inner_text()
        page.goto("/ratings")
        settle(page)
        assert page.get_by_text("Go on with").count() == 0  # another's recent workspaces
        assert watch.complaints() == []
    secret = re.search("workspace=([^&]+)", link)[1]
    for log in folder.glob("*.log"):
        assert secret not in log.read_text(encoding="utf-8", errors="replace"), log
    assert " /_stcore/stream 101 " in (folder / "ilt.log").read_text(encoding="utf-8")
    with urllib.request.build_opener(NoRedirect).open(f"{plain}/heatmaps?workspace={secret}") as moved:
        assert (moved.status, moved.headers["Location"]) == (301, "https://localhost/heatmaps")


HEADERS = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "content-security-policy": "frame-ancestors 'none'",
    "permissions-policy": "camera",
}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def http_error_301(self, req, fp, code, msg, headers):  # noqa: ARG002 - as Python calls it
        return fp
