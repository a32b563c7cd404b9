import Documents

/// Reads JSON, JSON Lines and several values one after the other: the text as it stands, and every value under its name.
enum JSONReader {
    /// Adds the values; of what is meant as JSON and is none the lines, and the strings up to the fault.
    ///
    /// - Returns: the media type, or `nil` where the text is not meant as JSON; nothing has been added then.
    static func append(
        _ source: Source, to builder: inout PartTextBuilder, _ extraction: Extraction
    ) -> String? {
        guard let first = source.bytes.first(where: { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }),
            Array("{[/\"".utf8).contains(first)
        else { return nil }
        var scanner = JSONScanner(source.bytes)
        let outcome = scanner.scan()
        // A text in quotes may be anything; what its escapes disguise only JSON tells.
        if first == UInt8(ascii: "\"") {
            guard outcome == .valid(values: 1), source.bytes.contains(UInt8(ascii: "\\")) else { return nil }
        }
        let claimsJSON = source.name.lowercased().hasSuffix(".json")
        // A notice may begin with a bracket too.
        guard outcome != .invalid || scanner.evidence > 0 && first != UInt8(ascii: "/") || claimsJSON else {
            return nil
        }
        report(outcome, extraction, at: source.path)
        var values = JSONValues(source.bytes)
        if case .valid(let count) = outcome {
            values = JSONValues(source.bytes, isLines: count > 1)
            var written = PartTextBuilder()
            PlainText.append(source.bytes, to: &written)
            extraction.deliver(
                written, mediaType: "application/json", path: source.path, isSource: true)
            var second = JSONScanner(source.bytes)
            let batches = TextBatches(
                mediaType: "application/json", path: source.path, extraction: extraction)
            _ = second.scan { event, line in
                values.hear(event, line: line)
                if case .close = event { batches.emptyIfFull(&values.builder) }
            }
        } else {
            readFaulty(source.bytes, &values)
        }
        if values.areBroken {
            extraction.miss(.partialText, "an escaped character of the JSON is cut in half", at: source.path)
        }
        builder = values.builder
        readMembers(values, of: source, extraction)
        if case .valid(let count) = outcome, count > 1 { return "application/x-ndjson" }
        return "application/json"
    }

    private static func report(
        _ outcome: JSONScanner.Outcome, _ extraction: Extraction, at path: PartPath
    ) {
        switch outcome {
        case .valid: break
        case .invalid:
            extraction.miss(.corrupt, "not valid JSON; its escapes may not have been undone", at: path)
        case .tooDeep:
            extraction.miss(.limit, "JSON nested more than \(JSONScanner.mostDepth) deep", at: path)
        }
    }

    /// The lines as they stand, then every string that its escapes disguise.
    private static func readFaulty(_ text: ArraySlice<UInt8>, _ values: inout JSONValues) {
        PlainText.append(text, to: &values.builder)
        var scanner = JSONScanner(text)
        _ = scanner.scan { event, line in
            switch event {
            case .name(let raw):
                values.note(name: raw, line: line, isText: raw.contains(UInt8(ascii: "\\")))
            case .string(let raw) where raw.contains(UInt8(ascii: "\\")):
                values.append(string: raw, line: line)
            default: break
            }
        }
    }

    /// Files and pages that stand in strings.
    private static func readMembers(_ values: JSONValues, of source: Source, _ extraction: Extraction) {
        XMLDocument.readFiles(values.files, in: source.path, extraction)
        if values.hasUndecodableFile {
            extraction.miss(.corrupt, "a data: address that can't be decoded", at: source.path)
        }
        for page in values.pages {
            guard extraction.countMember(in: source.path) else { return }
            HTMLReader.read(page.bytes, at: source.path.appending(page.name), extraction)
        }
    }
}
