/// Which types keep the promise that a file's name makes.
///
/// A type that breaks it is worth a word: somebody renamed the file, or a program exported something else under the
/// name of what people like to open.
struct PromisedType {
    enum Judgement {
        case kept
        /// A page, a table of text or XML under the name of a document of Office, which opens it without a word.
        case exported
        case other
    }

    private let accepted: [String]
    private let exports: [String]

    /// Reads the suffix of a name; `nil` where it promises nothing in particular.
    init?(name: String) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let suffix = name[name.index(after: dot)...].lowercased()
        guard let entry = Self.table.first(where: { $0.suffixes.contains(suffix) }) else { return nil }
        accepted = entry.accepted
        exports = entry.exports
    }

    /// Types are compared by how they begin.
    func judge(_ mediaType: String) -> Judgement {
        // Nobody knows what these are; that is a gap and no lie.
        if ["application/octet-stream", "application/x-empty"].contains(mediaType) { return .kept }
        if accepted.contains(where: { mediaType.hasPrefix($0) }) { return .kept }
        return exports.contains { mediaType.hasPrefix($0) } ? .exported : .other
    }

    private typealias Entry = (suffixes: Set<String>, accepted: [String], exports: [String])

    private static let ole = ["application/x-ole-storage", "application/x-ooxml-protected"]
    private static let package = ["application/zip", "application/x-ooxml-protected"]
    private static let ooxml = "application/vnd.openxmlformats-officedocument."
    private static let customary = [
        "text/", "application/xml", "application/xhtml", "application/rtf", "multipart/", "message/",
        "application/json",
    ]

    private static let table: [Entry] = [
        (["doc"], ["application/msword"] + ole, customary),
        (["xls", "xlt", "xla", "xlw"], ["application/vnd.ms-excel"] + ole, customary),
        (["ppt", "pps"], ["application/vnd.ms-powerpoint"] + ole, customary),
        (["msg", "oft"], ["application/vnd.ms-outlook"] + ole, []),
        (["docx", "docm", "dotx", "dotm"], [ooxml + "wordprocessingml"] + package, []),
        (
            ["xlsx", "xlsm", "xltx", "xltm", "xlsb"],
            [ooxml + "spreadsheetml", "application/vnd.ms-excel.sheet.binary"] + package, []
        ),
        (["pptx", "pptm", "potx", "ppsx", "ppsm", "potm"], [ooxml + "presentationml"] + package, []),
        (
            ["odt", "ods", "odp", "odg", "odf", "ott", "ots", "otp"],
            ["application/vnd.oasis.opendocument", "application/zip"], []
        ),
        (["pdf"], ["application/pdf"], []),
        (["rtf"], ["application/rtf", "text/rtf"], []),
        // Which picture it is matters to no program that shows it.
        (
            [
                "jpg", "jpeg", "jpe", "png", "gif", "tif", "tiff", "bmp", "dib", "webp", "heic", "heif",
                "avif",
            ],
            ["image/"], []
        ),
        (
            ["txt", "csv", "tsv", "md", "log", "json", "jsonl", "geojson"],
            [
                "text/", "application/json", "application/x-ndjson", "application/geo+json",
                "application/xml", "message/",
            ],
            []
        ),
        (["html", "htm"], ["text/", "application/xml", "application/xhtml", "multipart/", "message/"], []),
        (["7z"], ["application/x-7z-compressed"], []),
        (["rar"], ["application/vnd.rar"], []),
    ]
}
