/// Names and identifiers that may say something: most are words of the standard, or numbers that programs count.
enum PDFNaming {
    /// Keys whose names are the document's machinery.
    private static let machinery: Set<String> = [
        "BaseFont", "FontName", "FontFamily", "Differences", "Type", "Subtype", "Filter", "Encoding",
        "CMapName",
        "Resources", "ProcSet", "XObject", "Font",
    ]
    private static let fewestDigits = 5

    /// Whether a name under a key is worth reading: it has white space or letters beyond ASCII, or a number.
    static func isTelling(_ name: String, key: String) -> Bool {
        guard !machinery.contains(key) else { return false }
        if name.utf8.contains(where: { $0 >= 0x80 || $0 == 0x20 }) { return true }
        var digits = 0
        for byte in name.utf8 {
            digits = byte.isDigit ? digits + 1 : 0
            if digits >= fewestDigits { return true }
        }
        return false
    }

    /// Keys of identifiers and languages, which are strings.
    static let identifiers: Set<String> = ["ID", "NM", "Lang"]

    /// Whether an identifier is more than a program would write: text that can be read, no language, no UUID.
    static func isTellingIdentifier(_ bytes: [UInt8]) -> Bool {
        if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) { return bytes.count > 18 }
        guard bytes.count >= 8, bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
            String(validating: bytes, as: UTF8.self) != nil
        else { return false }
        return !bytes.allSatisfy { $0.hexadecimalValue != nil || "-{}:".utf8.contains($0) }
    }
}
