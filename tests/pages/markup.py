"""What tests of pages look at: a page read by the standard library's parser."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "input", "br", "hr", "img", "link"}


@dataclass
class Element:
    tag: str
    attributes: dict
    text: str = ""
    children: list = field(default_factory=list)

    def all(self, tag):
        for child in self.children:
            if child.tag == tag:
                yield child
            yield from child.all(tag)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def said(self):
        return " ".join(" ".join([self.text, *(child.said for child in self.children)]).split())

    def has_class(self, name):
        return name in self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = [Element("page", {})]

    def handle_starttag(self, tag, attrs):
        self._add(tag, attrs)
        if tag not in VOID:
            self.open.append(self.open[-1].children[-1])

    def handle_startendtag(self, tag, attrs):
        self._add(tag, attrs)

    def _add(self, tag, attrs):
        assert len(dict(attrs)) == len(attrs), f"{tag} has an attribute twice"
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        self.open[-1].text += data


def read(page):
    """Read a page, every tag of which must be closed."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is never closed"
    return reader.open[0]


def troubles(page):
    """Say what no page of ours may have."""
    root = read(page)
    elements = list(root.walk())
    ids = Counter(one.attributes["id"] for one in elements if "id" in one.attributes)
    found = [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]
    for one in elements:
        if one.tag in {"script", "iframe", "object", "embed", "link", "form"}:
            found.append(f"<{one.tag}>")
        found += [
            f"{one.tag} has {name}" for name in one.attributes if name == "style" or name.startswith("on")
        ]
        found += [
            f"{one.tag} points to {name}, which is not there"
            for attribute in ("aria-labelledby", "aria-describedby", "for")
            for name in one.attributes.get(attribute, "").split()
            if name not in ids
        ]
        href = one.attributes.get("href", "")
        if href.startswith("#") and href[1:] not in ids:
            found.append(f"a link leads to {href}, which is not there")
    levels = [int(one.tag[1]) for one in elements if one.tag in {"h1", "h2", "h3", "h4"}]
    if levels.count(1) != 1 or any(after > before + 1 for before, after in pairwise(levels)):
        found.append(f"headings are out of order: {levels}")
    found += [trouble for figure in root.all("figure") for trouble in _troubles_of(figure)]
    return found


def _troubles_of(figure):
    name = figure.attributes.get("id", "a figure")
    for drawing in figure.all("svg"):
        if drawing.attributes.get("role") != "img":
            yield f"{name}: the drawing is no picture to readers that speak"
        for part in ("title", "desc"):
            if not any(one.said for one in drawing.all(part)):
                yield f"{name}: no {part}"
    if not any(len(one.said) > 20 for one in figure.all("figcaption")):
        yield f"{name}: no sentence"
    if not any(list(one.all("td")) for one in figure.all("details")):
        yield f"{name}: no table"
