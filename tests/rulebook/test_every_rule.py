"""The rulebook and its tests: every rule has one, and every test names a rule and quotes it."""

import ast
import re
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
RULES = HERE.parents[1] / "docs" / "rules.md"
SECTION = re.compile(r"^## (\d+)\. ", re.MULTILINE)
RULE = re.compile(r"^- \*\*(R\d+\.\d+)\*\* (.+(?:\n  .+)*)", re.MULTILINE)


def rules():
    """Number and words of every rule."""
    return [(number, " ".join(words.split())) for number, words in RULE.findall(RULES.read_text("utf-8"))]


def docstrings():
    """What every test of a rule says, by the test's name."""
    found = {}
    for path in sorted(HERE.glob("test_*.py")):
        if path == Path(__file__).resolve():
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found[f"{path.name}::{node.name}"] = " ".join((ast.get_docstring(node) or "").split())
    return found


def test_rules_are_numbered_without_gaps():
    counts = Counter(number.split(".")[0] for number, _ in rules())
    expected = [f"{section}.{place}" for section, count in counts.items() for place in range(1, count + 1)]
    assert [number for number, _ in rules()] == expected
    assert [f"R{section}" for section in SECTION.findall(RULES.read_text("utf-8"))] == list(counts)
    assert len(expected) > 80


def test_every_rule_has_a_test_that_quotes_it():
    quoted = set(docstrings().values())
    assert [f"{number}: {words}" for number, words in rules() if f"{number}: {words}" not in quoted] == []


def test_every_test_names_a_rule():
    known = {f"{number}: {words}" for number, words in rules()}
    assert {name: words for name, words in docstrings().items() if words not in known} == {}
