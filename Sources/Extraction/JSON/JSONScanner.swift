/// Checks JSON (RFC 8259) without recursion and without building anything.
///
/// Several values one after the other, as in JSON Lines, are accepted.
struct JSONScanner {
    enum Outcome: Equatable {
        case valid(values: Int)
        case invalid
        case tooDeep
    }

    /// What is met, in the order of the text.
    enum Event {
        case open(isObject: Bool)
        case close(isObject: Bool)
        /// Between the quotes, escapes and all.
        case name(ArraySlice<UInt8>)
        /// Likewise.
        case string(ArraySlice<UInt8>)
        /// A number, `true`, `false` or `null`.
        case word(ArraySlice<UInt8>)
        /// Without its marks; JSON has none, but settings and editors' files do.
        case comment(ArraySlice<UInt8>)
    }

    /// Containers within containers.
    ///
    /// More is refused: readers differ in what they survive.
    static let mostDepth = 512

    /// How much of what was seen is typical for JSON: names, commas, nesting.
    ///
    /// Text in brackets has none.
    private(set) var evidence = 0

    private enum Expecting {
        case value, valueOrEnd, nameOrEnd, name, colon, commaOrEnd
    }

    private let text: ArraySlice<UInt8>
    private var index: Int
    /// One-based; of the event that is being handed over, the line on which it ends.
    private(set) var line: Int32 = 1
    /// Whether each open container is an object.
    private var containers: [Bool] = []
    private var expecting = Expecting.value
    private var values = 0

    init(_ text: ArraySlice<UInt8>) {
        self.text = text
        index = text.startIndex
    }

    /// Scans everything and hands over what it meets, each with the line on which it ends.
    mutating func scan(onEvent: (Event, Int32) -> Void = { _, _ in }) -> Outcome {
        while true {
            skipBlanks()
            guard index < text.endIndex else { break }
            if text[index] == UInt8(ascii: "/") {
                guard readComment(onEvent) else { return .invalid }
                continue
            }
            guard step(text[index], onEvent) else { return .invalid }
            if containers.count > Self.mostDepth { return .tooDeep }
        }
        return containers.isEmpty && expecting == .value && values > 0 ? .valid(values: values) : .invalid
    }

    private mutating func skipBlanks() {
        while index < text.endIndex {
            switch text[index] {
            case 0x0A: line += 1
            case 0x09, 0x0D, 0x20: break
            default: return
            }
            index += 1
        }
    }

    /// `// …` to the end of the line, or `/* … */`.
    private mutating func readComment(_ onEvent: (Event, Int32) -> Void) -> Bool {
        let rest = text[index...]
        let start = index + 2
        if rest.has("//") {
            index = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.endIndex
            onEvent(.comment(text[start..<index]), line)
            return true
        }
        guard rest.has("/*") else { return false }
        index = start
        while index < text.endIndex {
            if text[index...].has("*/") {
                onEvent(.comment(text[start..<index]), line)
                index += 2
                return true
            }
            if text[index] == 0x0A { line += 1 }
            index += 1
        }
        return false
    }

    private mutating func step(_ byte: UInt8, _ onEvent: (Event, Int32) -> Void) -> Bool {
        switch (byte, expecting) {
        case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .valueOrEnd): open(isObject: true, onEvent)
        case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .valueOrEnd): open(isObject: false, onEvent)
        case (UInt8(ascii: "}"), .nameOrEnd), (UInt8(ascii: "}"), .commaOrEnd):
            return close(isObject: true, onEvent)
        case (UInt8(ascii: "]"), .valueOrEnd), (UInt8(ascii: "]"), .commaOrEnd):
            return close(isObject: false, onEvent)
        case (UInt8(ascii: ","), .commaOrEnd):
            evidence += 1
            index += 1
            expecting = containers.last == true ? .name : .value
        case (UInt8(ascii: ":"), .colon):
            evidence += 1
            index += 1
            expecting = .value
        case (UInt8(ascii: "\""), .name), (UInt8(ascii: "\""), .nameOrEnd): return readName(onEvent)
        case (UInt8(ascii: "\""), .value), (UInt8(ascii: "\""), .valueOrEnd):
            guard let string = readString() else { return false }
            onEvent(.string(string), line)
            endValue()
        case (_, .value), (_, .valueOrEnd): return readWord(onEvent)
        default: return false
        }
        return true
    }

    // MARK: Containers

    private mutating func open(isObject: Bool, _ onEvent: (Event, Int32) -> Void) {
        if !containers.isEmpty { evidence += 1 }
        containers.append(isObject)
        onEvent(.open(isObject: isObject), line)
        expecting = isObject ? .nameOrEnd : .valueOrEnd
        index += 1
    }

    private mutating func close(isObject: Bool, _ onEvent: (Event, Int32) -> Void) -> Bool {
        guard containers.popLast() == isObject else { return false }
        onEvent(.close(isObject: isObject), line)
        index += 1
        endValue()
        return true
    }

    private mutating func endValue() {
        if containers.isEmpty {
            values += 1
            expecting = .value
        } else {
            expecting = .commaOrEnd
        }
    }

    // MARK: Strings and words

    private mutating func readName(_ onEvent: (Event, Int32) -> Void) -> Bool {
        evidence += 1
        guard let name = readString() else { return false }
        onEvent(.name(name), line)
        expecting = .colon
        return true
    }

    private mutating func readString() -> ArraySlice<UInt8>? {
        let start = index + 1
        index = start
        while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
            guard text[index] >= 0x20 else { return nil }
            if text[index] == UInt8(ascii: "\\") {
                guard skipEscape() else { return nil }
            } else {
                index += 1
            }
        }
        guard index < text.endIndex else { return nil }
        let raw = text[start..<index]
        index += 1
        return raw
    }

    private mutating func skipEscape() -> Bool {
        guard let kind = text.slice(at: index - text.startIndex + 1, length: 1)?.first else { return false }
        guard kind == UInt8(ascii: "u") else {
            index += 2
            return Array("\"\\/bfnrt".utf8).contains(kind)
        }
        guard let digits = text.slice(at: index - text.startIndex + 2, length: 4),
            digits.allSatisfy({ JSONString.hexValue($0) != nil })
        else { return false }
        index += 6
        return true
    }

    /// A number, `true`, `false` or `null`.
    private mutating func readWord(_ onEvent: (Event, Int32) -> Void) -> Bool {
        let word = text[index...].prefix { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "E")
                || [0x2B, 0x2D, 0x2E].contains(byte)
        }
        guard
            word.has("true") && word.count == 4 || word.has("false") && word.count == 5
                || word.has("null") && word.count == 4 || Self.isNumber(word)
        else { return false }
        index = word.endIndex
        onEvent(.word(word), line)
        endValue()
        return true
    }

    private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
        var rest = word.first == UInt8(ascii: "-") ? word.dropFirst() : word
        func digits() -> Int {
            let run = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest[run.endIndex...]
            return run.count
        }
        let startsWithZero = rest.first == 0x30
        let whole = digits()
        guard whole > 0, !startsWithZero || whole == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            guard digits() > 0 else { return false }
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
            guard digits() > 0 else { return false }
        }
        return rest.isEmpty
    }
}
