"""From a click to the settled new picture, in a real browser: when it asked the server, when it had its answer."""

from collections.abc import Callable
from dataclasses import dataclass

import psutil
from playwright.sync_api import Page

from tests.support.browser.screen import settle

WATCH = """
() => {
  if (!window.__changes) {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
      if (!window.__sent) {
        window.__sent = performance.now();
        window.__began = window.__pressed;
      }
      if (!this.__weighed) {
        this.__weighed = true;
        this.addEventListener('message', ({ data }) => {
          window.__heard_bytes += data.byteLength;
          window.__answered = performance.now();
        });
      }
      return send.call(this, data);
    };
    // Some things hear that they are pressed, others that they are let go.
    for (const kind of ['pointerdown', 'pointerup', 'click', 'keydown'])
      addEventListener(kind, (event) => { window.__pressed = event.timeStamp; }, true);
    window.__changes = new MutationObserver(() => { window.__changed = performance.now(); });
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    window.__changes.observe(document, all);
  }
  window.__pressed = window.__began = window.__sent = window.__answered = window.__changed = window.__heard_bytes = 0;
}
"""
FOUND = "() => [__began, __sent, __answered, __changed, __heard_bytes]"


@dataclass(frozen=True)
class Click:
    """What one click took, in milliseconds.

    Attributes
    ----------
    asking
        From the click to what the browser sent.
    answering
        From there to the last message of the server.
    drawing
        From there to the last change of the page.
    sent_bytes
        What the server sent.
    server
        Of a core of the server, to the nearest 10.

    """

    asking: float
    answering: float
    drawing: float
    sent_bytes: int
    server: float = 0

    def __post_init__(self) -> None:
        if min(self.asking, self.answering) <= 0 or self.drawing < 0 or not self.sent_bytes:
            raise ValueError(f"no click takes that: {self}")

    @property
    def whole(self) -> float:
        return self.asking + self.answering + self.drawing


def taken(page: Page, press: Callable[[], None], server: psutil.Process | None = None) -> Click:
    """Press something on a settled page, wait until it is settled again, and return what that took."""
    page.evaluate(WATCH)
    before = _core_ms(server)
    press()
    settle(page)
    used = _core_ms(server) - before
    began, sent, answered, changed, heard = page.evaluate(FOUND)
    if not 0 < began <= sent <= answered or changed < began:
        raise ValueError(
            f"{page.url} did not ask, had no answer, or did not change: {began}, {sent}, {answered}, {changed}"
        )
    # What is drawn while messages still come is drawn with the last of them.
    return Click(sent - began, answered - sent, max(0.0, changed - answered), heard, used)


def _core_ms(server: psutil.Process | None) -> float:
    return 1000 * sum(server.cpu_times()[:2]) if server else 0
