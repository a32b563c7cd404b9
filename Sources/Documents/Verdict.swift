/// What examination says of a document: three outcomes, never two.
package enum Outcome: String, Sendable, CaseIterable, Codable {
    /// Examined completely, nothing found that stops it.
    case clear
    /// Something was found that stops it.
    case held
    /// Not examined completely; never passes by itself.
    case unexamined
}

/// The three classes of openness that the public body uses (甲, 乙, 丙).
package enum Openness: String, Sendable, CaseIterable, Codable {
    /// 甲: open, free, irrevocable.
    case open
    /// 乙: on application, paid or revocable.
    case onApplication
    /// 丙: not provided.
    case notProvided
}

/// The outcome with the class that is proposed and the grounds that may be told.
package struct Verdict: Hashable, Sendable, Codable {
    package var outcome: Outcome
    /// The class proposed to the person who decides; `nil` where nothing can be proposed because a part was not examined.
    package var openness: Openness?
    package var grounds: [Ground]

    package init(outcome: Outcome, openness: Openness?, grounds: [Ground]) {
        self.outcome = outcome
        self.openness = openness
        self.grounds = grounds
    }
}
