package import Documents

/// Which documents are asked for; everything that is `nil` or empty asks for nothing.
package struct QueueQuestion: Sendable, Hashable, Codable {
    /// Only theirs; `nil` for all units, an empty list for none.
    package var units: [String]?
    package var states: [DocumentRecord.State]
    /// A category, or the first part of one: `personal`, `personal.phone`.
    package var category: String?
    /// A rule's id.
    package var rule: String?
    /// An account name; the empty one asks for those in nobody's care.
    package var assignee: String?
    /// Text that stands in a masked excerpt or in the document's name.
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
    /// The last id of the page before.
    package var after: DocumentID?
    /// The most items of one page.
    package var limit: Int

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

/// One page of a queue, oldest first.
package struct QueuePage: Sendable, Hashable, Codable {
    package var items: [QueueItem]
    /// Where the next page goes on; `nil` on the last.
    package var next: DocumentID?
}

/// One document as a queue shows it.
package struct QueueItem: Sendable, Hashable, Codable {
    package var submission: Submission
    package var state: DocumentRecord.State
    package var verdict: Verdict?
    package var nextStep: NextStep
    /// The account that looks after it; `nil`: the unit's contact and any reviewer.
    package var assignee: String?
    /// Until when it is to be decided, nanoseconds since 1970; `nil` once it is.
    package var due: Int64?
    /// The strictest action among its findings.
    package var action: Action?
    /// Findings that stop it, by category.
    package var categories: [String: Int]
    /// The same by rule.
    package var rules: [String: Int]
    /// Gaps by the name of their reason.
    package var coverage: [String: Int]
    /// How many different people a release takes.
    package var people: Int
    /// What is open about it.
    package var decision: Decision?
    /// Whether a finding stands in its own name, which then travels nowhere.
    package var isNameSensitive: Bool
    /// When it was examined last, and when it came to its present rest.
    package var examined: Int64?
    package var finished: Int64?

    package var id: DocumentID { submission.id }

    /// Whether its time is over at a moment, in nanoseconds since 1970.
    package func isOverdue(at moment: Int64) -> Bool { due.map { $0 < moment } ?? false }
}

/// Everything known of one document, values masked.
package struct Dossier: Sendable, Hashable, Codable {
    package var record: DocumentRecord
    package var item: QueueItem
    package var findings: [Finding]
    package var gaps: [CoverageGap]
    /// The digest that a decision about it is bound to.
    package var digest: String
    package var decisions: [Decision]
    package var remarks: [Remark]
    /// The newest first.
    package var events: [AuditEvent]
    /// The version before, and what differs.
    package var predecessor: DocumentID?
    package var difference: FindingDifference?
    /// A second look at what is published.
    package var secondLook: SecondLook?
    /// What a second look found and nobody has settled.
    package var risks: [Finding]
}

/// What a corrected version no longer has, and what it has anew.
package struct FindingDifference: Sendable, Hashable, Codable {
    package var gone: [Finding]
    package var new: [Finding]
    package var still: [Finding]
    package var goneGaps: [CoverageGap]
    package var newGaps: [CoverageGap]
    package var stillGaps: [CoverageGap]

    /// Findings are the same where rule and value are; of several equal ones, as many as both have are still there.
    package init(
        from before: (findings: [Finding], gaps: [CoverageGap]),
        to after: (findings: [Finding], gaps: [CoverageGap])
    ) {
        func split<Item, Key: Hashable>(
            _ before: [Item], _ after: [Item], by key: (Item) -> Key
        ) -> (gone: [Item], new: [Item], still: [Item]) {
            var left = Dictionary(grouping: before, by: key)
            var (new, still): ([Item], [Item]) = ([], [])
            for item in after {
                if left[key(item)]?.popLast() == nil { new.append(item) } else { still.append(item) }
            }
            return (left.values.flatMap(\.self), new, still)
        }
        let findings = split(before.findings, after.findings) { [$0.rule, $0.fingerprint] }
        let gaps = split(before.gaps, after.gaps) { [$0.part.description, $0.reason.name] }
        gone = findings.gone.sorted { ($0.rule, $0.fingerprint) < ($1.rule, $1.fingerprint) }
        (new, still) = (findings.new, findings.still)
        goneGaps = gaps.gone.sorted { $0.part.description < $1.part.description }
        (newGaps, stillGaps) = (gaps.new, gaps.still)
    }
}
