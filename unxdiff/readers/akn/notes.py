"""The notes of an Akoma Ntoso document: where they are cited and what they say."""

from __future__ import annotations

from unxdiff.model.document import Note, SourceRef
from unxdiff.readers.akn.walk import Walker
from unxdiff.readers.flow import Line, joined
from unxdiff.xmltree import local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.readers.akn.finds import Finds
    from unxdiff.xmltree import Element

__all__ = ["Notes"]

_IDS = ("eId", "id", "wId", "GUID", "{http://www.w3.org/XML/1998/namespace}id")


class Notes:
    """All notes of a file by key: authorial notes in the text, and notes in the metadata that a
    ``noteRef`` cites."""

    def __init__(self, root: Element) -> None:
        """Find the notes under ``root``; none is read yet."""
        self.bodies: list[Element] = []
        self.uncited: list[Element] = []
        self._keys: dict[Element, int] = {}
        by_id: dict[str, Element] = {}
        references = []
        for element in root.iter():
            name = local(element)
            if name == "authorialNote":
                self._add(element)
            if name in ("authorialNote", "note"):
                by_id.update({element.get(one): element for one in _IDS if element.get(one)})
            if name == "noteRef":
                references.append(element)
        self._marks: dict[int, str] = {}
        for reference in references:
            target = by_id.get((reference.get("href") or "").lstrip("#"))
            if target is not None:
                key = self._keys[reference] = self._add(target)
                if reference.get("marker"):
                    self._marks.setdefault(key, reference.get("marker"))
        self.unread = sum(local(one) == "note" and one not in self._keys for one in by_id.values())

    def _add(self, element: Element) -> int:
        if element not in self._keys:
            self._keys[element] = len(self.bodies)
            self.bodies.append(element)
        return self._keys[element]

    def key(self, element: Element) -> int | None:
        """The key of the note that an element is or cites; None where there is none."""
        return self._keys.get(element)

    def read(self, finds: Finds) -> dict[int, Note]:
        """The notes with a text, by key."""
        made = {}
        for key, body in enumerate(self.bodies):
            note = self._note(key, body, finds)
            if note.text:
                made[key] = note
        return made

    def _note(self, key: int, body: Element, finds: Finds) -> Note:
        walker = Walker(self, finds, set(), note=True)
        walker.text(body.text or "")
        for child in body:
            walker.walk(child)
            walker.text(child.tail or "")
        walker.flush()
        lines = []
        for draft in walker.drafts:
            line = Line(draft.block.text, draft.block.runs)
            label = draft.block.label
            lines.append(joined([Line(label), line], " ") if label is not None else line)
        whole = joined(lines, "\n") if lines else Line("")
        mark = " ".join((body.get("marker") or self._marks.get(key) or "").split())
        mark = mark.strip("()[]") or str(key + 1)
        return Note(mark, whole.text, whole.runs, SourceRef(body.sourceline or 0))
