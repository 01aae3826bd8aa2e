"""A QTI package: a manifest, a file for each item and for each story; and packages, or single items, of others."""

import io
import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote

from csm_autograder.assessment.interchange.archive import parts_of
from csm_autograder.assessment.interchange.fields import Fields, text, texts
from csm_autograder.assessment.interchange.markup import Tag, read_xml, tag, xml_bytes
from csm_autograder.assessment.interchange.qti.names import ITEM_TYPE, LOM, METADATA, PACKAGE, STIMULUS_TYPE
from csm_autograder.assessment.interchange.qti.reading import read_item, read_stimulus
from csm_autograder.assessment.interchange.raw import Raw
from csm_course.problems import ContentError, Problem

MANIFEST = "imsmanifest.xml"
_ITEMS = ("qti-assessment-item", "assessmentItem")
_STIMULI = ("qti-assessment-stimulus", "assessmentStimulus")
_KINDS = {
    "single": "choiceInteraction", "multiple": "choiceInteraction", "match": "matchInteraction",
    "order": "orderInteraction", "numeric": "textEntryInteraction",
}  # fmt: skip
_WHEN = (1980, 1, 1, 0, 0, 0)


def package_bytes(title: str, items: list[tuple[Fields, Tag]], stories: list[tuple[Fields, Tag]]) -> bytes:
    """The zip; the same content gives the same bytes."""
    there = {text(fields, "id") for fields, _ in stories}
    resources = [_of_item(fields, there) for fields, _ in items] + [_of_story(fields) for fields, _ in stories]
    files = {MANIFEST: xml_bytes(_manifest(title, resources))}
    files |= {f"items/{text(fields, 'id')}.xml": xml_bytes(one) for fields, one in items}
    files |= {f"stimuli/{text(fields, 'id')}.xml": xml_bytes(one) for fields, one in stories}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _WHEN), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _manifest(title: str, resources: list[Tag]) -> Tag:
    named = tag("imsmd:lom", tag("imsmd:general", tag("imsmd:title", _said(title))))
    about = tag("metadata", tag("schema", "QTI Item Bank"), tag("schemaversion", "3.0.0"), named)
    root = tag("manifest", about, tag("organizations"), tag("resources", *resources), identifier="MANIFEST-1")
    root.attributes |= {"xmlns": PACKAGE, "xmlns:imsmd": LOM, "xmlns:imsqti": METADATA}
    return root


def _said(words: str) -> Tag:
    one = tag("imsmd:string", words)
    one.attributes["xml:lang"] = "en"
    return one


def _of_item(fields: Fields, stories: set[str]) -> Tag:
    """Lesson, competency and topics as keywords, so that other banks can look for them."""
    one = text(fields, "id")
    words = [text(fields, "lesson"), text(fields, "competency"), *texts(fields, "topics"), text(fields, "bloom")]
    keywords = [tag("imsmd:keyword", _said(word)) for word in words if word]
    about = tag(
        "metadata",
        tag("imsqti:qtiMetadata", tag("imsqti:interactionType", _KINDS[text(fields, "kind")]),
            tag("imsqti:feedbackType", "nonadaptive"), tag("imsqti:solutionAvailable", "true"),
            tag("imsqti:scoringMode", "responseprocessing")),
        tag("imsmd:lom", tag("imsmd:general", tag("imsmd:title", _said(one)), *keywords)),
    )  # fmt: skip
    href = f"items/{one}.xml"
    found = tag("resource", about, tag("file", href=href), identifier=f"ITEM-{one}", type=ITEM_TYPE, href=href)
    if text(fields, "story") in stories:
        found.children.append(tag("dependency", identifierref=f"STORY-{text(fields, 'story')}"))
    return found


def _of_story(fields: Fields) -> Tag:
    one = text(fields, "id")
    href = f"stimuli/{one}.xml"
    return tag("resource", tag("file", href=href), identifier=f"STORY-{one}", type=STIMULUS_TYPE, href=href)


def read_package(content: bytes, path: Path) -> list[Raw]:
    """The items and stories of a package, in the manifest's order, or of one XML file. Raises ContentError."""
    if not content.startswith(b"PK"):
        return _of_root(read_xml(content, path), path, needed=True)
    files = parts_of(content, path)
    place = next((name for name in sorted(files, key=len) if posixpath.basename(name) == MANIFEST), None)
    names = _listed(read_xml(files[place], path / place), place) if place is not None else sorted(files)
    missing = [name for name in names if name not in files]
    if missing:
        what = f"the manifest names '{missing[0][:80]}', which is not in the package"
        raise ContentError([Problem(path, 1, what, "export the package again")])
    raws = [raw for name in names if name.lower().endswith(".xml") and name != place
            for raw in _of_root(read_xml(files[name], path / name), path / name, needed=False)]  # fmt: skip
    if not raws:
        raise ContentError([Problem(path, 1, "there is no item in this package", "export it as QTI 3.0, 2.2 or 2.1")])
    return raws


def _listed(manifest: Tag, place: str) -> list[str]:
    """The files of the resources, each once; XML addresses stay inside the package."""
    base = posixpath.dirname(place)
    hrefs = (one.attributes.get("href", "") for one in manifest.all("resource"))
    names = (posixpath.normpath(posixpath.join(base, unquote(href))) for href in hrefs if href and "://" not in href)
    return list(dict.fromkeys(name for name in names if name.lower().endswith(".xml")))


def _of_root(root: Tag, path: Path, *, needed: bool) -> list[Raw]:
    if root.name in _ITEMS:
        found = [read_item(root)]
    elif root.name in _STIMULI:
        found = [read_stimulus(root)]
    elif needed:
        what = f"the file begins with <{root.name[:40]}>: this is neither a QTI item nor Moodle's <quiz>"
        raise ContentError([Problem(path, root.line or 1, what, "give a QTI package (.zip), a QTI item or Moodle XML")])
    else:
        found = []
    for raw in found:
        raw.path = path
    return found
