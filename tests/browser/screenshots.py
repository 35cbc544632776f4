"""Picture every page of the app: `python -m tests.browser.screenshots OUT_DIR [--pages heatmaps attention]`.

Each page at 390x844, 1280x720 and 1920x1080, light and dark, as NAME-WIDTHxHEIGHT-light.png; with --whole, as tall
as the page is.
"""

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.support.app_pages import APP, app_pages
from tests.support.browser import chromium
from tests.support.browser.screen import LAPTOP, PHONE, PROJECTOR, all_in_view, new_context, settle
from tests.support.browser.server import running
from tests.support.programs import CHROMIUM


def picture(page: Page, name: str, file: Path, *, whole: bool) -> None:
    """Write one page to a file; `name` is its address, with or without a query."""
    page.goto(f"/{name}")
    settle(page)
    with all_in_view(page) if whole else contextlib.nullcontext():
        page.screenshot(path=file)


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures; 1 where a page said something on the console or asked another host."""
    names = [page.stem for page in app_pages() if not page.default]
    parser = argparse.ArgumentParser(prog="python -m tests.browser.screenshots", description=__doc__)
    parser.add_argument("out", type=Path, metavar="OUT_DIR")
    parser.add_argument(
        "--pages", nargs="+", default=names, metavar="NAME", help=f"of {', '.join(names)}; ?a=b may follow"
    )
    parser.add_argument("--whole", action="store_true", help="the whole page, not only what is seen without scrolling")
    chosen = parser.parse_args(arguments)
    if unknown := [name for name in chosen.pages if name.split("?")[0] not in names]:
        parser.error(f"no such page: {', '.join(unknown)}")
    chosen.out.mkdir(parents=True, exist_ok=True)
    complaints = []
    with tempfile.TemporaryDirectory() as folder, running(APP, Path(folder) / "log.txt") as server:
        with (
            sync_playwright() as playwright,
            contextlib.closing(chromium.launch(playwright, CHROMIUM.need())) as browser,
        ):
            for size in (PHONE, LAPTOP, PROJECTOR):
                for dark in (False, True):
                    context, watch = new_context(browser, server, size=size, dark=dark)
                    page = context.new_page()
                    for name in chosen.pages:
                        stem = "".join(letter if letter.isalnum() or letter in "_-" else "-" for letter in name)
                        theme = "dark" if dark else "light"
                        file = chosen.out / f"{stem}-{size[0]}x{size[1]}-{theme}.png"
                        picture(page, name, file, whole=chosen.whole)
                        sys.stdout.write(f"{file}\n")
                    complaints += watch.complaints()
                    context.close()
        complaints += [server.complaints()] if server.complaints() else []
    sys.stderr.writelines(f"{line}\n" for line in dict.fromkeys(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
