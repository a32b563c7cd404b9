"""XLSX, written by openpyxl and xlsxwriter; XLS by xlwt."""

import openpyxl
import xlsxwriter
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from places.word import REL, add_part
from planting import patch_zip, place

SML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def book():
    workbook = openpyxl.Workbook()
    workbook.active.title = "統計"
    workbook.active.append(["項目", "數量"])
    workbook.active.append(["護照", 120])
    return workbook


def simple(name, **location):
    def register(change):
        @place("xlsx", name, **location)
        def write(path, plant):
            workbook = book()
            change(workbook, plant)
            workbook.save(path)

        return change

    return register


@simple("cell", sheet="統計", cell="C7")
def cell(b, p): b.active["C7"] = p.sentence


@simple("under column header", cell="D3")
def header(b, p):
    b.active["D1"] = "身分證字號"
    b.active["D2"] = "（略）"
    b.active["D3"] = p.needle


@simple("formula")
def formula(b, p): b.active["B5"] = f'="{p.sentence}"'


@simple("very long sheet", cell="A3000")
def long_sheet(b, p):
    for row in range(3, 3000): b.active.cell(row, 1, f"列{row}")
    b.active["A3000"] = p.sentence


@simple("second sheet", sheet="附表")
def second(b, p): b.create_sheet("附表")["A1"] = p.sentence


for state in ("hidden", "veryHidden"):
    def write_hidden(b, p, state=state):
        sheet = b.create_sheet("內部")
        sheet["A1"] = p.sentence
        sheet.sheet_state = state
    simple(state + " sheet", sheet="內部")(write_hidden)


@simple("hidden row")
def row(b, p):
    b.active["A5"] = p.sentence
    b.active.row_dimensions[5].hidden = True


@simple("hidden column")
def column(b, p):
    b.active["F2"] = p.sentence
    b.active.column_dimensions["F"].hidden = True


@simple("white on white")
def white(b, p):
    b.active["A9"] = p.sentence
    b.active["A9"].font = Font(color="FFFFFFFF")


@simple("same colour as fill")
def fill(b, p):
    b.active["A9"] = p.sentence
    b.active["A9"].font = Font(color="FF000000")
    b.active["A9"].fill = PatternFill("solid", fgColor="FF000000")


@simple("number format ;;;")
def shown_as_nothing(b, p):
    b.active["A9"] = p.sentence
    b.active["A9"].number_format = ";;;"


@simple("sheet name")
def sheet_name(b, p): b.create_sheet(p.needle[:28])["A1"] = "身分證字號"


@simple("comment", kind="comment")
def comment(b, p): b.active["A2"].comment = Comment(p.sentence, "審閱")


@simple("comment author")
def comment_author(b, p): b.active["A2"].comment = Comment("看過", p.sentence)


@simple("defined name value")
def defined(b, p): b.defined_names["值"] = DefinedName("值", attr_text=f'"{p.sentence}"')


@simple("validation list")
def validation(b, p): b.active.add_data_validation(DataValidation("list", formula1=f'"{p.sentence},乙"', sqref="A5"))


@simple("validation prompt")
def prompt(b, p):
    v = DataValidation("whole", sqref="A5")
    v.prompt, v.promptTitle, v.showInputMessage = p.sentence, "說明", True
    b.active.add_data_validation(v)


@simple("print header")
def print_header(b, p): b.active.oddHeader.center.text = p.sentence


@simple("print footer")
def print_footer(b, p): b.active.evenFooter.right.text = p.sentence


@simple("hyperlink")
def hyperlink(b, p):
    b.active["A3"].hyperlink = "https://example.org/" + p.ascii.replace(" ", "%20")


for name in ("creator", "title", "description", "subject", "lastModifiedBy", "keywords", "category"):
    def write_property(b, p, name=name): setattr(b.properties, name, p.sentence)
    simple("property " + name)(write_property)


def writer(name, **location):
    def register(change):
        @place("xlsx", name, **location)
        def write(path, plant):
            b = xlsxwriter.Workbook(str(path))
            s = b.add_worksheet("統計")
            s.write_row(0, 0, ["項目", "數量"])
            s.write_row(1, 0, ["護照", 120])
            change(b, s, plant)
            b.close()

        return change

    return register


@writer("xlsxwriter cell", cell="B4")
def w_cell(b, s, p): s.write("B4", p.sentence)


@writer("xlsxwriter rich string", cell="B4")
def w_rich(b, s, p): s.write_rich_string("B4", p.sentence[:6], b.add_format({"bold": 1}), p.sentence[6:])


@writer("xlsxwriter text box")
def w_box(b, s, p): s.insert_textbox("C3", p.sentence)


@writer("xlsxwriter text box alternative text")
def w_alt(b, s, p): s.insert_textbox("C3", "說明", {"description": p.sentence})


@writer("xlsxwriter note")
def w_note(b, s, p): s.write_comment("A2", p.sentence)


@writer("xlsxwriter cached formula result")
def w_result(b, s, p): s.write_formula("B5", "=A1&A2", value=p.sentence)


@writer("xlsxwriter chart title")
def w_chart(b, s, p):
    chart = b.add_chart({"type": "column"})
    chart.add_series({"values": "=統計!$B$2:$B$2", "name": "數"})
    chart.set_title({"name": p.sentence})
    s.insert_chart("D4", chart)


@writer("xlsxwriter chart axis")
def w_axis(b, s, p):
    chart = b.add_chart({"type": "line"})
    chart.add_series({"values": "=統計!$B$2:$B$2"})
    chart.set_x_axis({"name": p.sentence})
    s.insert_chart("D4", chart)


@writer("xlsxwriter table column")
def w_table(b, s, p): s.add_table("D1:E3", {"columns": [{"header": p.sentence}, {"header": "乙"}]})


@writer("xlsxwriter header")
def w_header(b, s, p): s.set_header("&L&\"新細明體\"&12" + p.sentence)


@writer("xlsxwriter custom property")
def w_custom(b, s, p): b.set_custom_property("經辦", p.sentence)


@writer("xlsxwriter very small rows")
def w_zero(b, s, p):
    s.write("A6", p.sentence)
    s.set_row(5, 0)


@writer("xlsxwriter constant memory inline", cell="A8")
def w_inline(b, s, p): s.write_string("A8", p.sentence)


@writer("xlsxwriter outline collapsed")
def w_outline(b, s, p):
    s.write("A6", p.sentence)
    s.set_row(5, None, None, {"level": 1, "hidden": True})


@writer("xlsxwriter conditional format")
def w_cond(b, s, p): s.conditional_format("A1:A9", {"type": "text", "criteria": "containing", "value": p.sentence})


def part(name, member, template, content_type, rel=None):
    @place("xlsx", name)
    def write(path, plant):
        book().save(path)
        add_part(path, member, template.format(plant.sentence).encode(), content_type, rel and REL + rel, "xl/workbook.xml")


part("pivot cache shared item", "xl/pivotCache/pivotCacheDefinition1.xml", f'<pivotCacheDefinition {S}><cacheFields count="1"><cacheField name="身分"><sharedItems><s v="{{0}}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>', SML + "pivotCacheDefinition+xml", "/pivotCacheDefinition")
part("pivot cache record", "xl/pivotCache/pivotCacheRecords1.xml", f'<pivotCacheRecords {S}><r><s v="{{0}}"/></r></pivotCacheRecords>', SML + "pivotCacheRecords+xml", "/pivotCacheRecords")
part("external link cache", "xl/externalLinks/externalLink1.xml", f'<externalLink {S}><externalBook><sheetNames><sheetName val="甲"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{{0}}</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>', SML + "externalLink+xml", "/externalLink")
part("connection", "xl/connections.xml", f'<connections {S}><connection id="1" name="c"><dbPr connection="Provider=X;User ID={{0}}" command="SELECT"/></connection></connections>', SML + "connections+xml", "/connections")
part("threaded comment", "xl/threadedComments/threadedComment1.xml", '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A1" personId="{{1}}" id="{{2}}"><text>{0}</text></threadedComment></ThreadedComments>', "application/vnd.ms-excel.threadedcomments+xml")
part("person", "xl/persons/person.xml", '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="{0}" id="{{1}}" userId="x"/></personList>', "application/vnd.ms-excel.person+xml")
part("revision log", "xl/revisions/revisionLog1.xml", f'<revisions {S}><rcc rId="1" sId="1"><oc r="A1" t="inlineStr"><is><t>{{0}}</t></is></oc></rcc></revisions>', SML + "revisionLog+xml")
part("custom XML", "customXml/item1.xml", "<a><b>{0}</b></a>", "application/xml")


@place("xlsx", "scenario")
def scenario(path, p):
    book().save(path)
    patch_zip(path, lambda n, b: b.replace(b"<pageMargins", f'<scenarios><scenario name="甲" comment="{p.sentence}"><inputCells r="A1" val="1"/></scenario></scenarios><pageMargins'.encode()) if n == "xl/worksheets/sheet1.xml" else b)


@place("xlsx", "phonetic run")
def phonetic(path, p):
    b = xlsxwriter.Workbook(str(path))
    b.add_worksheet("統計").write("A1", "項目")
    b.close()
    patch_zip(path, lambda n, b: b.replace("<t>項目</t>".encode(), f'<t>項目</t><rPh sb="0" eb="1"><t>{p.sentence}</t></rPh>'.encode()) if n == "xl/sharedStrings.xml" else b)


@place("xlsx", "unused shared string")
def unused(path, p):
    b = xlsxwriter.Workbook(str(path))
    b.add_worksheet("統計").write("A1", "項目")
    b.close()
    patch_zip(path, lambda n, b: b.replace(b"</sst>", f"<si><t>{p.sentence}</t></si></sst>".encode()) if n == "xl/sharedStrings.xml" else b)


@place("xlsx", "macro workbook", "xlsm")
def xlsm(path, p):
    b = book()
    b.active["A5"] = p.sentence
    b.save(path)
    patch_zip(path, lambda n, data: data.replace((SML + "sheet.main+xml").encode(), b"application/vnd.ms-excel.sheet.macroEnabled.main+xml") if n == "[Content_Types].xml" else data)


# MARK: xlwt


def old(name, **location):
    def register(change):
        @place("xls", name, **location)
        def write(path, plant):
            b = xlwt.Workbook()
            s = b.add_sheet("統計")
            s.write(0, 0, "項目")
            s.write(1, 0, "護照")
            change(b, s, plant)
            b.save(str(path))

        return change

    return register


@old("cell", sheet="統計", cell="C5")
def o_cell(b, s, p): s.write(4, 2, p.sentence)


@old("hidden sheet")
def o_hidden(b, s, p):
    t = b.add_sheet("內部")
    t.write(0, 0, p.sentence)
    t.visibility = 1


@old("very hidden sheet")
def o_very(b, s, p):
    t = b.add_sheet("內部")
    t.write(0, 0, p.sentence)
    t.visibility = 2


@old("hidden row")
def o_row(b, s, p):
    s.write(6, 0, p.sentence)
    s.row(6).hidden = True


@old("formula text")
def o_formula(b, s, p): s.write(5, 0, xlwt.Formula(f'"{p.sentence}"'))


@old("many rows", cell="B4001")
def o_many(b, s, p):
    for row in range(2, 4000): s.write(row, 1, f"資料{row}項目說明")
    s.write(4000, 1, p.sentence)


@old("rich text")
def o_rich(b, s, p): s.write_rich_text(4, 1, [p.sentence[:5], (p.sentence[5:], xlwt.easyfont("bold true"))])


@old("under header", cell="D3")
def o_label(b, s, p):
    s.write(0, 3, "身分證字號")
    s.write(2, 3, p.needle)


# MARK: the customary lies about .xls


@place("xls", "HTML under the name of a workbook")
def html_xls(path, p):
    path.write_text(f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="utf-8"><table><tr><td>項目</td></tr><tr><td>{p.sentence}</td></tr></table></html>')


@place("xls", "CSV under the name of a workbook")
def csv_xls(path, p): path.write_text(f"項目,說明\n護照,{p.sentence}\n", encoding="utf-8-sig")


@place("xls", "tab-separated Big5 under the name of a workbook")
def tsv_xls(path, p): path.write_bytes(f"項目\t說明\r\n護照\t{p.sentence}\r\n".encode("cp950"))


@place("xls", "XML 2003 under the name of a workbook")
def xml_xls(path, p):
    path.write_text(f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="甲"><Table><Row><Cell><Data ss:Type="String">{p.sentence}</Data></Cell></Row></Table></Worksheet></Workbook>')
