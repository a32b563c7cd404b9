import Documents

/// Reads JSON and JSON Lines: the text as it stands, then every string that its escapes disguise.
enum JSONReader {
    /// Names longer than this label nothing.
    private static let longestLabel = 64
    /// Distinct labels that are kept for one part.
    private static let mostLabels = 10_000

    /// Adds the lines and the disguised strings.
    ///
    /// - Returns: the media type, or `nil` where the text is not meant as JSON; nothing has been added then.
    static func append(
        _ source: Source, to builder: inout PartTextBuilder, _ extraction: Extraction
    ) -> String? {
        guard let first = source.bytes.first(where: { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return nil }
        var strings = EscapedStrings()
        var scanner = JSONScanner(source.bytes)
        let outcome = scanner.scan { strings.append($0) }
        let claimsJSON = source.name.lowercased().hasSuffix(".json")
        // A notice may begin with a bracket too.
        guard outcome != .invalid || scanner.evidence > 0 || claimsJSON else { return nil }
        report(outcome, strings, extraction, at: source.path)
        PlainText.append(source.bytes, to: &builder)
        strings.deliver(to: &builder)
        if case .valid(let values) = outcome, values > 1 { return "application/x-ndjson" }
        return "application/json"
    }

    private static func report(
        _ outcome: JSONScanner.Outcome, _ strings: EscapedStrings, _ extraction: Extraction, at path: PartPath
    ) {
        switch outcome {
        case .valid: break
        case .invalid:
            extraction.miss(.corrupt, "not valid JSON; its escapes may not have been undone", at: path)
        case .tooDeep:
            extraction.miss(.limit, "JSON nested more than \(JSONScanner.mostDepth) deep", at: path)
        }
        if strings.areBroken {
            extraction.miss(.partialText, "an escaped character of the JSON is cut in half", at: path)
        }
    }

    /// The strings to deliver in addition, undone one after the other so that few exist at a time.
    private struct EscapedStrings {
        private var found: [JSONScanner.EscapedString] = []
        private var labels: [ArraySlice<UInt8>: Int32] = [:]
        private(set) var areBroken = false

        mutating func append(_ string: JSONScanner.EscapedString) {
            found.append(string)
            areBroken = areBroken || JSONString(string.raw).isBroken
        }

        mutating func deliver(to builder: inout PartTextBuilder) {
            for string in found {
                builder.append(
                    JSONString(string.raw).text[...], kind: .formField, place: Place(line: string.line),
                    label: label(for: string.key, in: &builder))
            }
        }

        private mutating func label(for key: ArraySlice<UInt8>?, in builder: inout PartTextBuilder) -> Int32 {
            guard let key, key.count <= longestLabel else { return Place.absent }
            if let known = labels[key] { return known }
            guard labels.count < mostLabels else { return Place.absent }
            let label = builder.name(String(decoding: JSONString(key).text, as: UTF8.self))
            labels[key] = label
            return label
        }
    }
}
