"""What axe finds wrong with a page, by day and by night.

Most of axe's time goes into the contrast of each single text. Texts that are painted alike have the
same contrast, so of those that share their colours, their size, their weight and all that lies
behind them the three longest are looked at. By night only colours are another: of the rules only
those about colours are asked again.
"""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

UNFOLD = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
COLOURS = ("color-contrast", "link-in-text-block")

MARK = """
const grounds = new Map();
const ground = (one) => {
  if (!one) return "";
  if (!grounds.has(one)) {
    const style = getComputedStyle(one);
    const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter].join();
    const clear = own === "rgba(0, 0, 0, 0),none,1,none";
    grounds.set(one, clear ? ground(one.parentElement) : `${ground(one.parentElement)}|${own}`);
  }
  return grounds.get(one);
};
const alike = new Map();
const note = (one, length) => {
  if (!one.checkVisibility({ visibilityProperty: true })) return;
  const style = getComputedStyle(one);
  const named = one.closest("label")?.control?.disabled;
  const off = named || one.closest(":disabled, [aria-disabled=true]");
  const key = [style.color, style.fontSize, style.fontWeight, style.textShadow,
    style.textDecorationLine, !off, Boolean(one.closest("a")), ground(one)].join();
  alike.set(key, [...(alike.get(key) || []), [length, one]]);
};
document.querySelectorAll("[data-axe]").forEach((one) => one.removeAttribute("data-axe"));
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const length = texts.currentNode.data.trim().length;
  if (length) note(texts.currentNode.parentElement, length);
}
document.querySelectorAll("input, select, textarea").forEach((one) => note(one, 0));
for (const group of alike.values())
  for (const [, one] of group.sort((a, b) => b[0] - a[0]).slice(0, 3))
    one.setAttribute("data-axe", "");
"""
FIND = f"""async (rules) => {{ {MARK}
  axe.configure({{ rules: [{{ id: "color-contrast", selector: "[data-axe]" }}] }});
  const chosen = rules.length ? {{ runOnly: rules }} : {{}};
  const found = await axe.run({{ resultTypes: ["violations"], ...chosen }});
  document.querySelectorAll("[data-axe]").forEach((one) => one.removeAttribute("data-axe"));
  return found.violations;
}}"""


def violations(page: Page, *rules: str) -> list[dict[str, Any]]:
    """Return what axe finds on a page as it is now; with `rules`, of these alone."""
    page.evaluate(Axe().axe_script)
    found: list[dict[str, Any]] = page.evaluate(FIND, rules)
    return found


def faults(page: Page, what: str) -> list[str]:
    """Return what axe finds on a page, unfolded, by day and by night; each begins with `what`."""
    page.evaluate(UNFOLD)
    found: list[str] = []
    for light, rules in (("light", ()), ("dark", COLOURS)):
        page.emulate_media(color_scheme=light)  # type: ignore[arg-type]
        for one in violations(page, *rules):
            nodes = [node["html"][:160] for node in one["nodes"][:3]]
            found.append(f"{what}, {light}: {one['id']}: {one['help']}: {nodes}")
    return found
