import Extraction

extension Canary {
    /// One for each way in which text is stored; each with Chinese text, because that is what is lost first.
    ///
    /// Where PDFium was not found every PDF is a gap, without Tesseract every picture of something,
    /// and that is no reason not to serve.
    static func all(for equipment: Equipment, _ warming: Warming) -> [Canary] {
        equipment == .plain
            ? [utf8, big5, utf16, wordProcessing, spreadsheet, openDocument, mail, richText]
            : (warming.pdf == nil ? [] : [pdf]) + (warming.pictures == nil ? [] : [picture])
    }

    #if DEBUG
        /// One that must be noticed.
        static let bad = Canary(
            format: "rehearsal", fileName: "canary.txt", bytes: Array("公開\n".utf8), text: "不公開")
    #endif

    private static let utf8 = Canary(
        format: "text in UTF-8", fileName: "canary.txt", bytes: Array("身分證統一編號\n礙難公開\n".utf8), text: "礙難公開")

    private static let big5 = Canary(
        format: "text in Big5", fileName: "canary.txt",
        bytes: [
            // 本文件內容僅供內部參考,不得對外公開。
            0xA5, 0xBB, 0xA4, 0xE5, 0xA5, 0xF3, 0xA4, 0xBA, 0xAE, 0x65, 0xB6, 0xC8, 0xA8, 0xD1, 0xA4, 0xBA,
            0xB3, 0xA1,
            0xB0, 0xD1, 0xA6, 0xD2, 0x2C, 0xA4, 0xA3, 0xB1, 0x6F, 0xB9, 0xEF, 0xA5, 0x7E, 0xA4, 0xBD, 0xB6,
            0x7D, 0xA1,
            0x43, 0x0D, 0x0A,
        ],
        text: "不得對外公開")

    private static let utf16 = Canary(
        format: "text in UTF-16", fileName: "canary.txt",
        bytes: [0xFF, 0xFE] + "不得對外公開\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
        text: "不得對外公開")
}
