"""What the tests of pages share: a way to put charts on a page."""

import pytest
from jinja2 import ChoiceLoader, DictLoader

from game.pages import page

TEMPLATE = """{% extends "page.html" %}
{% block body %}<main><h1>Charts</h1>
{% from "charts.html" import figure %}{% for chart in charts %}{{ figure(chart) }}{% endfor %}
</main>{% endblock %}"""


@pytest.fixture
def page_of(monkeypatch):
    """Writes a page of charts."""
    environment = page.environment().overlay()
    environment.loader = ChoiceLoader([DictLoader({"charts_only.html": TEMPLATE}), environment.loader])
    monkeypatch.setattr(page, "environment", lambda: environment)
    monkeypatch.setattr(page, "font_faces", lambda text: "")  # takes seconds; other tests see to it

    def write(*charts, lang="en"):
        facts = {"lang": lang, "title": "Charts", "charts": charts}
        return page.render("charts_only.html", facts, style_sheets=("charts.css",))

    return write
