"""``--no-metadata``: nothing about people, companies, dates and templates is left."""

from __future__ import annotations

import io
import zipfile

from tests.unit.readers.docx.made import docx, paragraph, run
from tests.unit.tracked.redlines import part_of, parts_of, redline_of
from unxdiff.ooxml.names import w
from unxdiff.ooxml.package import Package
from unxdiff.ooxml.references import package_faults
from unxdiff.options import WordOptions
from unxdiff.tracked.document import word_redline

SECRETS = (b"Ada Byron", b"Acme", b"2001-02-03", b"secret.dotx", b"Client", b"00AB12CD", b"AB")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>Ada Byron</dc:creator>"
    "<dc:title>Client</dc:title><cp:revision>7</cp:revision></cp:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>secret.dotx</Template><Company>Acme</Company></Properties>"
)
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)


def secretive(text: str) -> bytes:
    """A file with all that is to go."""
    comment = (
        '<w:comment w:id="0" w:author="Ada Byron" w:initials="AB" w:date="2001-02-03T00:00:00Z">'
        f"{paragraph(run('Why?'))}</w:comment>"
    )
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    body = paragraph(run(text) + mark).replace("<w:p>", '<w:p w:rsidR="00AB12CD">')
    data = docx(
        body,
        comments=comment,
        settings='<w:attachedTemplate r:id="rId9"/><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>',
    )
    parts = parts_of(data)
    kinds = (
        (
            "core",
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
            CORE,
        ),
        ("app", f"{OFFICE}/extended-properties", APP),
        ("custom", f"{OFFICE}/custom-properties", CUSTOM),
    )
    relations = parts["_rels/.rels"].decode()
    types = parts["[Content_Types].xml"].decode()
    for name, kind, content in kinds:
        parts[f"docProps/{name}.xml"] = content.encode()
        entry = f'<Relationship Id="rId_{name}" Type="{kind}" Target="docProps/{name}.xml"/>'
        relations = relations.replace("</Relationships>", f"{entry}</Relationships>")
        entry = f'<Override PartName="/docProps/{name}.xml" ContentType="application/xml"/>'
        types = types.replace("</Types>", f"{entry}</Types>")
    parts["_rels/.rels"] = relations.encode()
    parts["[Content_Types].xml"] = types.encode()
    parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId9" Type="{OFFICE}/attachedTemplate" Target="file:///secret.dotx" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_everything_goes() -> None:
    """No part says anything of what was in the properties, settings, names and dates; comments stay
    as an author's without name and day; our own changes stay signed."""
    redline = redline_of(secretive("One thing"), secretive("Another thing"))
    made = word_redline(redline, WordOptions(author="Delegation", metadata=False)).data
    for name, data in parts_of(made).items():
        for secret in SECRETS:
            assert secret not in data, (name, secret)
    assert "docProps/custom.xml" not in parts_of(made)
    comment = part_of(made, "comments")[0]
    assert (comment.get(w("author")), comment.get(w("initials"))) == ("Author", "A")
    assert comment.get(w("date")) is None
    assert {one.get(w("author")) for one in part_of(made).iter(w("ins"), w("del"))} == {
        "Delegation"
    }
    assert not list(package_faults(Package(made, "a.docx", 1 << 30)))


def test_everything_stays_otherwise() -> None:
    """Without the option the properties are those of the old file, to the byte."""
    old = secretive("One thing")
    made = word_redline(redline_of(old, secretive("Another thing")), WordOptions()).data
    for name in ("docProps/core.xml", "docProps/app.xml", "word/settings.xml"):
        assert parts_of(made)[name] == parts_of(old)[name]
