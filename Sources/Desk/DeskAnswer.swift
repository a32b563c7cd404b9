package import Documents

/// What the daemon answers: one JSON object, one line.
package struct DeskAnswer: Codable, Sendable, Hashable {
    package var isAccepted: Bool
    /// For the person, in both languages.
    package var zhTW: String
    package var en: String
    /// The decision that was made or changed.
    package var decision: Int64?
    package var state: String?
    /// What was asked for by a reading act: JSON.
    package var body: String?

    package init(
        isAccepted: Bool, _ message: LocalizedText, decision: Int64? = nil, state: String? = nil,
        body: String? = nil
    ) {
        self.isAccepted = isAccepted
        zhTW = message.zhTW
        en = message.en
        self.decision = decision
        self.state = state
        self.body = body
    }

    package static func refused(_ message: LocalizedText) -> DeskAnswer {
        DeskAnswer(isAccepted: false, message)
    }
}
