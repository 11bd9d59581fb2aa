"""CriticMarkup obeys the law too: accepted it is the new text, rejected the old one."""

from __future__ import annotations

from hypothesis import given, settings

from tests.laws.documents import revisions
from tests.unit.renderers.critic_reader import paragraphs, resolved
from unxdiff import compare
from unxdiff.model.document import Document
from unxdiff.options import IGNORABLE, CompareOptions, MarkOptions, RenderOptions
from unxdiff.renderers.critic import render_critic


@settings(max_examples=settings().max_examples * 4)
@given(revisions())
def test_accept_and_reject_rebuild_both_texts(pair: tuple[Document, Document]) -> None:
    """To the letter, with labels and notes, whatever the text has in it and whatever is ignored."""
    for options in (CompareOptions(), CompareOptions(mark=MarkOptions(ignore=IGNORABLE))):
        critic = render_critic(compare(*pair, options), RenderOptions())
        assert resolved(critic, new=True) == paragraphs(pair[1])
        assert resolved(critic, new=False) == paragraphs(pair[0])
