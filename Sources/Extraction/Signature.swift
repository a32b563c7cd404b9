import Documents

extension FileKind {
    /// One way in which files of a kind begin.
    struct Signature: Sendable {
        let kind: FileKind
        /// Where it stands, from the file's first byte.
        let offset: Int
        let bytes: [UInt8]
        /// Whether files of this kind are text themselves, so that text behind the signature proves nothing.
        var isOfText = false

        func matches(_ content: ArraySlice<UInt8>) -> Bool {
            content.has(bytes, at: offset)
        }

        /// Whether an ordinary text may begin like this by chance.
        var couldBeText: Bool {
            !isOfText && bytes.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x0D }
        }
    }
}

extension FileKind.Signature {
    /// Every signature that is known, the more telling before the less.
    static let all: [FileKind.Signature] =
        pictures + documents + archives + recordings + programs + secrets + data

    private static func picture(
        _ mediaType: String, _ name: String, _ magic: Magic...
    ) -> [FileKind.Signature] {
        let kind = FileKind(mediaType, .noText, "\(name) picture: its text can't be read here")
        return magic.map { FileKind.Signature(kind: kind, offset: $0.offset, bytes: $0.bytes) }
    }

    private static func recording(
        _ mediaType: String, _ name: String, _ magic: Magic...
    ) -> [FileKind.Signature] {
        let kind = FileKind(mediaType, .noText, "\(name): what is heard or seen in it can't be read here")
        return magic.map { FileKind.Signature(kind: kind, offset: $0.offset, bytes: $0.bytes) }
    }

    private static func unread(_ mediaType: String, _ name: String, _ magic: Magic...) -> [FileKind.Signature]
    {
        let kind = FileKind(mediaType, .unsupported, "\(name): it can't be read here")
        return magic.map { FileKind.Signature(kind: kind, offset: $0.offset, bytes: $0.bytes) }
    }

    private static func markup(_ mediaType: String, _ name: String, _ magic: Magic...) -> [FileKind.Signature]
    {
        let kind = FileKind(mediaType, .unsupported, "\(name): it can't be read here")
        return magic.map {
            FileKind.Signature(kind: kind, offset: $0.offset, bytes: $0.bytes, isOfText: true)
        }
    }

    private static func secret(_ mediaType: String, _ name: String, _ magic: Magic...) -> [FileKind.Signature]
    {
        let kind = FileKind(mediaType, .encrypted, name)
        return magic.map {
            FileKind.Signature(kind: kind, offset: $0.offset, bytes: $0.bytes, isOfText: true)
        }
    }

    // MARK: The table

    private static let pictures: [FileKind.Signature] = [
        picture("image/jxl", "JPEG XL", [0xFF, 0x0A], [0, 0, 0, 0x0C, "JXL \r\n", 0x87, 0x0A]),
        picture("image/bpg", "BPG", ["BPG", 0xFB]),
        picture("image/x-icon", "icon", [0, 0, 1, 0], [0, 0, 2, 0]),
        picture("image/vnd.djvu", "DjVu", "AT&TFORM"),
        picture("image/x-xcf", "GIMP", "gimp xcf"),
    ].flatMap(\.self)

    private static let documents: [FileKind.Signature] = [
        markup(
            "application/postscript", "PostScript document", "%!PS", [0xC5, 0xD0, 0xD3, 0xC6], [4, "%!PS"]),
        unread("application/vnd.ms-outlook-pst", "Outlook mailbox", "!BDN"),
        unread("application/onenote", "OneNote section", [0xE4, 0x52, 0x5C, 0x7B, 0x8C, 0xD8, 0xA7, 0x4D]),
        unread("application/vnd.ms-tnef", "Outlook attachment (winmail.dat)", [0x78, 0x9F, 0x3E, 0x22]),
        unread("application/x-hwp-v3", "HWP 3 document", "HWP Document File"),
        unread("application/vnd.ms-htmlhelp", "compiled help", "ITSF"),
        unread(
            "application/msword", "Word for DOS or Word 2 document", [0x31, 0xBE, 0, 0],
            [0xDB, 0xA5, 0x2D, 0]),
        unread(
            "application/vnd.ms-excel", "Excel 2 to 4 sheet", [9, 0, 4, 0], [9, 2, 6, 0], [9, 4, 6, 0]),
        unread("application/wordperfect", "WordPerfect document", [0xFF, "WPC"]),
        unread("application/vnd.lotus-1-2-3", "Lotus 1-2-3 sheet", [0, 0, 2, 0, 6, 4], [0, 0, 0x1A, 0]),
        markup("application/warc", "web archive", "WARC/1"),
        unread("application/x-fictionbook", "Mobipocket book", Magic("BOOKMOBI", at: 60)),
    ].flatMap(\.self)

    private static let archives: [FileKind.Signature] = [
        unread("application/vnd.rar", "RAR archive of before 1993", ["RE~^"]),
        unread("application/x-compress", "LZH-compressed file", [0x1F, 0xA0]),
        unread("application/zstd", "Zstandard dictionary", [0x37, 0xA4, 0x30, 0xEC]),
        unread("application/vnd.ms-cab-compressed", "InstallShield archive", "ISc("),
        unread("application/x-xar", "xar archive", "xar!"),
        unread("application/x-arj", "ARJ archive", [0x60, 0xEA]),
        unread(
            "application/applefile", "Macintosh file attributes (._ file)", [0, 5, 0x16, 7], [0, 5, 0x16, 0]),
        unread("application/x-ds-store", "Macintosh folder settings", [0, 0, 0, 1, "Bud1"]),
        unread("application/x-ms-wim", "Windows image", ["MSWIM", 0, 0, 0]),
    ].flatMap(\.self)

    private static let recordings: [FileKind.Signature] = [
        recording(
            "audio/mpeg", "MP3 recording", "ID3", [0xFF, 0xFB], [0xFF, 0xF3], [0xFF, 0xF2], [0xFF, 0xFA]),
        recording("audio/aac", "AAC recording", [0xFF, 0xF1], [0xFF, 0xF9]),
        recording(
            "video/mp4", "MP4 or QuickTime recording", Magic("ftyp", at: 4), Magic("moov", at: 4),
            Magic("mdat", at: 4)),
        recording("audio/x-wav", "WAVE, AVI or other RIFF recording", "RIFF", "RIFX"),
        recording("audio/ogg", "Ogg recording", "OggS"),
        recording("audio/flac", "FLAC recording", "fLaC"),
        recording("video/x-matroska", "Matroska or WebM recording", [0x1A, 0x45, 0xDF, 0xA3]),
        recording(
            "video/x-ms-asf", "Windows Media recording", [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]),
        recording("video/mpeg", "MPEG recording", [0, 0, 1, 0xBA], [0, 0, 1, 0xB3]),
        recording("video/x-flv", "Flash recording", ["FLV", 1], ["FWS"], ["CWS"], ["ZWS"]),
        recording("audio/midi", "MIDI file", "MThd"),
        recording("audio/amr", "AMR recording", "#!AMR"),
    ].flatMap(\.self)

    private static let programs: [FileKind.Signature] = [
        unread("application/x-msdownload", "program (Windows or DOS)", "MZ"),
        unread("application/x-elf", "program (ELF)", [0x7F, "ELF"]),
        unread(
            "application/x-mach-binary", "program (Mach-O)", [0xCF, 0xFA, 0xED, 0xFE],
            [0xCE, 0xFA, 0xED, 0xFE]),
        unread("application/java-vm", "program (Java or Mach-O)", [0xCA, 0xFE, 0xBA, 0xBE]),
        unread("application/wasm", "program (WebAssembly)", [0, "asm"]),
        unread("application/x-ms-shortcut", "Windows shortcut", [0x4C, 0, 0, 0, 1, 0x14, 2, 0]),
    ].flatMap(\.self)

    private static let secrets: [FileKind.Signature] = [
        secret("application/pgp-encrypted", "PGP-encrypted message", "-----BEGIN PGP MESSAGE"),
        secret(
            "application/age-encryption", "age-encrypted file", "age-encryption.org/",
            "-----BEGIN AGE ENCRYPTED"),
        secret("application/octet-stream", "OpenSSL-encrypted file", "Salted__", "U2FsdGVkX1"),
        secret("application/octet-stream", "disk encrypted by LUKS", ["LUKS", 0xBA, 0xBE]),
        secret("application/pkcs7-mime", "PKCS #7 message", "-----BEGIN PKCS7", "-----BEGIN CMS"),
        unread("image/vnd.dwg", "AutoCAD drawing", "AC10"),
        unread("application/x-java-keystore", "Java key store", [0xFE, 0xED, 0xFE, 0xED]),
    ].flatMap(\.self)

    private static let data: [FileKind.Signature] = [
        unread("application/x-msaccess", "Access database", [0, 1, 0, 0, "Standard "]),
        unread("application/x-hdf5", "HDF5 data", [0x89, "HDF\r\n", 0x1A, 0x0A]),
        unread("application/vnd.apache.parquet", "Parquet data", "PAR1"),
        unread("application/vnd.apache.arrow", "Arrow data", "ARROW1"),
        unread("application/avro", "Avro data", ["Obj", 1]),
        unread("application/x-bplist", "binary property list", "bplist0"),
        unread("application/x-spss-sav", "SPSS data", "$FL2", "$FL3"),
        unread("application/x-stata-dta", "Stata data", "<stata_dta>"),
        unread(
            "application/x-sas-data", "SAS data",
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60]),
        unread("font/ttf", "font", [0, 1, 0, 0, 0], "OTTO", "wOFF", "wOF2", "ttcf"),
        unread(
            "application/vnd.tcpdump.pcap", "network capture", [0xD4, 0xC3, 0xB2, 0xA1],
            [0x0A, 0x0D, 0x0D, 0x0A]),
    ].flatMap(\.self)
}
