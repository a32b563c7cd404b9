extension SourceScalar {
    /// Where in the file the byte at `offset` of the value was written.
    ///
    /// - Parameters:
    ///   - offset: UTF-8 bytes from the start of ``text``; the end of the text is a place too.
    ///   - file: the file that the text was read from.
    /// - Returns: the place of the text's beginning where the value can't be followed.
    func position(ofByte offset: Int, in file: SourceFile) -> SourcePosition {
        let places = places(in: file)
        var bytes = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            let end = bytes + UTF8.width(scalar)
            if offset < end { return index < places.count ? places[index] : places.last ?? position }
            bytes = end
        }
        return places.last ?? position
    }

    /// The place of each scalar of the value, and of the end after the last that is not a line end: a block's value
    /// ends with one, and behind it the file goes on with something else.
    private func places(in file: SourceFile) -> [SourcePosition] {
        var walk = ScalarWalk(file: file, scalar: self)
        var value = Array(text.unicodeScalars)
        while value.last == "\n" { value.removeLast() }
        return walk.places(of: value)
    }
}

/// Follows a value through its source, undoing quotes, escapes, indentation and folding.
private struct ScalarWalk {
    private let file: SourceFile
    private let style: SourceScalar.Style
    private var place: SourcePosition
    /// Columns that a block's lines are indented by.
    private var indent = 0

    init(file: SourceFile, scalar: SourceScalar) {
        self.file = file
        style = scalar.style
        place = scalar.position
        switch style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: place.column += 1
        case .literal, .folded: enterBlock()
        }
    }

    private var isBlock: Bool { style == .literal || style == .folded }

    /// The first line with text sets the indentation, unless the value itself begins with spaces; then the caret
    /// stands a little to the left.
    private mutating func enterBlock() {
        place.line += 1
        var number = place.line
        while number <= file.lines.count, file.line(number).allSatisfy({ $0 == " " }) { number += 1 }
        indent = file.line(number).prefix { $0 == " " }.count
        place.column = indent + 1
    }

    mutating func places(of value: [Unicode.Scalar]) -> [SourcePosition] {
        var places: [SourcePosition] = []
        var index = 0
        while index < value.count {
            let isBreak = value[index] == "\n" || value[index] == " "
            if isBreak, atLineEnd {
                let run = value[index...].prefix { $0 == value[index] }.count
                let breaks = isBlock && style == .literal ? 1 : (value[index] == " " ? 1 : run)
                places += Array(repeating: place, count: breaks)
                index += breaks
                nextLine()
            } else {
                places.append(place)
                index += 1
                step()
            }
        }
        return places + [place]
    }

    /// Whether only spaces are left on this line; in a literal block spaces belong to the value.
    private var atLineEnd: Bool {
        let rest = file.line(place.line).dropFirst(place.column - 1)
        if style == .doubleQuoted, rest.first == "\\", rest.count == 1 { return true }
        return style == .literal ? rest.isEmpty : rest.allSatisfy { $0 == " " || $0 == "\t" }
    }

    private mutating func nextLine() {
        place.line += 1
        guard style != .literal else {
            place.column = indent + 1
            return
        }
        while place.line < file.lines.count, file.line(place.line).allSatisfy({ $0 == " " || $0 == "\t" }) {
            place.line += 1
        }
        let spaces = file.line(place.line).prefix { $0 == " " || $0 == "\t" }.count
        place.column = (isBlock ? min(indent, spaces) : spaces) + 1
    }

    private mutating func step() {
        let rest = Array(file.line(place.line).dropFirst(place.column - 1).prefix(2))
        switch (style, rest.first) {
        case (.singleQuoted, "'"): place.column += 2
        case (.doubleQuoted, "\\"): place.column += Self.escapeLength(rest.last)
        default: place.column += 1
        }
    }

    /// Characters of an escape, backslash included (YAML 1.1, section 5.6).
    private static func escapeLength(_ letter: Unicode.Scalar?) -> Int {
        switch letter {
        case "x": 4
        case "u": 6
        case "U": 10
        default: 2
        }
    }
}
