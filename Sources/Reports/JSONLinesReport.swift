package import Documents

/// One JSON object a document, one document a line: the schema `obstat.scan/1`.
package struct JSONLinesReport: Sendable {
    package init() {}

    /// One line without its line feed.
    package func line(_ result: ScanResult) -> String {
        let document = result.document
        var json = JSONText()
        json.add("schema", "obstat.scan/1")
        json.add("path", result.path.text)
        if !result.path.isValidUTF8 { json.add("pathHex", result.path.hexadecimal) }
        json.add("sha256", result.sha256)
        json.add("bytes", result.bytes)
        json.add("mediaType", document.mediaType)
        json.add("verdict", result.verdict.outcome.rawValue)
        json.add("class", result.verdict.openness?.rawValue)
        json.add("grounds", result.verdict.grounds.map(\.rawValue))
        json.add("findings", document.findings.map { self.finding($0, in: result) })
        json.add("coverage", document.gaps.map { self.gap($0, in: result) })
        json.add("rulesDigest", document.rulesDigest)
        json.add("engine", document.engine)
        json.add("milliseconds", document.milliseconds)
        return json.text
    }

    private func finding(_ finding: Finding, in result: ScanResult) -> JSONText {
        var json = JSONText()
        json.add("rule", finding.rule)
        json.add("packVersion", finding.packVersion)
        json.add("category", finding.category.rawValue)
        json.add("action", finding.action.name)
        json.add("confidence", finding.confidence.name)
        json.add("reason", finding.reason)
        json.add("part", result.chain(finding.part))
        json.add("location", finding.location.map(Self.location))
        json.add("excerpt", finding.excerpt)
        json.add("fingerprint", finding.fingerprint)
        json.add("grounds", finding.grounds.map(\.rawValue))
        return json
    }

    private func gap(_ gap: CoverageGap, in result: ScanResult) -> JSONText {
        var json = JSONText()
        json.add("part", result.chain(gap.part))
        json.add("reason", gap.reason.name)
        json.add("detail", gap.detail)
        return json
    }

    static func location(_ location: Location) -> JSONText {
        var json = JSONText()
        json.add("kind", location.kind.name)
        if location.concealment != .none { json.add("how", location.concealment.name) }
        json.add("sheet", location.sheet)
        json.add("cell", location.cell)
        json.add("page", location.page)
        json.add("slide", location.slide)
        json.add("paragraph", location.paragraph)
        json.add("line", location.line)
        json.add("column", location.column)
        json.add("field", location.field)
        return json
    }
}

extension JSONLinesReport {
    /// One part's text as `obstat extract` shows it: the schema `obstat.extract/1`, one segment a line.
    package func lines(_ text: PartText, of path: FileName) -> [String] {
        let result = ScanResult(
            path: path, sha256: nil, bytes: 0,
            document: ExaminedDocument(
                mediaType: "", findings: [], gaps: [], rulesDigest: "", engine: "", milliseconds: 0,
                textBytes: 0),
            verdict: Verdict(outcome: .unexamined, openness: nil, grounds: []))
        return text.segments.map { segment in
            var json = JSONText()
            json.add("schema", "obstat.extract/1")
            json.add("path", path.text)
            json.add("part", result.chain(text.path))
            json.add("mediaType", text.mediaType)
            json.add("location", Self.location(Location(segment: segment, text: text, column: nil)))
            json.add("text", String(decoding: text.bytes[segment.range], as: UTF8.self))
            return json.text
        }
    }

    /// A part that could not be read, as `obstat extract` shows it.
    package func line(_ gap: CoverageGap, of path: FileName) -> String {
        let name = path.bytes.split(separator: UInt8(ascii: "/")).last.map {
            String(decoding: $0, as: UTF8.self)
        }
        var json = JSONText()
        json.add("schema", "obstat.extract/1")
        json.add("path", path.text)
        json.add("part", ([name ?? path.text] + gap.part.names).joined(separator: " › "))
        json.add("coverage", gap.reason.name)
        json.add("detail", gap.detail)
        return json.text
    }
}
