package import Documents

/// Writes the results of one scan in one format, in the order in which they come.
///
/// Every format tells the coverage gaps beside the findings: a file that could not be read is not a file without
/// findings. What is returned by ``begin()``, by each ``result(_:)`` and by ``end()``, joined, is the report; without
/// the last piece it is not complete.
package struct ReportWriter: Sendable {
    package let format: ReportFormat
    /// How many documents there have been of each outcome.
    package private(set) var counts: [Outcome: Int] = [:]

    private let text: TextReport
    private let lines = JSONLinesReport()
    private let table: CSVReport
    private let page: HTMLReport
    /// It writes all rules; `nil` where nobody wants it.
    private var sarif: SARIFReport?
    private var junit: JUnitReport

    /// A report that has not begun.
    ///
    /// - Parameters:
    ///   - format: of the whole report.
    ///   - language: of everything that is written for people.
    ///   - explains: whether each finding also tells how its confidence came about, and people are shown notes.
    ///   - usesColour: concerns text alone.
    ///   - book: the rules that were applied, for their titles and advice.
    ///   - version: the program's own.
    package init(
        format: ReportFormat, language: Language, explains: Bool, usesColour: Bool, book: RuleBook,
        version: String
    ) {
        let wording = ReportWording(language: language, explains: explains, book: book)
        self.format = format
        text = TextReport(language: language, explains: explains, usesColour: usesColour, book: book)
        table = CSVReport(wording: wording)
        page = HTMLReport(wording: wording, digest: book.digest, version: version)
        sarif =
            format == .sarif ? SARIFReport(wording: wording, book: book, version: version) : nil
        junit = JUnitReport(wording: wording)
    }

    /// What stands before the first document.
    package func begin() -> String {
        switch format {
        case .text, .jsonl, .junit: ""
        case .sarif: sarif?.begin() ?? ""
        case .csv: table.begin()
        case .html: page.begin()
        }
    }

    /// What can be written of this document now.
    ///
    /// JUnit states its counts before its cases, so it writes everything at the end.
    package mutating func result(_ result: ScanResult) -> String {
        counts[result.verdict.outcome, default: 0] += 1
        switch format {
        case .text: return text.lines(result)
        case .jsonl: return lines.line(result) + "\n"
        case .sarif: return sarif?.results(result) ?? ""
        case .csv: return table.rows(result)
        case .html: return page.section(result)
        case .junit:
            junit.add(result)
            return ""
        }
    }

    /// What stands after the last document.
    package func end() -> String {
        switch format {
        case .text: text.summary(counts)
        case .jsonl, .csv: ""
        case .sarif: sarif?.end(counts) ?? ""
        case .html: page.end(counts)
        case .junit: junit.report()
        }
    }
}
