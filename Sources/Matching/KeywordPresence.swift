import Documents
import Triggers

/// Which rules have one of their words in a part: in its text, or in a label over one of its segments.
struct KeywordPresence {
    /// For each rule whether one of its words occurs, or none is needed.
    private(set) var areThere: [Bool]

    /// More labels than this take longer to read than the rules take to find nothing.
    private static let mostLabels = 20_000

    init(of index: KeywordIndex, in part: PartReading) {
        areThere = index.isBound.map { !$0 }
        guard part.text.names.count <= Self.mostLabels else {
            giveUp()
            return
        }
        for label in part.text.names.indices {
            for word in index.words(in: part.spelledLabel(Int32(label))) { note(word, of: index) }
        }
    }

    /// Takes what a scan has found in a region.
    mutating func enter(
        _ scan: borrowing TriggerScan, _ index: KeywordIndex, of view: NormalisedView
    ) {
        for word in index.words.indices {
            guard let places = scan.places(of: word) else { return giveUp() }
            let occurs = places.joined().contains { index.stands(word, at: $0, in: view.bytes) }
            if occurs { note(word, of: index) }
        }
    }

    private mutating func note(_ word: Int, of index: KeywordIndex) {
        for rule in index.rulesOfWord[word] { areThere[rule] = true }
    }

    private mutating func giveUp() {
        areThere = areThere.map { _ in true }
    }
}
