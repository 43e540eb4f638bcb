"""The faces that windows and pages are set in, from font packages."""

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

FAMILIES: Final = {"body": "PT Serif", "heading": "Playfair Display", "mono": "IBM Plex Mono"}


@lru_cache(maxsize=32)
def font_file(face: str, is_bold: bool = False, is_italic: bool = False) -> Path | None:
    """Find the file of a face.

    Args:
        face: One of `FAMILIES`.
        is_bold: Whether the strokes are thick.
        is_italic: Whether it leans.

    Returns:
        The file: where the package has no such cut, that of the upright, regular one; None where the package
        is missing.
    """
    try:
        packages: Any = import_module("fontpkg")
        weight, style = (700 if is_bold else 400), ("italic" if is_italic else "normal")
        return Path(packages.path(FAMILIES[face], weight=weight, style=style))
    except Exception:  # noqa: BLE001 - whatever is wrong with a font package, one can go on without
        return None if (is_bold, is_italic) == (False, False) else font_file(face)
