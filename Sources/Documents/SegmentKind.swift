/// What role a run of text plays in its document.
///
/// The raw value crosses the trust boundary and is stored; cases are only ever appended.
package enum SegmentKind: UInt8, Sendable, CaseIterable, Codable {
    case body = 0
    case heading
    case tableCell
    case pageHeader
    case pageFooter
    case footnote
    case comment
    case trackedInsertion
    case trackedDeletion
    case hidden
    case speakerNotes
    case formField
    case annotation
    case metadata
    case fileName
    case ocr

    /// The name used in rule packs and reports.
    package var name: String {
        switch self {
        case .body: "body"
        case .heading: "heading"
        case .tableCell: "tableCell"
        case .pageHeader: "pageHeader"
        case .pageFooter: "pageFooter"
        case .footnote: "footnote"
        case .comment: "comment"
        case .trackedInsertion: "trackedInsertion"
        case .trackedDeletion: "trackedDeletion"
        case .hidden: "hidden"
        case .speakerNotes: "speakerNotes"
        case .formField: "formField"
        case .annotation: "annotation"
        case .metadata: "metadata"
        case .fileName: "fileName"
        case .ocr: "ocr"
        }
    }

    /// The kind of that name, or `nil` where no kind has it.
    package init?(name: some StringProtocol) {
        guard let kind = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = kind
    }
}
