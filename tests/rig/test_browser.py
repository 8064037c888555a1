from playwright.sync_api import Browser


def test_a_browser_paints(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<title>Painted</title>")
    assert page.title() == "Painted"
    page.close()
