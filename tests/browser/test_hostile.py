"""Hostile text in every place a document can put it: nothing runs, nothing is fetched, nothing leaves its box.

The fixture fails a test whose page opens a dialog, asks another host, or logs an error.
"""

import pytest
from playwright.sync_api import Error, expect
from ui_fakes import HOSTILE, HOSTILE_STRINGS

# Whatever got through as markup rather than text would be one of these.
_MARKUP = "script, iframe, svg, img, video, math, form, base, link, meta, style, object, embed, h1"
_HANDLERS = "[onerror], [onload], [onfocus], [onmouseover], [ontoggle], [onclick]"


def _no_markup_in(place):
    assert place.locator(_HANDLERS).count() == 0
    assert place.locator(_MARKUP).count() == 0


def _only_own_links_in(place):
    links = place.locator("a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert [link for link in links if not link.startswith(("#kalla-", "https://evil.example/"))] == []
    assert not [link for link in links if link.startswith("javascript")]


def test_hostile_sources_stay_text(visitor):
    visitor.ask(f"En {HOSTILE} fråga")
    expect(visitor.panel.locator(".card")).to_have_count(len(HOSTILE_STRINGS))
    _no_markup_in(visitor.panel)
    assert visitor.panel.locator("a").count() == 0  # none of the sources is a plain web address
    for index, text in enumerate(HOSTILE_STRINGS):
        shown = visitor.panel.locator(".card").nth(index).locator("mark").first.evaluate("(mark) => mark.textContent")
        assert shown == text
    for fold in visitor.panel.locator("summary").all():
        fold.click()
    assert visitor.panel.locator("#kalla-1-KXSS").count() == 1
    assert visitor.page.locator("section.evidence").count() == 1
    visitor.page.wait_for_timeout(300)


def test_hostile_answers_stay_text(visitor):
    visitor.ask(f"En {HOSTILE} fråga")
    message = visitor.page.locator("#conversation [data-testid='bot'] .message-content")
    assert message.locator(_HANDLERS).count() == 0
    assert message.locator("script, iframe, svg, img, video, math, form, base, link, meta, style, h1").count() == 0
    _only_own_links_in(message)
    key = message.get_by_role("link", name="KXSS").first
    expect(key).to_have_attribute("href", "#kalla-1-KXSS")
    visitor.page.wait_for_timeout(300)


def test_hostile_questions_stay_text(visitor):
    for start in range(0, len(HOSTILE_STRINGS), 3):
        text = "\n\n".join(HOSTILE_STRINGS[start : start + 3])
        visitor.ask(text)
        asked = visitor.page.locator("#conversation [data-testid='user'] .message-content").last
        assert asked.locator(_MARKUP).count() == 0
        assert asked.locator(_HANDLERS).count() == 0
        _only_own_links_in(asked)
        assert visitor.panel.locator(".asked").evaluate("(asked) => asked.textContent") == text
    _no_markup_in(visitor.panel)


def test_hostile_files_and_hits_stay_text(visitor, tmp_path):
    visitor.page.get_by_role("tab", name="Underlaget").click()
    names = [
        "<img src=x onerror=alert(1)>.txt",
        "';alert(2);'.txt",
        "<svg onload=alert(3)>.md",
        "[x](javascript:4).txt",
    ]
    files = []
    for name, text in zip(names, HOSTILE_STRINGS, strict=False):
        files.append(tmp_path / name)
        files[-1].write_text(text)
    visitor.page.locator("#files input[type=file]").set_input_files(files)
    expect(visitor.page.locator("#files tbody tr, #files .file")).to_have_count(len(files))
    visitor.page.locator("#ingest").click()
    outcome = visitor.page.locator("#outcome")
    expect(outcome).to_contain_text("Klart på")
    _no_markup_in(outcome)
    table = visitor.page.locator("#documents")
    expect(table).to_contain_text("alert(1)")
    assert table.locator(f"script, iframe, img, {_HANDLERS}").count() == 0
    visitor.page.locator("#removable").get_by_role("combobox").click()
    visitor.page.get_by_role("option", name="alert").first.click()
    visitor.page.locator("#remove").click()
    visitor.page.locator("#confirm-removal").wait_for()
    assert visitor.page.locator(f"#confirm-removal :is({_MARKUP}, a)").count() == 0
    visitor.page.locator("#query textarea").fill(HOSTILE)
    visitor.page.locator("#search").click()
    expect(visitor.page.locator("#hits .card").first).to_contain_text("alert(1)")
    _no_markup_in(visitor.page.locator("#hits"))
    visitor.page.wait_for_timeout(300)


def test_another_machine_is_noticed_and_not_reached(visitor):
    asked = "fetch('http://example.org/', {mode: 'no-cors'}).then(() => 'answered', () => 'refused')"
    assert visitor.page.evaluate(asked) == "refused"
    assert "Content Security Policy" in visitor.errors.pop(0)
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        visitor.page.goto("http://example.org/")
    assert visitor.strangers == ["http://example.org/"]
    visitor.strangers.clear()
    visitor.errors.clear()
