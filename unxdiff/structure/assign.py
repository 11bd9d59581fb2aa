"""Document → document with a role and a label on every block."""

from __future__ import annotations

from unxdiff.diagnostics import Code, Diagnostic
from unxdiff.model.document import Block, Document, Mark, Run
from unxdiff.model.roles import FURNITURE, Role
from unxdiff.records import replace
from unxdiff.structure.draft import Evidence, find_draft
from unxdiff.structure.labels import Found
from unxdiff.structure.language import detect
from unxdiff.structure.plain import plain_roles
from unxdiff.structure.sequence import read_labels
from unxdiff.structure.vocabulary import MASTHEAD_LINE, PAPER_LINES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from unxdiff.structure.runon import Parted

__all__ = ["assign"]


def assign(document: Document) -> Document:
    """The document with a role on every block, labels taken off the texts, language and facts.

    A label is split off exactly as written; label and text together hold every character that is
    not a blank. A block that is nothing but a label (``Article 5`` alone) keeps it as its text.
    Labels and roles that the reader gave are kept. United Nations roles are given only where the
    evidence for a draft is there; a weak guess is told by STRUCTURE_GUESSED.
    """
    if not document.blocks:
        return document
    if document.blocks[-1].role in FURNITURE:
        return _beside_furniture(document)
    language = document.language or detect(document.blocks)
    blocks = list(document.blocks)
    labels = read_labels(blocks)
    evidence = find_draft(blocks, labels, language)
    earlier = document.diagnostics
    remarks: tuple[Diagnostic, ...] = ()
    if (parted := _parted(blocks, evidence, language)) is not None:
        blocks, remarks, earlier = parted.blocks, parted.remarks, parted.moved(earlier)
        labels = read_labels(blocks)
        evidence = find_draft(blocks, labels, language) or evidence
    roles = [block.role for block in blocks]
    depths = [block.level for block in blocks]
    if evidence is None:
        above = _paper_roles(blocks, roles)
        plain_roles(blocks, labels, above, len(blocks), roles, depths)
    else:
        remarks += _draft_roles(blocks, labels, evidence, language, roles, depths)
    _keep_numbers_of_titles(labels, roles)
    made = [
        _rebuilt(block, label, role, depth)
        for block, label, role, depth in zip(blocks, labels, roles, depths, strict=True)
    ]
    return Document(
        document.name,
        document.format,
        tuple(made),
        document.notes,
        earlier + remarks,
        language,
        document.facts or _facts(made, evidence),
        document.file,
        document.revisions,
    )


def _beside_furniture(document: Document) -> Document:
    """The document with roles for all but its running heads and feet, which have theirs."""
    end = next(k for k, block in enumerate(document.blocks) if block.role in FURNITURE)
    body = assign(replace(document, blocks=document.blocks[:end]))
    return replace(body, blocks=body.blocks + document.blocks[end:])


def _paper_roles(blocks: list[Block], roles: list[Role]) -> int:
    """Roles of the masthead of a paper that is no draft; 0 where no line is as short as its are."""
    if not any(len(block.text) <= MASTHEAD_LINE for block in blocks[:PAPER_LINES]):
        return 0
    from unxdiff.structure.masthead import paper_roles

    return paper_roles(blocks, roles)


def _parted(blocks: list[Block], evidence: Evidence | None, language: str | None) -> Parted | None:
    """The blocks with paragraphs taken apart that an extraction ran together, None as a rule."""
    if language not in ("en", "fr", "es"):
        return None
    from unxdiff.structure.runon import split_preamble, split_run_on

    if evidence is None:
        return split_run_on(blocks, language)
    return split_preamble(blocks, evidence.body, language) if evidence.starts else None


def _facts(blocks: list[Block], evidence: Evidence | None) -> tuple[tuple[str, str], ...]:
    if evidence is not None:
        from unxdiff.structure.masthead import facts_of

        return facts_of(blocks, evidence.body)
    first = blocks[0]
    return (("title", first.text),) if first.role is Role.HEADING and first.text else ()


def _keep_numbers_of_titles(labels: list[Found | None], roles: list[Role]) -> None:
    """``58/11.`` is the label of a resolution's title and of nothing else."""
    for index, label in enumerate(labels):
        if label is not None and label[0] == "58/11." and roles[index] is not Role.TITLE:
            labels[index] = None


def _draft_roles(
    blocks: list[Block],
    labels: list[Found | None],
    evidence: Evidence,
    language: str | None,
    roles: list[Role],
    depths: list[int],
) -> tuple[Diagnostic, ...]:
    """Roles of a draft, or of several in one document, each with its own masthead and title."""
    from unxdiff.structure.body import body_roles
    from unxdiff.structure.masthead import masthead_roles

    starts = evidence.starts or (evidence.body - 1,)
    above = 0
    for number, start in enumerate(starts):
        limit = starts[number + 1] if number + 1 < len(starts) else len(blocks)
        if evidence.starts:
            roles[start] = Role.ENACTING_LINE
            labels[start] = None
        masthead_roles(blocks, above, max(start if evidence.starts else start + 1, 0), roles)
        end = _next_masthead(blocks, labels, start + 1, limit, last=limit == len(blocks))
        stop = body_roles(blocks, labels, start + 1, end, language, roles, depths)
        if stop < end:
            plain_roles(blocks, labels, stop, end, roles, depths)
        above = end
    if not evidence.guessed:
        return ()
    return (
        Diagnostic(
            Code.STRUCTURE_GUESSED,
            "read as a United Nations draft on little evidence: no enacting line, or lead phrases "
            "that no list knows",
            block=max(evidence.body - 1, 0),
        ),
    )


def _next_masthead(
    blocks: list[Block], labels: list[Found | None], start: int, limit: int, *, last: bool
) -> int:
    """Where the title of the next draft in the same document begins: the unlabelled lines above its
    enacting line that do not end like a paragraph."""
    if last:
        return limit
    end = limit
    while (
        end > start
        and labels[end - 1] is None
        and not blocks[end - 1].text.endswith((".", ";", ","))
    ):
        end -= 1
    return end


def _label_text(text: str, label: Found) -> str:
    """The label as written."""
    end = label[2]
    return text[1:-end] if end < 0 else text[:end]


def _rebuilt(block: Block, label: Found | None, role: Role, level: int) -> Block:
    """The block with its role, and with the label taken off its text where it still stands there.

    An opening bracket before the label stays with the text: what is bracketed is the paragraph.
    """
    if label is None or block.label is not None or label[3] == 0:
        if role is block.role and level == block.level:
            return block
        return Block(
            block.text, block.kind, role, block.label, level, block.table, block.runs, block.marks,
            block.source,
        )  # fmt: skip
    text, start = block.text, label[3]
    kept = 1 if label[2] < 0 else 0
    runs, marks = block.runs, block.marks
    if runs:
        runs = _shifted_runs(runs, start, kept)
    if marks:
        marks = tuple([Mark(max(mark.at - start + kept, 0), mark.note) for mark in marks])
    rest = "[" + text[start:] if kept else text[start:]
    return Block(
        rest, block.kind, role, _label_text(text, label), level, block.table, runs, marks,
        block.source,
    )  # fmt: skip


def _shifted_runs(runs: tuple[Run, ...], start: int, kept: int) -> tuple[Run, ...]:
    """Runs over the text that is left; a run over the label alone goes with it."""
    return tuple(
        [
            Run(max(run.start - start + kept, 0), run.end - start + kept, run.style, run.target)
            for run in runs
            if run.end > start
        ]
    )
