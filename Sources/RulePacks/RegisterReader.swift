import Documents
import Matching

/// Reads `register`: what makes a rule's name an entry of a list of people.
///
/// ```yaml
/// register: {rows: 3, beside: '(?<!\d)09\d{8}(?!\d)', unless: '科長|主任'}
/// ```
struct RegisterReader {
    let fields: FieldReader
    let lists: WordLists

    /// - Returns: `nil` where there is none, or, after logging, where it can't be read.
    func register() -> (value: Rule.Register, patterns: [WrittenPattern])? {
        guard
            let written = fields.nested(
                "register", allowed: ["rows", "beside", "unless"], required: ["rows", "beside"]),
            let rows = written.integer("rows", in: 2...1_000),
            let beside = pattern("beside", of: written)
        else { return nil }
        let unless = pattern("unless", of: written)
        return (
            Rule.Register(rows: rows, beside: beside.expanded, unless: unless?.expanded),
            [beside, unless].compactMap(\.self)
        )
    }

    private func pattern(_ key: String, of written: FieldReader) -> WrittenPattern? {
        written.text(key).flatMap { WrittenPattern($0, in: fields.file, lists: lists) }
    }
}
