import Documents

/// The kinds of pictures that can be taken apart.
enum PictureFormat: String, Sendable {
    case jpeg = "JPEG"
    case png = "PNG"
    case gif = "GIF"
    case tiff = "TIFF"
    case webp = "WebP"
    case heif = "HEIF"
    case bmp = "BMP"
    case jpeg2000 = "JPEG 2000"
    case photoshop = "Photoshop"

    var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .tiff: "image/tiff"
        case .webp: "image/webp"
        case .heif: "image/heic"
        case .bmp: "image/bmp"
        case .jpeg2000: "image/jp2"
        case .photoshop: "image/vnd.adobe.photoshop"
        }
    }

    var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .png: ["png", "apng"]
        case .gif: ["gif"]
        case .tiff: ["tif", "tiff"]
        case .webp: ["webp"]
        case .heif: ["heic", "heif", "avif"]
        case .bmp: ["bmp", "dib"]
        case .jpeg2000: ["jp2", "jpx", "j2k", "jpf"]
        case .photoshop: ["psd", "psb"]
        }
    }

    func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .jpeg: bytes.has([0xFF, 0xD8, 0xFF])
        case .png: bytes.has(PNGChunks.signature)
        case .gif: bytes.has("GIF87a") || bytes.has("GIF89a")
        case .tiff:
            bytes.has(Array("II".utf8) + [42, 0]) || bytes.has(Array("MM".utf8) + [0, 42])
                || bytes.has(Array("II".utf8) + [43, 0]) || bytes.has(Array("MM".utf8) + [0, 43])
        case .webp: bytes.has("RIFF") && bytes.has("WEBP", at: 8)
        case .heif: bytes.has("ftyp", at: 4) && Self.brands.contains { bytes.has(Array($0.utf8), at: 8) }
        case .bmp: BMPFile.recognises(bytes)
        case .jpeg2000: bytes.has([0, 0, 0, 12] + Array("jP  ".utf8)) || bytes.has([0xFF, 0x4F, 0xFF, 0x51])
        case .photoshop: bytes.has("8BPS")
        }
    }

    private static let brands = [
        "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "miaf", "avif",
        "avis",
    ]

    func anatomy(of source: Source, _ extraction: Extraction) -> PictureAnatomy {
        let bytes = source.bytes
        return switch self {
        case .jpeg: JPEGSegments(bytes).anatomy
        case .png: PNGChunks(bytes, extraction: extraction, path: source.path).anatomy
        case .gif: GIFBlocks(bytes).anatomy
        case .tiff: TIFFDirectories(bytes)?.anatomy(of: bytes) ?? .damaged
        case .webp: WebPChunks(bytes).anatomy
        case .heif: HEIFItems(bytes).anatomy
        case .bmp: BMPFile.anatomy(of: bytes)
        case .jpeg2000: JPEG2000Boxes.anatomy(of: bytes)
        case .photoshop: PhotoshopFile.anatomy(of: bytes)
        }
    }

    /// Pictures that the file shows one after the other.
    func pageCount(of bytes: ArraySlice<UInt8>) -> Int {
        switch self {
        case .tiff: max(1, TIFFDirectories(bytes)?.pageCount ?? 1)
        case .heif: max(1, PictureDecoder.hasHEIF ? PictureDecoder.heifCount(bytes) : 1)
        default: 1
        }
    }

    func decode(
        _ bytes: ArraySlice<UInt8>, page: Int, by decoder: PictureDecoder
    ) throws(PictureDecoder.Refusal) -> ColourBitmap {
        switch self {
        case .jpeg: try decoder.jpeg(bytes)
        case .heif: try decoder.heif(bytes, index: page)
        case .photoshop: throw .noDecoder
        case .bmp: try decoder.bitmap(bytes)
        default: try decoder.common(bytes, page: page)
        }
    }
}

extension PictureAnatomy {
    fileprivate static var damaged: PictureAnatomy {
        var anatomy = PictureAnatomy()
        anatomy.faults.append("the picture breaks off")
        return anatomy
    }
}
