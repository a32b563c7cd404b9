"""Pictures by Pillow, pillow-heif, exiftool and byte by byte: what stands in fields, boxes, chunks and behind the end."""

import io
import struct
import subprocess
import zlib

from PIL import Image, PngImagePlugin

from places.pictures import LANDSCAPE, font, page
from planting import place

try:
    import pillow_heif
    pillow_heif.register_heif_opener()
except ImportError:
    pillow_heif = None


def photo(name, extension="jpg", family=None, held=False):
    def register(write):
        place(family or {"jpg": "jpeg"}.get(extension, extension), name, extension, held)(write)
        return write

    return register


def saved(extension, image=None, **options):
    b = io.BytesIO()
    (image or LANDSCAPE).save(b, {"jpg": "JPEG", "tif": "TIFF", "heic": "HEIF"}.get(extension, extension.upper()), **options)
    return b.getvalue()


def tagged(path, extension, *tags, image=None):
    path.write_bytes(saved(extension, image))
    subprocess.run(["exiftool", "-q", "-m", "-overwrite_original", "-codedcharacterset=utf8", *tags, str(path)], check=True, capture_output=True)


# Every field for text of IPTC's photo metadata standard, PLUS and what is usual beside it.
XMP = """XMP-dc:Title XMP-dc:Subject XMP-dc:Publisher XMP-dc:Contributor XMP-dc:Source XMP-dc:Relation XMP-dc:Coverage XMP-dc:Identifier
XMP-photoshop:Headline XMP-photoshop:CaptionWriter XMP-photoshop:Instructions XMP-photoshop:Source XMP-photoshop:AuthorsPosition XMP-photoshop:City XMP-photoshop:State
XMP-photoshop:Country XMP-photoshop:TransmissionReference XMP-photoshop:History XMP-iptcCore:Location XMP-iptcCore:CountryCode XMP-iptcCore:Scene XMP-iptcCore:SubjectCode
XMP-iptcCore:CreatorAddress XMP-iptcCore:CreatorCity XMP-iptcCore:CreatorWorkEmail XMP-iptcCore:CreatorWorkTelephone XMP-iptcCore:CreatorWorkURL XMP-iptcCore:AltTextAccessibility
XMP-iptcCore:ExtDescrAccessibility XMP-iptcExt:Event XMP-iptcExt:OrganisationInImageName XMP-iptcExt:LocationShownSublocation XMP-iptcExt:LocationCreatedCity
XMP-iptcExt:ArtworkTitle XMP-iptcExt:ArtworkCreator XMP-iptcExt:ArtworkCopyrightNotice XMP-iptcExt:PersonInImageName XMP-iptcExt:PersonInImageDescription
XMP-iptcExt:DigitalImageGUID XMP-iptcExt:RegistryItemID XMP-iptcExt:ProductInImageName XMP-iptcExt:EventID XMP-iptcExt:AboutCvTermName XMP-iptcExt:GenreCvTermName
XMP-plus:ImageCreatorName XMP-plus:ImageSupplierName XMP-plus:LicensorName XMP-plus:LicensorEmail XMP-plus:LicensorTelephone1 XMP-plus:CopyrightOwnerName XMP-plus:ModelReleaseID
XMP-plus:PropertyReleaseID XMP-plus:EndUserName XMP-plus:LicenseeName XMP-plus:OtherConstraints XMP-plus:LicensorNotes XMP-plus:ImageSupplierImageID
XMP-xmpRights:Owner XMP-xmpRights:WebStatement XMP-cc:AttributionName XMP-xmp:Label XMP-xmp:CreatorTool XMP-xmpMM:DocumentID XMP-xmpDM:Artist XMP-xmpDM:LogComment XMP-aux:OwnerName
XMP-aux:SerialNumber XMP-exif:UserComment XMP-tiff:Artist XMP-tiff:ImageDescription XMP-lr:HierarchicalSubject XMP-mwg-rs:RegionName XMP-MP:RegionPersonDisplayName XMP-digiKam:CaptionsAuthorNames
XMP-acdsee:Caption XMP-acdsee:Notes XMP-mediapro:People XMP-pdf:Keywords XMP-xmpBJ:JobRefName""".split()
for field in XMP:
    @photo(field)
    def xmp_field(path, p, field=field): tagged(path, "jpg", f"-{field}={p.sentence if field not in ('XMP-iptcCore:CountryCode',) else p.ascii}")

IPTC = "ObjectName Category SupplementalCategories Keywords ContentLocationName OriginatingProgram By-lineTitle City Sub-location Province-State Country-PrimaryLocationName OriginalTransmissionReference Headline Source Contact Writer-Editor EditStatus FixtureIdentifier LocalCaption CatalogSets DocumentNotes UniqueDocumentID OwnerID ExifCameraInfo JobID".split()
for field in IPTC:
    @photo("IPTC:" + field)
    def iptc_field(path, p, field=field): tagged(path, "jpg", f"-IPTC:{field}={p.short}")

EXIF = "DocumentName Make Model Software HostComputer PageName TargetPrinter XPTitle XPSubject XPKeywords ProcessingSoftware ExifIFD:LensModel ExifIFD:SerialNumber ExifIFD:LensSerialNumber ExifIFD:ImageUniqueID ExifIFD:RelatedSoundFile ExifIFD:ImageHistory IFD1:ImageDescription IFD1:Artist GPS:GPSSatellites GPS:GPSMapDatum GPS:GPSProcessingMethod GPS:GPSAreaInformation".split()
for field in EXIF:
    @photo("EXIF " + field)
    def exif_field(path, p, field=field): tagged(path, "jpg", f"-{field}={p.sentence}")

for field in ("Photoshop:URL", "File:Comment", "Ducky:Comment", "Ducky:Copyright"):
    @photo(field)
    def other_field(path, p, field=field): tagged(path, "jpg", f"-{field}={p.sentence}")

for extension in ("png", "tif", "webp", "gif", "heic", "jp2", "avif"):
    for field in ("XMP-dc:Title", "EXIF:ImageDescription", "EXIF:UserComment", "EXIF:Artist", "IPTC:Caption-Abstract"):
        if extension == "gif" and not field.startswith("XMP") or extension in ("webp", "heic", "avif") and field.startswith("IPTC"): continue
        @photo(f"{field} of {extension}", extension)
        def tagged_field(path, p, field=field, extension=extension):
            image = LANDSCAPE.convert("P") if extension == "gif" else None
            path.write_bytes(saved({"jp2": "jpeg2000"}.get(extension, extension), image))
            subprocess.run(["exiftool", "-q", "-m", "-overwrite_original", "-codedcharacterset=utf8", f"-{field}={p.sentence}", str(path)], check=True, capture_output=True)


# JPEG, segment by segment.

def segment(marker, data): return b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data


def with_segment(path, marker, data):
    jpeg = saved("jpg")
    path.write_bytes(jpeg[:2] + segment(marker, data) + jpeg[2:])


for number in (2, 3, 4, 5, 7, 10, 11, 12, 14, 15):
    @photo(f"APP{number} segment")
    def app(path, p, number=number): with_segment(path, 0xE0 + number, b"Note\0" + p.sentence.encode())


@photo("comment in Big5")
def comment5(path, p): with_segment(path, 0xFE, p.sentence.encode("cp950"))


@photo("two comments")
def two(path, p):
    jpeg = saved("jpg", comment=b"one")
    path.write_bytes(jpeg[:2] + segment(0xFE, p.sentence.encode()) + jpeg[2:])


def extended(p):
    """XMP in pieces, as files with much of it have."""
    import hashlib
    packet = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:n="http://ns.example.org/"><n:note>{p.sentence}</n:note></rdf:Description></rdf:RDF></x:xmpmeta>'.encode()
    guid = hashlib.md5(packet).hexdigest().upper().encode()
    main = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="' + guid + b'"/></rdf:RDF></x:xmpmeta>'
    half = len(packet) // 2
    pieces = [segment(0xE1, b"http://ns.adobe.com/xmp/extension/\0" + guid + struct.pack(">II", len(packet), at) + packet[at:end]) for at, end in ((0, half), (half, len(packet)))]
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + main) + b"".join(pieces)


@photo("extended XMP")
def extended_xmp(path, p):
    jpeg = saved("jpg")
    path.write_bytes(jpeg[:2] + extended(p) + jpeg[2:])


@photo("JUMBF box")
def jumbf(path, p):
    content = struct.pack(">I4s", 8 + len(p.sentence.encode()), b"json") + p.sentence.encode()
    description = struct.pack(">I4s", 8 + 17 + 6, b"jumd") + b"json\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71" + b"\3c2pa\0"
    box = struct.pack(">I4s", 8 + len(description) + len(content), b"jumb") + description + content
    with_segment(path, 0xEB, b"JP" + struct.pack(">HI", 1, 1) + box)


@photo("second picture behind the first")
def mpf(path, p): path.write_bytes(saved("jpg") + saved("jpg", page(p)))


@photo("film behind the picture", held=True)
def motion(path, p):
    b = saved("jpg")
    data = p.sentence.encode()
    udta = struct.pack(">I4s", 8 + 8 + 4 + len(data), b"udta") + struct.pack(">I4s", 12 + len(data), b"name") + b"\0\0\0\0" + data
    film = struct.pack(">I4s4sI4s", 20, b"ftyp", b"mp42", 0, b"isom") + struct.pack(">I4s", 8 + len(udta), b"moov") + udta
    path.write_bytes(b + film)


@photo("ZIP behind the picture", held=True)
def zip_behind(path, p):
    from places.packed import in_zip
    path.write_bytes(saved("jpg") + in_zip(p.sentence.encode(), "a.txt"))


@photo("other picture in the thumbnail")
def thumbnail(path, p):
    import piexif
    b = io.BytesIO()
    page(p, 28, 640, 220).save(b, "JPEG", quality=90)
    LANDSCAPE.save(path, exif=piexif.dump({"1st": {piexif.ImageIFD.Compression: 6}, "thumbnail": b.getvalue()}))


@photo("text in the shades of a picture that is nearly white", family="ocr")
def faint(path, p):
    from PIL import ImageDraw
    image = Image.new("L", (900, 200), 250)
    ImageDraw.Draw(image).text((40, 80), p.sentence, fill=205, font=font(30))
    image.save(path, quality=95)


# PNG, GIF, WebP, BMP and TIFF.

def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunk(path, data):
    png = saved("png")
    end = png.rindex(b"IEND") - 4
    path.write_bytes(png[:end] + data + png[end:])


@photo("tEXt", "png")
def latin(path, p): with_chunk(path, chunk(b"tEXt", b"Comment\0" + p.ascii.encode()))


@photo("tEXt with UTF-8", "png")
def latin8(path, p): with_chunk(path, chunk(b"tEXt", b"Comment\0" + p.sentence.encode()))


@photo("tEXt with Big5", "png")
def latin5(path, p): with_chunk(path, chunk(b"tEXt", b"Comment\0" + p.sentence.encode("cp950")))


@photo("zTXt compressed", "png")
def ztxt(path, p): with_chunk(path, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(p.sentence.encode())))


@photo("keyword of a text", "png")
def keyword(path, p): with_chunk(path, chunk(b"tEXt", p.ascii.encode()[:70] + b"\0x"))


@photo("raw profile of ImageMagick", "png")
def raw_profile(path, p):
    data = p.sentence.encode()
    iim = b"\x1c\x02\x78" + struct.pack(">H", len(data)) + data
    irb = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(iim)) + iim + b"\0" * (len(iim) % 2)
    with_chunk(path, chunk(b"zTXt", b"Raw profile type iptc\0\0" + zlib.compress(b"\niptc\n%8d\n" % len(irb) + irb.hex().encode() + b"\n")))


@photo("unknown chunk", "png")
def unknown_chunk(path, p): with_chunk(path, chunk(b"noTe", p.sentence.encode()))


@photo("suggested palette's name", "png")
def splt(path, p): with_chunk(path, chunk(b"sPLT", p.ascii.encode()[:70] + b"\0\x08"))


@photo("profile's name", "png")
def iccp(path, p):
    png = saved("png")
    path.write_bytes(png[:33] + chunk(b"iCCP", p.ascii.encode()[:70] + b"\0\0" + zlib.compress(b"x")) + png[33:])


@photo("behind the end", "png")
def png_behind(path, p): path.write_bytes(saved("png") + p.sentence.encode())


@photo("earlier picture behind a cropped one", "png", held=True)
def cropped(path, p):
    """What some phones left behind: the longer old file under the shorter new one."""
    new, old = saved("png", Image.new("RGB", (60, 40), "white")), saved("png", page(p))
    path.write_bytes(new + old[len(new):])


@photo("animated frame", "png", "ocr")
def apng(path, p): page(type(p)("公開", "公開")).save(path, save_all=True, append_images=[page(p)], duration=500)


@photo("frame of a GIF", "gif", "ocr")
def gif_frame(path, p): page(type(p)("公開", "公開")).convert("P").save(path, save_all=True, append_images=[page(p).convert("P")], duration=500)


@photo("frame of a WebP", "webp", "ocr")
def webp_frame(path, p): page(type(p)("公開", "公開")).save(path, save_all=True, append_images=[page(p)], duration=500, lossless=True)


@photo("application block of a GIF", "gif")
def gif_app(path, p):
    gif = saved("gif", LANDSCAPE.convert("P"))
    data = p.sentence.encode()
    path.write_bytes(gif[:-1] + b"\x21\xff\x0bNOTEAPP 1.0" + bytes([len(data)]) + data + b"\0" + gif[-1:])


@photo("plain text block of a GIF", "gif")
def gif_text(path, p):
    gif = saved("gif", LANDSCAPE.convert("P"))
    data = p.sentence.encode()
    path.write_bytes(gif[:-1] + b"\x21\x01\x0c" + bytes(12) + bytes([len(data)]) + data + b"\0" + gif[-1:])


@photo("behind the end", "gif")
def gif_behind(path, p): path.write_bytes(saved("gif", LANDSCAPE.convert("P")) + p.sentence.encode())


@photo("unknown chunk", "webp")
def webp_chunk(path, p):
    webp, data = saved("webp"), p.sentence.encode()
    body = webp[12:] + b"NOTE" + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body)


@photo("behind the end", "webp")
def webp_behind(path, p): path.write_bytes(saved("webp") + p.sentence.encode())


@photo("behind the end", "bmp", held=True)
def bmp_behind(path, p): path.write_bytes(saved("bmp") + p.sentence.encode())


@photo("between head and pixels", "bmp", held=True)
def bmp_gap(path, p):
    bmp, data = saved("bmp"), p.sentence.encode()
    head = bytearray(bmp[:54])
    struct.pack_into("<I", head, 2, len(bmp) + len(data))
    struct.pack_into("<I", head, 10, 54 + len(data))
    path.write_bytes(bytes(head) + data + bmp[54:])


@photo("behind the end", "heic")
def heic_behind(path, p): path.write_bytes(saved("heic") + p.sentence.encode())


@photo("text shown in heic", "heic", "ocr")
def heic(path, p): page(p).save(path, "HEIF", quality=90)


@photo("second picture of a HEIC", "heic", "ocr")
def heic2(path, p):
    h = pillow_heif.from_pillow(page(type(p)("公開", "公開")))
    h.add_from_pillow(page(p))
    h.save(str(path), quality=90)


for compression in ("tiff_lzw", "tiff_deflate", "packbits", "jpeg", "group3", "group4", "tiff_ccitt"):
    @photo(f"page compressed by {compression}", "tif", "ocr")
    def tiff(path, p, compression=compression):
        image = page(p)
        image = image.convert("1") if compression in ("group3", "group4", "tiff_ccitt") else image
        image.save(path, compression=compression)


for mode in ("1", "L", "P", "RGBA", "CMYK", "I;16", "LA"):
    @photo(f"page of mode {mode.replace(';', ' ')}", "tif" if mode in ("CMYK", "I;16") else "png", "ocr")
    def modes(path, p, mode=mode):
        image = page(p)
        image = Image.fromarray(__import__("numpy").asarray(image.convert("L")).astype("uint16") * 257) if mode == "I;16" else image.convert(mode)
        image.save(path)


@photo("white text on clear ground", "png", "ocr")
def alpha(path, p):
    from PIL import ImageDraw
    image = Image.new("RGBA", (900, 200), (255, 255, 255, 0))
    ImageDraw.Draw(image).text((40, 80), p.sentence, fill=(255, 255, 255, 255), font=font(30))
    image.save(path)


@photo("black text on clear black", "png", "ocr")
def alpha_black(path, p):
    from PIL import ImageDraw
    image = Image.new("RGBA", (900, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).text((40, 80), p.sentence, fill=(0, 0, 0, 255), font=font(30))
    image.save(path)


@photo("text that is clear all over", "png", "ocr")
def clear(path, p):
    """The colours say it, and the transparency hides it."""
    image = page(p).convert("RGBA")
    image.putalpha(0)
    image.save(path)


@photo("CMYK of Adobe", "jpg", "ocr")
def cmyk(path, p): page(p).convert("CMYK").save(path, quality=92)


@photo("progressive", "jpg", "ocr")
def progressive(path, p): page(p).save(path, progressive=True, quality=90)


@photo("turned by its EXIF", "jpg", "ocr")
def orientation(path, p):
    exif = Image.Exif()
    exif[0x0112] = 6
    page(p).rotate(90, expand=True).save(path, exif=exif, quality=92)


@photo("JPEG 2000", "jp2", "ocr")
def jpeg2000(path, p): page(p).save(path)


@photo("AVIF", "avif", "ocr")
def avif(path, p): page(p).save(path, quality=90)


for extension in ("ppm", "tga", "pcx", "ico", "sgi", "dds", "im"):
    @photo(f"text shown in {extension}", extension, "ocr", held=True)
    def others(path, p, extension=extension): page(p).resize((256, 85)).save(path) if extension == "ico" else page(p).save(path)
