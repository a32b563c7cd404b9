/// A place in a rule file: one-based line, and one-based column in Unicode scalars, as libyaml counts them.
struct SourcePosition: Hashable, Sendable, Comparable {
    var line: Int
    var column: Int

    static let start = SourcePosition(line: 1, column: 1)

    static func < (lhs: SourcePosition, rhs: SourcePosition) -> Bool {
        (lhs.line, lhs.column) < (rhs.line, rhs.column)
    }
}
