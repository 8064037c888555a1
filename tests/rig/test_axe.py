"""Axe, asked about fewer texts than there are, finds the fault among them."""

import pytest
from playwright.sync_api import Browser

from tests.rig.axe import faults

PAGE = """<!doctype html><html lang="en"><head><title>A page</title><style>
  body { background: #fff; color: #000; } .card { background: #eee; } .faint { color: #aaa; }
  @media (prefers-color-scheme: dark) { body { background: #000; color: #fff; }
    .card { background: #333; } .faint { color: #bbb; } .night { color: #444; } }
</style></head><body><main><h1>A page</h1>%s</main></body></html>"""
SOUND = "<p>As it should be.</p>" * 200


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        ("", []),
        ("<p class=faint>Pale by day</p>", ["light: color-contrast"]),
        ("<p class=night>Pale by night</p>", ["dark: color-contrast"]),
        ("<section class=card><p><b class=faint>Deep</b></p></section>", ["light: color-contrast"]),
        ("<input>", ["light: label"]),
    ],
)
def test_one_fault_among_two_hundred_texts_is_found(
    browser: Browser, fault: str, found: list[str]
) -> None:
    page = browser.new_page()
    page.set_content(PAGE % f"{SOUND}{fault}{SOUND}")
    assert [one.removeprefix("it, ").rsplit(":", 2)[0] for one in faults(page, "it")] == found
    page.close()
