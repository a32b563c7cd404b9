import Documents
import Foundation

/// A location in the form in which the store keeps it.
struct StoredLocation: Codable {
    var kind: String
    var how: String?
    var page: Int?
    var line: Int?
    var column: Int?
    var sheet: String?
    var cell: String?
    var slide: Int?
    var paragraph: Int?
    var field: String?

    init(_ location: Location) {
        kind = location.kind.name
        how = location.concealment == .none ? nil : location.concealment.name
        page = location.page
        line = location.line
        column = location.column
        sheet = location.sheet
        cell = location.cell
        slide = location.slide
        paragraph = location.paragraph
        field = location.field
    }

    /// `nil` where the kind is not known to this version.
    var location: Location? {
        guard let kind = SegmentKind(name: kind) else { return nil }
        let concealment = Concealment.allCases.first { $0.name == how } ?? Concealment.none
        return Location(
            kind: kind, concealment: concealment, page: page, line: line, column: column, sheet: sheet,
            cell: cell,
            slide: slide, paragraph: paragraph, field: field)
    }

    init?(json: String) {
        guard let stored = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
        self = stored
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
