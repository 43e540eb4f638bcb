"""The files: a page a sheet and level, all of them in one for printing, and the index."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from game.errors import CannotWrite, CommandError, reason_of
from game.handouts.envelopes import envelopes
from game.handouts.index import index_facts, root_facts
from game.handouts.registry import all_sheets
from game.handouts.sheet import LEVELS, Level, Material, Sheet
from game.pages.page import render
from game.play.known import shown_path
from game.scenario.lesson.load import load_lesson
from game.scenario.load import LoadedScenario

STYLE_SHEETS: Final = ("charts.css", "handouts/handouts.css", "handouts/teaching.css")
INDEX: Final = "index.html"
EVERYTHING: Final[dict[Level, str]] = {"basic": "all_basic.html", "advanced": "all.html"}


def write_handouts(
    scenario: LoadedScenario, folder: Path, languages: Sequence[str], *, force: bool
) -> Iterator[Path]:
    """Write every sheet in each language, and say which file has been written.

    Args:
        scenario: What the lesson is about, short or not.
        folder: Where a folder for each language will lie.
        languages: Languages of the product.
        force: Whether a folder that is not empty will do.

    Yields:
        The path of each file once it is written.

    Raises:
        CommandError: The folder is not empty, or is a file.
        InputRefused: There is no lesson for the scenario, or it does not fit it.
        CannotWrite: A file could not be written.
    """
    lesson = load_lesson(scenario)
    _require_room(folder, force=force)
    materials = [Material(scenario, lesson, lang) for lang in languages]
    for material in materials:
        for name, page in _pages(material):
            yield _write(folder / material.lang / name, page)
    yield _write(
        folder / INDEX, render("handouts/root.html", root_facts(materials), style_sheets=STYLE_SHEETS)
    )


def page_of(material: Material, sheets: Sequence[Sheet], level: Level, title: str) -> str:
    """Write a page of one sheet or several, each on paper of its own; a secret one shares no leaf."""
    parts = [
        {
            "sheet": sheet,
            "facts": sheet.facts(level),
            "level": level if sheet.levels else None,
            "is_shielded": before is not None and not _may_share_a_leaf(before, sheet),
        }
        for before, sheet in zip([None, *sheets], sheets, strict=False)
    ]
    facts = {"lang": material.lang, "title": title, "say": material.say, "parts": parts}
    return render("handouts/page.html", facts, style_sheets=STYLE_SHEETS)


def _may_share_a_leaf(before: Sheet, after: Sheet) -> bool:
    return before.seen_by == after.seen_by or not (before.is_secret or after.is_secret)


def _pages(material: Material) -> Iterator[tuple[str, str]]:
    sheets = all_sheets(material)
    for sheet in sheets:
        for level in sheet.levels or LEVELS[:1]:
            yield sheet.file(level), page_of(material, [sheet], level, sheet.title)
    for envelope in envelopes(material, sheets):
        for level in envelope.levels:
            yield envelope.file(level), page_of(material, envelope.of(level), level, envelope.title)
    for level in LEVELS:
        title = material.say("all.title", level=material.say(f"level.{level}"))
        readable = [sheet for sheet in sheets if sheet.is_for(level)]
        yield EVERYTHING[level], page_of(material, readable, level, title)
    yield INDEX, render("handouts/index.html", index_facts(material, sheets), style_sheets=STYLE_SHEETS)


def _require_room(folder: Path, *, force: bool) -> None:
    name = shown_path(folder)
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"--out {name}: this is a file, not a folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        is_empty = next(folder.iterdir(), None) is None
    except (OSError, ValueError) as error:
        raise CannotWrite(f"Could not make the folder {name}: {reason_of(error)}.") from None
    if not is_empty and not force:
        raise CommandError(f"--out {name}: the folder is not empty. Choose another one, or use --force.")


def _write(path: Path, page: str) -> Path:
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CannotWrite(f"Could not write {shown_path(path)}: {reason_of(error)}.") from None
    return path
