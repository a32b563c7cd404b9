"""PDF, written by reportlab, pymupdf and pikepdf."""

import io

import pikepdf
import pymupdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from planting import place

pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
FONT = "MSung-Light"


def base(pages=1):
    """A plain document of some pages, as pymupdf opens it."""
    document = pymupdf.open()
    for number in range(pages):
        page = document.new_page()
        page.insert_text((72, 72), f"公開資料第{number + 1}頁", fontname="china-t", fontsize=12)
    return document


def lab(name, **location):
    def register(change):
        @place("pdf", name, **location)
        def write(path, plant):
            c = canvas.Canvas(str(path), pagesize=A4)
            c.setFont(FONT, 12)
            c.drawString(72, 780, "公開資料說明")
            change(c, plant)
            c.save()

        return change

    return register


@lab("page text", page=1)
def page_text(c, p): c.drawString(72, 700, p.sentence)


@lab("second page", page=2)
def second(c, p):
    c.showPage()
    c.setFont(FONT, 12)
    c.drawString(72, 700, p.sentence)


@lab("ninth page", page=9)
def ninth(c, p):
    for number in range(8):
        c.showPage()
        c.setFont(FONT, 12)
        c.drawString(72, 760, f"第{number}節")
    c.drawString(72, 700, p.sentence)


@lab("invisible render mode")
def invisible(c, p):
    t = c.beginText(72, 700)
    t.setTextRenderMode(3)
    t.textLine(p.sentence)
    c.drawText(t)


@lab("white text")
def white(c, p):
    c.setFillColorRGB(1, 1, 1)
    c.drawString(72, 700, p.sentence)


@lab("tiny text")
def tiny(c, p):
    c.setFont(FONT, 0.5)
    c.drawString(72, 700, p.sentence)


@lab("off the page")
def off(c, p): c.drawString(72, -500, p.sentence)


@lab("under a black box")
def covered(c, p):
    c.drawString(72, 700, p.sentence)
    c.rect(60, 690, 400, 30, stroke=0, fill=1)


@lab("rotated")
def rotated(c, p):
    c.rotate(90)
    c.drawString(72, -300, p.sentence)


@lab("character by character")
def letters(c, p):
    x = 72
    for letter in p.sentence:
        c.drawString(x, 700, letter)
        x += pdfmetrics.stringWidth(letter, FONT, 12)


@lab("clipped away")
def clipped(c, p):
    path = c.beginPath()
    path.rect(0, 0, 10, 10)
    c.clipPath(path, stroke=0, fill=0)
    c.drawString(72, 700, p.sentence)


@lab("info author")
def author(c, p): c.setAuthor(p.sentence)


@lab("info title")
def title(c, p): c.setTitle(p.sentence)


@lab("info keywords")
def keywords(c, p): c.setKeywords(p.sentence)


@lab("outline")
def outline(c, p):
    c.bookmarkPage("a")
    c.addOutlineEntry(p.sentence, "a")


@lab("form tooltip")
def tooltip(c, p): c.acroForm.textfield(name="f", tooltip=p.ascii, value="", x=72, y=600, width=300, height=20)


@lab("form choice")
def choice(c, p): c.acroForm.choice(name="f", options=[(p.ascii, "a"), ("b", "b")], value="b", x=72, y=600, width=300, height=20)


@place("pdf", "table of platypus", page=1)
def platypus(path, p):
    from reportlab.lib.styles import ParagraphStyle
    s = ParagraphStyle("s", fontName=FONT)
    rows = [[Paragraph("姓名", s), Paragraph("身分證字號", s)], [Paragraph("承辦", s), Paragraph(p.needle, s)]]
    SimpleDocTemplate(str(path), pagesize=A4).build([Table(rows)])


def mu(name, pages=1, **location):
    def register(change):
        @place("pdf", name, **location)
        def write(path, plant):
            d = base(pages)
            change(d, plant)
            d.save(str(path))

        return change

    return register


def insert(page, p, **kw): page.insert_text((72, 120), p.sentence, fontname="china-t", fontsize=12, **kw)


@mu("pymupdf text", 3, page=3)
def mu_text(d, p): insert(d[2], p)


@mu("sticky note", page=1)
def sticky(d, p): d[0].add_text_annot((100, 100), p.sentence)


@mu("free text annotation")
def free(d, p): d[0].add_freetext_annot((100, 100, 400, 200), p.sentence, fontname="china-t")


@mu("annotation author")
def annotation_author(d, p):
    a = d[0].add_text_annot((100, 100), "看過")
    a.set_info(title=p.sentence)


@mu("highlight comment")
def highlight(d, p):
    page = d[0]
    a = page.add_highlight_annot(pymupdf.Rect(70, 60, 200, 80))
    a.set_info(content=p.sentence)


@mu("link")
def link(d, p): d[0].insert_link({"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 50, 50), "uri": "https://example.org/" + p.ascii.replace(" ", "%20")})


@mu("attachment")
def attachment(d, p): d.embfile_add("附件.txt", p.sentence.encode())


@mu("attachment name")
def attachment_name(d, p): d.embfile_add(p.needle + ".txt", "身分證字號".encode(), filename="身分證字號 " + p.needle + ".txt")


@mu("attachment description")
def attachment_description(d, p): d.embfile_add("a.txt", b"hello", desc=p.sentence)


@mu("file annotation")
def file_annotation(d, p): d[0].add_file_annot((100, 100), p.sentence.encode(), "a.txt")


@mu("table of contents")
def toc(d, p): d.set_toc([[1, p.sentence, 1]])


@mu("XMP")
def xmp(d, p):
    d.set_xml_metadata(f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">{p.sentence}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>')


@mu("switched-off layer")
def layer(d, p):
    xref = d.add_ocg("草圖", on=False)
    insert(d[0], p, oc=xref)


@mu("outside the crop box")
def crop(d, p):
    d[0].insert_text((72, 800), p.sentence, fontname="china-t", fontsize=12)
    d[0].set_cropbox(pymupdf.Rect(0, 0, 595, 500))


@mu("vertical text box")
def rotated_box(d, p): insert(d[0], p, rotate=90)


@mu("under a picture")
def under_picture(d, p):
    insert(d[0], p)
    pix = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 40, 10))
    pix.set_rect(pix.irect, (0,))
    d[0].insert_image(pymupdf.Rect(60, 100, 500, 130), pixmap=pix)


@place("pdf", "earlier revision")
def revision(path, p):
    d = base()
    insert(d[0], p)
    d.save(str(path))
    d.close()
    d = pymupdf.open(str(path))
    for xref in d[0].get_contents():
        d.update_stream(xref, b"q Q")
    d.saveIncr()


@place("pdf", "deleted page in an earlier revision")
def deleted_page(path, p):
    d = base(2)
    insert(d[1], p)
    d.save(str(path))
    d.close()
    d = pymupdf.open(str(path))
    d.delete_page(1)
    d.saveIncr()


@place("pdf", "owner password")
def owner(path, p):
    d = base()
    insert(d[0], p)
    d.save(str(path), encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="x", user_pw="")


@place("pdf", "object streams")
def objstm(path, p):
    buffer = io.BytesIO()
    d = base()
    insert(d[0], p)
    d.save(buffer)
    with pikepdf.open(buffer) as q:
        q.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True)


def pike(name, **location):
    def register(change):
        @place("pdf", name, **location)
        def write(path, plant):
            buffer = io.BytesIO()
            base().save(buffer)
            with pikepdf.open(buffer) as q:
                change(q, plant)
                q.save(path)

        return change

    return register


@pike("document JavaScript")
def js(q, p):
    q.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[pikepdf.String("a"), pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(f"var a='{p.sentence}';"))]))


@pike("custom info key")
def info(q, p): q.docinfo["/Case"] = p.sentence


@pike("XFA data")
def xfa(q, p):
    stream = q.make_stream(f'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><form><id>{p.sentence}</id></form></xfa:data></xfa:datasets></xdp:xdp>'.encode())
    q.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=stream)


def field(q, p, flags):
    """A text field of page 1; `flags` as in ISO 32000-1, table 165."""
    f = q.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T=pikepdf.String("a"), V=pikepdf.String(p.sentence), F=flags, Rect=[0, 0, 10, 10]))
    q.pages[0].Annots = q.make_indirect([f])
    q.Root.AcroForm = pikepdf.Dictionary(Fields=[f])


@pike("form value")
def form(q, p): field(q, p, 4)


@pike("hidden form field")
def hidden_field(q, p): field(q, p, 2)


@pike("orphan stream")
def orphan(q, p):
    q.pages[0].PieceInfo = pikepdf.Dictionary(App=pikepdf.Dictionary(Private=pikepdf.String(p.sentence)))


@pike("actual text")
def actual(q, p):
    content = q.pages[0].Contents
    old = content.read_bytes() if isinstance(content, pikepdf.Stream) else b"".join(c.read_bytes() for c in content)
    text = p.sentence.encode("utf-16-be").hex()
    q.pages[0].Contents = q.make_stream(b"/Span <</ActualText <feff" + text.encode() + b">>> BDC\n" + old + b"\nEMC")


@pike("structure alternative text")
def alt(q, p):
    q.Root.StructTreeRoot = q.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=q.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Figure, Alt=pikepdf.String(p.sentence)))))


@place("pdf", "behind the end")
def trailing(path, p):
    base().save(str(path))
    with open(path, "ab") as f:
        f.write(b"\n" + p.sentence.encode() + b"\n")
