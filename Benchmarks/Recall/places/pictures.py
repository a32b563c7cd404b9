"""Pictures by Pillow, piexif and exiftool: what they say in their metadata, and what they show."""

import io
import random
import subprocess

import piexif
import piexif.helper
from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from planting import place

FONTS = ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf")


def font(size):
    for path in FONTS:
        try:
            return ImageFont.truetype(path, size, index=3 if path.endswith("ttc") else 0)
        except OSError:
            continue
    raise OSError("no Chinese font")


def landscape(width=320, height=200):
    """A picture without text: soft hills under a sky."""
    rng = random.Random(7)
    image = Image.new("RGB", (width, height))
    for y in range(height):
        for x in range(width):
            hill = 120 + 40 * ((x * 3 % 97) / 97) * (y / height)
            image.putpixel((x, y), (int(90 + y / 3), int(hill), int(200 - y / 2 + rng.randrange(6))))
    return image


LANDSCAPE = landscape()


def exif(name, ifd, tag, encode):
    @place("jpeg", name, "jpg")
    def write(path, p):
        data = piexif.dump({ifd: {tag: encode(p)}})
        LANDSCAPE.save(path, exif=data, quality=85)


exif("EXIF artist", "0th", piexif.ImageIFD.Artist, lambda p: p.sentence.encode())
exif("EXIF copyright", "0th", piexif.ImageIFD.Copyright, lambda p: p.sentence.encode())
exif("EXIF description", "0th", piexif.ImageIFD.ImageDescription, lambda p: p.sentence.encode())
exif("EXIF XPComment", "0th", piexif.ImageIFD.XPComment, lambda p: p.sentence.encode("utf-16-le"))
exif("EXIF XPAuthor", "0th", piexif.ImageIFD.XPAuthor, lambda p: p.sentence.encode("utf-16-le"))
exif("EXIF user comment", "Exif", piexif.ExifIFD.UserComment, lambda p: piexif.helper.UserComment.dump(p.sentence, "unicode"))
exif("EXIF camera owner", "Exif", piexif.ExifIFD.CameraOwnerName, lambda p: p.sentence.encode())


@place("jpeg", "comment segment", "jpg")
def jpeg_comment(path, p): LANDSCAPE.save(path, comment=p.sentence.encode())


@place("jpeg", "behind the picture", "jpg")
def behind(path, p):
    LANDSCAPE.save(path)
    with open(path, "ab") as f: f.write(p.sentence.encode())


for extension in ("jpg", "png", "tif", "webp"):
    for field in ("XMP-dc:Description", "XMP-dc:Rights", "XMP-dc:Creator", "XMP-photoshop:Credit", "XMP-iptcExt:PersonInImage", "XMP-xmpRights:UsageTerms"):
        @place(extension if extension != "jpg" else "jpeg", field, extension)
        def xmp(path, p, field=field):
            LANDSCAPE.save(path)
            subprocess.run(["exiftool", "-q", "-overwrite_original", f"-{field}={p.sentence}", str(path)], check=True)

for field in ("IPTC:Caption-Abstract", "IPTC:Credit", "IPTC:By-line", "IPTC:CopyrightNotice", "IPTC:SpecialInstructions"):
    @place("jpeg", field, "jpg")
    def iptc(path, p, field=field):
        LANDSCAPE.save(path)
        subprocess.run(["exiftool", "-q", "-overwrite_original", "-codedcharacterset=utf8", f"-{field}={p.short}", str(path)], check=True)

for compressed in (False, True):
    @place("png", "zTXt" if compressed else "iTXt")
    def png_text(path, p, compressed=compressed):
        info = PngImagePlugin.PngInfo()
        info.add_itxt("Comment", p.sentence, zip=compressed)
        LANDSCAPE.save(path, pnginfo=info)


@place("gif", "comment")
def gif(path, p): LANDSCAPE.convert("P").save(path, comment=p.sentence.encode())


@place("tif", "image description")
def tif(path, p): LANDSCAPE.save(path, description=p.ascii)


def page(p, size=28, width=900, height=300):
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.text((40, 40), "外交部公開資料說明", fill="black", font=font(size))
    draw.text((40, 120), p.sentence, fill="black", font=font(size))
    return image


for extension in ("png", "jpg", "tif", "webp", "gif", "bmp"):
    @place("ocr", "text shown in " + extension, extension)
    def shown(path, p): page(p).save(path)

for size in (16, 20, 40):
    @place("ocr", f"text of {size} pixels", "png")
    def sized(path, p, size=size): page(p, size).save(path)


@place("ocr", "white on dark", "png")
def inverted(path, p):
    image = Image.new("RGB", (900, 300), (20, 30, 60))
    ImageDraw.Draw(image).text((40, 120), p.sentence, fill="white", font=font(28))
    image.save(path)


@place("ocr", "scanned PDF", "pdf", page=1)
def scanned(path, p): page(p, 40, 1240, 1754).save(path, resolution=150)


@place("ocr", "picture in DOCX", "docx")
def in_docx(path, p):
    import docx
    b = io.BytesIO()
    page(p).save(b, "PNG")
    b.seek(0)
    d = docx.Document()
    d.add_paragraph("說明")
    d.add_picture(b)
    d.save(path)


@place("ocr", "second TIFF page", "tif")
def second_page(path, p):
    blank = Image.new("RGB", (900, 300), "white")
    blank.save(path, save_all=True, append_images=[page(p)])
