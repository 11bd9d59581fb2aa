"""Documents for the tests of this room: blocks from texts, one a blank-line separated paragraph."""

from __future__ import annotations

from unxdiff.model.document import Block, Document
from unxdiff.model.roles import Kind
from unxdiff.structure.assign import assign

RESOLUTION = """
A/C.3/78/L.12/Rev.1

General Assembly

Distr.: Limited

9 November 2023

Original: English

Seventy-eighth session

Third Committee

Agenda item 103

Crime prevention

Chile and Ghana: revised draft resolution

Safe water in schools

The General Assembly,

Recalling its resolution 77/10 of 2 December 2022,

Grumbling about the state of wells,

Reaffirming that:

(a) Water is scarce;

(b) Wells are deep:

(i) Some are dry,

(ii) Some are not,

1. Urges States to dig;

2. Exhorts Governments to improve wells:

(a) In towns;

(b) In villages;

2 bis. Trumpets the results;

3. Requests the Secretary-General to report.

82nd plenary meeting

19 December 2023

Annex I

Terms of the fund

1. The fund pays for wells.

2. It reports every year.
"""


def document(text: str) -> Document:
    """A document whose blocks are the paragraphs of a text, unread: no label, no role."""
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    return Document("draft.txt", "text", tuple([Block(part) for part in paragraphs]))


def read(text: str) -> Document:
    """The same, with roles and labels."""
    return assign(document(text))


def roles(text: str) -> list[str]:
    """The roles of a text's paragraphs, in order."""
    return [block.role.value for block in read(text).blocks]


def labelled(*texts: str, kind: Kind = Kind.PARAGRAPH) -> list[tuple[str | None, str]]:
    """Label and text of each paragraph."""
    blocks = tuple([Block(text, kind=kind) for text in texts])
    made = assign(Document("draft.txt", "text", blocks))
    return [(block.label, block.text) for block in made.blocks]
