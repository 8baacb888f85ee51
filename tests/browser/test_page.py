"""The page as a whole: language, keyboard, narrow screens, contrast, and nothing that leaves the machine."""

import re

import httpx
import pytest
from playwright.sync_api import expect
from visitor import visit


def test_swedish_comes_first_and_english_can_be_chosen(visitor):
    expect(visitor.page.locator("html")).to_have_attribute("lang", "sv")
    expect(visitor.page.locator("#send")).to_have_text("Skicka")
    visitor.page.get_by_label("English").click()
    expect(visitor.page.locator("#send")).to_have_text("Send")
    expect(visitor.page.locator("html")).to_have_attribute("lang", "en")
    expect(visitor.panel).to_contain_text("The sources of every answer are shown here")
    visitor.ask("Hur arbetar andra?")
    expect(visitor.panel.locator(".card").first).to_contain_text("Checked word for word")
    visitor.page.get_by_role("tab", name="The base").click()
    expect(visitor.page.locator("#documents")).to_contain_text("fact sheet")


def test_changing_language_warns_before_a_conversation_is_lost(visitor):
    visitor.ask("Hur arbetar andra?")
    visitor.page.get_by_label("English").click()
    expect(visitor.page.get_by_label("Svenska")).to_be_checked()
    expect(visitor.answer).to_contain_text("Så här arbetar andra")
    assert visitor.dialogs == ["Sidan laddas om och samtalet töms. Vill du byta språk?"]
    visitor.dialogs.clear()


def test_everything_needed_to_ask_is_reached_by_keyboard(visitor):
    reached = []
    visitor.page.locator("#language input").first.focus()
    for _ in range(25):
        visitor.page.keyboard.press("Tab")
        reached.append(
            visitor.page.evaluate("document.activeElement.closest('[id]')?.id + '|' + document.activeElement.innerText")
        )
    text = "\n".join(reached)
    assert "Hur arbetar andra med brukarfokus?" in text
    assert "Vilka följdfrågor ställer jag om omvärldsspaning?" in text
    assert re.search(r"^(question|component-\d+)\|", text, re.MULTILINE)
    assert "Skicka" in text
    visitor.page.get_by_role("button", name="Hur arbetar andra med brukarfokus?").focus()
    visitor.answered_after(lambda: visitor.page.keyboard.press("Enter"))
    expect(visitor.answer).to_contain_text("Så här arbetar andra")


def test_focus_can_be_seen(visitor):
    visitor.page.locator("#language input").first.focus()
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Tab")
    outline = visitor.page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "3px" in outline


@pytest.mark.parametrize("width", [390, 768])
def test_a_narrow_screen_needs_no_scrolling_sideways(visitor, width):
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.ask("Hur arbetar andra med brukarfokus?")
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width
    for selector in ("#question textarea", "#send", "#panel .card >> nth=0"):
        box = visitor.page.locator(selector).bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    visitor.open_tab("Underlaget")
    visitor.page.locator("#documents").wait_for()
    assert visitor.page.evaluate("document.documentElement.scrollWidth") <= width


# Source: WCAG 2.1, relative luminance and contrast ratio (1.4.3): 4.5 for text, 3 for large text.
CONTRAST = """() => {
  const parse = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const toRgb = (c) => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1);
    const d = canvas.getImageData(0, 0, 1, 1).data;
    return [d[0], d[1], d[2], d[3] / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const background = (e) => {
    const layers = [];
    for (let n = e; n; n = n.parentElement) layers.push(toRgb(getComputedStyle(n).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = (c) => {
    const linear = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const [r, g, b] = c.slice(0, 3).map((v) => linear(v / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const poor = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    const style = getComputedStyle(e);
    const seen = e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!own || !seen || e.closest("script, style")) continue;
    const under = background(e), ink = over(toRgb(style.color), under);
    const [a, b] = [light(ink), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const what = `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`;
    if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} ${what}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(chromium, address, scheme):
    with chromium.new_context(viewport={"width": 1280, "height": 860}, color_scheme=scheme) as context:
        _check_contrast(visit(context, address), scheme)


def _check_contrast(visitor, scheme):
    visitor.open()
    expect(visitor.page.locator("body.dark")).to_have_count(int(scheme == "dark"))
    assert visitor.page.evaluate(CONTRAST) == []
    visitor.ask("Hur arbetar andra med brukarfokus?")
    visitor.page.get_by_role("button", name="Avgränsa frågan").click()
    visitor.page.wait_for_timeout(400)  # colours fade in
    assert visitor.page.evaluate(CONTRAST) == []
    visitor.page.get_by_role("tab", name="Underlaget").click()
    visitor.page.locator("#query textarea").fill("brukare")
    visitor.page.locator("#search").click()
    visitor.page.locator("#hits .card").first.wait_for()
    visitor.page.wait_for_timeout(400)
    assert visitor.page.evaluate(CONTRAST) == []


def test_the_page_asks_nobody_but_this_machine_and_uses_its_fonts(visitor):
    visitor.ask("Hur arbetar andra?")
    visitor.page.get_by_role("tab", name="Underlaget").click()
    visitor.page.locator("#documents").wait_for()
    loaded = visitor.page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert loaded
    assert not [name for name in loaded if not name.startswith((visitor.address, "data:", "blob:"))]
    assert not [name for name in loaded if "/fonts/" in name]


def test_the_server_sends_the_headers_that_keep_the_page_to_itself(context, address):
    answer = context.request.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
    assert "object-src 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    for path in ("monitoring", "docs", "openapi.json", "gradio_api/mcp"):
        assert context.request.get(f"{address}{path}").status in {403, 404}, path


def test_two_visitors_share_nothing(visitor, chromium, address):
    visitor.ask("Hur arbetar andra?")
    with chromium.new_context() as context:
        other = visit(context, address)
        other.open()
        other.ask("Hur arbetar andra?")
        expect(other.answer).to_contain_text("Det här är fråga 1 i samtalet.")


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/info"])
def test_the_page_answers_to_no_name_but_those_of_this_machine(address, path):
    url = address.rstrip("/") + path
    assert httpx.get(url).status_code == 200
    assert httpx.get(url, headers={"Host": "evil.example"}).status_code == 400
