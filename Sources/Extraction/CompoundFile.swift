import Documents

/// The container of DOC, XLS, PPT and MSG ([MS-CFB]): told by its signature and the names of its streams.
enum CompoundFile {
    private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// How much of the file is searched for stream names, which stand as UTF-16 in its directory.
    private static let searched = 1 << 24

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.has(signature)
    }

    /// The document that the stream names tell, or an unknown compound file.
    static func kind(of bytes: ArraySlice<UInt8>) -> FileKind {
        let streams = streamNames(in: bytes)
        for (stream, kind) in kinds where streams.contains(stream) { return kind }
        return FileKind(
            "application/x-ole-storage", .unsupported, "compound file of unknown kind: it can't be read here")
    }

    private static let kinds: [(stream: String, kind: FileKind)] = [
        (
            "EncryptedPackage",
            FileKind("application/x-ooxml-protected", .encrypted, "Office document encrypted by a password")
        ),
        ("WordDocument", unread("application/msword", "Word 97 to 2003 document")),
        ("Workbook", unread("application/vnd.ms-excel", "Excel 97 to 2003 workbook")),
        ("Book", unread("application/vnd.ms-excel", "Excel 5 or 95 workbook")),
        (
            "PowerPoint Document",
            unread("application/vnd.ms-powerpoint", "PowerPoint 97 to 2003 presentation")
        ),
        ("__properties_version1.0", unread("application/vnd.ms-outlook", "Outlook message")),
        ("VisioDocument", unread("application/vnd.visio", "Visio drawing")),
        ("Quill", unread("application/x-mspublisher", "Publisher document")),
        ("FileHeader", unread("application/x-hwp", "HWP document")),
    ]

    private static func unread(_ mediaType: String, _ name: String) -> FileKind {
        FileKind(mediaType, .unsupported, "\(name): it can't be read here")
    }

    /// Names of directory records: 128 bytes each, on 128-byte boundaries ([MS-CFB] 2.6.1).
    private static func streamNames(in bytes: ArraySlice<UInt8>) -> Set<String> {
        var names: Set<String> = []
        for offset in stride(from: 512, to: min(bytes.count, searched) - 127, by: 128) {
            guard let length = bytes.littleEndian16(at: offset + 64), (4...64).contains(length),
                let type = bytes.slice(at: offset + 66, length: 1)?.first, [1, 2, 5].contains(type),
                let name = bytes.slice(at: offset, length: Int(length) - 2)
            else { continue }
            let index = name.startIndex
            let units = stride(from: index, to: name.endIndex - 1, by: 2).map {
                UInt16(name[$0]) | UInt16(name[$0 + 1]) << 8
            }
            guard units.allSatisfy({ (0x20..<0x7F).contains($0) }) else { continue }
            names.insert(String(decoding: units, as: UTF16.self))
        }
        return names
    }
}
