"""A browser of somebody's own, whose every complaint is heard, and what its page shows."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from tests.rig.chromium import PATIENCE_MS
from tests.rig.processes import until

DESK = {"width": 1280, "height": 800}
PHONE = {"viewport": {"width": 375, "height": 740}, "has_touch": True, "is_mobile": True}

# What a page shows, without what a clock or a hand changes in it: the digits of running clocks,
# times in this device's zone, and what somebody unfolded.
PLAIN = """
const plain = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\\s+/g, " ").trim();
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const own = new Set(["open", "tabindex", "aria-disabled", "data-clock"]);
  const attributes = [...node.attributes].filter((one) => !own.has(one.name))
    .map((one) => ` ${one.name}="${one.value}"`).sort().join("");
  const told = node.matches("[data-closes-at], [data-since], time[data-at]")
    ? "" : [...node.childNodes].map(plain).join("");
  return `<${node.localName}${attributes}>${told}</${node.localName}>\\n`;
};
const panels = (scope) => Object.fromEntries(
  [...scope.querySelectorAll("[id][data-panel]")].map((one) => [one.id, plain(one)]));
"""
SHOWN = f"() => {{ {PLAIN} return panels(document); }}"
FRESH = f"""async () => {{ {PLAIN}
  const answer = await fetch(location.pathname, {{ cache: "no-store" }});
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return panels(page);
}}"""

POST = """async ([act, fields]) => {
  const csrf = document.querySelector("#acts [name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: csrf });
  const answer = await fetch(`act/${act}`, { method: "POST", body, headers: { "X-Wargame": "1" } });
  return answer.status;
}"""


class Screen:
    """A browser with one page that somebody looks at."""

    script = True

    def __init__(self, browser: Browser, url: str, name: str, **options: object) -> None:
        """Open the browser; `options` are those of a context of Playwright."""
        self.name, self.url = name, url
        self.complaints: list[str] = []
        self._excused: dict[str, int] = {}
        chosen: dict[str, object] = {"viewport": DESK, "reduced_motion": "reduce", **options}
        self.context: BrowserContext = browser.new_context(**chosen)  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.another_page()

    def another_page(self) -> Page:
        """Open a page in the same browser; what it complains of is heard, too."""
        page = self.context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", lambda fault: self.complaints.append(f"fault: {fault}"))
        page.on("request", self._look_where)
        page.on("websocket", lambda socket: self._look_at(socket.url))
        return page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(f"error: {message.text}")

    def _look_where(self, request: Request) -> None:
        self._look_at(request.url)

    def _look_at(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(self.url).netloc:
            self.complaints.append(f"asks another host: {address}")

    def excuse(self, pattern: str, times: int = 1) -> None:
        """Say that a complaint like this is meant to come so many times."""
        self._excused[pattern] = self._excused.get(pattern, 0) + times

    @property
    def unexcused(self) -> list[str]:
        """The complaints that nobody meant."""
        left = dict(self._excused)
        found = []
        for complaint in self.complaints:
            fitting = next((it for it in left if left[it] and re.search(it, complaint)), None)
            if fitting is None:
                found.append(f"{self.name}: {complaint}")
            else:
                left[fitting] -= 1
        return found

    def look(self) -> None:
        """Load the page again where it cannot follow by itself."""
        if not self.script:
            self.page.goto(self.page.url.split("#", maxsplit=1)[0])

    def sees(self, panel: str, text: str | re.Pattern[str]) -> None:
        """Wait until a panel says something."""
        self.look()
        expect(self.page.locator(f"#panel-{panel}")).to_contain_text(text)

    def misses(self, panel: str, text: str) -> None:
        """Wait until a panel does not say something (any more)."""
        self.look()
        expect(self.page.locator(f"#panel-{panel}")).not_to_contain_text(text)

    def says(self, text: str) -> None:
        """Wait until the page says something to somebody who looks at it."""
        self.look()
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def knows(self, text: str) -> bool:
        """Tell whether the page holds a text anywhere at all, shown or not."""
        return text in self.page.content()

    @property
    def panels(self) -> dict[str, str]:
        """What the panels show now."""
        shown: dict[str, str] = self.page.evaluate(SHOWN)
        return shown

    def equals_a_fresh_page(self) -> None:
        """Wait until the page shows what the same page shows when it is loaded now."""
        self.look()
        apart: list[str] = []

        def equal() -> bool:
            fresh: dict[str, str] = self.page.evaluate(FRESH)
            shown = self.panels
            names = {*fresh, *shown}
            apart[:] = [
                f"{name}:\nshown {shown.get(name)}\nfresh {fresh.get(name)}"
                for name in sorted(names)
                if shown.get(name) != fresh.get(name)
            ]
            return len(shown) > 0 and not apart

        try:
            until(equal, f"{self.name} to equal a fresh page", seconds=PATIENCE_MS / 1000)
        except TimeoutError as late:
            raise AssertionError("\n".join([str(late), *apart])) from None

    def posts(self, act: str, **fields: str) -> None:
        """Do an act as quickly as the page could, without its forms."""
        assert self.page.evaluate(POST, [act, fields]) == 200

    def close(self) -> None:
        """Close the browser."""
        self.context.close()
