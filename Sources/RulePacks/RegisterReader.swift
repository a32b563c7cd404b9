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

    /// - Returns: no value where there is none, or, after logging, where it can't be read; its patterns all the same.
    func register() -> (value: Rule.Register?, patterns: [WrittenPattern]) {
        guard
            let written = fields.nested(
                "register", allowed: ["rows", "beside", "unless"], required: ["rows", "beside"])
        else { return (nil, []) }
        let rows = written.integer("rows", in: 2...1_000)
        let (beside, unless) = (pattern("beside", of: written), pattern("unless", of: written))
        let patterns = [beside, unless].compactMap(\.self)
        guard let rows, let beside else { return (nil, patterns) }
        return (Rule.Register(rows: rows, beside: beside.expanded, unless: unless?.expanded), patterns)
    }

    private func pattern(_ key: String, of written: FieldReader) -> WrittenPattern? {
        written.text(key).flatMap { WrittenPattern($0, in: fields.file, lists: lists) }
    }
}
