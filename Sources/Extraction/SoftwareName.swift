import Documents

/// Names of programs that stand where a person's belongs: what a library writes as a document's author when nobody says.
enum SoftwareName {
    /// Fields that are for persons, by the last step of their names, lower-case and letters only.
    private static let fields: Set<String> = [
        "creator", "initialcreator", "author", "authors", "lastauthor", "lastmodifiedby", "modifiedby",
        "contributor",
        "contributors", "printedby", "savedby", "operator", "publisher", "owner", "artist", "manager",
        "displayname",
        "person", "persondisplayname", "cmauthorname",
    ]
    /// Also the first words of a name with a version.
    private static let programs: Set<String> = [
        "abbyy finereader", "acrobat distiller", "acrobat pdfmaker", "adobe acrobat", "adobe acrobat pro",
        "adobe illustrator",
        "adobe indesign", "adobe pdf library", "adobe photoshop", "apache fop", "apache poi", "aspose.cells",
        "aspose.pdf",
        "aspose.slides", "aspose.words", "cairo", "canva", "chromium", "closedxml", "collabora office",
        "crystal reports",
        "docx4j", "ebooklib", "epplus", "foxit pdf", "fpdf", "ghostscript", "gimp", "inkscape", "imagemagick",
        "google docs", "google sheets",
        "google slides",
        "gpl ghostscript", "headlesschrome", "hancom office", "itext", "itextsharp", "jasperreports",
        "keynote", "latex",
        "libreoffice", "microsoft excel", "microsoft office", "microsoft office user",
        "microsoft office word",
        "microsoft outlook", "microsoft powerpoint", "microsoft print to pdf", "microsoft publisher",
        "microsoft visio",
        "microsoft word", "mozilla", "mupdf", "numbers", "odfpy", "onlyoffice", "openoffice",
        "openoffice.org", "openpyxl",
        "pandas", "pandoc", "pdfcreator", "pdflatex", "pdftex", "phpexcel", "phpoffice", "phpspreadsheet",
        "phpword", "pikepdf",
        "pscript5.dll", "pymupdf", "pypdf", "pypdf2", "python-docx", "python-pptx", "quartz pdfcontext",
        "reportlab",
        "safari", "sheetjs", "skia/pdf", "tcpdf", "tesseract", "unoconv", "weasyprint", "wkhtmltopdf",
        "wps office", "wps 文字",
        "wps 表格", "xelatex", "xhtml2pdf", "xlsxwriter", "xlwt",
    ]
    /// Only where nothing else stands there: they are words, too.
    private static let words: Set<String> = [
        "admin", "administrator", "anonymous", "author", "calc", "current user", "default user", "draw",
        "guest", "impress",
        "math", "microsoft", "office", "office user", "owner", "pages", "root", "system", "unknown",
        "unknown author",
        "unknown creator", "unspecified", "untitled", "user", "windows user", "writer", "使用者", "系統管理員",
        "windows 使用者",
        "microsoft office 使用者", "未知", "不明",
    ]
    /// Longer texts are no name.
    private static let longest = 80

    /// Whether a text is the name of a program, or of nobody.
    static func isOne(_ text: some Collection<UInt8>) -> Bool {
        guard (1...longest).contains(text.count) else { return false }
        let name = String(decoding: text, as: UTF8.self).lowercased().filter { !"®™©()[]".contains($0) }
        let bare = name.split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ")
        if words.contains(bare) || programs.contains(bare) || isReversedDomain(bare) { return true }
        // A version, a system or a purpose follows.
        for index in bare.indices
        where " /-,".contains(bare[index]) && programs.contains(String(bare[..<index])) {
            let rest = bare[bare.index(after: index)...]
            if bare[index] == "/" || rest.first?.isNumber == true || rest.hasPrefix("v")
                || rest.hasPrefix("for ")
                || rest.hasPrefix("cc ") || rest.hasPrefix("cs") || rest.hasPrefix("pdf library")
            {
                return true
            }
        }
        return false
    }

    /// As `com.apple.jobticket`.
    private static func isReversedDomain(_ name: String) -> Bool {
        let steps = name.split(separator: ".", omittingEmptySubsequences: false)
        return steps.count > 2 && ["com", "org", "net", "io"].contains(steps[0])
            && steps.allSatisfy { step in
                !step.isEmpty
                    && step.allSatisfy {
                        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
                    }
            }
    }

    /// Whether a field of that name is for persons.
    static func isExpected(in field: String) -> Bool {
        let step = field.split { ".:/".contains($0) }.last ?? ""
        return fields.contains(step.lowercased().filter(\.isLetter))
    }
}

extension PartText {
    /// What the field is called that holds a program's name.
    private static let softwareField = "software"

    /// The same text, with names of programs in a field of their own wherever a person's was expected.
    func tellingSoftware() -> PartText {
        var isForPersons: [Int32: Bool] = [:]
        var found: [Int] = []
        for (index, segment) in segments.enumerated() where segment.kind == .metadata && segment.label >= 0 {
            let isExpected =
                isForPersons[segment.label] ?? name(segment.label).map(SoftwareName.isExpected) ?? false
            isForPersons[segment.label] = isExpected
            if isExpected, SoftwareName.isOne(bytes[segment.range]) { found.append(index) }
        }
        guard !found.isEmpty else { return self }
        var segments = segments
        for index in found { segments[index].label = Int32(clamping: names.count) }
        return PartText(
            path: path, mediaType: mediaType, bytes: bytes, segments: segments,
            names: names + [Self.softwareField], isSource: isSource)
    }
}
