import CTriggers

/// Where in a text any of many patterns may match, and where any of many words may stand, found in one pass for all of them.
///
/// What it leaves out are places where the library would find nothing. The other way round it promises nothing: the
/// library's answer is the only one that counts.
@safe package final class TriggerIndex: Sendable {
    // Never written to after it has been made.
    private nonisolated(unsafe) let index: OpaquePointer?
    /// The requirement numbers of each pattern, all of which must be met; empty where it is searched for everywhere.
    let slots: [Range<Int>]
    /// The number of the first word's slot.
    let firstWord: Int
    /// Keys, shapes and words looked for.
    package let triggerCount: (keys: Int, shapes: Int, words: Int)

    /// - Parameters:
    ///   - analyses: one for each pattern, which go by their indices.
    ///   - words: three bytes or more each, in lower case and without white space, hyphens and low lines, which are
    ///     passed over in texts too; they go by their indices.
    package init(_ analyses: [PatternAnalysis], words: [[UInt8]] = []) {
        var tables = TriggerTables()
        var slots: [Range<Int>] = []
        for analysis in analyses {
            let first = tables.slotCount
            tables.enter(analysis)
            slots.append(first..<tables.slotCount)
        }
        self.slots = slots
        firstWord = tables.slotCount
        for word in words { tables.enter(word: word) }
        triggerCount = (tables.keys.count, tables.shapes.count, tables.words.count)
        unsafe index = tables.build()
    }

    deinit {
        if let index = unsafe index { unsafe ctriggers_destroy(index) }
    }

    /// Calls `body` with the tables; `nil` where there was no memory for them, and everything must be searched.
    func withTables<Result>(_ body: (OpaquePointer) -> Result) -> Result? {
        guard let index = unsafe index else { return nil }
        return unsafe body(index)
    }
}
