/// The stretch of a source line that is shown around a fault, and where the caret stands under it.
struct LineWindow {
    let text: String
    /// Spaces that bring the caret under the fault.
    let padding: String
    /// `^`, followed by `~` where the fault is longer.
    let caret: String

    /// Columns of a terminal that a line may take.
    private static let width = 96

    init(_ line: [Unicode.Scalar], column: Int, length: Int) {
        let fault = min(max(0, column - 1), line.count)
        let first = Self.first(of: line, before: fault)
        let last = Self.last(of: line, from: first)
        let end = min(max(fault + length, fault + 1), max(last, fault + 1))
        let lead = first > 0 ? "…" : ""
        text = lead + Self.shown(line[first..<last]) + (last < line.count ? "…" : "")
        padding = String(repeating: " ", count: lead.count + Self.width(of: line[first..<fault]))
        let marked = end <= line.count ? Self.width(of: line[fault..<end]) : 1
        caret = "^" + String(repeating: "~", count: max(0, marked - 1))
    }

    /// Leaves two thirds of the width before the fault.
    private static func first(of line: [Unicode.Scalar], before fault: Int) -> Int {
        guard width(of: line[...]) > width else { return 0 }
        var first = fault
        var used = 0
        while first > 0, used + line[first - 1].columns <= width * 2 / 3 {
            first -= 1
            used += line[first].columns
        }
        return first
    }

    private static func last(of line: [Unicode.Scalar], from first: Int) -> Int {
        var last = first
        var used = 0
        while last < line.count, used + line[last].columns <= width {
            used += line[last].columns
            last += 1
        }
        return last
    }

    private static func width(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + $1.columns }
    }

    /// Controls and direction marks can't disturb the terminal: each is shown as one `·`.
    private static func shown(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars { text.append(scalar.isUnsafeToShow ? "·" : scalar) }
        return String(text)
    }
}

extension Unicode.Scalar {
    fileprivate var isUnsafeToShow: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Columns that a terminal gives it: two for East Asian wide and full-width forms (UAX #11), none for marks.
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: 0
        default: Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
        0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
