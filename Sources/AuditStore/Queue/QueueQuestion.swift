package import Documents

/// Which documents a person wants to see, whether in the console, over the desk or from the database.
///
/// Everything that is `nil` or empty asks for nothing.
package struct QueueQuestion: Sendable, Hashable, Codable {
    /// Only theirs; `nil` for all units, an empty list for none.
    package var units: [String]?
    package var states: [DocumentRecord.State]
    /// A category, or the first part of one: `personal`, `personal.phone`.
    package var category: String?
    /// A rule's id.
    package var rule: String?
    /// The name of a reason why something was not examined.
    package var gap: String?
    /// An account name; the empty one asks for those in nobody's care.
    package var assignee: String?
    /// Text that stands in a masked excerpt or in the document's name; ASCII letters in either case.
    package var text: String?
    /// Taken in before or at this moment, nanoseconds since 1970.
    package var takenBefore: Int64?
    package var takenAfter: Int64?
    /// To be decided before or at this moment.
    package var dueBefore: Int64?
    /// Only what is at this step.
    package var nextStep: NextStep?
    /// How long a document may wait where nobody said otherwise, in nanoseconds.
    package var term: Int64
    package var order: Order = .oldest
    /// The last id of the page before.
    package var after: DocumentID?
    /// The first id of the page behind; asks for the page that ends before it.
    package var before: DocumentID?
    /// The most items of one page.
    package var limit: Int

    package enum Order: String, Sendable, CaseIterable, Codable {
        case oldest
        case newest
    }

    package init(
        units: [String]? = nil, states: [DocumentRecord.State] = [.hold, .corrupt], term: Int64,
        limit: Int = 100
    ) {
        self.units = units
        self.states = states
        self.term = term
        self.limit = limit
    }
}

/// One page of a queue, in the order that was asked for.
package struct QueuePortion: Sendable, Hashable, Codable {
    package var items: [QueueItem]
    /// Where the next page goes on; `nil` on the last.
    package var next: DocumentID?
    /// Where the page before ends; `nil` on the first.
    package var previous: DocumentID?
}

/// How many documents a question means.
package struct QueueCount: Sendable, Hashable {
    /// Nobody counts further by hand; a list says "more than".
    package static let most = 1_000

    package let count: Int
    /// Whether there are more than were counted.
    package let isMore: Bool
}
