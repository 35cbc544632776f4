"""From screen to screen as a person goes: by the menus above, or on a phone by the list in the sidebar."""

from playwright.sync_api import Page

from tests.support.app_pages import app_pages
from tests.support.browser.screen import settle

MENUS = {page.title: page.menu for page in app_pages() if not page.hidden}
NAMES = list(MENUS)


def go(page: Page, name: str) -> None:
    """Go to a screen by its name, on a page that is settled."""
    menus = page.get_by_test_id("stTopNav")
    if menus.count() == 0:
        listed = page.get_by_test_id("stSidebarNav")
        if (closed := page.get_by_test_id("stExpandSidebarButton")).is_visible():
            closed.click()
        listed.get_by_role("link", name=name, exact=True).click()
    elif menu := MENUS[name]:
        menus.get_by_role("button", name=menu, exact=True).click()
        page.get_by_role("menuitem", name=name, exact=True).click()
    else:
        menus.get_by_role("link", name=name, exact=True).click()
    settle(page)


def names(page: Page) -> list[str]:
    """Return what the menus offer, in their order."""
    menus = page.get_by_test_id("stTopNav")
    found = menus.get_by_role("link").all_inner_texts()
    for menu in menus.get_by_role("button").all():
        menu.click()
        found += page.get_by_role("menuitem").all_inner_texts()
        page.keyboard.press("Escape")
    return found
