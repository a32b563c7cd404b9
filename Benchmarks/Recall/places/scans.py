"""Letters as scanners, fax machines, copiers and telephones leave them: stamped, skewed, coarse, dim.

Every place may be held instead of found: what can't be read is told. None may come out clear.
"""

import io
import random
import zlib
from pathlib import Path

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from planting import place

TYPEFACES = {
    "sans": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 3), "bold": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 3),
    "serif": ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 3), "brush": ("/usr/share/fonts/truetype/arphic/ukai.ttc", 2),
    "light": ("/usr/share/fonts/truetype/arphic/uming.ttc", 2), "hei": ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
}
LINES = (
    "主旨：檢送第三季業務統計資料一份，請查照。", "說明：", "一、依本府年度施政計畫辦理。", "二、各單位應於文到後十日內完成資料之彙整，",
    "　　並以電子檔案送業務單位備查。", "三、統計範圍包括各分處辦理之各項業務，其分類、", "　　計算方式及填報期程，均與去年度相同。",
    "四、本案如有疑義，請逕洽業務單位承辦人員。",
)
LETTER = "臺灣省公共工程管理處　函"


def typeface(name, size):
    for name in (name, "sans", "hei"):
        path, index = TYPEFACES[name]
        if Path(path).exists(): return ImageFont.truetype(path, size, index=index)
    raise OSError("no Chinese font")


def letter(sentence, dpi, face="brush", points=16):
    """A page of A4: a heading, lines of text, the sentence among them."""
    page = Image.new("RGB", (int(8.27 * dpi), int(11.69 * dpi)), "white")
    draw = ImageDraw.Draw(page)
    draw.text((page.width // 2, dpi), LETTER, fill="black", font=typeface(face, dpi * 20 // 72), anchor="ma")
    lines = list(LINES)
    if sentence: lines.insert(5, "　　" + sentence)
    for index, line in enumerate(lines):
        draw.text((dpi, int(2.2 * dpi + index * points * 1.7 * dpi / 72)), line, fill="black", font=typeface(face, int(points * dpi / 72)))
    return page


def stamp(word, dpi, face="serif", colour=(200, 30, 40), height=0.42, across=True, frame=True, wear=0.06):
    """A rubber stamp: characters in a box, its ink uneven."""
    size = int(height * dpi)
    pad = max(2, size // 4)
    columns, rows = (len(word), 1) if across else (1, len(word))
    seal = Image.new("L", (columns * size + 2 * pad, rows * size + 2 * pad), 0)
    draw = ImageDraw.Draw(seal)
    for index, character in enumerate(word):
        at = (pad + (index * size if across else 0) + size // 2, pad + (0 if across else index * size) + size // 2)
        draw.text(at, character, fill=255, font=typeface(face, size), anchor="mm")
    if frame: draw.rectangle([0, 0, seal.width - 1, seal.height - 1], outline=255, width=max(2, dpi // 50))
    if wear:
        spots = Image.effect_noise((max(1, seal.width // 3), max(1, seal.height // 3)), 90).resize(seal.size, Image.BICUBIC)
        seal = ImageChops.multiply(seal, spots.point(lambda v: 255 if v > 255 * wear * 2 else 110))
    return seal, colour


def press(page, seal, at, degrees, strength=0.9):
    """Puts a stamp on the page: inks multiply."""
    mask, colour = seal
    mask = mask.rotate(degrees, expand=True, resample=Image.BICUBIC).point(lambda v: int(v * strength))
    ink = Image.new("RGB", page.size, "white")
    ink.paste(Image.new("RGB", mask.size, colour), at, mask)
    return ImageChops.multiply(page, ink)


def noisy(page, sigma=6, blur=0.5):
    noise = Image.effect_noise(page.size, sigma * 2).convert("RGB")
    page = page.filter(ImageFilter.GaussianBlur(blur)) if blur else page
    return ImageChops.add(page, noise, 1, -128)


def skewed(page, degrees): return page.rotate(degrees, resample=Image.BICUBIC, expand=True, fillcolor="white")


def save(page, path, dpi, quality=75):
    if path.suffix == ".pdf": page.save(path, resolution=dpi, quality=quality)
    elif path.suffix in (".jpg", ".jpeg"): page.save(path, quality=quality, dpi=(dpi, dpi))
    elif path.suffix == ".tif": page.save(path, compression="tiff_lzw", dpi=(dpi, dpi))
    else: page.save(path, dpi=(dpi, dpi))


def scan(name, extension="pdf", **options):
    def register(draw):
        @place("scans", name, extension, held=True, **options)
        def write(path, p):
            # One name, one shape: planted and clean differ in the words alone.
            random.seed(zlib.crc32(name.encode()) + random.randrange(1 << 20))
            draw(path, p)

        return draw

    return register


# Stamps: what is planted is the marking itself; the clean twin bears a stamp of its own.

def word(p, marking): return marking if p.needle.isascii() else {1: "正", 2: "收文", 3: "已歸檔", 4: "業務用章"}[len(marking)]


EXTENSIONS = ("pdf", "jpg", "png")
for dpi in (100, 150, 200, 300):
    for number, (named, marking) in enumerate({"ji-mi": "機密", "mi": "密", "ji-ji-mi": "極機密"}.items()):
        for overlaps in (False, True):
            extension = EXTENSIONS[(number + dpi // 50) % 3]
            @scan(f"red stamp {named} {dpi} dpi" + (" over text" if overlaps else ""), extension, category="marking.")
            def stamped(path, p, dpi=dpi, marking=marking, overlaps=overlaps, number=number):
                page = letter("", dpi, ("brush", "sans", "serif")[number])
                seal = stamp(word(p, marking), dpi, ("serif", "bold", "brush")[(number + dpi // 50) % 3])
                at = (int((1.6 if overlaps else 6) * dpi), int((2.1 if overlaps else 0.35) * dpi))
                save(noisy(press(page, seal, at, random.uniform(-5, 5))), path, dpi)


STAMPS = {
    "pale": dict(strength=0.5), "without a frame": dict(frame=False), "from top to bottom": dict(across=False), "blue": dict(colour=(40, 50, 170)),
    "purple": dict(colour=(120, 30, 130)), "orange": dict(colour=(225, 90, 30)), "small": dict(height=0.25), "large": dict(height=0.9), "worn": dict(wear=0.2),
}
for kind, options in STAMPS.items():
    @scan(f"stamp {kind}", "jpg", category="marking.")
    def variant(path, p, options=options):
        options = dict(options)
        strength = options.pop("strength", 0.9)
        page = press(letter("", 200), stamp(word(p, "機密"), 200, **options), (1200, 70), random.uniform(-5, 5), strength)
        save(noisy(page), path, 200)


for kind in ("grey", "black and white"):
    for dpi in (150, 200, 300):
        @scan(f"stamp in a {kind} copy {dpi} dpi", "png" if kind == "grey" else "tif", category="marking.")
        def copied(path, p, kind=kind, dpi=dpi):
            page = press(letter("", dpi), stamp(word(p, "機密"), dpi), (int(5.8 * dpi), int(0.35 * dpi)), random.uniform(-5, 5)).convert("L")
            if kind == "grey": return save(noisy(page.convert("RGB")), path, dpi)
            page.point(lambda v: 255 if v > 140 else 0).convert("1").save(path, compression="group4", dpi=(dpi, dpi))


# A whole page that is not straight.

for degrees in (-5, -4, -3, -1.5, 1.5, 3, 4, 5):
    for dpi in (150, 200):
        @scan(f"skewed by {degrees} degrees {dpi} dpi", "jpg" if dpi == 150 else "pdf")
        def crooked(path, p, degrees=degrees, dpi=dpi): save(noisy(skewed(letter(p.sentence, dpi), degrees)), path, dpi)

for degrees in (90, 180, 270):
    @scan(f"turned by {degrees} degrees", "pdf")
    def turned(path, p, degrees=degrees): save(noisy(skewed(letter(p.sentence, 200), degrees)), path, 200)

for dpi in (100, 150, 200, 300):
    for face in ("brush", "light", "sans"):
        for points in (12, 16):
            @scan(f"{face} of {points} points {dpi} dpi", "pdf")
            def straight(path, p, dpi=dpi, face=face, points=points): save(noisy(letter(p.sentence, dpi, face, points)), path, dpi)


# Fax: black and white, coarse.

FAXES = {"100 dpi": (100, 100), "fine": (204, 196), "standard": (204, 98), "200 dpi": (200, 200)}
for kind, (across, down) in FAXES.items():
    for extension in ("tif", "pdf"):
        @scan(f"fax {kind} in {extension}", extension)
        def fax(path, p, across=across, down=down, extension=extension):
            page = letter(p.sentence, 200).resize((int(8.27 * across), int(11.69 * down)), Image.LANCZOS).convert("L")
            page = page.point(lambda v: 255 if v > 150 else 0).convert("1")
            if extension == "tif": return page.save(path, compression="group4", dpi=(across, down))
            import img2pdf
            b = io.BytesIO()
            page.save(b, "TIFF", compression="group4", dpi=(across, down))
            path.write_bytes(img2pdf.convert(b.getvalue()))


@scan("fax dithered", "tif")
def dithered(path, p): letter(p.sentence, 200).convert("1").save(path, compression="group4", dpi=(200, 200))


# A letter held before a telephone.

def photographed(page, width, tilt, shadow, quality, path):
    page = page.resize((width, int(width * page.height / page.width)), Image.LANCZOS)
    w, h = page.size
    edge = int(w * 0.06)
    table = Image.new("RGB", (w + 2 * edge, h + 2 * edge), (96, 72, 54))
    table.paste(page, (edge, edge))
    w, h = table.size
    d = int(tilt * w)
    table = table.transform((w, h), Image.QUAD, (-d // 2, 0, d // 3, h, w - d // 3, h - d // 4, w + d // 2, d // 4), Image.BICUBIC, fillcolor=(96, 72, 54))
    light = numpy.linspace(1, 1 - shadow, w)[None, :] * numpy.linspace(1, 1 - shadow / 2, h)[:, None]
    pixels = numpy.asarray(table).astype(float) * light[:, :, None] * numpy.array([1, 0.97, 0.9])
    table = Image.fromarray(pixels.clip(0, 255).astype("uint8"))
    noisy(table, 5, 0.8).save(path, quality=quality)


for width in (1200, 1700, 2400):
    for tilt, shadow in ((0.02, 0.3), (0.06, 0.5), (0.1, 0.6)):
        @scan(f"photograph of {width} pixels, tilt {tilt}", "jpg")
        def photograph(path, p, width=width, tilt=tilt, shadow=shadow): photographed(letter(p.sentence, 250), width, tilt, shadow, 60, path)

for width in (1200, 1700, 2400):
    @scan(f"photograph of a stamped letter, {width} pixels", "jpg", category="marking.")
    def photograph_stamp(path, p, width=width):
        page = press(letter("", 250), stamp(word(p, "機密"), 250), (1500, 90), random.uniform(-5, 5))
        photographed(page, width, 0.04, 0.4, 60, path)


# What else happens to paper.

def aged(page):
    paper = Image.new("RGB", page.size, (235, 222, 190))
    return noisy(ImageChops.multiply(page, paper), 8, 0.6)


CARE = {
    "on yellow paper": aged,
    "pale print": lambda page: noisy(page.point(lambda v: 150 + v * 105 // 255)),
    "dark copy": lambda page: noisy(page.point(lambda v: v * 150 // 255 + 20), 10),
    "with black edges": lambda page: _edges(noisy(page)),
    "JPEG of quality 30": lambda page: _jpeg(page, 30),
    "out of focus": lambda page: noisy(page, 4, 2.2),
    "see-through": lambda page: noisy(ImageChops.multiply(page, page.transpose(Image.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2)).point(lambda v: 200 + v * 55 // 255))),
    "folded": lambda page: _fold(noisy(page)),
    "with holes punched": lambda page: _holes(noisy(page)),
}


def _edges(page):
    draw = ImageDraw.Draw(page)
    draw.rectangle([0, 0, page.width // 30, page.height], fill="black")
    draw.rectangle([0, page.height - page.height // 40, page.width, page.height], fill=(20, 20, 20))
    return page


def _jpeg(page, quality):
    b = io.BytesIO()
    page.save(b, "JPEG", quality=quality)
    return Image.open(io.BytesIO(b.getvalue())).convert("RGB")


def _fold(page):
    draw = ImageDraw.Draw(page, "RGBA")
    for third in (1, 2):
        for offset in range(12): draw.line([0, page.height * third // 3 + offset, page.width, page.height * third // 3 + offset], fill=(0, 0, 0, 60 - offset * 5))
    return page


def _holes(page):
    draw = ImageDraw.Draw(page)
    for y in (0.35, 0.65): draw.ellipse([60, page.height * y, 130, page.height * y + 70], fill=(40, 40, 40))
    return page


for kind, change in CARE.items():
    for extension in ("pdf", "jpg"):
        @scan(f"{kind} in {extension}", extension)
        def worn(path, p, change=change): save(change(letter(p.sentence, 200)), path, 200)
