"""What an element of a page says of itself: hidden, furniture, a style, a role."""

from __future__ import annotations

from unxdiff.model.roles import Style

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.xmltree import Element

__all__ = [
    "BLOCKS", "MEDIA", "UNSEEN", "declarations", "furniture", "hidden", "story", "styles", "words",
]  # fmt: skip

BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
        "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
        "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
"""Elements before and behind which a paragraph ends."""
UNSEEN = frozenset(
    (
        "head", "script", "style", "template", "noscript", "link", "meta", "base", "title", "input",
        "select", "textarea", "button", "datalist", "option", "optgroup", "progress", "meter",
        "output", "colgroup", "col", "rt", "rp", "rtc", "param", "source", "track", "area", "map",
        "wbr", "xml",
    )
)  # fmt: skip
"""Elements that hold no text of the article: instructions, controls, readings of ruby."""
MEDIA = {
    "video": "video", "audio": "sound", "iframe": "frame", "frame": "frame", "object": "object",
    "embed": "object", "applet": "object", "canvas": "drawing", "svg": "drawing",
}  # fmt: skip
_TAGS = {
    "b": Style.BOLD, "strong": Style.BOLD, "i": Style.ITALIC, "em": Style.ITALIC,
    "cite": Style.ITALIC, "dfn": Style.ITALIC, "var": Style.ITALIC, "u": Style.UNDERLINE,
    "s": Style.STRIKE, "strike": Style.STRIKE, "sup": Style.SUPERSCRIPT, "sub": Style.SUBSCRIPT,
    "code": Style.CODE, "kbd": Style.CODE, "samp": Style.CODE, "tt": Style.CODE,
}  # fmt: skip
_FURNITURE_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "doc-toc"))
_FURNITURE_NAMES = frozenset(
    (
        "nav", "navbar", "navigation", "navbox", "sidebar", "breadcrumb", "breadcrumbs",
        "skip-link", "site-header", "site-footer", "cookie-banner", "cookie-notice",
        "mw-editsection",
        "jump-to-nav", "printfooter",
    )
)  # fmt: skip
_HIDING = frozenset(("sr-only", "visually-hidden", "screen-reader-text"))
_STORIES = ("header", "footer")


def words(element: Element, attribute: str) -> list[str]:
    """The words of an attribute, in small letters."""
    value = element.get(attribute)
    return value.lower().split() if value else []


def declarations(element: Element) -> dict[str, str]:
    """What the ``style`` attribute declares: names and values in small letters."""
    value = element.get("style")
    if not value:
        return {}
    made = {}
    for part in value.split(";"):
        name, colon, said = part.partition(":")
        if colon:
            made[name.strip().lower()] = said.strip().lower()
    return made


def hidden(element: Element) -> bool:
    """Whether a browser shows nothing of the element, as far as the element itself says."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    if element.get("style") and (said := declarations(element)):
        if said.get("display") == "none" or said.get("visibility") == "hidden":
            return True
        if said.get("mso-hide") == "all" or said.get("mso-element") == "comment-list":
            return True
    names = words(element, "class")
    return not _HIDING.isdisjoint(names) or "msocomanchor" in names


def furniture(element: Element, *, inside_article: bool) -> str:
    """What kind of furniture an element is, empty where it is text.

    A page's header and footer are furniture outside the article only, and a header that holds the
    title of the page is none.
    """
    tag = element.tag
    if tag in ("nav", "search") or not _FURNITURE_ROLES.isdisjoint(words(element, "role")):
        return "navigation" if tag != "footer" else "page footer"
    if not _FURNITURE_NAMES.isdisjoint((*words(element, "class"), *words(element, "id"))):
        return "navigation"
    if inside_article:
        return ""
    if tag == "aside" or "complementary" in words(element, "role"):
        return "sidebar"
    if tag == "footer":
        return "page footer"
    if tag == "header" and next(element.iter("h1"), None) is None:
        return "page header"
    return ""


def story(element: Element) -> str:
    """``header`` or ``footer`` where a word processor marks its running heads and feet so."""
    if element.tag != "div":
        return ""
    title = element.get("title", "")
    if title in _STORIES:
        return str(title)
    said = declarations(element).get("mso-element", "")
    return said if said in _STORIES else ""


def styles(element: Element) -> list[Style]:
    """The styles that an inline element sets by its name or its style attribute."""
    found = [_TAGS[element.tag]] if element.tag in _TAGS else []
    if element.get("style"):
        said = declarations(element)
        weight = said.get("font-weight", "")
        if weight in ("bold", "bolder", "600", "700", "800", "900"):
            found.append(Style.BOLD)
        elif weight in ("normal", "400") and Style.BOLD in found:
            found.remove(Style.BOLD)
        slant = said.get("font-style", "")
        if slant in ("italic", "oblique"):
            found.append(Style.ITALIC)
        elif slant == "normal" and Style.ITALIC in found:
            found.remove(Style.ITALIC)
        line = said.get("text-decoration", "") + said.get("text-decoration-line", "")
        if "underline" in line:
            found.append(Style.UNDERLINE)
        if "line-through" in line:
            found.append(Style.STRIKE)
        raised = said.get("vertical-align", "")
        if raised in ("super", "sub"):
            found.append(Style.SUPERSCRIPT if raised == "super" else Style.SUBSCRIPT)
    return list(dict.fromkeys(found))
