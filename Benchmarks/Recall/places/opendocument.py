"""ODT, ODS, ODP by odfpy; flat forms and further places written by hand."""

from odf import config, dc, draw, meta, office, presentation, style, table, text
from odf.opendocument import OpenDocumentDrawing, OpenDocumentPresentation, OpenDocumentSpreadsheet, OpenDocumentText

from planting import patch_zip, place


def odt(name, **location):
    def register(change):
        @place("odt", name, **location)
        def write(path, plant):
            d = OpenDocumentText()
            d.text.addElement(text.P(text="業務說明"))
            change(d, plant)
            d.save(str(path))

        return change

    return register


@odt("body")
def body(d, p): d.text.addElement(text.P(text=p.sentence))


@odt("heading")
def heading(d, p): d.text.addElement(text.H(outlinelevel=1, text=p.sentence))


@odt("table under header")
def tab(d, p):
    t = table.Table(name="表")
    for row in (["姓名", "身分證字號"], ["承辦", p.needle]):
        r = table.TableRow()
        for value in row:
            c = table.TableCell()
            c.addElement(text.P(text=value))
            r.addElement(c)
        t.addElement(r)
    d.text.addElement(t)


@odt("footnote")
def note(d, p):
    paragraph = text.P(text="本文")
    n = text.Note(noteclass="footnote")
    n.addElement(text.NoteCitation(text="1"))
    b = text.NoteBody()
    b.addElement(text.P(text=p.sentence))
    n.addElement(b)
    paragraph.addElement(n)
    d.text.addElement(paragraph)


@odt("annotation")
def annotation(d, p):
    paragraph = text.P(text="本文")
    a = office.Annotation()
    a.addElement(dc.Creator(text="審閱"))
    a.addElement(text.P(text=p.sentence))
    paragraph.addElement(a)
    d.text.addElement(paragraph)


@odt("annotation author")
def annotation_author(d, p):
    paragraph = text.P(text="本文")
    a = office.Annotation()
    a.addElement(dc.Creator(text=p.sentence))
    paragraph.addElement(a)
    d.text.addElement(paragraph)


@odt("hidden paragraph style")
def hidden(d, p):
    s = style.Style(name="H", family="text")
    s.addElement(style.TextProperties(display="none"))
    d.automaticstyles.addElement(s)
    paragraph = text.P(text="本文")
    paragraph.addElement(text.Span(stylename=s, text=p.sentence))
    d.text.addElement(paragraph)


@odt("hidden section")
def section(d, p):
    s = text.Section(name="內部", display="none")
    s.addElement(text.P(text=p.sentence))
    d.text.addElement(s)


@odt("hidden text field")
def hidden_field(d, p):
    paragraph = text.P(text="本文")
    paragraph.addElement(text.HiddenText(condition="ooow:1", stringvalue=p.sentence, ishidden="true"))
    d.text.addElement(paragraph)


@odt("text frame")
def frame(d, p):
    paragraph = text.P()
    f = draw.Frame(width="5cm", height="2cm")
    b = draw.TextBox()
    b.addElement(text.P(text=p.sentence))
    f.addElement(b)
    paragraph.addElement(f)
    d.text.addElement(paragraph)


@odt("page header")
def header(d, p):
    layout = style.PageLayout(name="L")
    d.automaticstyles.addElement(layout)
    master = style.MasterPage(name="Standard", pagelayoutname=layout)
    h = style.Header()
    h.addElement(text.P(text=p.sentence))
    master.addElement(h)
    d.masterstyles.addElement(master)


@odt("tracked deletion")
def deletion(d, p):
    changes = text.TrackedChanges()
    region = text.ChangedRegion(id="c1", check_grammar=False)
    deleted = text.Deletion()
    info = office.ChangeInfo()
    info.addElement(dc.Creator(text="編輯"))
    deleted.addElement(info)
    deleted.addElement(text.P(text=p.sentence))
    region.addElement(deleted)
    changes.addElement(region)
    d.text.addElement(changes)


for name, element in (("creator", dc.Creator), ("title", dc.Title), ("description", dc.Description), ("initial creator", meta.InitialCreator)):
    def write_meta(d, p, element=element): d.meta.addElement(element(text=p.sentence))
    odt("property " + name)(write_meta)


@odt("user-defined property")
def user(d, p): d.meta.addElement(meta.UserDefined(name="經辦", text=p.sentence))


@odt("variable")
def variable(d, p):
    decls = text.UserFieldDecls()
    decls.addElement(text.UserFieldDecl(name="v", valuetype="string", stringvalue=p.sentence))
    d.text.addElement(decls)


@odt("hyperlink")
def link(d, p):
    paragraph = text.P()
    paragraph.addElement(text.A(href="https://example.org/" + p.ascii.replace(" ", "%20"), text="連結"))
    d.text.addElement(paragraph)


@odt("alternative text")
def alt(d, p):
    from odf import svg
    paragraph = text.P()
    f = draw.Frame(width="5cm", height="2cm")
    b = draw.TextBox()
    b.addElement(text.P(text="圖"))
    f.addElement(b)
    f.addElement(svg.Desc(text=p.sentence))
    paragraph.addElement(f)
    d.text.addElement(paragraph)


@place("odt", "settings")
def settings(path, p):
    d = OpenDocumentText()
    d.text.addElement(text.P(text="本文"))
    items = config.ConfigItemSet(name="view")
    items.addElement(config.ConfigItem(name="PrinterName", type="string", text=p.sentence))
    d.settings.addElement(items)
    d.save(str(path))


def ods(name, **location):
    def register(change):
        @place("ods", name, **location)
        def write(path, plant):
            d = OpenDocumentSpreadsheet()
            change(d, plant)
            d.save(str(path))

        return change

    return register


def sheet(d, rows, name="統計", **attributes):
    t = table.Table(name=name, **attributes)
    for row in rows:
        r = table.TableRow()
        for value in row:
            c = table.TableCell(valuetype="string")
            c.addElement(text.P(text=value))
            r.addElement(c)
        t.addElement(r)
    d.spreadsheet.addElement(t)
    return t


@ods("cell", cell="B2", sheet="統計")
def cell(d, p): sheet(d, [["項目", "說明"], ["護照", p.sentence]])


@ods("under header", cell="B2")
def under(d, p): sheet(d, [["姓名", "身分證字號"], ["承辦", p.needle]])


@ods("hidden sheet")
def hidden_sheet(d, p):
    sheet(d, [["項目"]])
    s = style.Style(name="ta9", family="table")
    s.addElement(style.TableProperties(display="false"))
    d.automaticstyles.addElement(s)
    sheet(d, [[p.sentence]], "內部", stylename=s)


@ods("hidden row")
def hidden_row(d, p):
    t = sheet(d, [["項目"]])
    r = table.TableRow(visibility="collapse")
    c = table.TableCell(valuetype="string")
    c.addElement(text.P(text=p.sentence))
    r.addElement(c)
    t.addElement(r)


@ods("string value attribute")
def attribute(d, p):
    t = sheet(d, [["項目"]])
    r = table.TableRow()
    r.addElement(table.TableCell(valuetype="string", stringvalue=p.sentence))
    t.addElement(r)


@ods("cell annotation")
def cell_note(d, p):
    t = sheet(d, [["項目"]])
    r = table.TableRow()
    c = table.TableCell(valuetype="string")
    a = office.Annotation()
    a.addElement(text.P(text=p.sentence))
    c.addElement(a)
    r.addElement(c)
    t.addElement(r)


@ods("after repeated cells", cell="D3")
def repeated(d, p):
    t = sheet(d, [["項目"]])
    t.addElement(table.TableRow(numberrowsrepeated=1))
    r = table.TableRow()
    r.addElement(table.TableCell(numbercolumnsrepeated=3))
    c = table.TableCell(valuetype="string")
    c.addElement(text.P(text=p.sentence))
    r.addElement(c)
    t.addElement(r)


@ods("validation")
def valid(d, p):
    v = table.ContentValidations()
    v.addElement(table.ContentValidation(name="v1", condition=f'cell-content-is-in-list("{p.sentence}";"乙")'))
    d.spreadsheet.addElement(v)
    sheet(d, [["項目"]])


def odp(name, **location):
    def register(change):
        @place("odp", name, **location)
        def write(path, plant):
            d = OpenDocumentPresentation()
            layout = style.PageLayout(name="L")
            d.automaticstyles.addElement(layout)
            master = style.MasterPage(name="M", pagelayoutname=layout)
            d.masterstyles.addElement(master)
            page = draw.Page(name="p1", masterpagename=master)
            change(d, page, plant)
            d.presentation.addElement(page)
            d.save(str(path))

        return change

    return register


def textbox(value):
    f = draw.Frame(width="9cm", height="2cm", x="1cm", y="1cm")
    b = draw.TextBox()
    b.addElement(text.P(text=value))
    f.addElement(b)
    return f


@odp("text box")
def ptext(d, page, p): page.addElement(textbox(p.sentence))


@odp("notes")
def pnotes(d, page, p):
    page.addElement(textbox("簡報"))
    n = presentation.Notes()
    n.addElement(textbox(p.sentence))
    page.addElement(n)


@odp("hidden slide")
def phidden(d, page, p):
    s = style.Style(name="dp9", family="drawing-page")
    s.addElement(style.DrawingPageProperties(visibility="hidden"))
    d.automaticstyles.addElement(s)
    page.setAttribute("stylename", s)
    page.addElement(textbox(p.sentence))


@place("odg", "drawing")
def drawing(path, p):
    d = OpenDocumentDrawing()
    layout = style.PageLayout(name="L")
    d.automaticstyles.addElement(layout)
    master = style.MasterPage(name="M", pagelayoutname=layout)
    d.masterstyles.addElement(master)
    page = draw.Page(name="p1", masterpagename=master)
    page.addElement(textbox(p.sentence))
    d.drawing.addElement(page)
    d.save(str(path))


FLAT = '<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.{0}"><office:body>{1}</office:body></office:document>'


@place("odt", "flat text", "fodt")
def fodt(path, p): path.write_text(FLAT.format("text", f"<office:text><text:p>{p.sentence}</text:p></office:text>"))


@place("ods", "flat spreadsheet", "fods", cell="A1")
def fods(path, p):
    path.write_text(FLAT.format("spreadsheet", f'<office:spreadsheet><table:table table:name="甲"><table:table-row><table:table-cell office:value-type="string"><text:p>{p.sentence}</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>'))
