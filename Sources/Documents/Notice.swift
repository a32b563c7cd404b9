/// Something that a unit is told by mail or webhook.
///
/// Durable until it is sent or given up. It holds words from closed sets, numbers and times: nothing of a document's text.
package struct Notice: Sendable, Hashable, Codable, Identifiable {
    package var id: Int64
    package var unit: String
    package var kind: Kind
    package var document: DocumentID?
    /// Nanoseconds since 1970.
    package var time: Int64
    package var facts: [String: String]

    package init(
        id: Int64, unit: String, kind: Kind, document: DocumentID?, time: Int64, facts: [String: String]
    ) {
        self.id = id
        self.unit = unit
        self.kind = kind
        self.document = document
        self.time = time
        self.facts = facts
    }

    /// What has happened.
    package enum Kind: String, Sendable, CaseIterable, Codable {
        /// Facts: `outcome`, `categories`, `coverage`, `due`.
        case held
        case delivered
        /// Facts: `act`, `grounds`.
        case decided
        /// Facts: `due`, `nextStep`.
        case reminder
        /// Facts: `exemption`, `state`, `rule`.
        case exemptionEnded
        /// A published document would not be published today; facts: `categories`, `coverage`.
        case atRisk
        case recalled
    }
}

/// One notice on one of its ways.
package struct Posting: Sendable, Hashable, Codable {
    package var notice: Notice
    package var channel: Channel
    /// Times that it was tried before.
    package var attempts: Int

    package init(notice: Notice, channel: Channel, attempts: Int) {
        self.notice = notice
        self.channel = channel
        self.attempts = attempts
    }

    package enum Channel: String, Sendable, CaseIterable, Codable {
        case mail
        case webhook
    }
}

/// What became of trying to send a notice.
package struct PostingResult: Sendable, Hashable, Codable {
    package var notice: Int64
    package var channel: Posting.Channel
    /// `nil` when it was sent; otherwise why not.
    package var failure: String?
    /// Whether trying again can't help.
    package var isFinal: Bool

    package init(notice: Int64, channel: Posting.Channel, failure: String? = nil, isFinal: Bool = false) {
        self.notice = notice
        self.channel = channel
        self.failure = failure
        self.isFinal = isFinal
    }
}
