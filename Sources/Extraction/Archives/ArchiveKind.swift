/// A kind of archive or compressed file that libarchive reads.
enum ArchiveKind: CaseIterable {
    case sevenZip, rar, rar5, tar, cabinet, cpio, ar, lha, iso9660
    case bzip2, xz, lzma, zstandard, lz4, compress, lzip

    /// The kind whose signature the bytes bear, or `nil`.
    init?(of bytes: ArraySlice<UInt8>) {
        guard let kind = Self.allCases.first(where: { $0.recognises(bytes) }) else { return nil }
        self = kind
    }

    /// Whether it holds one file without a directory of members.
    var isStream: Bool {
        switch self {
        case .bzip2, .xz, .lzma, .zstandard, .lz4, .compress, .lzip: true
        default: false
        }
    }

    /// Whether all names come in Unicode; the others hold bytes in the encoding of their maker's machine.
    var namesAreUnicode: Bool { self == .sevenZip || self == .rar5 }

    /// Whether reading ends where the archive does, so that what follows can be told.
    var knowsItsEnd: Bool { self != .sevenZip && self != .iso9660 }

    func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch self {
        case .sevenZip: bytes.has([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])
        case .rar: bytes.has([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x00])
        case .rar5: bytes.has([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0x01])
        case .tar: BinaryHeaders.isTAR(bytes)
        case .cabinet: bytes.has("MSCF\0\0\0\0")
        case .cpio: BinaryHeaders.isCPIO(bytes)
        case .ar: bytes.has("!<arch>\n")
        case .lha: BinaryHeaders.isLHA(bytes)
        case .iso9660: bytes.has("CD001", at: 0x8001)
        case .bzip2: BinaryHeaders.isBzip2(bytes)
        case .xz: bytes.has([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0])
        case .lzma: bytes.has([0x5D, 0, 0, 0]) || bytes.has([0x5D, 0, 0, 0x80])
        case .zstandard:
            bytes.has([0x28, 0xB5, 0x2F, 0xFD])
                || SkippableFrames.lead(bytes, to: [0x28, 0xB5, 0x2F, 0xFD])
        case .lz4:
            bytes.has([0x04, 0x22, 0x4D, 0x18])
                || SkippableFrames.lead(bytes, to: [0x04, 0x22, 0x4D, 0x18])
        case .compress: bytes.has([0x1F, 0x9D])
        case .lzip: bytes.has("LZIP") && bytes.slice(at: 4, length: 1)?.first ?? 9 <= 1
        }
    }

    /// For messages: "the … is damaged".
    var name: String {
        switch self {
        case .sevenZip: "7-Zip archive"
        case .rar, .rar5: "RAR archive"
        case .tar: "TAR archive"
        case .cabinet: "CAB archive"
        case .cpio: "cpio archive"
        case .ar: "ar archive"
        case .lha: "LZH archive"
        case .iso9660: "disc image"
        case .bzip2, .xz, .lzma, .zstandard, .lz4, .compress, .lzip: "compressed file"
        }
    }

    var mediaType: String {
        switch self {
        case .sevenZip: "application/x-7z-compressed"
        case .rar, .rar5: "application/vnd.rar"
        case .tar: "application/x-tar"
        case .cabinet: "application/vnd.ms-cab-compressed"
        case .cpio: "application/x-cpio"
        case .ar: "application/x-archive"
        case .lha: "application/x-lzh"
        case .iso9660: "application/x-iso9660-image"
        case .bzip2: "application/x-bzip2"
        case .xz: "application/x-xz"
        case .lzma: "application/x-lzma"
        case .zstandard: "application/zstd"
        case .lz4: "application/x-lz4"
        case .compress: "application/x-compress"
        case .lzip: "application/x-lzip"
        }
    }

    /// File name extensions, lower-case; a compressed file's content is named without them.
    var extensions: [String] {
        switch self {
        case .sevenZip: ["7z"]
        case .rar, .rar5: ["rar"]
        case .tar: ["tar"]
        case .cabinet: ["cab"]
        case .cpio: ["cpio"]
        case .ar: ["ar", "deb", "a"]
        case .lha: ["lzh", "lha"]
        case .iso9660: ["iso"]
        case .bzip2: ["bz2", "tbz2", "tbz"]
        case .xz: ["xz", "txz"]
        case .lzma: ["lzma", "tlz"]
        case .zstandard: ["zst", "tzst"]
        case .lz4: ["lz4"]
        case .compress: ["z", "taz"]
        case .lzip: ["lz"]
        }
    }
}
