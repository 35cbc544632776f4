"""A visitor without a browser, who speaks the app's own protocol: light enough for many to come at once."""

import json
import re
import socket
import ssl
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState, FileURLs, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.web.server.server_util import AUTH_COOKIE_NAME
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.sync.client import ClientConnection, connect

SECONDS = 120
TRUSTING = ssl._create_unverified_context()  # noqa: S323 - the tests' own certificates


@contextmanager
def visiting(
    url: str, page: str, origin: str = "", *, query: str = "", cookies: str = "", **forged: str
) -> Iterator["Visitor"]:
    """Open a page of a server, as a browser with nothing stored but ``cookies`` does that takes any certificate.

    It may say that it comes from another ``origin``, and send any headers.
    """
    with urllib.request.urlopen(f"{url}/_stcore/health", timeout=SECONDS, context=TRUSTING) as answer:
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
    headers, address = (
        {"Cookie": f"{cookie}; {cookies}".strip("; "), **forged},
        f"{url.replace('http', 'ws', 1)}/_stcore/stream",
    )
    more = {"ssl": TRUSTING} if url.startswith("https") else {}
    with connect(
        address,
        subprotocols=["streamlit", cookie.partition("=")[2]],
        additional_headers=headers,
        origin=origin or None,
        max_size=None,
        **more,
    ) as socket:
        visitor = Visitor(url, page, cookie, socket, query)
        visitor.run()
        yield visitor


def cookie_of(url: str, secret: str, address: str) -> str:
    """Return the cookie of somebody who signed in at a server with such a cookie secret."""
    who = {"origin": url, "is_logged_in": True, "email": address, "email_verified": True}
    return f"{AUTH_COOKIE_NAME}={create_signed_value(secret, AUTH_COOKIE_NAME, json.dumps(who)).decode()}"


class Visitor:
    """One visitor of a server, at one of its pages; what is shown is kept as it came."""

    def __init__(self, url: str, page: str, cookie: str, socket: ClientConnection, query: str = "") -> None:
        self.url, self.page = url, page
        self._cookie, self._socket = cookie, socket
        self._query, self.session, self.zone = query, "", ""
        self.refused = ""
        self.shown: list[ForwardMsg] = []
        """What the last run drew."""
        self.seen = b""
        """Everything that ever came."""

    def run(self, *widgets: WidgetState, fragment: str = "") -> None:
        """Let the page run, and wait until it has; another page that it leads to runs as well.

        A ``fragment`` runs alone, and has to let the page run.
        """
        back = BackMsg()
        back.rerun_script.query_string = self._query
        back.rerun_script.page_name = self.page
        back.rerun_script.context_info.timezone = self.zone
        back.rerun_script.fragment_id = fragment
        back.rerun_script.widget_states.widgets.extend(widgets)
        self._socket.send(back.SerializeToString())
        for message in self._messages():
            if message.HasField("new_session"):
                self.shown = []
                self.session = message.new_session.initialize.session_id
            self.shown.append(message)
            if message.HasField("page_info_changed"):
                self._query = message.page_info_changed.query_string
            if message.HasField("script_finished") and message.script_finished == message.FINISHED_SUCCESSFULLY:
                return

    def go(self, page: str) -> bytes:
        """Go to another page; return everything that came of it."""
        before = len(self.seen)
        self.page = page
        self.run()
        return self.seen[before:]

    def _messages(self) -> Iterator[ForwardMsg]:
        while True:
            message = ForwardMsg.FromString(self._socket.recv(SECONDS))
            self.seen += message.SerializeToString()
            yield message

    def elements(self, kind: str) -> list:
        """Return the elements of a kind in what was drawn last."""
        elements = [one.delta.new_element for one in self.shown if one.HasField("delta")]
        return [getattr(one, kind) for one in elements if one.WhichOneof("type") == kind]

    def open_all(self) -> bytes:
        """Open what is sent only when it is opened; return everything that came of it."""
        before = len(self.seen)
        blocks = [one.delta.add_block for one in self.shown if one.HasField("delta")]
        closed = [one.popover.id or one.expandable.id for one in blocks]
        if any(closed):
            self.run(*(WidgetState(id=one, bool_value=True) for one in closed if one))
        return self.seen[before:]

    def click(self, label: str) -> None:
        self._press(lambda button: button.label.startswith(label))

    def press(self, key: str) -> None:
        """Press the button that the app calls by a key."""
        self._press(lambda button: button.id.endswith(f"-{key}"))

    def _press(self, wanted: Callable[[Any], bool]) -> None:
        deltas = [one.delta for one in self.shown if one.HasField("delta")]
        delta = next(one for one in deltas if wanted(one.new_element.button))
        state = WidgetState(id=delta.new_element.button.id, trigger_value=True)
        self.run(state, fragment=delta.fragment_id)

    def download(self, label: str) -> str:
        """Press a download button; return the file's path, blank where it is refused: ``refused`` is then what it says."""
        button = next(one for one in self.elements("download_button") if one.label.startswith(label))
        back = BackMsg()
        back.backend_operation_request.request_id, back.backend_operation_request.session_id = "download", self.session
        back.backend_operation_request.deferred_file.file_id = button.deferred_file_id
        self._socket.send(back.SerializeToString())
        answers = (one.backend_operation_response for one in self._messages())
        answer = next(one for one in answers if one.request_id == "download")
        self.refused = answer.error_msg
        return answer.deferred_file.url

    def upload(self, name: str, content: bytes, label: str = "") -> None:
        """Drop a file into the page's uploader, or into that of its uploaders which has a label."""
        self.upload_all([(name, content)], label)

    def upload_all(self, files: Iterable[tuple[str, bytes]], label: str = "") -> None:
        """Drop several files into an uploader at once."""
        (uploader,) = [one for one in self.elements("file_uploader") if not label or one.label == label]
        state = FileUploaderState(uploaded_file_info=[self.send(*file) for file in files])
        self.run(WidgetState(id=uploader.id, file_uploader_state_value=state))

    def send(self, name: str, content: bytes) -> UploadedFileInfo:
        """Send a file to the server, which lets no page read it yet."""
        urls = self._place_of(name)
        head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename={json.dumps(name)}\r\n\r\n'
        request = urllib.request.Request(
            f"{self.url}{urls.upload_url}",
            head.encode() + content + b"\r\n--edge--\r\n",
            self._headers(),
            method="PUT",
        )
        urllib.request.urlopen(request, timeout=SECONDS, context=TRUSTING).close()
        return UploadedFileInfo(file_id=urls.file_id, name=name, size=len(content), file_urls=urls)

    def begin_to_send(self) -> socket.socket:
        """Begin to send a file over HTTPS, of which no more comes; return the connection."""
        where, headers = urlsplit(self.url), {**self._headers(), "Content-Length": "1000"}
        lines = [f"PUT {self._place_of('a.csv').upload_url} HTTP/1.1", f"Host: {where.netloc}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        connection = TRUSTING.wrap_socket(socket.create_connection((where.hostname, where.port)))
        connection.sendall("\r\n".join([*lines, "", "--edge\r\n"]).encode())
        return connection

    def _place_of(self, name: str) -> FileURLs:
        """Ask the server where a file may be sent."""
        back = BackMsg()
        back.file_urls_request.request_id, back.file_urls_request.session_id = "1", self.session
        back.file_urls_request.file_names.append(name)
        self._socket.send(back.SerializeToString())
        response = next(one for one in self._messages() if one.HasField("file_urls_response")).file_urls_response
        (urls,) = response.file_urls
        return urls

    def _headers(self) -> dict[str, str]:
        return {
            "Content-Type": "multipart/form-data; boundary=edge",
            "Cookie": self._cookie,
            "X-Xsrftoken": re.sub("^[^=]*=", "", self._cookie),
        }
