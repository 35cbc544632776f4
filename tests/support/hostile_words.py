"""Words that somebody may type anywhere, to see what a screen makes of them: pictures, links, styles, icons, code."""

import random

ADDRESSES = (
    "![p](http://evil.example/p.png)", "<img src=http://evil.example/i.png>", "<a href=http://evil.example>x</a>",
    "[x](http://evil.example/l)", "https://evil.example/h?a=1&b=2", "HTTP://EVIL.EXAMPLE", "www.evil.example", "WWW.evil.example.",
    "who@evil.example", "mailto:who@evil.example", "xmpp:who@evil.example", "<http://evil.example>", "ftp://evil.example",
    "[r]: http://evil.example", "[^1]", "<script>fetch('http://evil.example')</script>", "javascript:alert(1)",
)  # fmt: skip
MARKS = (
    ":material/home:", ":material_home:", ":red[x]", ":gray[]", ":blue-badge[x]", ":streamlit:", ":smile:", ":+1:", "::", ":",
    "$x^2$", "$$y$$", "**b**", "__b__", "*e*", "_u_", "`c`", "```", "~~s~~", "~", "# h", "> q", "- l", "+ l", "* l",
    "1. l", "2) l", "a | b", "---", "===", "--", "->", "<-", "<->", ">=", "<=", "~=", "&amp;", "&#65;", "\\", "\\*", "\\\\[",
    "{a}", "{{ 7*7 }}", "{% x %}", "!", "![", "](", "[", "]", "(", ")", "<b>b</b>", "<!-- c -->", "Fall 2026", "Birch", "A&B", "é ſ K",
)  # fmt: skip


def phrases(seed: int, many: int) -> list[str]:
    """Return phrases made of such words, always the same for a seed; each word is the first of one."""
    made = random.Random(seed)
    words = [*ADDRESSES, *MARKS]
    rest = (made.choices(words, k=made.randint(0, 5)) for _ in range(many))
    return [
        made.choice(("", "", "  ", "    ")) + made.choice((" ", " ", "", ", ")).join([words[at % len(words)], *more])
        for at, more in enumerate(rest)
    ]
