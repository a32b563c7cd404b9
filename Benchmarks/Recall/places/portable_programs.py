"""PDF as other programs write it: browsers, typesetters, plotters, office suites, and what tools make of it afterwards."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path

from places.pictures import FONTS, LANDSCAPE, page
from planting import place


def run(*command, folder=None, data=None):
    return subprocess.run(command, cwd=folder, input=data, capture_output=True, check=True, timeout=120).stdout


def program(name, held=False, **location):
    """A place whose writer gets a folder to work in, and leaves `out.pdf` there."""
    def register(write):
        @place("pdf", name, held=held, **location)
        def make(path, p):
            folder = Path(tempfile.mkdtemp())
            try:
                write(folder, p)
                shutil.copy(folder / "out.pdf", path)
            finally:
                shutil.rmtree(folder)

        return write

    return register


HTML = "<!DOCTYPE html><html lang='zh-TW'><head><meta charset='utf-8'><title>業務統計</title><style>h1{color:#234}table{border-collapse:collapse}td{border:1px solid #888;padding:4px}@page{size:A4}.v{writing-mode:vertical-rl}</style></head><body><h1>年度業務統計</h1><p>本年度辦理各項業務，說明如下。</p>%s</body></html>"


def html(body): return HTML % body


BODIES = {
    "paragraph": lambda p: f"<p>{p.sentence}</p>",
    "second page": lambda p: f"<p style='page-break-before:always'>{p.sentence}</p>",
    "table": lambda p: f"<table><tr><td>姓名</td><td>身分證字號</td></tr><tr><td>承辦</td><td>{p.needle}</td></tr></table>",
    "vertical text": lambda p: f"<div class='v' style='height:600px'>{p.sentence}</div>",
    "turned text": lambda p: f"<div style='transform:rotate(30deg);margin:200px'>{p.sentence}</div>",
    "clear text": lambda p: f"<p style='opacity:0.01'>{p.sentence}</p>",
    "spaced letters": lambda p: f"<p style='letter-spacing:6px'>{p.sentence}</p>",
    "text in a drawing": lambda p: f"<svg width='600' height='60'><text x='10' y='40' font-size='20'>{p.sentence}</text></svg>",
    "white text": lambda p: f"<p style='color:#fff'>{p.sentence}</p>",
}


def chromium(folder, p, body):
    (folder / "a.html").write_text(html(body))
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/u", "--no-pdf-header-footer", f"--print-to-pdf={folder}/out.pdf", f"file://{folder}/a.html")


def weasyprint(folder, p, body):
    import weasyprint
    weasyprint.HTML(string=html(body)).write_pdf(str(folder / "out.pdf"))


for maker in (chromium, weasyprint):
    for name, body in BODIES.items():
        @program(f"{maker.__name__} {name}", **({"page": 2} if name == "second page" else {"page": 1}))
        def web(folder, p, maker=maker, body=body): maker(folder, p, body(p))


@program("weasyprint PDF for archives", page=1)
def archive(folder, p):
    import weasyprint
    weasyprint.HTML(string=html(f"<p>{p.sentence}</p>")).write_pdf(str(folder / "out.pdf"), pdf_variant="pdf/a-3u")


@program("weasyprint attachment")
def attachment(folder, p):
    import weasyprint
    weasyprint.HTML(string=html("")).write_pdf(str(folder / "out.pdf"), attachments=[weasyprint.Attachment(string=p.sentence, description="d")])


@program("fpdf2", page=1)
def fpdf2(folder, p):
    (folder / "out.pdf").write_bytes(plain(p))


@program("xhtml2pdf", page=1)
def xhtml2pdf(folder, p):
    from xhtml2pdf import pisa
    with open(folder / "out.pdf", "wb") as f: pisa.CreatePDF(f"<html><body><p>{p.ascii}</p></body></html>", dest=f)


for kind in (3, 42):
    @program(f"matplotlib with fonts of type {kind}", page=1)
    def matplotlib(folder, p, kind=kind):
        import matplotlib
        matplotlib.use("Agg")
        import matplotlib.pyplot as plt
        with matplotlib.rc_context({"pdf.fonttype": kind}):
            figure, axes = plt.subplots()
            axes.plot([1, 3, 2])
            axes.set_title(p.ascii)
            figure.savefig(folder / "out.pdf")
            plt.close(figure)


@program("cairo", page=1)
def cairo(folder, p):
    import cairo
    s = cairo.PDFSurface(str(folder / "out.pdf"), 595, 842)
    c = cairo.Context(s)
    c.select_font_face("Noto Sans CJK TC")
    c.set_font_size(14)
    c.move_to(72, 100)
    c.show_text(p.sentence)
    c.show_page()
    s.finish()


@program("cairo glyphs as paths", page=1)
def cairo_path(folder, p):
    import cairo
    s = cairo.PDFSurface(str(folder / "out.pdf"), 595, 842)
    c = cairo.Context(s)
    c.select_font_face("Noto Sans CJK TC")
    c.set_font_size(14)
    c.move_to(72, 100)
    c.text_path(p.sentence)
    c.fill()
    c.show_page()
    s.finish()


@program("groff", page=1)
def groff(folder, p):
    (folder / "out.pdf").write_bytes(run("groff", "-Tpdf", "-ms", data=f".TL\nReport\n.PP\n{p.ascii}\n".encode()))


@program("groff through PostScript", page=1)
def groff_ps(folder, p):
    (folder / "a.ps").write_bytes(run("groff", "-Tps", "-ms", data=f".TL\nReport\n.PP\n{p.ascii}\n".encode()))
    run("ps2pdf", "a.ps", "out.pdf", folder=folder)


@program("pdfTeX", page=1)
def pdftex(folder, p):
    (folder / "out.tex").write_text(r"\documentclass{article}\begin{document}Report. " + p.ascii + r" office ffi \textit{quarterly} $x^2$\end{document}")
    run("pdflatex", "-interaction=batchmode", "out.tex", folder=folder)


@program("XeTeX", page=1)
def xetex(folder, p):
    (folder / "out.tex").write_text(r"\documentclass{article}\usepackage{fontspec}\setmainfont{Noto Sans CJK TC}\begin{document}業務統計 " + p.sentence + r"\end{document}")
    run("xelatex", "-interaction=batchmode", "out.tex", folder=folder)


OFFICE = {"Writer": "<p>業務統計</p><p>%s</p>", "Calc": "<table><tr><td>說明</td><td>%s</td></tr></table>", "Draw": None}


def office(folder, name, data, extension, filter_="pdf"):
    (folder / f"out.{extension}").write_bytes(data)
    run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/u", "--convert-to", filter_, f"out.{extension}", folder=folder)


@program("LibreOffice Writer")
def writer(folder, p): office(folder, "out", html(f"<p>{p.sentence}</p>").encode(), "html", "pdf:writer_web_pdf_Export")


@program("LibreOffice Writer from DOCX", page=2)
def writer_docx(folder, p):
    import docx
    d = docx.Document()
    d.add_heading("業務統計")
    d.add_page_break()
    d.add_paragraph(p.sentence)
    b = io.BytesIO()
    d.save(b)
    office(folder, "out", b.getvalue(), "docx")


@program("LibreOffice PDF for archives, tagged", page=1)
def writer_a(folder, p):
    import docx
    d = docx.Document()
    d.add_paragraph(p.sentence)
    b = io.BytesIO()
    d.save(b)
    office(folder, "out", b.getvalue(), "docx", 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"3"},"UseTaggedPDF":{"type":"boolean","value":"true"}}')


@program("LibreOffice Calc", page=1)
def calc(folder, p):
    import openpyxl
    w = openpyxl.Workbook()
    w.active["A1"], w.active["B1"] = "說明", p.sentence
    b = io.BytesIO()
    w.save(b)
    office(folder, "out", b.getvalue(), "xlsx")


@program("LibreOffice Impress", page=2)
def impress(folder, p):
    import pptx
    d = pptx.Presentation()
    for text in ("業務統計", p.sentence):
        s = d.slides.add_slide(d.slide_layouts[1])
        s.shapes.title.text = text
    b = io.BytesIO()
    d.save(b)
    office(folder, "out", b.getvalue(), "pptx")


@program("LibreOffice with its own document within")
def hybrid(folder, p):
    import docx
    d = docx.Document()
    d.core_properties.comments = p.sentence
    d.add_paragraph("業務統計")
    b = io.BytesIO()
    d.save(b)
    office(folder, "out", b.getvalue(), "docx", 'pdf:writer_pdf_Export:{"IsAddStream":{"type":"boolean","value":"true"}}')


# What tools make of a document.

def plain(p, pages=1):
    """With the font in the document, so that any program can paint it."""
    from fpdf import FPDF
    f = FPDF()
    font = next(x for x in FONTS if Path(x).exists())
    f.add_font("cjk", fname=font, collection_font_number=3 if font.endswith("ttc") else 0)
    for number in range(pages):
        f.add_page()
        f.set_font("cjk", size=12)
        f.cell(0, 10, f"公開資料第{number + 1}頁", new_x="LMARGIN", new_y="NEXT")
        if number == pages - 1: f.cell(0, 10, p.sentence)
    return bytes(f.output())


def tool(name, *commands, pages=3, **location):
    @program(name, **location)
    def after(folder, p):
        (folder / "in.pdf").write_bytes(plain(p, pages))
        for command in commands: run(*command, folder=folder)


tool("Ghostscript", ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf"), page=3)
tool("Ghostscript for 1.3", ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dCompatibilityLevel=1.3", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf"), page=3)
tool("Ghostscript without fonts", ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dNoOutputFonts", "-sDEVICE=pdfwrite", "-sOutputFile=out.pdf", "in.pdf"), page=3)
tool("Ghostscript as a picture", ("gs", "-q", "-dNOPAUSE", "-dBATCH", "-r150", "-sDEVICE=pdfimage24", "-sOutputFile=out.pdf", "in.pdf"), page=3)
tool("pdfunite", ("pdfunite", "in.pdf", "in.pdf", "out.pdf"), page=6)
tool("qpdf linear", ("qpdf", "--linearize", "in.pdf", "out.pdf"), page=3)
tool("qpdf object streams", ("qpdf", "--object-streams=generate", "--compress-streams=y", "in.pdf", "out.pdf"), page=3)
tool("qpdf one page", ("qpdf", "in.pdf", "--pages", "in.pdf", "3", "--", "out.pdf"), page=1)
tool("qpdf turned", ("qpdf", "in.pdf", "--rotate=+90", "out.pdf"), page=3)
tool("qpdf laid over", ("qpdf", "--empty", "--pages", "in.pdf", "1", "--", "a.pdf"), ("qpdf", "a.pdf", "--overlay", "in.pdf", "--from=3", "--", "out.pdf"), page=1)
tool("qpdf laid under", ("qpdf", "--empty", "--pages", "in.pdf", "1", "--", "a.pdf"), ("qpdf", "a.pdf", "--underlay", "in.pdf", "--from=3", "--", "out.pdf"), page=1)
tool("qpdf encrypted for its owner", ("qpdf", "--encrypt", "", "owner", "256", "--print=none", "--", "in.pdf", "out.pdf"), page=3)
tool("qpdf in the clear", ("qpdf", "--qdf", "in.pdf", "out.pdf"), page=3)
tool("poppler through cairo", ("pdftocairo", "-pdf", "in.pdf", "out.pdf"), page=3)
tool("exiftool keyword", ("cp", "in.pdf", "out.pdf"), ("exiftool", "-q", "-overwrite_original", "-Keywords=x", "out.pdf"), page=3)


@program("pypdf merged", page=2)
def pypdf(folder, p):
    import pypdf
    w = pypdf.PdfWriter()
    w.append(io.BytesIO(plain(type(p)("公開", "公開"))))
    w.append(io.BytesIO(plain(p)))
    w.write(str(folder / "out.pdf"))


@program("pypdf watermark", page=1)
def watermark(folder, p):
    import pypdf
    w = pypdf.PdfWriter(clone_from=io.BytesIO(plain(type(p)("公開", "公開"))))
    w.pages[0].merge_page(pypdf.PdfReader(io.BytesIO(plain(p))).pages[0], over=False)
    w.write(str(folder / "out.pdf"))


@program("pymupdf that erases", page=1)
def redacted(folder, p):
    """What is marked to be erased, and was not yet."""
    import pymupdf
    d = pymupdf.open()
    page = d.new_page()
    page.insert_text((72, 120), p.sentence, fontname="china-t", fontsize=12)
    page.add_redact_annot(pymupdf.Rect(60, 100, 500, 130))
    d.save(str(folder / "out.pdf"))


@program("img2pdf JPEG", page=1)
def img2pdf(folder, p):
    import img2pdf
    b = io.BytesIO()
    page(p, 40, 1240, 1754).save(b, "JPEG", quality=90, dpi=(150, 150))
    (folder / "out.pdf").write_bytes(img2pdf.convert(b.getvalue()))


@program("img2pdf artist of the JPEG")
def img2pdf_exif(folder, p):
    import img2pdf
    import piexif
    b = io.BytesIO()
    LANDSCAPE.save(b, "JPEG", exif=piexif.dump({"0th": {piexif.ImageIFD.Artist: p.sentence.encode()}}))
    (folder / "out.pdf").write_bytes(img2pdf.convert(b.getvalue()))


@program("img2pdf fax", page=2)
def fax(folder, p):
    import img2pdf
    pages = []
    for image in (page(type(p)("公開", "公開"), 40, 1728, 2200), page(p, 40, 1728, 2200)):
        b = io.BytesIO()
        image.convert("1").save(b, "TIFF", compression="group4", dpi=(204, 196))
        pages.append(b.getvalue())
    (folder / "out.pdf").write_bytes(img2pdf.convert(pages))


@program("img2pdf JPEG 2000", page=1)
def jpeg2000(folder, p):
    import img2pdf
    b = io.BytesIO()
    page(p, 40, 1240, 1754).save(b, "JPEG2000")
    (folder / "out.pdf").write_bytes(img2pdf.convert(b.getvalue()))


@program("Tesseract's own PDF", page=1)
def tesseract(folder, p):
    page(p, 40, 1240, 1754).save(folder / "a.png", dpi=(150, 150))
    run("tesseract", "a.png", "out", "-l", "chi_tra+eng", "pdf", folder=folder)
