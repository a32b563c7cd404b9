/// Counts a page's glyphs, and those of which nobody says what character they are.
///
/// One bullet of a symbol font stands for no character and is no loss; several in a row could be a text.
struct PDFGlyphCensus {
    private(set) var glyphs = 0
    /// U+FFFD, private use, or not mapped to a character by the font.
    private(set) var unreadable = 0

    private var bullets = 0

    mutating func count(_ scalar: Unicode.Scalar, of text: borrowing PDFText, at index: Int) {
        // Spaces and line ends that PDFium puts in are not painted.
        guard !text.isGenerated(at: index) else { return }
        glyphs += 1
        guard
            Self.isUnreadable(scalar)
                || text.isUnmapped(at: index) && !Self.isCode(scalar, of: text, at: index)
        else {
            endBullets()
            return
        }
        if Self.isSymbol(scalar) || Self.symbolFonts.contains(where: text.fontName(at: index).contains) {
            bullets += 1
        } else {
            unreadable += 1
        }
    }

    mutating func endLine() {
        endBullets()
    }

    private mutating func endBullets() {
        if bullets > 1 { unreadable += bullets }
        bullets = 0
    }

    /// Whether the number of a glyph is the character itself: Tesseract's invisible font maps all of them at once, in a
    /// way that PDFium does not accept.
    private static func isCode(_ scalar: Unicode.Scalar, of text: borrowing PDFText, at index: Int) -> Bool {
        scalar.value >= 0x20 && text.fontName(at: index).contains("GlyphLessFont")
    }

    private static let symbolFonts = [
        "Symbol", "Wingdings", "Webdings", "Dingbats", "OpenSymbol", "Marlett", "CMSY", "CMEX", "MSAM",
        "MSBM",
    ]

    /// Where Windows keeps the glyphs of its symbol fonts, whatever font stands in for them.
    private static func isSymbol(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xF000 && scalar.value <= 0xF0FF
    }

    private static func isUnreadable(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{FFFD}" || scalar.properties.generalCategory == .privateUse
    }
}
