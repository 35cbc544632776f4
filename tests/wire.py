"""A visitor without a browser, who speaks the app's own protocol: light enough for many to come at once."""

import json
import re
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect

SECONDS = 60
TRUSTING = ssl._create_unverified_context()  # noqa: S323 - the tests' own certificates


@contextmanager
def visiting(url: str, page: str, origin: str = "", **forged: str) -> Iterator["Visitor"]:
    """Open a page of a server, as a browser with nothing stored does that takes any certificate.

    It may say that it comes from another ``origin``, and send any headers.
    """
    with urllib.request.urlopen(f"{url}/_stcore/health", timeout=SECONDS, context=TRUSTING) as answer:
        cookie = answer.headers["Set-Cookie"].partition(";")[0]
    headers, address = {"Cookie": cookie, **forged}, f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    more = {"ssl": TRUSTING} if url.startswith("https") else {}
    with connect(
        address, subprotocols=["streamlit"], additional_headers=headers, origin=origin or None, max_size=None, **more
    ) as socket:
        visitor = Visitor(url, page, cookie, socket)
        visitor.run()
        yield visitor


class Visitor:
    """One visitor of a server, at one of its pages; what is shown is kept as it came."""

    def __init__(self, url: str, page: str, cookie: str, socket: ClientConnection) -> None:
        self.url, self.page = url, page
        self._cookie, self._socket = cookie, socket
        self._query, self.session = "", ""
        self.shown: list[ForwardMsg] = []
        """What the last run drew."""
        self.seen = b""
        """Everything that ever came."""

    def run(self, *widgets: WidgetState) -> None:
        """Let the page run, and wait until it has; another page that it leads to runs as well."""
        back = BackMsg()
        back.rerun_script.query_string = self._query
        back.rerun_script.page_name = self.page
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

    def _messages(self) -> Iterator[ForwardMsg]:
        while True:
            message = ForwardMsg.FromString(self._socket.recv(SECONDS))
            self.seen += message.SerializeToString()
            yield message

    def elements(self, kind: str) -> list:
        """Return the elements of a kind in what was drawn last."""
        elements = [one.delta.new_element for one in self.shown if one.HasField("delta")]
        return [getattr(one, kind) for one in elements if one.WhichOneof("type") == kind]

    def click(self, label: str) -> None:
        button = next(one for one in self.elements("button") if one.label.startswith(label))
        self.run(WidgetState(id=button.id, trigger_value=True))

    def upload(self, name: str, content: bytes) -> None:
        """Drop a file into the page's uploader."""
        (uploader,) = self.elements("file_uploader")
        state = FileUploaderState(uploaded_file_info=[self.send(name, content)])
        self.run(WidgetState(id=uploader.id, file_uploader_state_value=state))

    def send(self, name: str, content: bytes) -> UploadedFileInfo:
        """Send a file to the server, which lets no page read it yet."""
        back = BackMsg()
        back.file_urls_request.request_id, back.file_urls_request.session_id = "1", self.session
        back.file_urls_request.file_names.append(name)
        self._socket.send(back.SerializeToString())
        response = next(one for one in self._messages() if one.HasField("file_urls_response")).file_urls_response
        (urls,) = response.file_urls
        head = f'--edge\r\nContent-Disposition: form-data; name="file"; filename={json.dumps(name)}\r\n\r\n'
        request = urllib.request.Request(
            f"{self.url}{urls.upload_url}",
            head.encode() + content + b"\r\n--edge--\r\n",
            {
                "Content-Type": "multipart/form-data; boundary=edge",
                "Cookie": self._cookie,
                "X-Xsrftoken": re.sub("^[^=]*=", "", self._cookie),
            },
            method="PUT",
        )
        urllib.request.urlopen(request, timeout=SECONDS, context=TRUSTING).close()
        return UploadedFileInfo(file_id=urls.file_id, name=name, size=len(content), file_urls=urls)
