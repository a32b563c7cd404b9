"""DOCX, written by python-docx; parts that it can't write are added by hand."""

import io
import re

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from planting import patch_zip, place

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def start():
    document = docx.Document()
    document.add_heading("業務說明", 1)
    document.add_paragraph("本文件供公開使用。")
    return document


def xml(document, markup):
    document.element.body.insert(-1, parse_xml(markup))


def simple(name, **location):
    def register(change):
        @place("docx", name, **location)
        def write(path, plant):
            document = start()
            change(document, plant)
            document.save(path)

        return change

    return register


def add_part(path, name, data, content_type, rel_type=None, source="word/document.xml", external=None):
    """Adds a part with its content type and, from `source`, a relationship."""
    folder, file = source.rsplit("/", 1) if "/" in source else ("", source)
    rels = f"{folder}/_rels/{file}.rels" if source else "_rels/.rels"
    target = "/" + name

    def change(member, old):
        if member == "[Content_Types].xml":
            return old.replace(b"</Types>", f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'.encode())
        if member == rels and rel_type:
            return old.replace(
                b"</Relationships>", f'<Relationship Id="rId900" Type="{rel_type}" Target="{target}"/></Relationships>'.encode())
        return old

    patch_zip(path, change, {name: data})


@simple("body")
def body(d, p): d.add_paragraph(p.sentence)


@simple("split runs")
def split_runs(d, p):
    paragraph = d.add_paragraph()
    for index in range(0, len(p.sentence), 3):
        paragraph.add_run(p.sentence[index:index + 3]).bold = index % 2 == 0


@simple("heading")
def heading(d, p): d.add_heading(p.sentence, 2)


@simple("list")
def listed(d, p): d.add_paragraph(p.sentence, style="List Bullet")


@simple("table under header", kind="tableCell")
def table(d, p):
    t = d.add_table(2, 2)
    t.cell(0, 0).text, t.cell(0, 1).text = "姓名", "身分證字號"
    t.cell(1, 0).text, t.cell(1, 1).text = "承辦", p.needle


@simple("label and value in cells")
def cells(d, p):
    t = d.add_table(1, 2)
    t.cell(0, 0).text, t.cell(0, 1).text = "身分證字號", p.needle


@simple("nested table")
def nested(d, p):
    t = d.add_table(1, 1)
    inner = t.cell(0, 0).add_table(1, 1)
    inner.cell(0, 0).text = p.sentence


for where in ("header", "footer"):
    def write_edge(d, p, where=where): getattr(d.sections[0], where).paragraphs[0].text = p.sentence
    simple(where, kind="pageHeader" if where == "header" else "pageFooter")(write_edge)

    def write_first(d, p, where=where):
        d.sections[0].different_first_page_header_footer = True
        getattr(d.sections[0], "first_page_" + where).paragraphs[0].text = p.sentence
    simple("first page " + where)(write_first)

    def write_even(d, p, where=where):
        d.settings.odd_and_even_pages_header_footer = True
        getattr(d.sections[0], "even_page_" + where).paragraphs[0].text = p.sentence
    simple("even page " + where)(write_even)


@simple("vanished text")
def vanish(d, p): d.add_paragraph().add_run(p.sentence).font.hidden = True


@simple("white text")
def white(d, p): d.add_paragraph().add_run(p.sentence).font.color.rgb = RGBColor(255, 255, 255)


@simple("tiny text")
def tiny(d, p): d.add_paragraph().add_run(p.sentence).font.size = Pt(1)


@simple("vanished by style")
def vanish_style(d, p):
    style = d.styles.add_style("Secret", 1)
    style.font.hidden = True
    d.add_paragraph(p.sentence, style="Secret")


for tag, kind in (("ins", "t"), ("del", "delText"), ("moveFrom", "t"), ("moveTo", "t")):
    def write_change(d, p, tag=tag, kind=kind):
        xml(d, f'<w:p {W}><w:{tag} w:id="9" w:author="編輯" w:date="2024-01-01T00:00:00Z"><w:r><w:{kind}>{p.sentence}</w:{kind}></w:r></w:{tag}></w:p>')
    simple("tracked " + tag)(write_change)


@simple("revision author")
def author(d, p):
    xml(d, f'<w:p {W}><w:ins w:id="9" w:author="{p.sentence}" w:date="2024-01-01T00:00:00Z"><w:r><w:t>字</w:t></w:r></w:ins></w:p>')


@simple("field code")
def field(d, p):
    xml(d, f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DOCVARIABLE "{p.sentence}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>值</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')


@simple("simple field")
def simple_field(d, p):
    xml(d, f'<w:p {W}><w:fldSimple w:instr=" QUOTE &quot;{p.sentence}&quot; "><w:r><w:t>值</w:t></w:r></w:fldSimple></w:p>')


@simple("form field default")
def form(d, p):
    xml(d, f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="t"/><w:textInput><w:default w:val="{p.sentence}"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')


@simple("content control list")
def control(d, p):
    xml(d, f'<w:sdt {W}><w:sdtPr><w:alias w:val="選擇"/><w:dropDownList><w:listItem w:displayText="{p.sentence}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p><w:r><w:t>請選</w:t></w:r></w:p></w:sdtContent></w:sdt>')


@simple("content control text")
def control_text(d, p):
    xml(d, f'<w:sdt {W}><w:sdtPr><w:alias w:val="欄"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>{p.sentence}</w:t></w:r></w:p></w:sdtContent></w:sdt>')


def textbox(content, wrap):
    return f'<w:p {W} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"><w:r>{wrap.format(content)}</w:r></w:p>'


@simple("text box")
def box(d, p):
    xml(d, textbox(
        f"<w:p><w:r><w:t>{p.sentence}</w:t></w:r></w:p>",
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="b"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>'))


@simple("VML text box")
def vml(d, p):
    xml(d, textbox(
        f"<w:p><w:r><w:t>{p.sentence}</w:t></w:r></w:p>",
        "<w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>"))


@simple("VML alternative text")
def vml_alt(d, p): xml(d, textbox(p.sentence, '<w:pict><v:shape alt="{0}"/></w:pict>'))


@simple("alternative text")
def alt(d, p):
    xml(d, textbox(
        p.sentence,
        '<w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="b" descr="{0}"/><a:graphic><a:graphicData uri="x"/></a:graphic></wp:inline></w:drawing>'))


@simple("bookmark name")
def bookmark(d, p):
    xml(d, f'<w:p {W}><w:bookmarkStart w:id="3" w:name="{p.sentence}"/><w:bookmarkEnd w:id="3"/></w:p>')


@simple("hyperlink target")
def link(d, p):
    rid = d.part.relate_to("https://example.org/?q=" + p.ascii.replace(" ", "%20"), REL + "/hyperlink", is_external=True)
    xml(d, f'<w:p {W} {R}><w:hyperlink r:id="{rid}"><w:r><w:t>連結</w:t></w:r></w:hyperlink></w:p>')


@simple("hyperlink tooltip")
def tooltip(d, p):
    rid = d.part.relate_to("https://example.org/", REL + "/hyperlink", is_external=True)
    xml(d, f'<w:p {W} {R}><w:hyperlink r:id="{rid}" w:tooltip="{p.sentence}"><w:r><w:t>連結</w:t></w:r></w:hyperlink></w:p>')


for name in ("author", "title", "subject", "keywords", "comments", "category", "last_modified_by", "content_status", "identifier"):
    def write_core(d, p, name=name): setattr(d.core_properties, name, p.sentence)
    simple("property " + name, kind="metadata")(write_core)


@simple("comment")
def comment(d, p): d.add_comment(d.paragraphs[1].runs, text=p.sentence, author="審閱", initials="審")


@simple("comment author")
def comment_author(d, p): d.add_comment(d.paragraphs[1].runs, text="看過", author=p.sentence, initials="審")


def part(name, member, template, content_type, rel=None, source="word/document.xml"):
    @place("docx", name)
    def write(path, plant):
        start().save(path)
        add_part(path, member, template.format(plant.sentence).encode(), content_type, rel and REL + rel, source)


WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
part("footnote", "word/footnotes.xml", f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:footnote></w:footnotes>', WML + "footnotes+xml", "/footnotes")
part("endnote", "word/endnotes.xml", f'<w:endnotes {W}><w:endnote w:id="2"><w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:endnote></w:endnotes>', WML + "endnotes+xml", "/endnotes")
part("glossary", "word/glossary/document.xml", f'<w:glossaryDocument {W}><w:docParts><w:docPart><w:docPartBody><w:p><w:r><w:t>{{0}}</w:t></w:r></w:p></w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>', WML + "document.glossary+xml", "/glossaryDocument")
part("custom XML", "customXml/item9.xml", "<資料><申請>{0}</申請></資料>", "application/xml", "/customXml")
part("custom XML attribute", "customXml/item9.xml", '<data applicant="{0}"/>', "application/xml", "/customXml")
part("custom property", "docProps/custom.xml", '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="a"><vt:lpwstr>{0}</vt:lpwstr></property></Properties>', "application/vnd.openxmlformats-officedocument.custom-properties+xml", "/custom-properties", "")
CHART = '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart>{}</c:chart></c:chartSpace>'
part("chart title", "word/charts/chart1.xml", CHART.format("<c:title><c:tx><c:rich><a:p><a:r><a:t>{0}</a:t></a:r></a:p></c:rich></c:tx></c:title>"), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "/chart")
part("chart cache", "word/charts/chart1.xml", CHART.format("<c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:f>A</c:f><c:strCache><c:pt idx=\"0\"><c:v>{0}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:barChart></c:plotArea>"), "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", "/chart")
part("SmartArt", "word/diagrams/data1.xml", '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>{0}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>', "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", "/diagramData")
part("unknown part", "word/extra/unknown.xml", "<x><y>{0}</y></x>", "application/xml")
part("HTML chunk", "word/afchunk.htm", "<html><body><p>{0}</p></body></html>", "text/html", "/aFChunk")


@place("docx", "document variable")
def variable(path, p):
    start().save(path)
    patch_zip(path, lambda n, b: b.replace(b"</w:settings>", f'<w:docVars><w:docVar w:name="a" w:val="{p.sentence}"/></w:docVars></w:settings>'.encode()) if n == "word/settings.xml" else b)


@place("docx", "company")
def company(path, p):
    start().save(path)
    patch_zip(path, lambda n, b: re.sub(rb"<Company>.*?</Company>|<Company/>", f"<Company>{p.sentence}</Company>".encode(), b) if n == "docProps/app.xml" else b)


@place("docx", "mail merge query")
def merge(path, p):
    start().save(path)
    patch_zip(path, lambda n, b: b.replace(b"</w:settings>", f'<w:mailMerge><w:query w:val="SELECT {p.sentence}"/></w:mailMerge></w:settings>'.encode()) if n == "word/settings.xml" else b)


@place("docx", "embedded workbook")
def embedded(path, p):
    import openpyxl
    buffer = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["B2"] = p.sentence
    book.save(buffer)
    start().save(path)
    add_part(path, "word/embeddings/Microsoft_Excel_Sheet1.xlsx", buffer.getvalue(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", REL + "/package")


@place("docx", "member name")
def member_name(path, p):
    start().save(path)
    patch_zip(path, lambda n, b: b, {f"word/{p.sentence}.xml": b"<a/>"})


@place("docx", "archive comment")
def comment_of_zip(path, p):
    import zipfile
    start().save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = p.sentence.encode()


for extension in ("docm", "dotx", "dotm"):
    main = {"docm": "application/vnd.ms-word.document.macroEnabled.main+xml", "dotx": WML + "template.main+xml", "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"}[extension]

    @place("docx", "body of " + extension, extension)
    def write_kind(path, p, main=main):
        d = start()
        d.add_paragraph(p.sentence)
        d.save(path)
        patch_zip(path, lambda n, b: b.replace((WML + "document.main+xml").encode(), main.encode()) if n == "[Content_Types].xml" else b)
