"""What the documents show can be typed and run as it stands there."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from game.scenario.load import check_file, load_scenario, load_variant

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
A_FEW = "games=2"


def blocks(page, language):
    return re.findall(
        rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


SCRIPTS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    for number, block in enumerate(blocks(page, "python"))
]


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_runs(tmp_path, script):
    file = tmp_path / "script.py"
    file.write_text(re.sub(r"games=[\d_]+", A_FEW, script), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, file], check=False, capture_output=True, cwd=tmp_path, encoding="utf-8", timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_there_are_scripts():
    assert len(SCRIPTS) >= 4


def test_the_variant_shown_is_one(tmp_path):
    (shown,) = blocks(ROOT / "docs" / "scenarios.md", "yaml")
    file = tmp_path / "dear_vilnius.yaml"
    file.write_text(shown, encoding="utf-8")
    assert check_file(file) == []
    changed = load_scenario(variants=[str(file)])
    vilnius = next(clause for clause in changed.data.clauses if clause.id == "vilnius")
    assert (
        vilnius.weights["soviet"]
        == load_variant(file, changed.path).data.set["clauses.vilnius.weights.soviet"]
    )


def test_the_decisions_shown_can_be_played(tmp_path):
    page = ROOT / "docs" / "headless.md"
    (decisions,) = blocks(page, "text")
    (line,) = re.findall(r"^moscow1920 (.*) < decisions.txt$", page.read_text(encoding="utf-8"), re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-m", "game", *line.split()],
        check=False, capture_output=True, cwd=ROOT, input=decisions, encoding="utf-8", timeout=120,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0
    told = " ".join(done.stdout.split())
    for line in (
        "Lithuania moves its seals: Suwalki land: Left to settle with Poland; Outer Grodno lands: Left",
        "Lithuania cables the capital for wider instructions: Forest; Archives and property.",
        "Lithuania asks for the sitting to be adjourned.",
        "Minutes of the talks Week 1 of 10: 7 May 1920",
    ):
        assert line in told
    assert done.stdout.rstrip().endswith("autosave.json")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target
