import PCRE2

/// What bytes in a row may be, one set for each, and what may stand beside them.
///
/// Outside the text everything may stand: it is only said of neighbours that there are.
struct ByteString: Hashable, Sendable {
    var sets: [ByteSet]
    /// What the byte before may be.
    var before = ByteSet.all
    /// What the byte behind may be.
    var after = ByteSet.all

    static let empty = ByteString(sets: [])

    func followed(by next: ByteString) -> ByteString {
        ByteString(
            sets: sets + next.sets,
            before: sets.isEmpty ? before.intersection(next.before) : before,
            after: next.sets.isEmpty ? after.intersection(next.after) : next.after)
    }

    /// What the byte before the one at an index may be.
    func before(_ index: Int) -> ByteSet { index == 0 ? before : .all }

    /// What the byte at an index may be, where the string ends there.
    func after(_ index: Int) -> ByteSet { index == sets.count ? after : .all }
}
