"""What stands in the paragraphs of a Word file, as values that compare (see ``signature``)."""

from __future__ import annotations

from unxdiff.ooxml.alternates import ALTERNATES, chosen
from unxdiff.ooxml.names import MATH, RELATIONS, VML, WORD, m, w
from unxdiff.tracked.signature_names import canonical, is_noise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from unxdiff.tracked.signature import Reading
    from unxdiff.xmltree import Element

    Value = tuple[Any, ...]

__all__ = ["CHANGED", "THROUGH", "UNSEEN", "Content", "joined"]

_R, _P, _T, _TBL, _SDT = w("r"), w("p"), w("t"), w("tbl"), w("sdt")
_RPR, _PPR, _VAL = w("rPr"), w("pPr"), w("val")
_COME, _GONE = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
CHANGED = (*_COME, *_GONE)
_TEXTS = {w("t"): 1, w("delText"): 1}
_CODES = (w("instrText"), w("delInstrText"))
_CHARACTERS = {
    w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011", w("softHyphen"): "\u00ad",
}  # fmt: skip
THROUGH = frozenset([w(name) for name in ("smartTag", "customXml", "sdtContent", "subDoc")])
UNSEEN = frozenset(
    [
        w(name)
        for name in (
            "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd", "permStart",
            "permEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef",
            "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "tblPr",
            "tblGrid", "tblPrEx", "trPr", "tcPr", "sectPr", "moveFromRangeStart",
            "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
            "customXmlInsRangeStart", "customXmlInsRangeEnd",
            "customXmlDelRangeStart", "customXmlDelRangeEnd", "customXmlMoveFromRangeStart",
            "customXmlMoveFromRangeEnd", "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd",
        )
    ]
)  # fmt: skip
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_OF_ITS_OWN = (w("footnoteRef"), w("endnoteRef"), w("separator"), w("continuationSeparator"))
_DEEPEST, _DEEPEST_THING = 40, 120


class Content:
    """One reading of a part with its changes resolved one way: the content of paragraphs."""

    def __init__(
        self, reading: Reading, part: str, accept: bool | None, cache: dict[bytes, Value]
    ) -> None:
        self._reading = reading
        self._names = reading.names
        self._part = part
        self._accept = accept
        self._cache = cache
        self._depth = 0

    def blocks(self, container: Element) -> list[Value]:
        """What stands in a story, a cell or a text box."""
        raise NotImplementedError

    def goes(self, tag: str) -> bool:
        """Whether what is marked so is not there."""
        if self._accept is None:
            return False
        return tag in (_GONE if self._accept else _COME)

    def marked_gone(self, properties: Element | None) -> bool:
        """Whether properties say that what has them is not there."""
        if properties is None:
            return False
        return any(child.tag in CHANGED and self.goes(child.tag) for child in properties)

    def properties(self, properties: Element | None) -> list[Element]:
        """The properties that hold: the old ones where a change of them is rejected."""
        if properties is None:
            return []
        if self._accept is False:
            for child in properties:
                if child.tag == f"{properties.tag}Change":
                    old = next(iter(child), None)
                    return list(old) if old is not None else []
        return list(properties)

    def run_properties(self, properties: Element | None) -> Value:
        """What run properties say, sorted."""
        if properties is None:
            return ()
        said = [
            self._names.value(child)
            for child in self.properties(properties)
            if child.tag not in CHANGED and not is_noise(child)
        ]
        return tuple(sorted(filter(None, said), key=repr))

    # --- runs ---

    def runs_of(self, block: Element, before: list[Value]) -> list[Value]:
        """The runs of a paragraph behind those of others that go on in it."""
        runs = list(before)
        self._content(block, (), runs)
        return runs

    def _content(self, parent: Element, around: Value, runs: list[Value]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, around, runs)
            elif tag in UNSEEN or not isinstance(tag, str):
                continue
            elif tag in CHANGED:
                if not self.goes(tag):
                    self._content(child, around, runs)
            elif tag in THROUGH:
                self._content(child, around, runs)
            elif tag in (w("hyperlink"), _SDT, w("dir"), w("bdo")):
                self._content(child, self.around(child, around), runs)
            elif tag == w("fldSimple"):
                runs.append((("field", "begin"), (), around))
                runs.append((("code", child.get(w("instr")) or ""), (), around))
                runs.append((("field", "separate"), (), around))
                self._content(child, around, runs)
                runs.append((("field", "end"), (), around))
            elif tag == ALTERNATES:
                runs += [(self.thing(one), (), around) for one in chosen(child)]
            else:
                runs.append((self.thing(child), (), around))

    def around(self, child: Element, around: Value) -> Value:
        """What stands around the content of a link or control."""
        if child.tag == w("hyperlink"):
            relation = self._names.related(self._part, child.get(RELATIONS + "id"))
            said = [child.get(w(name)) for name in ("anchor", "docLocation", "tooltip", "tgtFrame")]
            return (*around, ("link", relation, *said))
        if child.tag == _SDT:
            before = child.getprevious()
            mark = "" if before is None else before.tag
            if (self._accept and mark == w("customXmlDelRangeStart")) or (
                self._accept is False and mark == w("customXmlInsRangeStart")
            ):
                return around
            return (*around, ("control", self._names.control(child.find(w("sdtPr")))))
        return (*around, (child.tag[len(WORD) :], child.get(_VAL)))

    def _run(self, run: Element, around: Value, runs: list[Value]) -> None:
        properties: Value = ()
        for child in run:
            tag = child.tag
            if tag == _RPR:
                properties = self.run_properties(child)
            elif tag in _TEXTS:
                text = child.text or ""
                if child.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
                    text = text.strip(" \t\r\n")
                if text:
                    runs.append((text.replace("\n", " "), properties, around))
            elif tag in _CHARACTERS:
                runs.append((_CHARACTERS[tag], properties, around))
            elif tag == w("br"):
                kind = child.get(w("type")) or "textWrapping"
                plain = kind == "textWrapping" and child.get(w("clear")) in (None, "none")
                runs.append(("\n" if plain else (kind, child.get(w("clear"))), properties, around))
            elif tag in _CODES:
                runs.append((("code", child.text or ""), (), around))
            elif tag == w("fldChar"):
                kind = str(child.get(w("fldCharType")))
                said = [canonical(one) for one in child if not is_noise(one)]
                runs.append((("field", kind, *said), (), around))
            elif tag in _NOTES:
                runs.append((self._note(child), properties, around))
            elif tag == ALTERNATES:
                runs += [(self.thing(one), properties, around) for one in chosen(child)]
            elif tag in _OF_ITS_OWN:
                runs.append(((tag[len(WORD) :],), properties, around))
            elif tag not in UNSEEN and isinstance(tag, str):
                runs.append((self.thing(child), properties, around))

    def _note(self, reference: Element) -> Value:
        kind = _NOTES[reference.tag]
        number = reference.get(w("id"))
        own = reference.get(w("customMarkFollows"))
        part = self._reading.package.related(self._reading.package.main, f"{kind}s")
        if part is None or self._depth > _DEEPEST:
            return (kind, own, None)
        note = self._reading.note(part, w(kind), number)
        if note is None:
            return (kind, own, None)
        walk = type(self)(self._reading, part, self._accept, self._cache)
        walk._depth = self._depth + 1
        return (kind, own, tuple(walk.blocks(note)))

    # --- pictures, boxes, equations and whatever else there may be ---

    def thing(self, element: Element) -> Value:
        """Anything else, with text boxes and changes inside it resolved."""
        return self._any(element, 0) or ("nothing",)

    def _any(self, element: Element, depth: int) -> Value | None:
        tag = element.tag
        if not isinstance(tag, str) or tag in (w("bookmarkStart"), w("bookmarkEnd")):
            return None
        if tag == w("txbxContent"):
            return ("box", tuple(self.blocks(element)))
        if tag == VML + "shapetype" or depth > _DEEPEST_THING or is_noise(element):
            return None
        if tag == m("r") and (self._equation_gone(element) or not _says(element)):
            return None
        if tag == _RPR:
            return ("rPr", self.run_properties(element))
        said: list[object] = []
        for child in element:
            if child.tag in CHANGED:
                if not self.goes(child.tag) and tag != m("ctrlPr"):
                    said += [self._any(one, depth + 1) for one in child]
            elif child.tag == ALTERNATES:
                said += [self._any(one, depth + 1) for one in chosen(child)]
            else:
                said.append(self._any(child, depth + 1))
        inside = tuple([one for one in said if one is not None])
        if tag.startswith(MATH) and self._sign_gone(element):
            return ("parts", *inside)
        text = element.text if not len(element) else None
        return (tag, self._names.attributes(element, self._part), text, inside)

    def _equation_gone(self, run: Element) -> bool:
        return self.marked_gone(run.find(_RPR)) or self.marked_gone(run)

    def _sign_gone(self, thing: Element) -> bool:
        return any(self.marked_gone(control) for control in thing.findall(f"*/{m('ctrlPr')}"))


def joined(runs: list[Value]) -> Value:
    """Runs with neighbours of one look joined, and a field's code as one piece; code that stands
    in no field is not seen."""
    out: list[list[Any]] = []
    fields: list[bool] = []  # those that are open, each with whether its code is still going on
    for content, properties, around in runs:
        last = out[-1] if out else None
        same = last is not None and last[1] == properties and last[2] == around
        if isinstance(content, str):
            if last is not None and same and isinstance(last[0], list):
                last[0].append(content)
            else:
                out.append([[content], properties, around])
            continue
        kind = content[0]
        if kind == "field":
            _step(fields, content[1])
        elif kind == "code":
            if not (fields and fields[-1]):
                continue
            if last is not None and same and isinstance(last[0], tuple) and last[0][0] == kind:
                last[0] = (kind, f"{last[0][1]}{content[1]}")
                continue
        out.append([content, properties, around])
    return tuple(
        [
            ("".join(content) if isinstance(content, list) else _code(content), properties, around)
            for content, properties, around in out
        ]
    )


def _says(run: Element) -> bool:
    """Whether a run of an equation holds more than properties."""
    return any(child.tag not in (_RPR, m("rPr")) for child in run)


def _step(fields: list[bool], sign: object) -> None:
    if sign == "begin":
        fields.append(True)
    elif fields and sign == "separate":
        fields[-1] = False
    elif fields:
        fields.pop()


def _code(content: object) -> object:
    if isinstance(content, tuple) and content[0] == "code":
        return ("code", " ".join(str(content[1]).split()))
    return content
