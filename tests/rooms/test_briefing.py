"""Briefs: Markdown in, safe HTML out, with citations as links."""

from wargame.engine.scenario import Citation, Paragraph, Source
from wargame.rooms.briefing import brief, cited

SOURCES = (
    Source("A", "On woods", "A. Tree", "Wood press", "2020", (Paragraph(20, "They grow.", "0"),)),
    Source("B", "On water", "B. Brook", "Well", "2021", (Paragraph(5, "It flows.", "1"),)),
)


def test_a_citation_leads_to_its_note() -> None:
    html = brief("Trees grow [A P20].", SOURCES)
    assert '<span class="cite">[<a href="#cite-A-20">A P20</a>]</span>' in html


def test_several_citations_stand_in_one_bracket() -> None:
    html = brief("So it is [A P20, B P5].", SOURCES)
    assert html.count("<a href=") == 2
    assert "</a>, <a" in html


def test_a_citation_that_nobody_knows_stays_plain() -> None:
    html = brief("Who says so [Z P9]?", SOURCES)
    assert "[Z P9]" in html
    assert "<a" not in html


def test_html_is_shown_and_not_obeyed() -> None:
    html = brief("<script>alert(1)</script>\n\n<b onclick=x>bold</b>", SOURCES)
    assert "<script" not in html
    assert "<b " not in html
    assert "&lt;script&gt;" in html


def test_links_go_to_the_web_alone_and_images_nowhere() -> None:
    html = brief(
        "[a](javascript:alert(1)) [b](data:text/html,x) [c](https://un.org) ![d](http://x/y)",
        SOURCES,
    )
    assert html.count("<a href=") == 2
    assert 'href="https://un.org"' in html
    assert "<img" not in html
    assert 'href="javascript' not in html


def test_headings_stand_under_the_heading_of_the_panel() -> None:
    html = brief("# One\n\n## Two\n\n### Three", SOURCES)
    assert "<h1" not in html
    assert html.count("<h3>") == 2
    assert html.count("<h4>") == 1


def test_citations_are_collected_once_each_in_order() -> None:
    found = cited("First [B P5], then [A P20; B P5].")
    assert found == (Citation("B", 5), Citation("A", 20))
