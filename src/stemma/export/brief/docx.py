"""
The brief as a Word document of two pages.

Rules:
1. The same brief gives the same bytes: no clock goes into the properties or the archive, and nothing is
   compressed, since compression differs between machines.
2. Notes are numbered marks that lead to the notes at the end and can be followed; Word's own footnotes would
   fill the page that they stand on.
"""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as DocxParagraph

from stemma.export.brief.record import Brief, BriefPart, Note, Paragraph, Segment
from stemma.export.brief.sayings import ALONE, HOW, LEFT_OUT, ONE_VOICE, PEOPLE, SOURCES

SERIF, SANS = "Times New Roman", "Arial"
BLUE, SOFT, RED = RGBColor(0x17, 0x3F, 0x73), RGBColor(0x5A, 0x5F, 0x6B), RGBColor(0x8A, 0x2A, 0x1C)
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP archive can hold."""
CONTROLS = (
    dict.fromkeys((c for c in range(32) if c != ord("\t")), " ")
    | dict.fromkeys(range(127, 160), " ")
    | dict.fromkeys(range(0xD800, 0xE000), "�")
)
"""Characters that XML cannot hold, and controls that print nothing; a tab stays."""


BALLAST = ("Light ", "Medium ", "Dark ", "Colorful ")
"""How the names of the template's table styles begin."""
UNUSED = ("stylesWithEffects", "thumbnail", "customXml")
"""Kinds of parts of the template that are left out."""


def brief_to_docx(brief: Brief) -> bytes:
    """Return *brief* as the bytes of a .docx file."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _drop_ballast(document)
    _set_properties(document, brief)
    _write_head(document, brief)
    for part in brief.parts:
        _write_part(document, part)
    _write_alone(document, brief)
    _write_sources(document, brief)
    packed = BytesIO()
    document.save(packed)
    return _without_clock(packed.getvalue())


def _set_page(document: DocumentType) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin = section.bottom_margin = Mm(15)
    section.header_distance = section.footer_distance = Mm(8)


def _set_styles(document: DocumentType) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = SERIF, Pt(10)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), SERIF)
    _space(normal, after=2.6, line=12.8)
    title = document.styles["Title"]
    _font(title, SERIF, 17, bold=True)
    _space(title, after=2, line=20)
    _drop_border(title)
    heading = document.styles["Heading 1"]
    _font(heading, SANS, 8.5, bold=True, color=BLUE)
    _space(heading, before=7, after=2, line=12)
    heading.font.all_caps = True
    for name, font, size, line in (
        ("Brief line", SERIF, 10, 12.8),
        ("Brief small", SERIF, 9, 11.4),
        ("Brief note", SERIF, 7.2, 8.6),
        ("Brief foot", SANS, 6.6, 8.4),
    ):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _font(style, font, size)
        _space(style, after=2.6 if name == "Brief line" else 0, line=line)
    _hang(document.styles["Brief line"], Mm(8))
    _hang(document.styles["Brief note"], Mm(5))


def _font(style: ParagraphStyle, name: str, size: float, *, bold: bool = False, color: RGBColor | None = None) -> None:
    style.font.name, style.font.size, style.font.bold = name, Pt(size), bold
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), name)
    style.font.color.rgb = color or RGBColor(0x16, 0x18, 0x1D)
    # the template's twin for characters has other sizes, and some programs prefer it
    for link in style.element.findall(qn("w:link")):
        style.element.remove(link)


def _space(style: ParagraphStyle, *, before: float = 0, after: float, line: float) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), Pt(line)
    form.widow_control = True


def _hang(style: ParagraphStyle, indent: Mm) -> None:
    style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = indent, -indent
    style.paragraph_format.tab_stops.add_tab_stop(indent)


def _drop_border(style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _drop_ballast(document: DocumentType) -> None:
    """Take out what the template brings along and a brief has no use for: table styles, a picture, old copies."""
    for style in list(document.styles):
        if (style.type == WD_STYLE_TYPE.TABLE and not style.builtin) or style.name.startswith(BALLAST):
            style.delete()
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in UNUSED:
                del part.rels[key]


def _set_properties(document: DocumentType, brief: Brief) -> None:
    properties = document.core_properties
    moment = datetime.fromisoformat(brief.day).replace(tzinfo=UTC) if brief.day else datetime(*EPOCH, tzinfo=UTC)
    properties.title, properties.subject = _xml(brief.title), f"Brief as of {brief.moment}"
    properties.author = properties.last_modified_by = "stemma"
    properties.comments, properties.keywords = _xml(brief.made_by), ""
    # a brief is dated by what it speaks of, never by when it was written
    properties.created = properties.modified = moment
    properties.revision, properties.language = 1, "en"


def _write_head(document: DocumentType, brief: Brief) -> None:
    document.add_paragraph(_xml(brief.title), style="Title")
    line = document.add_paragraph(style="Brief small")
    line.paragraph_format.tab_stops.add_tab_stop(Mm(178), WD_TAB_ALIGNMENT.RIGHT)
    _run(line, brief.headline, SANS, 8, SOFT)
    _run(line, f"\tBRIEF · {brief.moment}", SANS, 8.5, bold=True)
    _rule_below(line)


def _write_part(document: DocumentType, part: BriefPart) -> None:
    document.add_heading(part.title, level=1)
    for paragraph in part.paragraphs:
        _write_paragraph(document, paragraph, colon=part.key == "disputed")


def _write_paragraph(document: DocumentType, paragraph: Paragraph, *, colon: bool) -> None:
    line = document.add_paragraph(style="Brief line")
    _run(line, f"{paragraph.number}\t", SANS, 7.5, SOFT)
    if paragraph.lead:
        line.add_run(_xml(paragraph.lead) + (": " if colon else " ")).bold = True
    for number, segment in enumerate(paragraph.segments):
        if number:
            line.add_run("; ")
        _write_segment(line, segment)


def _write_segment(line: DocxParagraph, segment: Segment) -> None:
    line.add_run(_xml(segment.text))
    for place, number in enumerate(segment.notes):
        _mark(line, number, space=place > 0)
    _run(line, " " + segment.tag, SANS, 7.2, RED if segment.tag.endswith(" only") else SOFT)


def _write_alone(document: DocumentType, brief: Brief) -> None:
    if not brief.alone:
        return
    document.add_heading(ALONE, level=1)
    line = document.add_paragraph(style="Brief small")
    for place, (room, numbers) in enumerate(brief.alone):
        line.add_run((" · " if place else "") + _xml(room) + ": ").bold = True
        line.add_run(numbers)
    if brief.one_voice:
        document.add_paragraph(f"{ONE_VOICE}: {brief.one_voice}.", style="Brief small")


def _write_sources(document: DocumentType, brief: Brief) -> None:
    if brief.people:
        document.add_heading(PEOPLE, level=1)
        document.add_paragraph(_xml(" · ".join(brief.people)), style="Brief small")
    document.add_heading(SOURCES, level=1)
    _rule_below(document.add_paragraph(_xml(" · ".join(brief.sources)), style="Brief small"))
    _columns(document, 2)
    for note in brief.notes:
        _write_note(document, note)
    _columns(document, 1)
    document.add_paragraph(_xml(f"{HOW} {LEFT_OUT}: {brief.left_out}. {brief.made_by}."), style="Brief foot")


def _write_note(document: DocumentType, note: Note) -> None:
    line = document.add_paragraph(style="Brief note")
    _bookmark(line, note.number)
    _run(line, f"{note.number}\t", SERIF, 7.2, BLUE, bold=True)
    if note.words:
        line.add_run(f"“{_xml(note.words)}” ")
    _run(line, note.where, SERIF, 7.2, SOFT)


def _run(
    line: DocxParagraph, text: str, font: str, size: float, color: RGBColor | None = None, *, bold: bool = False
) -> None:
    run = line.add_run(_xml(text))
    run.font.name, run.font.size, run.bold = font, Pt(size), bold
    if color is not None:
        run.font.color.rgb = color


def _mark(line: DocxParagraph, number: int, *, space: bool) -> None:
    """Add the raised number of a note, which leads to it."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"note{number}")
    link.set(qn("w:history"), "1")
    run = line.add_run((" " if space else "") + str(number))
    run.font.name, run.font.size, run.font.superscript = SANS, Pt(8), True
    run.font.color.rgb = BLUE
    line._p.append(link)  # noqa: SLF001 - python-docx has no links of its own
    link.append(run._r)  # noqa: SLF001


def _bookmark(line: DocxParagraph, number: int) -> None:
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), f"note{number}")
    line._p.extend((start, end))  # noqa: SLF001


def _rule_below(line: DocxParagraph) -> None:
    border, below = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "8"), ("space", "2"), ("color", "16181D")):
        below.set(qn(f"w:{key}"), value)
    border.append(below)
    properties = line._p.get_or_add_pPr()  # noqa: SLF001
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _columns(document: DocumentType, number: int) -> None:
    """Begin a stretch of so many columns on the same page."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))  # noqa: SLF001
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)  # noqa: SLF001
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), "284")


def _xml(text: str) -> str:
    return text.translate(CONTROLS)


def _without_clock(packed: bytes) -> bytes:
    """Return a ZIP archive with the same files, in the order of their names, of no time and uncompressed."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as archive, ZipFile(out, "w", ZIP_STORED) as fixed:
        # readers expect the list of content types first
        for name in sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            fixed.writestr(ZipInfo(name, EPOCH), archive.read(name))
    return out.getvalue()
