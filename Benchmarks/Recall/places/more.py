"""Office files in forms that few writers use: strict namespaces, one flat file, parts that only newer programs know."""

import io
import re
import zipfile

import docx
import openpyxl
import pptx
import xlsxwriter
from pptx.util import Inches

from places import sheets, slides, word
from places.word import REL, add_part
from planting import patch_zip, place

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
X = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STRICT = {
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/presentationml/2006/main": b"http://purl.oclc.org/ooxml/presentationml/main",
    b"http://schemas.openxmlformats.org/drawingml/2006/": b"http://purl.oclc.org/ooxml/drawingml/",
    b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
}


def strict(data):
    for old, new in STRICT.items(): data = data.replace(old, new)
    return data


def written(family, name, path, plant):
    from planting import PLACES
    next(p for p in PLACES if p.family == family and p.name == name).write(path, plant)


for family, names in {
    "docx": ["body", "split runs", "table under header", "header", "vanished text", "tracked del", "comment", "comment author", "text box", "footnote", "property title", "hyperlink target", "custom property"],
    "xlsx": ["cell", "under column header", "hidden sheet", "hidden row", "comment", "defined name value", "validation prompt", "print header", "xlsxwriter rich string", "xlsxwriter text box", "xlsxwriter chart title", "pivot cache shared item"],
    "pptx": ["text box", "speaker notes", "hidden slide", "table under header", "chart category", "comment", "off the slide", "group"],
}.items():
    for name in names:
        @place("strict", f"{family} {name}", family)
        def write_strict(path, p, family=family, name=name):
            written(family, name, path, p)
            patch_zip(path, lambda member, data: strict(data) if member.endswith((".xml", ".rels")) else data)

for name in ("body", "header", "comment", "vanished text", "property title", "table under header", "footnote"):
    for extension, family in (("xml", "docx"),):
        @place("flat OPC", name, extension)
        def write_flat(path, p, name=name):
            written("docx", name, path, p)
            with zipfile.ZipFile(path) as z: parts = {i.filename: z.read(i) for i in z.infolist()}
            types = parts.pop("[Content_Types].xml").decode()
            out = X + '<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            for member, data in parts.items():
                kind = re.search(f'PartName="/{re.escape(member)}" ContentType="([^"]+)"', types)
                kind = kind[1] if kind else "application/vnd.openxmlformats-package.relationships+xml" if member.endswith(".rels") else "application/xml"
                if member.endswith((".xml", ".rels")):
                    body = re.sub(rb"<\?xml[^>]*\?>", b"", data).decode()
                    out += f'<pkg:part pkg:name="/{member}" pkg:contentType="{kind}"><pkg:xmlData>{body}</pkg:xmlData></pkg:part>'
            path.write_text(out + "</pkg:package>")


def body(name, markup, **location):
    """DOCX with markup in its body."""
    @place("docx more", name, "docx", **location)
    def write(path, p):
        d = word.start()
        d.save(path)
        text = markup.replace("{0}", p.sentence).replace("{1}", p.needle)
        patch_zip(path, lambda member, data: data.replace(b"<w:sectPr", text.encode() + b"<w:sectPr", 1) if member == "word/document.xml" else data)


def run(text): return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


body("ruby", "<w:p><w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{0}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>x</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>")
body("smart tag", '<w:p><w:smartTag w:uri="urn:x" w:element="person"><w:smartTagPr><w:attr w:name="a" w:val="{0}"/></w:smartTagPr><w:r><w:t>x</w:t></w:r></w:smartTag></w:p>')
body("custom XML element", '<w:customXml w:uri="urn:x" w:element="person"><w:customXmlPr><w:placeholder w:val="{0}"/><w:attr w:name="a" w:val="{0}"/></w:customXmlPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:customXml>')
body("content control title", '<w:sdt><w:sdtPr><w:alias w:val="{0}"/><w:tag w:val="a"/></w:sdtPr><w:sdtContent>' + run("x") + "</w:sdtContent></w:sdt>")
body("content control date", '<w:sdt><w:sdtPr><w:date w:fullDate="2024-01-01T00:00:00Z"><w:dateFormat w:val="{0}"/></w:date></w:sdtPr><w:sdtContent>' + run("x") + "</w:sdtContent></w:sdt>")
body("content control in a line", '<w:p><w:r><w:t>x</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>{0}</w:t></w:r></w:sdtContent></w:sdt></w:p>')
body("content control around a cell", "<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>" + run("{0}") + "</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>")
body("math", '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{0}</m:t></m:r></m:oMath></w:p>')
body("permission", '<w:p><w:permStart w:id="1" w:ed="{0}"/><w:r><w:t>x</w:t></w:r><w:permEnd w:id="1"/></w:p>')
body("web hidden", "<w:p><w:r><w:rPr><w:webHidden/></w:rPr><w:t>{0}</w:t></w:r></w:p>")
body("hidden paragraph mark and run", "<w:p><w:pPr><w:rPr><w:specVanish/></w:rPr></w:pPr><w:r><w:rPr><w:specVanish/></w:rPr><w:t>{0}</w:t></w:r></w:p>")
body("symbols between", '<w:p><w:r><w:t xml:space="preserve">身分證字號 </w:t></w:r><w:r><w:noBreakHyphen/></w:r><w:r><w:t>{1}</w:t></w:r></w:p>')
body("soft hyphens inside", '<w:p><w:r><w:t>身分證</w:t></w:r><w:r><w:softHyphen/></w:r><w:r><w:t>字號 {1}</w:t></w:r></w:p>')
body("alternate content fallback", '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:t>x</w:t></mc:Choice><mc:Fallback><w:t>{0}</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>')
body("table description", '<w:tbl><w:tblPr><w:tblCaption w:val="{0}"/><w:tblDescription w:val="x"/></w:tblPr><w:tr><w:tc>' + run("x") + "</w:tc></w:tr></w:tbl>")
body("deleted table row", "<w:tbl><w:tr><w:trPr><w:del w:id='1' w:author='x'/></w:trPr><w:tc><w:p><w:del w:id='2' w:author='x'><w:r><w:delText>{0}</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>")
body("old numbering text", '<w:p><w:pPr><w:pPrChange w:id="1" w:author="{0}"><w:pPr/></w:pPrChange></w:pPr><w:r><w:t>x</w:t></w:r></w:p>')
body("deleted field code", "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:delInstrText>{0}</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>")
body("form drop-down", "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='a'/><w:ddList><w:listEntry w:val='{0}'/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>")
body("form help", "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:helpText w:type='text' w:val='{0}'/></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>")
body("WordArt", '<w:p><w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:9pt"><v:textpath string="{0}"/></v:shape></w:pict></w:r></w:p>')
body("drawing link tip", '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="9" name="x"><a:hlinkClick ' + A + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" tooltip="{0}"/></wp:docPr></wp:inline></w:drawing></w:r></w:p>')
body("split by bookmarks and proof marks", "<w:p>" + "<w:r><w:t>身分證</w:t></w:r><w:proofErr w:type='spellStart'/><w:bookmarkStart w:id='1' w:name='a'/><w:r><w:t>字號：</w:t></w:r><w:bookmarkEnd w:id='1'/><w:r><w:t>{1}</w:t></w:r></w:p>")
body("tab between", "<w:p><w:r><w:t>身分證字號</w:t><w:tab/><w:t>{1}</w:t></w:r></w:p>")
body("line break between", "<w:p><w:r><w:t>身分證字號</w:t><w:br/><w:t>{1}</w:t></w:r></w:p>")
body("three rows", "<w:tbl>" + "".join(f"<w:tr><w:tc>{run(a)}</w:tc><w:tc>{run(b)}</w:tc></w:tr>" for a, b in (("姓名", "身分證字號"), ("甲", "無"), ("乙", "{1}"))) + "</w:tbl>", kind="tableCell", cell="B3")
body("merged cells", "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + run("基本資料") + "</w:tc><w:tc>" + run("身分證字號") + "</w:tc></w:tr><w:tr>" + "".join(f"<w:tc>{run(x)}</w:tc>" for x in ("甲", "乙", "{1}")) + "</w:tr></w:tbl>", kind="tableCell")


def part(family, name, member, data, kind="application/xml", rel=None, source=None):
    @place(family + " more", name, family)
    def write(path, p):
        {"docx": lambda: word.start().save(path), "xlsx": lambda: sheets.book().save(path), "pptx": lambda: deck().save(path)}[family]()
        add_part(path, member, data.replace("{0}", p.sentence).encode(), kind, REL + "/" + (rel or "x"), source or {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}[family])


def deck():
    d = pptx.Presentation()
    d.slides.add_slide(d.slide_layouts[5]).shapes.title.text = "業務簡報"
    return d


part("docx", "people", "word/people.xml", X + '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="{0}"><w15:presenceInfo w15:providerId="AD" w15:userId="x"/></w15:person></w15:people>')
part("docx", "attached text file", "word/afchunk.txt", "{0}", "text/plain", "aFChunk")
part("docx", "attached RTF", "word/afchunk.rtf", r"{\rtf1\ansi {0}\par}", "application/rtf", "aFChunk")
part("docx", "ink", "word/ink/ink1.xml", X + '<inkml:ink xmlns:inkml="http://www.w3.org/2003/InkML"><inkml:annotation type="x">{0}</inkml:annotation></inkml:ink>')
part("docx", "web settings", "word/webSettings9.xml", X + f"<w:webSettings {W}><w:divs><w:div w:id='1'><w:frameset><w:title w:val='{{0}}'/></w:frameset></w:div></w:divs></w:webSettings>", rel="webSettings")
part("docx", "bibliography", "customXml/item7.xml", X + '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"><b:Source><b:Title>{0}</b:Title></b:Source></b:Sources>', rel="customXml")
part("docx", "ribbon", "customUI/customUI.xml", X + '<customUI xmlns="http://schemas.microsoft.com/office/2006/01/customui"><ribbon><tabs><tab id="a" label="{0}"/></tabs></ribbon></customUI>')
part("xlsx", "rich value", "xl/richData/rdrichvalue.xml", X + '<rvData xmlns="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata" count="1"><rv s="0"><v>{0}</v></rv></rvData>')
part("xlsx", "query table", "xl/queryTables/queryTable1.xml", X + f'<queryTable {S} name="{{0}}" connectionId="1"/>')
part("xlsx", "slicer cache", "xl/slicerCaches/slicerCache1.xml", X + '<slicerCacheDefinition xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" name="x" sourceName="{0}"/>')
part("xlsx", "XML map", "xl/xmlMaps.xml", X + f'<MapInfo {S} SelectionNamespaces=""><Schema ID="a"><xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"><xsd:element name="x"><xsd:annotation><xsd:documentation>{{0}}</xsd:documentation></xsd:annotation></xsd:element></xsd:schema></Schema></MapInfo>')
part("xlsx", "user names", "xl/users.xml", X + f'<users {S}><userInfo name="{{0}}" guid="a" id="1"/></users>')
part("xlsx", "power query", "customXml/item3.xml", X + "<DataMashup xmlns='http://schemas.microsoft.com/DataMashup'>{0}</DataMashup>", rel="customXml")
part("pptx", "handout", "ppt/handoutMasters/handoutMaster1.xml", X + f"<p:handoutMaster {P} {A}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>{{0}}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:handoutMaster>", rel="handoutMaster")
part("pptx", "SmartArt", "ppt/diagrams/data1.xml", X + f'<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" {A}><dgm:ptLst><dgm:pt><dgm:t><a:p><a:r><a:t>{{0}}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>', rel="diagramData", source="ppt/slides/slide1.xml")
part("pptx", "view settings", "ppt/viewProps9.xml", X + f"<p:viewPr {P}><p:slideViewPr/><!-- {{0}} --></p:viewPr>", rel="viewProps")
part("pptx", "revision info", "ppt/revisionInfo.xml", X + '<p1510:revInfo xmlns:p1510="http://schemas.microsoft.com/office/powerpoint/2015/10/main"><p1510:revLst><p1510:client id="{0}" v="1"/></p1510:revLst></p1510:revInfo>')


def inside(family, name, member, find, put):
    @place(family + " more", name, family)
    def write(path, p):
        {"xlsx": lambda: sheets.book().save(path), "pptx": lambda: deck().save(path), "docx": lambda: word.start().save(path)}[family]()
        done = []

        def change(m, data):
            if m != member: return data
            done.append(find.encode() in data)
            return data.replace(find.encode(), put.replace("{0}", p.sentence).replace("{1}", p.needle).encode(), 1)
        patch_zip(path, change)
        assert done == [True], (member, done)


inside("docx", "style name", "word/styles.xml", '<w:name w:val="heading 1"/>', '<w:name w:val="heading 1"/><w:aliases w:val="{0}"/>')
inside("docx", "document protection", "word/settings.xml", "</w:settings>", '<w:attachedSchema w:val="{0}"/></w:settings>')
inside("docx", "theme name", "word/theme/theme1.xml", 'name="Office', 'name="{0} Office')
inside("docx", "numbering text", "word/numbering.xml", '<w:lvlText w:val="', '<w:lvlText w:val="{0}')
inside("xlsx", "sheet code name", "xl/workbook.xml", "<workbookPr", '<workbookPr codeName="{0}"')
inside("xlsx", "file sharing user", "xl/workbook.xml", "<workbookPr", '<fileSharing userName="{0}"/><workbookPr')
inside("xlsx", "cell style", "xl/styles.xml", 'name="Normal"', 'name="{0}"')
inside("xlsx", "number format literal", "xl/styles.xml", "<fonts", '<numFmts count="1"><numFmt numFmtId="177" formatCode="&quot;{0}&quot;0"/></numFmts><fonts')
inside("xlsx", "sheet extension", "xl/worksheets/sheet1.xml", "</worksheet>", '<extLst><ext uri="x" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations><x14:dataValidation prompt="{0}"/></x14:dataValidations></ext></extLst></worksheet>')
inside("xlsx", "formula that says it", "xl/worksheets/sheet1.xml", "</sheetData>", '<row r="9"><c r="B9" t="str"><f>CONCATENATE("身分","{0}")</f><v>x</v></c></row></sheetData>')
inside("xlsx", "in-line rich text", "xl/worksheets/sheet1.xml", "</sheetData>", '<row r="9"><c r="B9" t="inlineStr"><is><r><t>身分證</t></r><r><rPr><b/></rPr><t>字號{1}</t></r></is></c></row></sheetData>')
inside("xlsx", "cells without references", "xl/worksheets/sheet1.xml", "</sheetData>", '<row><c t="inlineStr"><is><t>x</t></is></c><c t="inlineStr"><is><t>{0}</t></is></c></row></sheetData>')
inside("xlsx", "protected range", "xl/worksheets/sheet1.xml", "</worksheet>", '<protectedRanges><protectedRange name="{0}" sqref="A1"/></protectedRanges></worksheet>')
inside("xlsx", "smart tag", "xl/worksheets/sheet1.xml", "</worksheet>", '<smartTags><cellSmartTags r="A1"><cellSmartTag type="0"><cellSmartTagPr key="a" val="{0}"/></cellSmartTag></cellSmartTags></smartTags></worksheet>')
inside("xlsx", "web publishing", "xl/worksheets/sheet1.xml", "</worksheet>", '<webPublishItems count="1"><webPublishItem id="1" divId="a" sourceType="sheet" destinationFile="{0}.htm"/></webPublishItems></worksheet>')
inside("pptx", "section name", "ppt/presentation.xml", "</p:presentation>", '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="{0}" id="{A}"/></p14:sectionLst></p:ext></p:extLst></p:presentation>')
inside("pptx", "custom show", "ppt/presentation.xml", "<p:notesSz", '<p:custShowLst><p:custShow name="{0}" id="0"/></p:custShowLst><p:notesSz')
inside("pptx", "slide name", "ppt/slides/slide1.xml", "<p:cSld", '<p:cSld name="{0}"')
inside("pptx", "transition sound", "ppt/slides/slide1.xml", "</p:sld>", '<p:transition><p:sndAc><p:stSnd><p:snd name="{0}"/></p:stSnd></p:sndAc></p:transition></p:sld>')
inside("pptx", "field", "ppt/slides/slide1.xml", "<a:r>", '<a:fld id="{A}" type="datetime"><a:t>{0}</a:t></a:fld><a:r>')
inside("pptx", "split runs", "ppt/slides/slide1.xml", "<a:r>", "<a:r><a:t>身分證</a:t></a:r><a:r><a:rPr b='1'/><a:t>字號 {1}</a:t></a:r><a:r>")


def workbook(name, **location):
    def register(change):
        @place("xlsx more", name, "xlsx", **location)
        def write(path, p):
            b = xlsxwriter.Workbook(str(path))
            s = b.add_worksheet("名冊")
            s.write(0, 0, "姓名")
            change(b, s, p)
            b.close()

        return change

    return register


@workbook("xlsxwriter shared strings far down", sheet="名冊", cell="AB4000")
def far(b, s, p):
    s.write(0, 27, "身分證字號")
    s.write(3999, 27, p.needle)


@workbook("xlsxwriter hidden column level")
def level(b, s, p):
    s.set_column("C:C", None, None, {"level": 1, "hidden": True})
    s.write("C5", p.sentence)


@workbook("xlsxwriter chart sheet")
def chart_sheet(b, s, p):
    c = b.add_chartsheet()
    chart = b.add_chart({"type": "bar"})
    chart.add_series({"values": "=名冊!$A$1:$A$2", "name": p.sentence})
    c.set_chart(chart)


@workbook("xlsxwriter data labels")
def labels(b, s, p):
    chart = b.add_chart({"type": "pie"})
    chart.add_series({"values": "=名冊!$A$1:$A$2", "data_labels": {"custom": [{"value": p.sentence}]}})
    s.insert_chart("C3", chart)


@workbook("xlsxwriter hyperlink tip")
def tip(b, s, p): s.write_url("B3", "https://example.org/", tip=p.sentence)


@workbook("xlsxwriter internal link")
def internal(b, s, p): s.write_url("B3", "internal:名冊!A1", string=p.sentence)


@workbook("xlsxwriter button")
def button(b, s, p): s.insert_button("C3", {"caption": p.sentence, "macro": "a"})


@workbook("xlsxwriter picture description")
def picture(b, s, p):
    from PIL import Image
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(data, "PNG")
    s.insert_image("C3", "a.png", {"image_data": data, "description": p.sentence})


@workbook("xlsxwriter array formula")
def array(b, s, p): s.write_array_formula("B3:B3", f'{{=CONCATENATE("{p.sentence}","")}}', None, "x")


@workbook("xlsxwriter conditional text")
def conditional(b, s, p): s.conditional_format("A1:A9", {"type": "text", "criteria": "containing", "value": p.sentence, "format": b.add_format({"bold": True})})


@workbook("xlsxwriter autofilter")
def autofilter(b, s, p):
    s.autofilter("A1:B9")
    s.filter_column_list("A", [p.sentence])


@workbook("xlsxwriter sparkline and title")
def title(b, s, p): b.set_properties({"title": "x", "comments": "x", "hyperlink_base": p.ascii, "manager": "x", "status": "x"})


@workbook("xlsxwriter table total")
def total(b, s, p): s.add_table("B3:C6", {"columns": [{"header": "甲", "total_string": p.sentence}, {"header": "乙"}], "total_row": True})


@workbook("xlsxwriter threaded look")
def note(b, s, p): s.write_comment("B3", "x", {"author": p.sentence})


@workbook("xlsxwriter merged range", sheet="名冊")
def merged(b, s, p): s.merge_range("B3:D4", p.sentence, b.add_format({"bold": True}))


@workbook("xlsxwriter background")
def background(b, s, p): s.write_rich_string("B3", b.add_format({"bold": True}), p.sentence[:9], b.add_format({"italic": True}), p.sentence[9:] or "x", b.add_format())
