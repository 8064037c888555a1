"""A browser as a measurement needs it: it signs in, keeps its cookies, and posts acts."""

import http.client
import re
import secrets
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SEE_OTHER = range(300, 400)
FORM = "application/x-www-form-urlencoded"


@dataclass
class Browser:
    """One browser; its connection stays open between requests, as a real one's does."""

    host: str
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = "/"
    token: str = ""

    def __post_init__(self) -> None:
        """Connect when the first request is made."""
        self.line = http.client.HTTPConnection(self.host, timeout=30)

    def close(self) -> None:
        """Hang up."""
        self.line.close()

    @property
    def cookie(self) -> str:
        """The header that carries the cookies."""
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def visit(self, url: str) -> None:
        """Load a page, wherever it leads, and remember it."""
        path = urlsplit(url).path
        self.line.request("GET", path, headers={"Cookie": self.cookie})
        self._arrive(path)

    def submit(self, **fields: object) -> None:
        """Send the page's own form as a browser without a script does, and go where it leads."""
        body = self.form(**fields)
        kind = {"Cookie": self.cookie, "Content-Type": FORM}
        self.line.request("POST", self.page, body, kind)
        self._arrive(self.page)

    def read(self, address: str) -> str:
        """Return what is at an address below the page."""
        self.line.request("GET", self.page + address, headers={"Cookie": self.cookie})
        return self.answer(address)

    def _arrive(self, path: str) -> None:
        status, body, there = self._answer()
        if status in SEE_OTHER:
            self.visit(there)
            return
        assert status == http.client.OK, (path, status)
        self.page = path
        found = HIDDEN.search(body)
        self.token = found[1] if found else ""

    def post(self, address: str, **fields: object) -> str:
        """Send a form of the page, and return the answer; raise for a refusal."""
        self.send(address, **fields)
        return self.answer(address)

    def send(self, address: str, **fields: object) -> None:
        """Send a form of the page, and do not wait."""
        body = self.form(**fields)
        self.line.request("POST", self.page + address, body, self.headers(len(body)))

    def answer(self, address: str) -> str:
        """Return the answer to what was sent; raise for a refusal."""
        status, body, _ = self._answer()
        if status != http.client.OK:
            raise RuntimeError(f"{address}: {status} {body[:300]}")
        return body

    def form(self, **fields: object) -> str:
        """Return the body of a form with what every form has."""
        house = {"csrfmiddlewaretoken": self.token, "command_id": secrets.token_hex(16)}
        return urlencode(house | fields, doseq=True)

    def headers(self, length: int) -> dict[str, str]:
        """Return the headers that the page's script sends."""
        return {
            "Cookie": self.cookie,
            "X-Wargame": "1",
            "Content-Type": FORM,
            "Content-Length": str(length),
        }

    def _answer(self) -> tuple[int, str, str]:
        answer = self.line.getresponse()
        text = answer.read().decode()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                crumb = value.partition(";")[0]
                self.cookies[crumb.partition("=")[0]] = crumb.partition("=")[2]
        return answer.status, text, answer.getheader("Location") or ""
