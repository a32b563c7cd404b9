import Documents

/// One rule on structure, in a form that is asked about each of half a million segments.
struct StructuralRule: Sendable {
    let index: Int
    let rule: Rule
    let traits: Set<Trait>
    /// One bit for each ``Concealment`` that the rule takes.
    private let concealments: UInt64
    /// One bit for each ``SegmentKind`` that the rule takes.
    private let kinds: UInt64
    /// Empty means any.
    private let fields: Set<String>
    /// Words in small letters with which a text begins that is left alone.
    private let exceptValues: [[UInt8]]

    /// - Returns: `nil` for a rule that has a pattern.
    init?(_ rule: Rule, index: Int) {
        guard let structure = rule.structure else { return nil }
        self.index = index
        self.rule = rule
        traits = structure.traits
        fields = Set(structure.fields)
        exceptValues = structure.exceptValues.map { $0.utf8.map(Self.lowercase) }.filter { !$0.isEmpty }
        // A rule on traits alone reads no text, whatever its other lists say.
        guard structure.traits.isEmpty, !(structure.concealed.isEmpty && structure.kinds.isEmpty) else {
            (concealments, kinds) = (0, 0)
            return
        }
        let concealed = structure.concealed.isEmpty ? Set(Concealment.allCases) : structure.concealed
        let read = structure.kinds.isEmpty ? Set(SegmentKind.allCases) : structure.kinds
        concealments = Self.bits(concealed.subtracting(structure.exceptConcealed).map(\.rawValue))
        kinds = Self.bits(read.subtracting(structure.exceptKinds).map(\.rawValue))
    }

    private static func bits(_ numbers: [UInt8]) -> UInt64 {
        numbers.reduce(0) { $0 | bit($1) }
    }

    private static func bit(_ number: UInt8) -> UInt64 { 1 << UInt64(number) }

    /// Whether it looks at segments at all.
    var readsText: Bool { kinds != 0 }

    func takes(_ segment: Segment) -> Bool {
        concealments & Self.bit(segment.concealment.rawValue) != 0
            && kinds & Self.bit(segment.kind.rawValue) != 0
    }

    /// Whether a text begins with one of the words that are left alone, and not with a longer word.
    func leaves(_ text: some Collection<UInt8>) -> Bool {
        guard !exceptValues.isEmpty else { return false }
        let start = text.drop { $0 <= 0x20 }.prefix(Self.longestWord).map(Self.lowercase)
        return exceptValues.contains { word in
            start.starts(with: word)
                && !(start.dropFirst(word.count).first.map { (0x61...0x7A).contains($0) } ?? false)
        }
    }

    /// Bytes of a text that are compared with the words.
    private static let longestWord = 64

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// For each of a part's names, whether the rule takes what stands under it; `nil` where it takes all.
    func takenFields(of text: PartText) -> [Bool]? {
        fields.isEmpty
            ? nil : text.names.map { fields.contains($0) || fields.contains(Self.lastStep(of: $0)) }
    }

    /// `creator` of `Xmp.dc.creator[1]`, of `dc:creator` and of `a/b:creator`.
    private static func lastStep(of name: String) -> String {
        var bytes = Array(name.utf8)[...]
        if bytes.last == UInt8(ascii: "]"), let number = bytes.lastIndex(of: UInt8(ascii: "[")) {
            bytes = bytes[..<number]
        }
        let steps: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/")]
        let end = bytes.lastIndex { steps.contains($0) }
        return String(decoding: end.map { bytes[($0 + 1)...] } ?? bytes, as: UTF8.self)
    }
}
