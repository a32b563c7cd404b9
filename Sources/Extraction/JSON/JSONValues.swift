import Documents

/// The values of a JSON text in order, each under the name it has.
///
/// An array of objects is a table: its objects are rows, the names its columns. A name is text itself where it is met
/// first; after that it only labels, as a header does.
struct JSONValues {
    /// Names longer than this label nothing.
    private static let longestLabel = 64
    /// Distinct names that are kept for one part.
    private static let mostLabels = 10_000
    private static let mostPages = 2_000

    /// Numbers of an array that make one run, in bytes.
    private static let longestNumbers = 4_096

    private struct Container {
        let isObject: Bool
        /// The name under which it stands.
        let name: Name
        /// Objects met in it, where it is an array.
        var objects: Int32 = 0
        /// The row that its values belong to.
        let row: Int32

        init(isObject: Bool, name: Name, row: Int32) {
            self.isObject = isObject
            self.name = name
            self.row = row
        }
    }

    private struct Name {
        var text = "value"
        var label = Place.absent
        var column = Place.absent
    }

    var builder = PartTextBuilder()
    /// Strings that are markup themselves.
    private(set) var pages: [(name: String, bytes: [UInt8])] = []
    private(set) var files: [[UInt8]] = []
    private(set) var hasUndecodableFile = false
    /// Whether half of a surrogate pair stood alone.
    private(set) var areBroken = false

    private let text: ArraySlice<UInt8>
    private var containers: [Container] = []
    private var names: [ArraySlice<UInt8>: Name] = [:]
    private var current = Name()
    private var separator = UInt8(ascii: "\n")
    /// Numbers of an array, from the first to the end of the last, and the line on which they begin.
    private var numbers: (range: Range<Int>, line: Int32)?

    /// Objects that stand one after the other, where each is a row; `nil` where there is only one.
    private var lines: Int32?

    /// Prepares to hear the values of a text.
    ///
    /// - Parameters:
    ///   - text: the whole, of which all that is heard are slices.
    ///   - isLines: whether it holds several values one after the other.
    init(_ text: ArraySlice<UInt8>, isLines: Bool = false) {
        self.text = text
        lines = isLines ? 0 : nil
    }

    mutating func hear(_ event: JSONScanner.Event, line: Int32) {
        if case .word(let raw) = event, containers.last?.isObject == false {
            return collect(raw, line: line)
        }
        switch event {
        case .open(let isObject): open(isObject: isObject)
        case .close: close()
        case .name(let raw):
            flush()
            note(name: raw, line: line)
        case .string(let raw):
            flush()
            append(string: raw, line: line)
        case .word(let raw): add(raw, line: line)
        case .comment(let raw):
            flush()
            let place = Place(line: line)
            builder.append(raw.trimmed, kind: .comment, concealment: .markupOnly, place: place)
            separator = UInt8(ascii: "\n")
        }
    }

    // MARK: Containers

    private mutating func open(isObject: Bool) {
        var row = containers.last?.row ?? Place.absent
        if isObject {
            flush()
            separator = UInt8(ascii: "\n")
            // Values one after the other are rows, too.
            if let parent = containers.indices.last, !containers[parent].isObject {
                containers[parent].objects += 1
                row = containers[parent].objects
            } else if containers.isEmpty, let count = lines {
                lines = count + 1
                row = count + 1
            }
        }
        containers.append(Container(isObject: isObject, name: current, row: row))
    }

    private mutating func close() {
        guard let closed = containers.popLast() else { return }
        if closed.isObject || containers.isEmpty {
            flush()
            separator = UInt8(ascii: "\n")
        }
        current = closed.name
    }

    /// Takes the name of the values that follow; where it is met first it is text, unless `isText` says that it has been.
    mutating func note(name raw: ArraySlice<UInt8>, line: Int32, isText: Bool = true) {
        if let known = names[raw] {
            current = known
            return
        }
        let name = undone(raw)
        if isText { add(name[...], line: line, isName: true) }
        let isLabel =
            name.count <= Self.longestLabel && names.count < Self.mostLabels && !Self.isValue(name)
        current = Name()
        if isLabel {
            let text = String(decoding: name, as: UTF8.self)
            current = Name(text: text, label: builder.name(text), column: Int32(names.count) + 1)
            names[raw] = current
        }
        if isText { separator = UInt8(ascii: ":") }
    }

    /// Whether a name is a value itself, as where people are listed by their numbers: a label is shown where values are
    /// masked.
    private static func isValue(_ name: [UInt8]) -> Bool {
        var digits = 0
        for byte in name {
            digits = byte.isASCIIDigit ? digits + 1 : 0
            if digits >= 6 || byte == UInt8(ascii: "@") { return true }
        }
        return false
    }

    // MARK: Values

    private mutating func undone(_ raw: ArraySlice<UInt8>) -> [UInt8] {
        guard raw.contains(UInt8(ascii: "\\")) else { return Array(raw) }
        let string = JSONString(raw)
        areBroken = areBroken || string.isBroken
        return string.text
    }

    mutating func append(string raw: ArraySlice<UInt8>, line: Int32) {
        guard raw.count >= 20 || raw.contains(UInt8(ascii: "\\")) else { return add(raw, line: line) }
        let value = undone(raw)
        if let file = Base64.file(in: value[...]) { return files.append(file) }
        for address in HTMLLink.dataAddresses(in: value[...]) {
            if let content = address.content { files.append(content) } else { hasUndecodableFile = true }
        }
        if Self.isJSON(value) { return files.append(value) }
        guard HTMLRecognition.holdsTags(value), pages.count < Self.mostPages else {
            return add(value[...], line: line)
        }
        pages.append((current.text, value))
    }

    /// Whether a string is a JSON text itself, with escapes of its own.
    private static func isJSON(_ value: [UInt8]) -> Bool {
        guard let first = value.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            value.contains(UInt8(ascii: "\""))
        else { return false }
        var scanner = JSONScanner(value[...])
        return scanner.scan() == .valid(values: 1)
    }

    private mutating func add(_ value: ArraySlice<UInt8>, line: Int32, isName: Bool = false) {
        let row = containers.last?.row ?? Place.absent
        builder.append(
            value, kind: .formField,
            place: Place(line: line, row: row, column: isName ? Place.absent : current.column),
            label: isName ? Place.absent : current.label, separator: separator)
        separator = 0x09
    }

    private mutating func collect(_ raw: ArraySlice<UInt8>, line: Int32) {
        guard let known = numbers else { return numbers = (raw.startIndex..<raw.endIndex, line) }
        numbers = (known.range.lowerBound..<raw.endIndex, known.line)
        if raw.endIndex - known.range.lowerBound > Self.longestNumbers { flush() }
    }

    private mutating func flush() {
        guard let run = numbers.take() else { return }
        add(text[run.range], line: run.line)
    }
}
