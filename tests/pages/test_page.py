"""Pages: nothing but themselves, and nothing of a stranger's comes alive."""

import base64
import hashlib
import re

import pytest
from jinja2 import DictLoader, UndefinedError

from game.pages import page
from game.pages.page import environment, render

BODY = """{% extends "page.html" %}
{% block body %}<main><h1>{{ title }}</h1><p>{{ said }}</p></main>{% endblock %}
"""
NASTY = (
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "/* style */",
    "policy-stands-here",
    "{{ 7 * 7 }} {% include 'page.css' %}",
    '" onmouseover="alert(1)',
)


@pytest.fixture
def template(monkeypatch):
    """A page of a heading and a sentence."""
    whole = environment()
    monkeypatch.setattr(whole, "loader", _Both(whole.loader, DictLoader({"said.html": BODY})))
    return "said.html"


class _Both(DictLoader):
    def __init__(self, shipped, own):
        self.shipped, self.own = shipped, own

    def get_source(self, environment, name):
        return (self.own if name in self.own.mapping else self.shipped).get_source(environment, name)


def style_of(html):
    return re.search(r"<style>(.*?)</style>", html, re.DOTALL).group(1)


def test_the_policy_allows_this_style_sheet_and_nothing_else(template):
    html = render(template, {"lang": "en", "title": "A page", "said": "A sentence."})
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html).group(1)
    digest = base64.b64encode(hashlib.sha256(style_of(html).encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in policy or f"style-src 'sha256-{digest}'" in policy
    assert "default-src" in policy
    assert "unsafe" not in policy


def test_the_faces_stand_in_the_page(template):
    style = style_of(render(template, {"lang": "lt", "title": "Ąžuolas", "said": "Žodis"}))
    assert style.count("@font-face") == 4
    assert 'url("data:font/woff;base64,' in style
    assert "http" not in style


@pytest.mark.parametrize("nasty", NASTY)
def test_what_a_stranger_wrote_stays_text(template, nasty):
    html = render(template, {"lang": "en", "title": nasty, "said": nasty})
    assert "<script" not in html
    assert html.count("</style>") == html.count("</title>") == 1
    assert "@font-face" in style_of(html)
    assert "49" not in re.sub(r"<style>.*</style>", "", html, flags=re.DOTALL)


def test_a_fact_that_is_missing_is_an_error(template):
    with pytest.raises(UndefinedError):
        render(template, {"lang": "en", "title": "A page"})


def test_the_same_facts_give_the_same_bytes(template):
    facts = {"lang": "en", "title": "A page", "said": "Жодис"}
    assert render(template, facts) == render(template, facts)


def test_without_the_font_packages_a_page_has_no_faces(template, monkeypatch):
    monkeypatch.setattr("game.pages.fonts.font_file", lambda *_: None)
    assert "@font-face" not in render(template, {"lang": "en", "title": "A page", "said": "plain"})
    assert page.STYLE_SHEETS
