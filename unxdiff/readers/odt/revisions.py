"""Tracked changes: which there are, by whom, and what they hold (ODF 1.3, part 3, 5.5)."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.errors import InputError
from unxdiff.readers.odt.names import DC, OFFICE, TEXT, XML
from unxdiff.xmltree import Element

__all__ = ["Revisions"]

_PROPERTIES = OFFICE + "change-info"


class Revisions:
    """The changes that a document tracks.

    ``rejects`` tells that its insertions are to be left out and its deletions put back.
    """

    def __init__(self, name: str, roots: list[Element], policy: str) -> None:
        """Gather the changes of all stories; ``policy`` is accept, reject or fail.

        Raises InputError where there are changes and the policy is to fail.
        """
        self._name = name
        self._regions: dict[str, Element] = {}
        self._authors: list[str] = []
        self._restored: set[str] = set()
        self.count = 0
        for root in roots:
            for story in root.iter(TEXT + "tracked-changes"):
                for region in story.iterchildren(TEXT + "changed-region"):
                    self._keep(region)
        if self.count and policy == "fail":
            raise InputError(
                f"{name} carries {self._said()}; accept or reject them in it, "
                "or say --input-revisions accept or reject"
            )
        self.rejects = policy == "reject" and self.count > 0
        self._ends = {
            end.get(TEXT + "change-id")
            for root in (roots if self.rejects else ())
            for end in root.iter(TEXT + "change-end")
        }
        self._policy = policy

    def _keep(self, region: Element) -> None:
        self.count += 1
        key = region.get(XML + "id") or region.get(TEXT + "id")
        if key:
            self._regions.setdefault(key, region)
        creator = next(region.iter(DC + "creator"), None)
        author = " ".join((creator.text or "").split()) if creator is not None else ""
        if author and author not in self._authors:
            self._authors.append(author)

    def drops(self, mark: Element) -> str | None:
        """The id of an insertion that begins at a ``text:change-start`` and is to be left out."""
        key: str = mark.get(TEXT + "change-id") or ""
        region = self._regions.get(key)
        if not self.rejects or region is None or region.find(TEXT + "insertion") is None:
            return None
        if key not in self._ends:
            raise InputError(
                f"{self._name} has a tracked insertion that never ends; "
                "reject its changes in the program that made it"
            )
        return key

    def restored(self, mark: Element) -> list[Element]:
        """The paragraphs and other blocks that a ``text:change`` deleted and that are to be put
        back; each deletion once."""
        key = mark.get(TEXT + "change-id") or ""
        region = self._regions.get(key)
        if not self.rejects or region is None or key in self._restored:
            return []
        self._restored.add(key)
        deletion = region.find(TEXT + "deletion")
        if deletion is None or region.find(TEXT + "insertion") is not None:
            return []  # what was inserted and deleted again was never there before
        return [child for child in deletion if child.tag != _PROPERTIES]

    def _said(self) -> str:
        changes = f"{self.count:,} tracked change" + ("s" if self.count > 1 else "")
        names = self._authors
        if len(names) > 6:
            return f"{changes} by {', '.join(names[:5])} and {len(names) - 5} others"
        if len(names) > 1:
            return f"{changes} by {', '.join(names[:-1])} and {names[-1]}"
        return f"{changes} by {names[0]}" if names else changes

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What was done with the changes, in one remark, or none."""
        if not self.count:
            return ()
        verb = "rejected" if self._policy == "reject" else "accepted"
        return (Diagnostic(Code.REVISIONS_RESOLVED, f"{self._said()} {verb}"),)
