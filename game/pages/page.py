"""Pages of HTML that carry all they need: from a template, with faces and style inside, and a strict policy.

Whatever a template writes is escaped. The page's content policy allows nothing but its own style sheet, its
own faces and the pictures written into it: no script, no request to anywhere, no form that is sent.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.pages.fonts import font_faces
from game.resources import asset_folder

STYLE_SHEETS: Final = ("page.css",)
"""What every page has; a template's own comes after."""
GENERATOR: Final = "moscow1920"
"""What pages say they were made by; so our own are known again."""
POLICY: Final = (
    "default-src 'none'; style-src 'sha256-{hash}'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_STYLE_HERE: Final = "/* style */"
_POLICY_HERE: Final = "policy-stands-here"
_TAG: Final = re.compile(r"<[^>]*>")


@cache
def environment() -> Environment:
    """Give the templates, all of which escape whatever they write."""
    return Environment(
        loader=FileSystemLoader(asset_folder() / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, facts: Mapping[str, Any], *, style_sheets: tuple[str, ...] = ()) -> str:
    """Write a page.

    Args:
        template: Name of the template, which extends `page.html`.
        facts: What it shows; `lang` and `title` among it. Text of strangers may stand in any of it.
        style_sheets: Names of further style sheets.

    Returns:
        The page, whole: to be written into one file.
    """
    marks = {"style": _STYLE_HERE, "policy": _POLICY_HERE, "generator": GENERATOR}
    page = environment().get_template(template).render(**marks, **facts)
    style = "\n".join([font_faces(_TAG.sub("", page)), *map(_style_sheet, (*STYLE_SHEETS, *style_sheets))])
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    head, _, rest = page.partition(_STYLE_HERE)
    return head.replace(_POLICY_HERE, POLICY.format(hash=digest), 1) + style + rest


@cache
def _style_sheet(name: str) -> str:
    return (asset_folder() / "pages" / name).read_text(encoding="utf-8")
