package import Documents

/// A condition under which findings weigh more than each alone.
package struct Raise: Sendable, Hashable {
    package var condition: Condition
    /// Findings below this confidence neither count nor are raised.
    package var confidence: Confidence
    /// The action that every finding which met the condition has at least.
    package var action: Action

    package init(condition: Condition, confidence: Confidence = .medium, action: Action) {
        self.condition = condition
        self.confidence = confidence
        self.action = action
    }

    package enum Condition: Sendable, Hashable {
        /// So many findings in one document; with `beside`, only those count that have such company in their row,
        /// paragraph or line. `distinct` counts different values.
        case count(of: Topic, atLeast: Int, distinct: Bool, beside: Topic?)
        /// One of each, together in one row, paragraph or line.
        case together([Topic])
    }
}

/// A category, or every category of one subject.
package enum Topic: Sendable, Hashable {
    case category(Category)
    /// The part of a category before the full stop, for example `personal`.
    case subject(String)

    /// The topic of that name: a category such as `personal.phone` or a subject such as `personal`.
    package init?(name: String) {
        if let category = Category(rawValue: name) {
            self = .category(category)
        } else if Self.subjects.contains(name) {
            self = .subject(name)
        } else {
            return nil
        }
    }

    package var name: String {
        switch self {
        case .category(let category): category.rawValue
        case .subject(let name): name
        }
    }

    package func contains(_ category: Category) -> Bool {
        switch self {
        case .category(let own): own == category
        case .subject(let name): category.subject == name
        }
    }

    /// Every subject, in the order of the categories.
    package static let subjects: [String] = Category.allCases.reduce(into: []) { subjects, category in
        let subject = String(category.subject)
        if !subjects.contains(subject) { subjects.append(subject) }
    }
}
