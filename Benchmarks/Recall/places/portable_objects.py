"""PDF, object by object: pikepdf and pymupdf put the sentence wherever ISO 32000 lets a text stand."""

import io
import zlib

import pikepdf
import pymupdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image, ImageDraw

from places.pictures import LANDSCAPE, font
from planting import place

def helvetica(): return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)


def base(pages=1):
    """A plain document of some pages, with Helvetica as F0 on each."""
    buffer = io.BytesIO()
    d = pymupdf.open()
    for number in range(pages):
        d.new_page().insert_text((72, 72), f"公開資料第{number + 1}頁", fontname="china-t", fontsize=12)
    d.save(buffer)
    q = pikepdf.open(buffer)
    f = q.make_indirect(helvetica())
    for page in q.pages: page.Resources.Font.F0 = f
    return q


def pike(name, pages=1, save=None, held=False, **location):
    def register(change):
        @place("pdf", name, held=held, **location)
        def write(path, plant):
            q = base(pages)
            change(q, plant)
            q.save(path, **(save or {}))

        return change

    return register


def show(text): return b"(" + text.encode("latin-1").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj"


def paint(q, operators, page=0):
    q.pages[page].contents_add(b"q\n" + operators + b"\nQ\n")


def line(p, more=b"", y=700): return b"BT /F0 12 Tf 72 %d Td %s %s ET" % (y, more, show(p.ascii))


def form(q, content, resources=None, **keys):
    stream = q.make_stream(content)
    stream.Type, stream.Subtype, stream.BBox = Name.XObject, Name.Form, [0, 0, 595, 842]
    stream.Resources = resources if resources is not None else Dictionary(Font=Dictionary(F0=q.make_indirect(helvetica())))
    for key, value in keys.items(): stream[f"/{key}"] = value
    return stream


def resource(q, kind, name, value, page=0):
    resources = q.pages[page].Resources
    if f"/{kind}" not in resources: resources[f"/{kind}"] = Dictionary()
    resources[f"/{kind}"][f"/{name}"] = value


# Text in what the page paints.

@pike("form in a form", page=1)
def form_in_form(q, p):
    inner = form(q, line(p))
    outer = form(q, b"/X1 Do", Dictionary(XObject=Dictionary(X1=inner)))
    resource(q, "XObject", "X2", outer)
    paint(q, b"/X2 Do")


@pike("form of the second page", 2, page=2)
def form_second(q, p):
    resource(q, "XObject", "X2", form(q, line(p)), 1)
    paint(q, b"/X2 Do", 1)


@pike("form that nobody paints")
def form_unused(q, p): resource(q, "XObject", "X2", form(q, line(p)))


@pike("transparency group")
def group(q, p):
    resource(q, "XObject", "X2", form(q, line(p), Group=Dictionary(S=Name.Transparency)))
    paint(q, b"/X2 Do")


@pike("soft mask")
def soft_mask(q, p):
    mask = form(q, b"1 g " + line(p), Group=Dictionary(S=Name.Transparency, CS=Name.DeviceGray))
    resource(q, "ExtGState", "G1", Dictionary(SMask=Dictionary(S=Name.Luminosity, G=mask)))
    paint(q, b"/G1 gs 0 0 1 rg 0 600 595 200 re f")


def pattern(q, content):
    stream = q.make_stream(content)
    stream.Type, stream.PatternType, stream.PaintType, stream.TilingType = Name.Pattern, 1, 1, 1
    stream.BBox, stream.XStep, stream.YStep = [0, 0, 400, 40], 400, 40
    stream.Resources = Dictionary(Font=Dictionary(F0=q.make_indirect(helvetica())))
    return stream


@pike("tiling pattern")
def tiling(q, p):
    resource(q, "Pattern", "P1", pattern(q, line(p, y=10)))
    paint(q, b"/Pattern cs /P1 scn 50 400 450 200 re f")


@pike("pattern in a form")
def tiling_in_form(q, p):
    inner = form(q, b"/Pattern cs /P1 scn 50 400 450 200 re f", Dictionary(Pattern=Dictionary(P1=pattern(q, line(p, y=10)))))
    resource(q, "XObject", "X2", inner)
    paint(q, b"/X2 Do")


@pike("text within a glyph of a Type 3 font", held=True)
def glyph_text(q, p):
    proc = q.make_stream(b"1000 0 d0 BT /F0 500 Tf 0 0 Td " + show(p.ascii) + b" ET")
    resource(q, "Font", "T3", q.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 9000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=97, LastChar=97, Widths=[1000],
        CharProcs=Dictionary(a=proc), Encoding=Dictionary(Type=Name.Encoding, Differences=[97, Name.a]), Resources=Dictionary(Font=Dictionary(F0=q.make_indirect(helvetica()))))))
    paint(q, b"BT /T3 24 Tf 72 600 Td (a) Tj ET")


@pike("Type 3 font with usual glyph names", held=True)
def type3(q, p):
    names = {" ": "space", ".": "period", **{str(n): w for n, w in enumerate("zero one two three four five six seven eight nine".split())}}
    letters = sorted(set(p.ascii))
    differences = [1] + [Name("/" + names.get(letter, letter)) for letter in letters]
    procs = Dictionary()
    for letter in letters: procs["/" + names.get(letter, letter)] = q.make_stream(b"600 0 d0 50 0 400 600 re f")
    resource(q, "Font", "T3", q.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=1, LastChar=len(letters), Widths=[600] * len(letters),
        CharProcs=procs, Encoding=Dictionary(Type=Name.Encoding, Differences=differences))))
    codes = "".join(f"{letters.index(c) + 1:02x}" for c in p.ascii)
    paint(q, b"BT /T3 12 Tf 72 600 Td <" + codes.encode() + b"> Tj ET")


@pike("Type 3 font with a character map", page=1)
def type3_map(q, p):
    letters = sorted(set(p.sentence))
    procs = Dictionary()
    for index in range(len(letters)): procs[f"/g{index}"] = q.make_stream(b"600 0 d0 50 0 400 600 re f")
    rows = "\n".join(f"<{i + 1:02x}> <{ord(c):04x}>" for i, c in enumerate(letters))
    cmap = f"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange {len(letters)} beginbfchar\n{rows}\nendbfchar endcmap end"
    resource(q, "Font", "T3", q.make_indirect(Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 1000, 1000], FontMatrix=[0.001, 0, 0, 0.001, 0, 0], FirstChar=1, LastChar=len(letters), Widths=[600] * len(letters),
        CharProcs=procs, Encoding=Dictionary(Type=Name.Encoding, Differences=[1] + [Name(f"/g{i}") for i in range(len(letters))]), ToUnicode=q.make_stream(cmap.encode()))))
    codes = "".join(f"{letters.index(c) + 1:02x}" for c in p.sentence)
    paint(q, b"BT /T3 12 Tf 72 600 Td <" + codes.encode() + b"> Tj ET")


for encoding, codec in (("UniCNS-UCS2-H", "utf-16-be"), ("UniCNS-UTF16-H", "utf-16-be"), ("ETen-B5-H", "cp950"), ("B5pc-H", "cp950"), ("UniCNS-UCS2-V", "utf-16-be"), ("ETen-B5-V", "cp950"), ("HKscs-B5-H", "big5hkscs")):
    @pike(f"font without a program, {encoding}", page=1)
    def unembedded(q, p, encoding=encoding, codec=codec):
        cid = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/MSung-Light"), CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("CNS1"), Supplement=0), DW=1000)
        resource(q, "Font", "C1", q.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/MSung-Light-" + encoding), Encoding=Name("/" + encoding), DescendantFonts=[q.make_indirect(cid)])))
        paint(q, b"BT /C1 12 Tf 72 700 Td <" + p.sentence.encode(codec).hex().encode() + b"> Tj ET")


for encoding, codec, ordering in (("UniGB-UCS2-H", "utf-16-be", "GB1"), ("GBK-EUC-H", "gbk", "GB1"), ("90ms-RKSJ-H", "cp932", "Japan1"), ("UniJIS-UTF16-H", "utf-16-be", "Japan1"), ("KSCms-UHC-H", "cp949", "Korea1")):
    @pike(f"font without a program, {encoding}", page=1)
    def unembedded_foreign(q, p, encoding=encoding, codec=codec, ordering=ordering):
        cid = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/Foreign"), CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String(ordering), Supplement=0), DW=1000)
        resource(q, "Font", "C1", q.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/Foreign"), Encoding=Name("/" + encoding), DescendantFonts=[q.make_indirect(cid)])))
        paint(q, b"BT /C1 12 Tf 72 700 Td <" + p.ascii.encode(codec).hex().encode() + b"> Tj ET" )


@pike("glyphs in single strings, kerned", page=1)
def kerned(q, p):
    parts = b" ".join(b"(" + c.encode() + b") -20" for c in p.ascii)
    paint(q, b"BT /F0 12 Tf 72 700 Td [" + parts + b"] TJ ET")


@pike("glyphs painted backwards", page=1)
def backwards(q, p):
    operators = [b"BT /F0 12 Tf 1 0 0 1 %d 700 Tm (%s) Tj ET" % (72 + i * 8, c.encode()) for i, c in enumerate(p.ascii)]
    paint(q, b"\n".join(reversed(operators)))


@pike("glyphs one below the other", page=1)
def stacked(q, p):
    paint(q, b"\n".join(b"BT /F0 12 Tf 1 0 0 1 300 %d Tm (%s) Tj ET" % (700 - i * 13, c.encode()) for i, c in enumerate(p.ascii)))


@pike("letters far apart", page=1)
def spaced(q, p): paint(q, line(p, b"6 Tc"))


for angle in (90, 180, 270):
    @pike(f"page turned by {angle}", page=1)
    def turned(q, p, angle=angle):
        paint(q, line(p))
        q.pages[0].Rotate = angle


for name, matrix in (("45 degrees", b".7 .7 -.7 .7 200 300"), ("mirrored", b"-1 0 0 1 400 300"), ("upside down", b"1 0 0 -1 100 300"), ("slanted", b"1 .2 .3 1 100 300")):
    @pike("text " + name, page=1)
    def transformed(q, p, matrix=matrix): paint(q, b"BT /F0 12 Tf " + matrix + b" Tm " + show(p.ascii) + b" ET")


for box in ("CropBox", "TrimBox", "BleedBox", "ArtBox"):
    @pike("outside the " + box)
    def outside(q, p, box=box):
        paint(q, line(p))
        q.pages[0][f"/{box}"] = Array([0, 0, 595, 400])


@pike("shifted media box", page=1)
def shifted(q, p):
    q.pages[0].MediaBox = Array([-1000, -1000, -405, -158])
    paint(q, b"BT /F0 12 Tf -900 -300 Td " + show(p.ascii) + b" ET")


@pike("user unit", page=1)
def unit(q, p):
    q.pages[0].UserUnit = 10
    paint(q, b"BT /F0 1.2 Tf 7 30 Td " + show(p.ascii) + b" ET")


for mode in range(8):
    @pike(f"render mode {mode}")
    def render(q, p, mode=mode): paint(q, line(p, b"%d Tr" % mode))


for name, more in (("stretched to nothing", b"0 Tz"), ("stretched to 1 per cent", b"1 Tz"), ("matrix of zeroes", b"0 0 0 0 72 700 Tm"), ("rise out of the page", b"5000 Ts"), ("transparent", b"/G9 gs"), ("white in CMYK", b"0 0 0 0 k"), ("near white", b"0.99 g"), ("separation white", b"/CS1 cs 0 scn")):
    @pike("text " + name, held=more in (b"0 Tz", b"0 0 0 0 72 700 Tm"))
    def dim(q, p, more=more):
        resource(q, "ExtGState", "G9", Dictionary(ca=0))
        resource(q, "ColorSpace", "CS1", Array([Name.Separation, Name.Spot, Name.DeviceCMYK, Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)]))
        paint(q, line(p, more))


@pike("content split within a string", page=1)
def split(q, p):
    data = b"BT /F0 12 Tf 72 700 Td (" + p.ascii.encode() + b") Tj ET"
    old = q.pages[0].Contents
    streams = list(old) if isinstance(old, Array) else [old]
    q.pages[0].Contents = Array(streams + [q.make_stream(data[:18]), q.make_stream(data[18:])])


@pike("octal escapes", page=1)
def octal(q, p): paint(q, b"BT /F0 12 Tf 72 700 Td (" + b"".join(b"\\%03o" % b for b in p.ascii.encode()) + b") Tj ET")


@pike("behind an inline image", page=1)
def inline(q, p): paint(q, b"q 10 0 0 10 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x00\xff EI\x80 EI Q\n" + line(p))


@pike("marked content list", page=1)
def marked(q, p):
    resource(q, "Properties", "MC0", q.make_indirect(Dictionary(ActualText=String(p.sentence))))
    paint(q, b"/Span /MC0 BDC " + b"BT /F0 12 Tf 72 700 Td (x) Tj ET" + b" EMC")


for key in ("Alt", "E", "Lang", "Contents", "Summary", "Custom"):
    @pike("marked content " + key)
    def marked_key(q, p, key=key):
        paint(q, b"/Span <</%s <feff%s>>> BDC BT /F0 12 Tf 72 700 Td (x) Tj ET EMC" % (key.encode(), p.sentence.encode("utf-16-be").hex().encode()))


@pike("marked point")
def point(q, p): paint(q, b"/Note <</Text <feff%s>>> DP" % p.sentence.encode("utf-16-be").hex().encode())


@pike("comment in a content stream")
def content_comment(q, p): paint(q, b"% " + p.ascii.encode() + b"\n0 g")


@pike("font that stands for other letters")
def liar(q, p):
    """What is shown is one thing, and the map says another: both are read, or it is a gap."""
    cmap = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <ff> <0000> endbfrange endcmap end"
    f = helvetica()
    f.ToUnicode = q.make_stream(cmap.encode())
    resource(q, "Font", "L1", q.make_indirect(f))
    paint(q, b"BT /L1 12 Tf 72 700 Td " + show(p.ascii) + b" ET")


# Layers.

def layer(q, name, **d):
    ocg = q.make_indirect(Dictionary(Type=Name.OCG, Name=String(name)))
    q.Root.OCProperties = Dictionary(OCGs=[ocg], D=Dictionary(Order=[ocg], **{k: [ocg] if v else v for k, v in d.items()}))
    return ocg


@pike("name of a layer")
def layer_name(q, p): layer(q, p.sentence)


@pike("layer that prints only")
def layer_print(q, p):
    ocg = layer(q, "印", OFF=True)
    ocg.Usage = Dictionary(View=Dictionary(ViewState=Name.OFF), Print=Dictionary(PrintState=Name.ON), CreatorInfo=Dictionary(Creator=String("作業"), Subtype=Name.Artwork))
    resource(q, "Properties", "OC1", ocg)
    paint(q, b"/OC /OC1 BDC " + line(p) + b" EMC")


@pike("membership of a layer that is off")
def membership(q, p):
    ocg = layer(q, "印", OFF=True)
    resource(q, "Properties", "OC1", q.make_indirect(Dictionary(Type=Name.OCMD, OCGs=[ocg], P=Name.AllOn)))
    paint(q, b"/OC /OC1 BDC " + line(p) + b" EMC")


@pike("form on a layer that is off")
def layer_form(q, p):
    resource(q, "XObject", "X2", form(q, line(p), OC=layer(q, "印", OFF=True)))
    paint(q, b"/X2 Do")


# Annotations.

SUBTYPES = "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Caret Stamp Ink Popup FileAttachment Screen PrinterMark Watermark Redact".split()


def annotation(q, subtype, page=0, **keys):
    a = q.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=[100, 100, 300, 160], F=4, **keys))
    q.pages[page].Annots = q.make_indirect(Array([a]))
    return a


for subtype in SUBTYPES:
    @pike("contents of " + subtype, 2, page=2)
    def contents(q, p, subtype=subtype): annotation(q, subtype, 1, Contents=String(p.sentence))

    @pike("appearance of " + subtype, 2, page=2)
    def appearance(q, p, subtype=subtype): annotation(q, subtype, 1, AP=Dictionary(N=form(q, line(p, y=120))))


for state in "DR":
    @pike("other appearance " + state)
    def other_appearance(q, p, state=state):
        annotation(q, "Stamp", AP=Dictionary({"/N": form(q, b"0 g"), f"/{state}": form(q, line(p, y=120))}))


for key, subtype in (("T", "Text"), ("Subj", "Text"), ("OverlayText", "Redact"), ("Name", "Stamp"), ("NM", "Text"), ("DS", "FreeText"), ("IRT", "Text"), ("Custom", "Square")):
    @pike(f"annotation key {key}")
    def annotation_key(q, p, key=key, subtype=subtype):
        value = {"NM": String(p.ascii), "Name": Name("/" + p.needle) if p.needle.isascii() else Name.Draft, "IRT": Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 1, 1], Contents=String(p.sentence))}.get(key, String(p.sentence))
        annotation(q, subtype, **{key: value})


@pike("rich text of a popup", page=1)
def rich(q, p): annotation(q, "FreeText", Contents=String("x"), RC=String(f'<body xmlns="http://www.w3.org/1999/xhtml"><p>{p.sentence}</p></body>'))


@pike("rich text with tags within the number", page=1)
def rich_split(q, p): annotation(q, "FreeText", Contents=String("x"), RC=String(f'<body xmlns="http://www.w3.org/1999/xhtml"><p>{p.sentence[:-5]}<b>{p.sentence[-5:]}</b></p></body>'))


@pike("hidden annotation", page=1)
def hidden_annotation(q, p): annotation(q, "FreeText", Contents=String(p.sentence)).F = 2


@pike("appearance of a hidden annotation", page=1)
def hidden_appearance(q, p): annotation(q, "FreeText", AP=Dictionary(N=form(q, line(p, y=120)))).F = 2


@pike("reply to a note", page=1)
def reply(q, p):
    one = annotation(q, "Text", Contents=String("見附件"))
    two = q.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], IRT=one, Contents=String(p.sentence), StateModel=String("Review"), State=String("Accepted")))
    q.pages[0].Annots.append(two)


for name, action in (
    ("GoToR", lambda p: Dictionary(S=Name.GoToR, F=String(p.ascii + ".pdf"), D=String("x"))),
    ("Launch", lambda p: Dictionary(S=Name.Launch, F=Dictionary(Type=Name.Filespec, F=String(p.ascii + ".doc")))),
    ("Launch of Windows", lambda p: Dictionary(S=Name.Launch, Win=Dictionary(F=String("a.exe"), P=String(p.ascii)))),
    ("SubmitForm", lambda p: Dictionary(S=Name.SubmitForm, F=Dictionary(FS=Name.URL, F=String("https://example.org/" + p.needle if p.needle.isascii() else "https://example.org/")), Fields=[String(p.ascii)])),
    ("JavaScript", lambda p: Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{p.ascii}');"))),
    ("JavaScript with escapes", lambda p: Dictionary(S=Name.JavaScript, JS=String("app.alert('" + "".join(f"\\u{ord(c):04x}" for c in p.sentence) + "');"))),
    ("next action", lambda p: Dictionary(S=Name.Named, N=Name.NextPage, Next=[Dictionary(S=Name.URI, URI=String("mailto:a@example.org?subject=" + p.ascii))])),
    ("Hide", lambda p: Dictionary(S=Name.Hide, T=String(p.ascii))),
    ("GoTo name", lambda p: Dictionary(S=Name.GoTo, D=String(p.ascii))),
):
    @pike("action " + name)
    def act(q, p, action=action): annotation(q, "Link", A=action(p))


# Forms.

def field(q, **keys):
    f = q.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, T=String("a"), F=4, Rect=[100, 100, 300, 160], **keys))
    q.pages[0].Annots = q.make_indirect(Array([f]))
    q.Root.AcroForm = Dictionary(Fields=[f], DR=Dictionary(Font=Dictionary(F0=q.make_indirect(helvetica()))))
    return f


for name, keys in (
    ("value", lambda q, p: dict(FT=Name.Tx, V=String(p.sentence))),
    ("value in a stream", lambda q, p: dict(FT=Name.Tx, V=q.make_stream(p.sentence.encode("utf-16")))),
    ("default value", lambda q, p: dict(FT=Name.Tx, DV=String(p.sentence))),
    ("rich value", lambda q, p: dict(FT=Name.Tx, V=String("x"), RV=String(f"<body><p>{p.sentence}</p></body>"))),
    ("alternate name", lambda q, p: dict(FT=Name.Tx, TU=String(p.sentence))),
    ("mapping name", lambda q, p: dict(FT=Name.Tx, TM=String(p.sentence))),
    ("options", lambda q, p: dict(FT=Name.Ch, Opt=[String("b"), String(p.sentence)])),
    ("options with export values", lambda q, p: dict(FT=Name.Ch, Opt=[Array([String(p.sentence), String("b")])])),
    ("chosen values", lambda q, p: dict(FT=Name.Ch, V=[String("b"), String(p.sentence)], Ff=1 << 21)),
    ("caption of a button", lambda q, p: dict(FT=Name.Btn, Ff=1 << 16, MK=Dictionary(CA=String(p.sentence)))),
    ("caption when pressed", lambda q, p: dict(FT=Name.Btn, Ff=1 << 16, MK=Dictionary(AC=String(p.sentence)))),
    ("choice of a radio button", lambda q, p: dict(FT=Name.Btn, Ff=1 << 15, V=Name("/" + p.ascii), AS=Name("/" + p.ascii), AP=Dictionary(N=Dictionary({"/" + p.ascii: form(q, b"0 g"), "/Off": form(q, b"1 g")})))),
    ("choice that is not made", lambda q, p: dict(FT=Name.Btn, AS=Name.Off, AP=Dictionary(N=Dictionary({"/" + p.ascii: form(q, b"0 g"), "/Off": form(q, b"1 g")})))),
    ("key script", lambda q, p: dict(FT=Name.Tx, AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String(f"var x='{p.sentence}'"))))),
    ("script in a stream", lambda q, p: dict(FT=Name.Tx, AA=Dictionary(C=Dictionary(S=Name.JavaScript, JS=q.make_stream(f"var x='{p.sentence}'".encode("utf-16")))))),
    ("comb of glyphs", lambda q, p: dict(FT=Name.Tx, Ff=1 << 24, MaxLen=40, V=String(p.ascii), AP=Dictionary(N=form(q, b"\n".join(b"BT /F0 9 Tf 1 0 0 1 %d 110 Tm (%s) Tj ET" % (100 + i * 12, c.encode()) for i, c in enumerate(p.ascii)))))),
    ("password field", lambda q, p: dict(FT=Name.Tx, Ff=1 << 13, V=String(p.sentence))),
    ("signature", lambda q, p: dict(FT=Name.Sig, V=q.make_indirect(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Name=String(p.sentence), ByteRange=[0, 1, 2, 3], Contents=String("x"))))),
    ("reason of a signature", lambda q, p: dict(FT=Name.Sig, V=q.make_indirect(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Reason=String(p.sentence), ByteRange=[0, 1, 2, 3], Contents=String("x"))))),
    ("contact of a signature", lambda q, p: dict(FT=Name.Sig, V=q.make_indirect(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ContactInfo=String(p.sentence), Location=String("台北"), Contents=String("x"))))),
    ("seed value of a signature", lambda q, p: dict(FT=Name.Sig, SV=Dictionary(Type=Name.SV, Reasons=[String(p.sentence)]))),
):
    @pike("field " + name)
    def fields(q, p, keys=keys): field(q, **keys(q, p))


@pike("name of a field")
def field_name(q, p): field(q, FT=Name.Tx, V=String("x")).T = String(p.sentence)


@pike("value of a field's parent")
def parent(q, p):
    f = field(q)
    del f["/T"]
    top = q.make_indirect(Dictionary(FT=Name.Tx, T=String("top"), V=String(p.sentence), Kids=[f]))
    f.Parent = top
    q.Root.AcroForm.Fields = Array([top])


@pike("field without a widget")
def bare(q, p): q.Root.AcroForm = Dictionary(Fields=[q.make_indirect(Dictionary(FT=Name.Tx, T=String("a"), V=String(p.sentence)))])


@pike("XFA in packets")
def packets(q, p):
    parts = [("preamble", '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/">'), ("datasets", f'<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><f><id>{p.sentence}</id></f></xfa:data></xfa:datasets>'), ("postamble", "</xdp:xdp>")]
    q.Root.AcroForm = Dictionary(Fields=[], XFA=Array([x for name, data in parts for x in (String(name), q.make_stream(data.encode()))]))


@pike("XFA template with a picture")
def xfa_picture(q, p):
    q.Root.AcroForm = Dictionary(Fields=[], XFA=q.make_stream(f'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/2.8/"><subform><draw><value><exData contentType="text/html"><body><p>{p.sentence}</p></body></exData></value></draw></subform></template></xdp:xdp>'.encode()))


# What belongs to the document.

def root(name, **location):
    def register(make):
        @pike(name, **location)
        def change(q, p):
            for key, value in make(q, p).items(): q.Root[f"/{key}"] = value

        return make

    return register


@root("prefix of page labels")
def labels(q, p): return dict(PageLabels=Dictionary(Nums=[0, Dictionary(S=Name.D, P=String(p.sentence))]))


@root("named destination in a tree")
def destination(q, p): return dict(Names=Dictionary(Dests=Dictionary(Kids=[q.make_indirect(Dictionary(Limits=[String(p.ascii), String(p.ascii)], Names=[String(p.ascii), Array([q.pages[0].obj, Name.Fit])]))])))


@root("old named destination")
def old_destination(q, p): return dict(Dests=Dictionary({"/" + p.ascii.replace(" ", "_"): Array([q.pages[0].obj, Name.Fit])}))


@root("article thread")
def thread(q, p): return dict(Threads=[q.make_indirect(Dictionary(I=Dictionary(Title=String(p.sentence))))])


@root("output intent")
def intent(q, p): return dict(OutputIntents=[Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB"), Info=String(p.sentence))])


@root("base address")
def uri(q, p): return dict(URI=Dictionary(Base=String("https://example.org/" + (p.needle if p.needle.isascii() else ""))))


@root("language of the document")
def language(q, p): return dict(Lang=String(p.ascii))


@root("legal attestation")
def legal(q, p): return dict(Legal=Dictionary(Attestation=String(p.sentence)))


@root("private data in a string")
def piece(q, p): return dict(PieceInfo=Dictionary(App=Dictionary(LastModified=String("D:20240101000000"), Private=Dictionary(Note=String(p.sentence)))))


@root("private data in a stream")
def piece_stream(q, p): return dict(PieceInfo=Dictionary(App=Dictionary(LastModified=String("D:20240101000000"), Private=q.make_stream(p.sentence.encode()))))


@root("private data in a name")
def piece_name(q, p): return dict(PieceInfo=Dictionary(App=Dictionary(LastModified=String("D:20240101000000"), Private=Name("/" + p.ascii))))


@root("portfolio")
def portfolio(q, p):
    data = q.make_stream(b"x")
    data.Type = Name.EmbeddedFile
    spec = q.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.txt"), UF=String("a.txt"), EF=Dictionary(F=data), CI=Dictionary(Type=Name.CollectionItem, who=String(p.sentence))))
    return dict(Collection=Dictionary(Type=Name.Collection, Schema=Dictionary(who=Dictionary(Subtype=Name.S, N=String("承辦")))), Names=Dictionary(EmbeddedFiles=Dictionary(Names=[String("a"), spec])))


@root("column of a portfolio")
def column(q, p): return dict(Collection=Dictionary(Type=Name.Collection, Schema=Dictionary(who=Dictionary(Subtype=Name.S, N=String(p.sentence)))))


@root("associated file")
def associated(q, p):
    data = q.make_stream(p.sentence.encode())
    return dict(AF=[q.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.txt"), AFRelationship=Name.Source, EF=Dictionary(F=data)))])


@root("attached PDF of two pages", page=2)
def attached_pdf(q, p):
    inner = base(2)
    paint(inner, line(p), 1)
    buffer = io.BytesIO()
    inner.save(buffer)
    data = q.make_stream(buffer.getvalue())
    data.Type = Name.EmbeddedFile
    return dict(Names=Dictionary(EmbeddedFiles=Dictionary(Names=[String("a"), q.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.pdf"), EF=Dictionary(F=data)))])))


@root("description of an attachment in a tree with kids")
def attachment_kids(q, p):
    data = q.make_stream(b"x")
    spec = q.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.txt"), Desc=String(p.sentence), EF=Dictionary(F=data)))
    return dict(Names=Dictionary(EmbeddedFiles=Dictionary(Kids=[q.make_indirect(Dictionary(Limits=[String("a"), String("a")], Names=[String("a"), spec]))])))


for key in ("Alt", "ActualText", "E", "T", "Lang", "ID"):
    @root("structure element " + key)
    def element(q, p, key=key):
        value = String(p.ascii if key in ("Lang", "ID") else p.sentence)
        e = q.make_indirect(Dictionary({"/Type": Name.StructElem, "/S": Name.Span, f"/{key}": value, "/Pg": q.pages[0].obj}))
        return dict(StructTreeRoot=q.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=[e])), MarkInfo=Dictionary(Marked=True))


@root("summary of a table")
def summary(q, p):
    e = q.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Table, A=Dictionary(O=Name.Table, Summary=String(p.sentence))))
    return dict(StructTreeRoot=q.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=[e])))


@root("user property of a structure element")
def user(q, p):
    e = q.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, A=Dictionary(O=Name.UserProperties, P=[Dictionary(N=String("id"), V=String(p.sentence), F=String(""), H=True)])))
    return dict(StructTreeRoot=q.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=[e])))


@root("bookmark with an action")
def bookmark(q, p):
    o = q.make_indirect(Dictionary(Type=Name.Outlines, Count=1))
    i = q.make_indirect(Dictionary(Title=String(p.sentence), Parent=o, A=Dictionary(S=Name.URI, URI=String("https://example.org/"))))
    o.First = o.Last = i
    return dict(Outlines=o)


@root("extension of the developer")
def extension(q, p): return dict(Extensions=Dictionary(XXXX=Dictionary(BaseVersion=Name("/1.7"), ExtensionLevel=1, URL=String(p.sentence))))


@root("viewer preferences")
def preferences(q, p): return dict(ViewerPreferences=Dictionary(Custom=String(p.sentence)))


@root("reason of a requirement")
def requirement(q, p): return dict(Requirements=[Dictionary(S=Name.EnableJavaScripts, RH=[Dictionary(S=Name.JS, Script=String(p.sentence))])])


@root("script of the opening")
def opening(q, p): return dict(OpenAction=Dictionary(S=Name.JavaScript, JS=q.make_stream(f"var a='{p.sentence}'".encode("utf-16"))))


@root("web capture")
def capture(q, p): return dict(SpiderInfo=Dictionary(V=1.0, C=[Dictionary(URL=Dictionary(FS=Name.URL, F=String("https://example.org/" + p.ascii.replace(" ", "%20"))))]))


@pike("property of the page")
def page_key(q, p): q.pages[0]["/Note"] = String(p.sentence)


@pike("viewport", page=1)
def viewport(q, p): q.pages[0].VP = Array([Dictionary(Type=Name.Viewport, BBox=[0, 0, 9, 9], Name=String(p.sentence))])


def xmp(text): return f'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:note="{text}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'


def metadata(q, text, codec="utf-8"):
    stream = q.make_stream(xmp(text).encode(codec))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    return stream


@pike("metadata of a page", 2)
def page_metadata(q, p): q.pages[1].Metadata = metadata(q, p.sentence)


@pike("metadata in UTF-16")
def wide_metadata(q, p): q.Root.Metadata = metadata(q, p.sentence, "utf-16")


@pike("metadata without a type")
def untyped(q, p): q.Root.Metadata = q.make_stream(xmp(p.sentence).encode())


@pike("metadata of a font")
def font_metadata(q, p):
    f = helvetica()
    f.Metadata = metadata(q, p.sentence)
    resource(q, "Font", "F9", q.make_indirect(f))


@pike("metadata of a form")
def form_metadata(q, p):
    resource(q, "XObject", "X9", form(q, b"0 g", Metadata=metadata(q, p.sentence)))
    paint(q, b"/X9 Do")


for name, encode in (("UTF-8 with its mark", lambda t: b"\xef\xbb\xbf" + t.encode()), ("UTF-16 little-endian", lambda t: t.encode("utf-16")), ("UTF-16 with a language", lambda t: b"\xfe\xff\x00\x1b" + "zhTW".encode("utf-16-be") + b"\x00\x1b" + t.encode("utf-16-be")), ("Big5", lambda t: t.encode("cp950"))):
    @pike("title in " + name)
    def title(q, p, encode=encode): q.docinfo["/Title"] = String(encode(p.sentence))


@pike("title as an object of its own")
def title_object(q, p): q.docinfo["/Title"] = q.make_indirect(String(p.sentence))


@pike("name of a property")
def property_name(q, p): q.docinfo["/" + p.ascii.replace(" ", "_")] = String("x")


@pike("value of a property that is a name")
def property_value(q, p): q.docinfo["/Case"] = Name("/" + p.ascii)


@pike("key that nobody knows", save=dict(object_stream_mode=pikepdf.ObjectStreamMode.generate))
def unknown(q, p): q.Root["/XX_Unknown"] = q.make_indirect(Dictionary(Deep=Array([Dictionary(Deeper=String(p.sentence))])))


@pike("stream that nobody knows")
def unknown_stream(q, p): q.Root["/XX_Unknown"] = q.make_stream(p.sentence.encode())


@pike("dictionary of a stream")
def stream_key(q, p):
    resource(q, "XObject", "X9", form(q, b"0 g", Note=String(p.sentence)))
    paint(q, b"/X9 Do")


@pike("name of a spot colour")
def spot(q, p):
    resource(q, "ColorSpace", "CS1", Array([Name.Separation, Name("/" + p.ascii), Name.DeviceCMYK, Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)]))
    paint(q, b"/CS1 cs 1 scn 100 100 50 50 re f")


# Pictures.

def picture_of(text, size=(900, 120)):
    image = Image.new("L", size, 255)
    ImageDraw.Draw(image).text((20, 40), text, fill=0, font=font(30))
    return image


def image(q, picture, **keys):
    picture = picture.convert("L")
    stream = q.make_stream(zlib.compress(picture.tobytes()), Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height, ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.FlateDecode)
    for key, value in keys.items(): stream[f"/{key}"] = value
    return stream


def jpeg(q, data, width, height):
    return pikepdf.Stream(q, data, Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode)


@pike("picture with text", page=1)
def picture(q, p):
    resource(q, "XObject", "I1", image(q, picture_of(p.sentence)))
    paint(q, b"450 0 0 60 72 400 cm /I1 Do")


for name, more in (("off the page", b"450 0 0 60 72 -400 cm"), ("cut by a clipping path", b"72 400 100 60 re W n 450 0 0 60 72 400 cm"), ("shrunk to a dot", b"2 0 0 1 72 400 cm"), ("turned", b"0 450 -60 0 200 200 cm"), ("upside down", b"-450 0 0 -60 522 460 cm"), ("mirrored", b"-450 0 0 60 522 400 cm")):
    @pike("picture with text " + name, held=name == "mirrored")
    def odd_picture(q, p, more=more):
        resource(q, "XObject", "I1", image(q, picture_of(p.sentence)))
        paint(q, more + b" /I1 Do")


@pike("picture with text under a box")
def boxed_picture(q, p):
    resource(q, "XObject", "I1", image(q, picture_of(p.sentence)))
    paint(q, b"q 450 0 0 60 72 400 cm /I1 Do Q 0 g 60 390 480 90 re f")


@pike("picture with text that nobody paints")
def unpainted_picture(q, p): resource(q, "XObject", "I1", image(q, picture_of(p.sentence)))


@pike("picture with text on a layer that is off")
def layer_picture(q, p):
    resource(q, "XObject", "I1", image(q, picture_of(p.sentence), OC=layer(q, "印", OFF=True)))
    paint(q, b"450 0 0 60 72 400 cm /I1 Do")


@pike("picture with text in a pattern")
def pattern_picture(q, p):
    tile = pattern(q, b"q 400 0 0 40 0 0 cm /I1 Do Q")
    tile.Resources = Dictionary(XObject=Dictionary(I1=image(q, picture_of(p.sentence))))
    resource(q, "Pattern", "P1", tile)
    paint(q, b"/Pattern cs /P1 scn 50 400 450 200 re f")


@pike("inline picture with text")
def inline_picture(q, p):
    small = picture_of(p.sentence).convert("1")
    data = zlib.compress(small.tobytes())
    paint(q, b"450 0 0 60 72 400 cm BI /W %d /H %d /BPC 1 /CS /G /F /Fl /L %d ID " % (small.width, small.height, len(data)) + data + b" EI")


@pike("thumbnail of the page")
def thumbnail(q, p): q.pages[0].Thumb = image(q, picture_of(p.sentence))


@pike("alternate of a picture")
def alternate(q, p):
    resource(q, "XObject", "I1", image(q, Image.new("L", (60, 40), 200), Alternates=[Dictionary(Image=image(q, picture_of(p.sentence)))]))
    paint(q, b"60 0 0 40 72 400 cm /I1 Do")


@pike("soft mask of a picture")
def mask_picture(q, p):
    resource(q, "XObject", "I1", image(q, Image.new("L", (900, 120), 0), SMask=image(q, picture_of(p.sentence).point(lambda v: 255 - v))))
    paint(q, b"450 0 0 60 72 400 cm /I1 Do")


@pike("stencil mask")
def stencil(q, p):
    bits = picture_of(p.sentence).convert("1")
    stream = q.make_stream(zlib.compress(bits.tobytes()), Type=Name.XObject, Subtype=Name.Image, Width=bits.width, Height=bits.height, ImageMask=True, BitsPerComponent=1, Filter=Name.FlateDecode)
    resource(q, "XObject", "I1", stream)
    paint(q, b"0 g 450 0 0 60 72 400 cm /I1 Do")


def exif_jpeg(p):
    import piexif
    b = io.BytesIO()
    LANDSCAPE.save(b, "JPEG", exif=piexif.dump({"0th": {piexif.ImageIFD.ImageDescription: p.sentence.encode()}}))
    return b.getvalue()


@pike("EXIF of a JPEG")
def exif(q, p):
    resource(q, "XObject", "I1", jpeg(q, exif_jpeg(p), *LANDSCAPE.size))
    paint(q, b"320 0 0 200 72 400 cm /I1 Do")


@pike("comment of a JPEG")
def jpeg_comment(q, p):
    b = io.BytesIO()
    LANDSCAPE.save(b, "JPEG", comment=p.sentence.encode())
    resource(q, "XObject", "I1", jpeg(q, b.getvalue(), *LANDSCAPE.size))
    paint(q, b"320 0 0 200 72 400 cm /I1 Do")


@pike("metadata of a picture")
def picture_metadata(q, p):
    resource(q, "XObject", "I1", image(q, Image.new("L", (60, 40), 200), Metadata=metadata(q, p.sentence)))
    paint(q, b"60 0 0 40 72 400 cm /I1 Do")


@pike("outlines of letters", page=1)
def outlines(q, p):
    """A text turned into curves, as drawing programs do for the printer."""
    import matplotlib
    matplotlib.use("Agg")
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath
    path = TextPath((72, 600), p.ascii, size=14, prop=FontProperties(family="DejaVu Sans"))
    operators, last = [], (0, 0)
    for vertices, code in path.iter_segments(curves=True):
        v = [float(x) for x in vertices]
        if code == 1: operators.append("%f %f m" % tuple(v))
        elif code == 2: operators.append("%f %f l" % tuple(v))
        elif code == 3: operators.append("%f %f %f %f %f %f c" % (last[0] + (v[0] - last[0]) * 2 / 3, last[1] + (v[1] - last[1]) * 2 / 3, v[2] + (v[0] - v[2]) * 2 / 3, v[3] + (v[1] - v[3]) * 2 / 3, v[2], v[3]))
        elif code == 4: operators.append("%f %f %f %f %f %f c" % tuple(v))
        elif code == 79: operators.append("h")
        if len(v) >= 2: last = v[-2:]
    paint(q, "\n".join(operators).encode() + b" f")


# The file.

def written(name, **location):
    def register(change):
        @place("pdf", name, **location)
        def write(path, p):
            q = base(2)
            paint(q, line(p), 1)
            change(q, path, p)

        return change

    return register


for name, r, aes in (("RC4 of 40 bits", 2, False), ("RC4 of 128 bits", 3, False), ("AES of 128 bits", 4, True), ("AES of 256 bits, old", 5, True), ("AES of 256 bits", 6, True)):
    @written("owner password, " + name, page=2)
    def encrypted(q, path, p, r=r, aes=aes):
        q.save(path, encryption=pikepdf.Encryption(owner="x", user="", R=r, aes=aes, metadata=aes and r != 5))


@written("object streams and a linear order", page=2)
def linear(q, path, p): q.save(path, linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


@written("everything in the clear", page=2)
def qdf(q, path, p): q.save(path, qdf=True)


def rewritten(name, change, **location):
    @written(name, **location)
    def write(q, path, p):
        b = io.BytesIO()
        q.save(b, object_stream_mode=pikepdf.ObjectStreamMode.disable)
        path.write_bytes(change(b.getvalue(), p))


rewritten("wrong start of the table", lambda d, p: d.replace(b"startxref\n", b"startxref\n9"), page=2)
rewritten("version 2.0", lambda d, p: d.replace(d[:8], b"%PDF-2.0", 1), page=2)
rewritten("line ends of old Macs", lambda d, p: d, page=2)
rewritten("comment between objects", lambda d, p: d[:d.index(b"\n", 12) + 1] + b"% " + p.sentence.encode() + b"\n" + d[d.index(b"\n", 12) + 1:])
rewritten("comment in the header", lambda d, p: d[:9] + b"%" + p.sentence.encode() + b"\n" + d[9:])
rewritten("data before the beginning", lambda d, p: p.sentence.encode() + b"\n" + d)
