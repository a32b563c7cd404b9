import Documents

/// One page that stands alone: no script, nothing loaded, readable on paper.
///
/// Documents are written as they come; the summary stands at the end, and a page without it is not complete.
struct HTMLReport: Sendable {
    let wording: ReportWording
    let digest: String
    let version: String

    private var language: Language { wording.language }

    func begin() -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="referrer" content="no-referrer">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(words(.title))</title>
        <style>
        \(Self.style)
        </style>
        </head>
        <body>
        <h1>\(words(.title))</h1>
        <p><a href="#summary">\(words(.summary))</a> — \(words(.completeness))</p>

        """
    }

    func section(_ result: ScanResult) -> String {
        let outcome = result.verdict.outcome
        var html = "<section class=\"\(outcome.rawValue)\">\n<h2>\(hostile(result.path.text))</h2>\n"
        if !result.path.isValidUTF8 {
            html += "<p class=\"minor\">\(words(.bytes))\(result.path.hexadecimal)</p>\n"
        }
        html += "<p><strong>\(own(outcome.title))</strong> \(words(meaning(result)))</p>\n"
        html += openness(result.verdict)
        return html + findings(result) + gaps(result) + identity(result) + "</section>\n"
    }

    private func meaning(_ result: ScanResult) -> HTMLWord {
        switch result.verdict.outcome {
        case .clear: result.document.gaps.isEmpty ? .clear : .clearWithGaps
        case .held: .held
        case .unexamined: .unexamined
        }
    }

    func end(_ counts: [Outcome: Int]) -> String {
        let rows = Outcome.allCases.map {
            "<tr><th scope=\"row\">\(own($0.title))</th><td>\(counts[$0, default: 0])</td></tr>\n"
        }
        let all = counts.values.reduce(0, +)
        return "<section id=\"summary\">\n<h2>\(words(.summary))</h2>\n<table>\n" + rows.joined()
            + "<tr><th scope=\"row\">\(words(.documents))</th><td>\(all)</td></tr>\n</table>\n"
            + "<p class=\"minor\">obstat \(escaped(version)) · \(escaped(digest))</p>\n"
            + "</section>\n</body>\n</html>\n"
    }

    /// The class that is proposed, and the grounds that may be told to the public.
    private func openness(_ verdict: Verdict) -> String {
        var html = verdict.openness.map { "<p>\(words(.proposed))\(own($0.title))</p>\n" } ?? ""
        guard !verdict.grounds.isEmpty else { return html }
        html += "<p>\(words(.grounds))</p>\n<ul>\n"
        for ground in verdict.grounds {
            html += "<li>\(escaped(ground.rawValue)) \(own(ground.publicReason))</li>\n"
        }
        return html + "</ul>\n"
    }

    private func findings(_ result: ScanResult) -> String {
        let shown = wording.shown(result.document)
        let hidden = result.document.findings.count - shown.count
        var html = ""
        if !shown.isEmpty {
            html = table(.findings, [.finding, .part, .place, .excerpt, .action, .confidence])
            html += shown.map { row($0, in: result) }.joined() + "</tbody>\n</table>\n"
        }
        if hidden > 0 { html += "<p class=\"minor\">\(words(.notes))\(hidden)</p>\n" }
        return html
    }

    private func row(_ finding: Finding, in result: ScanResult) -> String {
        var what = hostile(wording.title(finding))
        if let advice = wording.advice(finding) { what += "<br><small>\(escaped(advice))</small>" }
        var confidence = own(finding.confidence.title)
        if wording.explains {
            what += "<br><small>\(escaped(finding.rule))</small>"
            confidence += "<br><small>\(hostile(finding.reason.joined(separator: "; ")))</small>"
        }
        return row([
            what, hostile(result.chain(finding.part)), hostile(wording.place(finding)),
            hostile(finding.excerpt),
            own(finding.action.title), confidence,
        ])
    }

    private func gaps(_ result: ScanResult) -> String {
        guard !result.document.gaps.isEmpty else { return "" }
        let rows = result.document.gaps.map { gap in
            row([
                own(gap.reason.title), hostile(result.chain(gap.part)), own(gap.reason.explanation),
                hostile(gap.detail), own(gap.reason.nextStep),
            ])
        }
        return table(.gaps, [.reason, .part, .meaning, .detail, .advice]) + rows.joined()
            + "</tbody>\n</table>\n"
    }

    private func identity(_ result: ScanResult) -> String {
        let parts = [
            result.sha256.map { "sha256:" + $0 }, "\(result.bytes) B", result.document.mediaType,
            result.document.engine,
        ]
        return "<p class=\"minor\">\(parts.compactMap { $0 }.map(escaped).joined(separator: " · "))</p>\n"
    }

    private func table(_ caption: HTMLWord, _ columns: [HTMLWord]) -> String {
        let header = columns.map { "<th scope=\"col\">\(words($0))</th>" }.joined()
        return "<table>\n<caption>\(words(caption))</caption>\n<thead><tr>\(header)</tr></thead>\n<tbody>\n"
    }

    private func row(_ cells: [String]) -> String {
        "<tr>" + cells.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
    }

    private func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    /// Text of strangers, whose direction of writing ends with it.
    private func hostile(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }

    private func own(_ text: LocalizedText) -> String { escaped(text(language)) }

    private func words(_ word: HTMLWord) -> String { own(word.text) }
}
