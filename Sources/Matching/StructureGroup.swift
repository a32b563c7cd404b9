import Documents
import Frames

/// What one rule on structure takes in one place, told without showing it.
struct StructureGroup {
    private let part: PartPath
    private var location: Location?
    private var count = 0
    private var areCells = true
    /// The first words, masked.
    private var excerpt = ""
    /// What was observed, in the words of the reader; the first few.
    private var details: [String] = []
    /// The beginning of the text, by which equal findings are known.
    private var beginning: [UInt8] = []
    private var hash = Self.hashBasis
    private var length = 0

    private static let maskedCharacters = 40
    private static let beginningBytes = 512
    private static let mostDetails = 5
    /// FNV-1a.
    private static let hashBasis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let hashPrime: UInt64 = 0x100_0000_01B3

    init(part: PartPath) {
        self.part = part
    }

    mutating func take(_ segment: Segment, of text: PartText) {
        if count == 0 {
            location = Location(segment: segment, text: text, column: nil)
            excerpt = Self.masked(text.bytes[segment.range])
        }
        count += 1
        areCells = areCells && segment.kind == .tableCell
        for byte in text.bytes[segment.range] { hash = (hash ^ UInt64(byte)) &* Self.hashPrime }
        length += segment.range.count
        if beginning.count < Self.beginningBytes {
            beginning += text.bytes[segment.range].prefix(Self.beginningBytes - beginning.count)
        }
    }

    mutating func take(_ observation: Observation) {
        if count == 0 { location = observation.location }
        count += 1
        areCells = false
        guard details.count < Self.mostDetails, !details.contains(observation.detail) else { return }
        details.append(observation.detail)
        for byte in observation.detail.utf8 { hash = (hash ^ UInt64(byte)) &* Self.hashPrime }
    }

    /// Letters and digits become dots; only the length of the words can be seen.
    private static func masked(_ text: ArraySlice<UInt8>) -> String {
        // Four bytes make the longest character.
        let scalars = String(decoding: text.prefix((maskedCharacters + 1) * 4), as: UTF8.self).unicodeScalars
        var masked = ""
        for scalar in scalars.prefix(maskedCharacters) {
            masked += scalar.properties.isWhitespace ? " " : "•"
        }
        return scalars.count > maskedCharacters ? masked + "…" : masked
    }

    // MARK: The finding

    func finding(rule: Int, confidence: Confidence, morePlaces: Int) -> ReportedFinding {
        var reason = details.isEmpty ? [counted] : details
        if morePlaces > 0 { reason.append("and in \(morePlaces) more places") }
        return ReportedFinding(
            rule: rule, confidence: confidence, reason: reason, part: part, location: location,
            excerpt: details.isEmpty ? excerptWithCount : details.joined(separator: "; "), value: value)
    }

    private var counted: String {
        let noun = areCells ? "cell" : "run"
        return "\(count) \(noun)\(count == 1 ? "" : "s")\(areCells ? "" : " of text")"
    }

    private var excerptWithCount: String {
        count == 1 ? excerpt : "\(excerpt) (×\(count))"
    }

    /// What stands for the content: the same wherever it stands in its part.
    ///
    /// What was observed has no content of its own, so that it is known by its part.
    private var value: [UInt8] {
        let content = details.isEmpty ? beginning : Array((part.names + details).joined(separator: "\n").utf8)
        let tail = Array("\n\(length) \(String(hash, radix: 16))".utf8)
        let end = ScalarDecoding.boundary(
            content, atOrBefore: min(content.count, ReportedFinding.maximumValueBytes - tail.count))
        return Array(content[..<end]) + tail
    }
}
