import CTriggers

/// Where in a text any of many patterns may match, found in one pass for all of them.
///
/// What it leaves out are places where the library would find nothing. The other way round it promises nothing: the
/// library's answer is the only one that counts.
@safe package final class TriggerIndex: Sendable {
    // Never written to after it has been made.
    private nonisolated(unsafe) let index: OpaquePointer?
    /// For each trigger, what follows for whom.
    let targets: [Target]
    /// Where the targets of each trigger begin in ``targets``, and the end.
    let targetStarts: [Int]
    /// The requirement numbers of each pattern, all of which must be met; empty where it is searched for everywhere.
    let slots: [Range<Int>]
    let slotCount: Int
    /// Keys and shapes looked for.
    package let triggerCount: (keys: Int, shapes: Int)

    /// That one requirement of one pattern is met, for starts in a range before the trigger.
    struct Target: Hashable, Sendable {
        let slot: Int
        /// Bytes from the first of the starts to the trigger; `Int.max` where there is no bound.
        let farthest: Int
        /// Bytes from the last of the starts to the trigger.
        let nearest: Int
        let isOnLine: Bool
        /// Bytes from the string's first to the trigger.
        let offset: Int
    }

    /// - Parameter analyses: one for each pattern, which go by their indices.
    package init(_ analyses: [PatternAnalysis]) {
        var tables = TriggerTables()
        var slots: [Range<Int>] = []
        for analysis in analyses {
            let first = tables.slotCount
            for requirement in analysis.requirements { tables.enter(requirement) }
            slots.append(first..<tables.slotCount)
        }
        self.slots = slots
        slotCount = tables.slotCount
        triggerCount = (tables.keys.count, tables.shapes.count)
        (targets, targetStarts) = tables.targets
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
