"""A window of headless Chromium that Playwright drives: what a test does to a page and sees."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import BrowserContext, ConsoleMessage, Dialog, Page, Request

__all__ = ["Browser", "find_chromium"]


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome, or None."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        path = shutil.which(name)
        if path:
            return path
    return None


class Browser:
    """One window at a time. Each page that is opened gets a new one, so no test hears of another.

    ``page`` is Playwright's page, for all that this class has no shorter word for. ``requests``
    are the addresses of everything asked for but the page itself, ``dialogs`` what was popped up.
    """

    page: Page

    def __init__(self, chromium: Chromium) -> None:
        self._chromium = chromium
        self._context: BrowserContext | None = None
        self._said: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []

    def open(self, address: str, width: int = 1280, height: int = 900, **settings: Any) -> None:
        """Open a page in a new window of a size and wait until it is loaded.

        ``settings`` are Playwright's for a context: ``java_script_enabled=False``,
        ``color_scheme="dark"``, ``reduced_motion="reduce"``, ``device_scale_factor=2``.
        """
        self.close()
        self._context = self._chromium.new_context(
            viewport={"width": width, "height": height}, **settings
        )
        self.page = self._context.new_page()
        self._said, self.requests, self.dialogs = [], [], []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self._said.append(str(error)))
        self.page.on("dialog", self._dialog)
        self._context.on("request", self._request)
        self.page.goto(address)

    def close(self) -> None:
        """Close the window, if there is one."""
        if self._context:
            self._context.close()
            self._context = None

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._said.append(message.text)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        first = request.is_navigation_request() and request.url.startswith("file:")
        if not first or request.frame.parent_frame:
            self.requests.append(request.url)

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page; of a promise, what it comes to."""
        return self.page.evaluate(expression)

    def settled(self, expression: str) -> Any:
        """The value of an expression after the page had time to draw."""
        self.page.wait_for_timeout(400)
        return self.ask(expression)

    def click(self, selector: str) -> None:
        """Click an element, as a mouse would wherever it can be reached.

        A test that is not about the panel need not open it first: what is folded away is told of
        the click by the page itself.
        """
        one = self.page.locator(selector).first
        if one.is_visible():
            one.click()
        else:
            one.dispatch_event("click")

    def press(self, key: str) -> None:
        """Press and release a key; ``Control+p`` and the like are one press."""
        self.page.keyboard.press(key)

    def visible(self, selector: str) -> int:
        """How many elements of the redline are shown."""
        count: int = self.page.evaluate(
            "s => [...document.querySelectorAll(s)].filter(e => e.getClientRects().length).length",
            f"#redline {selector}",
        )
        return count

    def complaints(self) -> list[str]:
        """Console errors and warnings, exceptions, dialogs, and requests beside the page itself."""
        self.ask("1")
        return [*self._said, *self.dialogs, *[f"request: {url}" for url in self.requests]]
