import Documents

/// Kinds of files that people tell apart by the ending of a name, and programs by the first bytes.
enum FileFamily {
    case page
    case office
    case openDocument
    /// The office formats of before 2007, under whose names sites export pages and tables to this day.
    case oldOffice
    case archive
    case picture
    case recording
    case text
    case program

    /// What a name promises; `nil` where it promises nothing in particular.
    init?(name: String) {
        guard let dot = name.lastIndex(of: "."),
            let family = Self.endings[String(name[name.index(after: dot)...].lowercased())]
        else { return nil }
        self = family
    }

    private static let endings: [String: FileFamily] = {
        var endings: [String: FileFamily] = [:]
        func add(_ names: String, _ family: FileFamily) {
            for name in names.split(separator: " ") { endings[String(name)] = family }
        }
        add("pdf", .page)
        add("docx docm dotx dotm xlsx xlsm xltx xltm xlsb pptx pptm ppsx ppsm potx potm", .office)
        add("odt ods odp odg ott ots otp otg", .openDocument)
        add("doc dot xls xlt ppt pps", .oldOffice)
        add("zip 7z rar gz tgz bz2 xz zst cab tar", .archive)
        add("jpg jpeg png gif tif tiff bmp webp heic", .picture)
        add("mp3 mp4 wav avi mov m4a", .recording)
        add("txt csv tsv json jsonl geojson xml html htm md", .text)
        return endings
    }()

    /// What bytes are; `nil` where that is no matter of names.
    init?(mediaType: String) {
        switch mediaType {
        case "application/pdf": self = .page
        case "application/zip", "application/gzip", "application/x-7z-compressed", "application/x-tar",
            "application/vnd.rar", "application/x-bzip2", "application/x-xz", "application/zstd",
            "application/vnd.ms-cab-compressed":
            self = .archive
        case "application/json", "application/xml", "application/xhtml+xml": self = .text
        case "application/x-msdownload", "application/x-elf", "application/x-mach-binary",
            "application/java-vm",
            "application/wasm", "application/x-ms-shortcut":
            self = .program
        case "image/svg+xml": return nil
        default:
            switch mediaType.prefix(while: { $0 != "/" }) {
            case "image": self = .picture
            case "audio", "video": self = .recording
            case "text": self = .text
            default: return nil
            }
        }
    }

    /// What it means that a name promised this and the bytes are something else; `nil` where they are not.
    func trait(of actual: FileFamily) -> Trait? {
        switch (self, actual) {
        case (.office, .archive), (.openDocument, .archive): nil
        case (.oldOffice, .text), (.oldOffice, .archive): .exportedAsOther
        case _ where self == actual: nil
        default: .typeMismatch
        }
    }
}
