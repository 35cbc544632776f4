"""A page in the browser: opened, watched for what must not happen, and waited for until nothing moves."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebSocket

from tests.support.browser.server import Server

PHONE = (390, 844)
LAPTOP = (1280, 720)
PROJECTOR = (1920, 1080)
IDLE_SECONDS = 60
"""How long anything may take: a busy machine, or one whose disk has read none of it yet, gets more than a person would."""
VAIN = re.compile(r"/\w+/_stcore/(health|host-config)")

# A run that was requested and has not begun: on a busy machine that can take longer than any quiet. The page's messages say
# which run they ask for, the whole page's or a fragment's, and the server's which begin: it also runs fragments by itself,
# where somebody else changed something, and such a run is not the one that was asked for. A request whose fragment is gone
# is dropped without an answer.
REQUESTED = """
(() => {
  const WHOLE = '', DROPPED_MS = 15000;
  // Numbers of fields in Streamlit's BackMsg, ClientState, ForwardMsg and ForwardMsgMetadata.
  const RERUN = 11, FRAGMENT = 5, METADATA = 2, RUN = 6, FRAGMENTS = 2, BEGINS = 4;
  const fields = (bytes, wanted) => {
    const found = [];
    let at = 0;
    const number = () => {
      for (let sum = 0, scale = 1; ; scale *= 128) {
        sum += (bytes[at] & 127) * scale;
        if (bytes[at++] < 128) return sum;
      }
    };
    while (at < bytes.length) {
      const tag = number();
      const length = { 0: 0, 1: 8, 5: 4 }[tag & 7] ?? number();
      if ((tag & 7) === 0) number();
      if (Math.floor(tag / 8) === wanted) found.push(bytes.subarray(at, at + length));
      at += length;
    }
    return found;
  };
  const inside = (bytes, ...path) => path.reduce((all, wanted) => all.flatMap((one) => fields(one, wanted)), [bytes]);
  const words = (bytes) => new TextDecoder().decode(bytes);
  const requested = new Map();
  window.__requested = () => [...requested.values()].some((since) => performance.now() - since < DROPPED_MS);
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    const [asks] = data instanceof Uint8Array || data instanceof ArrayBuffer ? fields(new Uint8Array(data), RERUN) : [];
    if (asks) {
      requested.set(fields(asks, FRAGMENT).map(words)[0] ?? WHOLE, performance.now());
      if (!this.__heard) {
        this.__heard = true;
        let begun = [];
        this.addEventListener('message', ({ data }) => {
          // The page says that a script runs when it hears what follows.
          begun.forEach((one) => requested.delete(one));
          const heard = new Uint8Array(data);
          const of = inside(heard, METADATA, RUN, FRAGMENTS).map(words);
          begun = fields(heard, BEGINS).length ? (of.length ? of : [...requested.keys()]) : [];
          window.__heard = performance.now();
        });
        this.addEventListener('close', () => requested.clear());
      }
    }
    return send.call(this, data);
  };
})();
"""

# Idle: connected, no run is asked for, no script runs, nothing on screen is a leftover or still loading, every chart and
# table is drawn, fonts are there, and the document has not changed for `quiet` milliseconds. The last part catches what
# Streamlit does not say: the moment between a click and what it sends, and charts that draw after the script ended.
IDLE = """
(quiet) => {
  if (!window.__settle) {
    window.__settle = { changed: performance.now() };
    new MutationObserver(() => { window.__settle.changed = performance.now(); })
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  }
  const app = document.querySelector('[data-testid="stApp"]');
  const drawn = (element) => {
    // What a closed expander holds is drawn when it opens, and what a phone has no room for, never.
    if (element.closest('details:not([open])') || !element.checkVisibility()) return true;
    const picture = element.querySelector('svg.marks, canvas');
    return picture && picture.getBoundingClientRect().height > 0;
  };
  const waits = [
    !app && 'no app yet',
    app && app.dataset.testConnectionState !== 'CONNECTED' && 'not connected',
    window.__requested?.() && 'a run not begun',
    app && app.dataset.testScriptState !== 'notRunning' && `script ${app.dataset.testScriptState}`,
    document.querySelector('[data-stale="true"]') && 'something stale',
    document.querySelector('[data-testid="stSkeleton"], [data-testid="stAppSkeleton"]') && 'something loading',
    document.querySelector('[data-testid="stSpinner"]') && 'a spinner',
    ![...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].every(drawn) && 'a chart not drawn',
    ![...document.querySelectorAll('[data-testid="stDataFrame"]')].every(drawn) && 'a table not drawn',
    ![...document.images].every((image) => image.complete) && 'an image loading',
    document.fonts.status !== 'loaded' && 'a font loading',
    performance.now() - Math.max(window.__settle.changed, window.__heard ?? 0) < quiet && 'the page still changing',
  ].filter(Boolean);
  window.__settle.waits = waits.join(', ');
  return waits.length === 0;
}
"""


TALL_ENOUGH = 12_000
TALLEST = """
() => Math.max(0, ...[...document.querySelectorAll('[data-testid="stMain"], [data-testid="stSidebarContent"]')]
  .map((element) => element.scrollHeight))
"""


@dataclass
class Watch:
    """What a browser saw that must not happen. Empty lists are what a test wants."""

    host: str
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def on_console(self, message: ConsoleMessage) -> None:
        where = str(message.location.get("url", ""))
        if message.type == "error" and not self._streamlits_own(message.text, where):
            self.console.append(f"{message.text} ({where})")

    def _streamlits_own(self, text: str, url: str) -> bool:
        """On a deep link Streamlit looks for its server below the page's address first, and so asks in vain.

        Seen in 1.67 on 2026-11-24.
        """
        where = urlsplit(url)
        return "404" in text and where.netloc == self.host and bool(VAIN.fullmatch(where.path))

    def on_request(self, request: Request) -> None:
        self._note(request.url)

    def on_socket(self, socket: WebSocket) -> None:
        self._note(socket.url)

    def on_page(self, page: Page) -> None:
        page.on("websocket", self.on_socket)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, url: str) -> None:
        where = urlsplit(url)
        if where.scheme in {"http", "https", "ws", "wss"} and where.netloc != self.host:
            self.foreign.append(url)

    def complaints(self) -> list[str]:
        """All of it, each in a line that says what kind it is."""
        return [
            *(f"console error: {text}" for text in self.console),
            *(f"page error: {text}" for text in self.errors),
            *(f"request to another host: {url}" for url in self.foreign),
        ]

    def forget(self) -> None:
        """Start anew, where a test made something happen on purpose."""
        for seen in (self.console, self.errors, self.foreign):
            seen.clear()


def new_context(
    browser: Browser, server: Server, *, size: tuple[int, int] = LAPTOP, dark: bool = False
) -> tuple[BrowserContext, Watch]:
    """A visitor with nothing stored. Paths such as `/heatmaps` are of this server."""
    context = browser.new_context(
        base_url=server.url,
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        accept_downloads=True,
        locale="en-US",
    )
    context.add_init_script(REQUESTED)
    context.set_default_timeout(IDLE_SECONDS * 1000)
    watch = Watch(host=urlsplit(server.url).netloc)
    context.on("console", watch.on_console)
    context.on("request", watch.on_request)
    context.on("page", watch.on_page)
    return context, watch


def forget(page: Page) -> None:
    """Leave the app, and nothing of the visit in the browser: who comes next is new."""
    for other in page.context.pages:
        if other is not page:
            other.close()
    page.unroute_all()
    page.goto("/_stcore/health")  # of the same origin, and no app that might store something again
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    page.context.clear_cookies()


def settle(page: Page, *, quiet: int = 250, seconds: float = IDLE_SECONDS) -> Page:
    """Wait until Streamlit is idle and everything is drawn; fails with what it still waits for.

    Parameters
    ----------
    page
        A page of a Streamlit app.
    quiet
        Milliseconds for which nothing may have changed.
    seconds
        How long to wait at most.

    """
    # Quiet counts from now: what a click of a moment ago asks for may not have been sent yet.
    page.evaluate("() => { if (window.__settle) window.__settle.changed = performance.now() }")
    try:
        page.wait_for_function(IDLE, arg=quiet, timeout=seconds * 1000, polling=50)
    except Exception as error:
        waits = page.evaluate("window.__settle ? window.__settle.waits : 'a page'")
        raise AssertionError(f"{page.url} was not idle after {seconds:g} s: {waits}") from error
    return page


@contextmanager
def all_in_view(page: Page) -> Iterator[None]:
    """Make the window as tall as what scrolls in it, and then as it was."""
    size = page.viewport_size
    tall = page.evaluate(TALLEST)
    if size is None or tall <= size["height"]:
        yield
        return
    page.set_viewport_size({"width": size["width"], "height": min(tall, TALL_ENOUGH)})
    settle(page)
    yield
    page.set_viewport_size(size)
    settle(page)
