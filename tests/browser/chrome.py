"""Headless Chromium over its debugging pipe: no driver, no port, nothing to download."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from typing import Any

__all__ = ["Browser", "find_chromium"]

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions"),
    *("--disable-background-networking", "--remote-debugging-pipe"),
)
_PATIENCE = 30
_PLUMBER = """
import fcntl, os, sys
# Chromium reads from 3 and writes to 4: move our ends out of the way first, then there.
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for place, end in zip((3, 4), ends):
    os.dup2(end, place)
os.execv(sys.argv[3], sys.argv[3:])
"""


def find_chromium() -> str | None:
    """The path of a Chromium or Chrome, or None."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        path = shutil.which(name)
        if path:
            return path
    return None


class Browser:
    """One browser with one page. Events that came while waiting are kept in ``events``."""

    def __init__(self, path: str) -> None:
        self.folder = tempfile.mkdtemp(prefix="unxdiff-browser-")
        down_read, self._down = os.pipe()
        self._up, up_write = os.pipe()
        command = [sys.executable, "-c", _PLUMBER, str(down_read), str(up_write), path, *_FLAGS]
        self._process = subprocess.Popen(
            [*command, f"--user-data-dir={self.folder}", "about:blank"],
            pass_fds=(down_read, up_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(down_read)
        os.close(up_write)
        self._buffer = b""
        self._next = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        """End the browser and remove its profile."""
        os.close(self._down)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._up)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            if not select.select([self._up], [], [], _PATIENCE)[0]:
                raise RuntimeError(f"the browser said nothing for {_PATIENCE} seconds")
            data = os.read(self._up, 1 << 16)
            if not data:
                raise RuntimeError("the browser went away")
            self._buffer += data
        message, self._buffer = self._buffer.split(b"\0", 1)
        read: dict[str, Any] = json.loads(message)
        return read

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Call a method of the protocol and return its result."""
        self._next += 1
        message: dict[str, Any] = {"id": self._next, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._down, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self._next:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def open(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Open a page in a window of a size and wait until it is loaded."""
        self._load("about:blank")  # else a mere fragment would not load the page anew
        self.events.clear()
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self._load(address)

    def _load(self, address: str) -> None:
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._receive())

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        """Press and release a key."""
        text = key if len(key) == 1 else ""
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, **more)

    def media(self, kind: str = "", **features: str) -> None:
        """Emulate a medium (``print``) and preferences (``prefers_color_scheme="dark"``)."""
        named = [{"name": k.replace("_", "-"), "value": v} for k, v in features.items()]
        self.call("Emulation.setEmulatedMedia", media=kind, features=named)

    def picture(self) -> bytes:
        """The whole page as PNG."""
        made = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        return base64.b64decode(made["data"])

    def complaints(self) -> list[str]:
        """Console errors, exceptions, blocked loads, and requests that leave the page."""
        self.ask("1")
        said = []
        for event in self.events:
            method, body = event.get("method"), event.get("params", {})
            if method == "Log.entryAdded" and body["entry"]["level"] in ("error", "warning"):
                said.append(body["entry"]["text"])
            elif method == "Runtime.exceptionThrown":
                said.append(str(body["exceptionDetails"]))
            elif method == "Runtime.consoleAPICalled" and body["type"] in ("error", "warning"):
                said.append(str(body["args"]))
            elif method == "Network.requestWillBeSent":
                address = body["request"]["url"]
                if not address.startswith("file:") or body.get("type") != "Document":
                    said.append(f"request: {address}")
        return said
