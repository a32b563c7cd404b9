"""PPTX, written by python-pptx."""

import pptx
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu, Inches

from places.word import add_part
from planting import place


def simple(name, **location):
    def register(change):
        @place("pptx", name, **location)
        def write(path, plant):
            deck = pptx.Presentation()
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = "業務簡報"
            change(deck, slide, plant)
            deck.save(path)

        return change

    return register


def box(slide, text, left=1, top=2):
    shape = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(6), Inches(1))
    shape.text_frame.text = text
    return shape


@simple("text box", slide=1)
def text(d, s, p): box(s, p.sentence)


@simple("title", slide=1)
def title(d, s, p): s.shapes.title.text = p.sentence


@simple("second slide", slide=2)
def second(d, s, p): box(d.slides.add_slide(d.slide_layouts[6]), p.sentence)


@simple("off the slide")
def off(d, s, p): box(s, p.sentence, left=-9)


@simple("hidden slide")
def hidden(d, s, p):
    t = d.slides.add_slide(d.slide_layouts[6])
    box(t, p.sentence)
    t._element.set("show", "0")


@simple("speaker notes", kind="speakerNotes")
def notes(d, s, p): s.notes_slide.notes_text_frame.text = p.sentence


@simple("table under header")
def table(d, s, p):
    t = s.shapes.add_table(2, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    t.cell(0, 0).text, t.cell(0, 1).text = "姓名", "身分證字號"
    t.cell(1, 0).text, t.cell(1, 1).text = "承辦", p.needle


@simple("group")
def group(d, s, p):
    g = s.shapes.add_group_shape()
    g.shapes.add_textbox(0, 0, Inches(3), Inches(1)).text_frame.text = p.sentence


@simple("shape name")
def shape_name(d, s, p): box(s, "說明").name = p.sentence


@simple("alternative text")
def alt(d, s, p): box(s, "說明")._element.nvSpPr.cNvPr.set("descr", p.sentence)


@simple("layout")
def layout(d, s, p): d.slide_layouts[5].placeholders[0].text_frame.text = p.sentence


@simple("master")
def master(d, s, p): d.slide_master.placeholders[0].text_frame.text = p.sentence


@simple("hyperlink")
def link(d, s, p): box(s, "連結").click_action.hyperlink.address = "https://example.org/" + p.ascii.replace(" ", "%20")


def chart_of(s, data, kind=XL_CHART_TYPE.COLUMN_CLUSTERED):
    return s.shapes.add_chart(kind, Inches(1), Inches(2), Inches(5), Inches(3), data).chart


@simple("chart category")
def category(d, s, p):
    data = CategoryChartData()
    data.categories = [p.sentence, "乙"]
    data.add_series("數", (1, 2))
    chart_of(s, data)


@simple("chart series")
def series(d, s, p):
    data = CategoryChartData()
    data.categories = ["甲", "乙"]
    data.add_series(p.sentence, (1, 2))
    chart_of(s, data)


@simple("chart title")
def chart_title(d, s, p):
    data = CategoryChartData()
    data.categories = ["甲", "乙"]
    data.add_series("數", (1, 2))
    chart = chart_of(s, data)
    chart.has_title = True
    chart.chart_title.text_frame.text = p.sentence


for name in ("author", "title", "comments", "last_modified_by", "subject"):
    def write_property(d, s, p, name=name): setattr(d.core_properties, name, p.sentence)
    simple("property " + name)(write_property)


@simple("vertical text")
def vertical(d, s, p):
    b = box(s, p.sentence)
    b.text_frame._txBody.bodyPr.set("vert", "eaVert")


@simple("white text")
def white(d, s, p):
    b = box(s, p.sentence)
    from pptx.dml.color import RGBColor
    b.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor(255, 255, 255)


def part(name, member, template, content_type, rel=None):
    @place("pptx", name)
    def write(path, plant):
        deck = pptx.Presentation()
        deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "業務簡報"
        deck.save(path)
        add_part(path, member, template.format(plant.sentence).encode(), content_type, rel, "ppt/slides/slide1.xml")


P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
part("comment", "ppt/comments/comment1.xml", f'<p:cmLst {P}><p:cm authorId="0" idx="1"><p:pos x="1" y="1"/><p:text>{{0}}</p:text></p:cm></p:cmLst>', "application/vnd.openxmlformats-officedocument.presentationml.comments+xml", REL + "/comments")
part("comment author", "ppt/commentAuthors.xml", f'<p:cmAuthorLst {P}><p:cmAuthor id="0" name="{{0}}" initials="a"/></p:cmAuthorLst>', "application/vnd.openxmlformats-officedocument.presentationml.commentAuthors+xml")
part("tag", "ppt/tags/tag1.xml", f'<p:tagLst {P}><p:tag name="A" val="{{0}}"/></p:tagLst>', "application/vnd.openxmlformats-officedocument.presentationml.tags+xml", REL + "/tags")
part("modern comment", "ppt/comments/modernComment_1.xml", '<p188:cmLst xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p188:cm><p188:txBody><a:p><a:r><a:t>{0}</a:t></a:r></a:p></p188:txBody></p188:cm></p188:cmLst>', "application/vnd.ms-powerpoint.comments+xml", "http://schemas.microsoft.com/office/2018/10/relationships/comments")
