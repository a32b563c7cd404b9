import Documents

/// The row, paragraph or line that a finding stands in: findings of one neighbourhood speak of the same person or thing.
///
/// Two tables of one page that share row numbers fall together; that can only raise an action.
struct Neighbourhood: Hashable {
    private let part: PartPath
    private let page: Int?
    private let slide: Int?
    private let sheet: String?
    private let unit: Unit

    private enum Unit: Hashable {
        case row(Int)
        case paragraph(Int)
        case line(Int)
    }

    /// - Returns: `nil` where the finding's place is not known that closely.
    init?(of finding: Finding) {
        guard let location = finding.location, let unit = Self.unit(of: location) else { return nil }
        part = finding.part
        page = location.page
        slide = location.slide
        sheet = location.sheet
        self.unit = unit
    }

    private static func unit(of location: Location) -> Unit? {
        if let row = location.row { return .row(row) }
        if let paragraph = location.paragraph { return .paragraph(paragraph) }
        return location.line.map(Unit.line)
    }
}
