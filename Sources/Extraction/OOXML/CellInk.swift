/// Why nobody sees what stands in cells of one format.
///
/// A plain value: it is asked for each of half a million cells.
struct CellInk: OptionSet {
    let rawValue: UInt8

    /// In the colour of its ground, or too small.
    static let invisible = CellInk(rawValue: 1)
    /// White where the cell has no ground of its own; a table's style may paint one.
    static let whiteOnPaper = CellInk(rawValue: 2)
    /// The number format shows nothing of numbers.
    static let noNumbers = CellInk(rawValue: 4)
    /// The number format shows nothing of text.
    static let noText = CellInk(rawValue: 8)

    /// Whether nobody sees a cell's text or number, in a table or outside one.
    func hides(isText: Bool, inTable: Bool) -> Bool {
        if contains(.invisible) || contains(isText ? .noText : .noNumbers) { return true }
        return contains(.whiteOnPaper) && !inTable
    }
}

/// Reads a workbook's styles: for each cell format the number format, and whether it can be seen.
final class CellInkVisitor: XMLVisitor {
    private(set) var numberFormats: [NumberFormat] = []
    private(set) var inks: [CellInk] = []
    /// Whatever else the part says.
    let sweep = SweepVisitor()
    private var formats: [Int: NumberFormat] = [:]
    private var fonts: [Font] = []
    private var grounds: [InkGround] = []
    private var names: [XMLName] = []

    private struct Font {
        var ink: InkColour?
        var isTiny = false
    }

    /// Points: nobody can read smaller print.
    private static let smallestSize = 2.0

    func start(_ element: XMLElement) {
        sweep.start(element)
        switch (names.last, element.name) {
        case (_, .numFmt):
            if let id = element.integer(.numFmtId), let code = element[.formatCode] {
                formats[id] = NumberFormat(code: code)
            }
        case (.fonts, .font): fonts.append(Font())
        case (.font, .color) where names.dropLast().last == .fonts:
            fonts[fonts.count - 1].ink = Self.colour(element)
        case (.font, .sz) where names.dropLast().last == .fonts:
            let size = element.string(.val).flatMap(Double.init) ?? 11
            fonts[fonts.count - 1].isTiny = size <= Self.smallestSize
        case (.fills, .fill): grounds.append(.paper)
        case (.fill, .patternFill) where names.dropLast().last == .fills:
            let pattern = element.string(.patternType) ?? "none"
            grounds[grounds.count - 1] = pattern == "none" ? .paper : .unknown
            isSolid = pattern == "solid"
        case (.fill, .gradientFill) where names.dropLast().last == .fills:
            grounds[grounds.count - 1] = .unknown
        case (.patternFill, .fgColor) where isSolid && names.contains(.fills):
            grounds[grounds.count - 1] = Self.colour(element).map { .colour($0) } ?? .unknown
        case (.cellXfs, .xf): take(element)
        default: break
        }
        names.append(element.name)
    }

    private var isSolid = false

    func end(_ name: XMLName) {
        sweep.end(name)
        _ = names.popLast()
    }

    func text(_ bytes: [UInt8]) { sweep.text(bytes) }
    func remark(_ bytes: [UInt8], line: Int32) { sweep.remark(bytes, line: line) }

    private func take(_ element: XMLElement) {
        let id = element.integer(.numFmtId) ?? 0
        let format = formats[id] ?? NumberFormat(builtIn: id)
        numberFormats.append(format)
        var ink: CellInk = []
        if case .nothing(let alsoText) = format {
            ink.formUnion(alsoText ? [.noNumbers, .noText] : .noNumbers)
        }
        let font = element.integer(.fontId).flatMap { fonts.indices.contains($0) ? fonts[$0] : nil } ?? Font()
        let ground =
            element.integer(.fillId).flatMap { grounds.indices.contains($0) ? grounds[$0] : nil } ?? .paper
        if font.isTiny { ink.insert(.invisible) }
        if ground.hides(font.ink) { ink.insert(ground == .paper ? .whiteOnPaper : .invisible) }
        inks.append(ink)
    }

    /// A colour by value, by the palette that every workbook has, or by the theme's first two; `nil` for every other.
    ///
    /// Palette: ECMA-376 part 1, 18.8.27. The theme's background is white and its text black wherever nobody changed
    /// them; a tint makes another colour.
    private static func colour(_ element: XMLElement) -> InkColour? {
        if let rgb = element[.rgb] { return InkColour(hexadecimal: rgb) }
        if let index = element.integer(.indexed) {
            switch index {
            case 0, 8: return .black
            case 1, 9, 65: return .white
            case 2, 10: return InkColour(red: 0xFF, green: 0, blue: 0)
            case 3, 11: return InkColour(red: 0, green: 0xFF, blue: 0)
            case 4, 12: return InkColour(red: 0, green: 0, blue: 0xFF)
            case 5, 13: return InkColour(red: 0xFF, green: 0xFF, blue: 0)
            default: return nil
            }
        }
        guard let theme = element.integer(.theme), isUntinted(element) else { return nil }
        return theme == 0 ? .white : theme == 1 ? .black : nil
    }

    private static func isUntinted(_ element: XMLElement) -> Bool {
        (element.string(.tint).flatMap(Double.init) ?? 0) == 0
    }
}
