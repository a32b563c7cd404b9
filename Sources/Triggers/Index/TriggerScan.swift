import CTriggers

/// Goes through texts with an index; its memory is used again for each.
///
/// For one thread.
@safe package struct TriggerScan: ~Copyable {
    private let index: TriggerIndex
    private let scratch: OpaquePointer?
    /// Whether the last text must be searched everywhere.
    package private(set) var isEverywhere = false
    private var region = 0..<0
    /// Keeps to instructions that every processor has.
    package var isPortable = false

    package init(_ index: TriggerIndex) {
        self.index = index
        unsafe scratch = index.withTables { unsafe ctriggers_scratch_create($0) } ?? nil
    }

    deinit {
        if let scratch = unsafe scratch { unsafe ctriggers_scratch_destroy(scratch) }
    }

    /// Looks through a text for triggers.
    ///
    /// - Parameters:
    ///   - bytes: the text; nothing behind the region exists, what is before it does.
    ///   - region: where matches may lie.
    package mutating func read(_ bytes: [UInt8], region: Range<Int>) {
        self.region = region
        let (scratch, isPortable) = unsafe (scratch, isPortable)
        let isDone = unsafe bytes.withUnsafeBufferPointer { text in
            unsafe index.withTables { tables in
                guard let scratch = unsafe scratch, let base = text.baseAddress else { return false }
                return unsafe ctriggers_scan(
                    tables, scratch, base, region.lowerBound, region.upperBound, isPortable)
            }
        }
        isEverywhere = !(isDone ?? false)
    }

    /// Where a pattern may match in the text read last, in order and apart.
    package func starts(of pattern: Int) -> [Range<Int>] {
        let slots = index.slots[pattern]
        guard !region.isEmpty else { return [] }
        guard !isEverywhere, let first = slots.first else { return [region] }
        var starts = ranges(first)
        for slot in slots.dropFirst() where !starts.isEmpty {
            starts = Self.intersection(starts, ranges(slot))
        }
        return starts
    }

    /// Where a word may begin in the text read last; `nil` where that is not known.
    package func places(of word: Int) -> [Range<Int>]? {
        isEverywhere ? nil : ranges(index.firstWord + word)
    }

    private func ranges(_ slot: Int) -> [Range<Int>] {
        guard let scratch = unsafe scratch else { return [] }
        var count = 0
        let first = unsafe ctriggers_ranges(scratch, UInt32(slot), &count)
        return unsafe UnsafeBufferPointer(start: first, count: count).map { Int($0.first)..<Int($0.end) }
    }

    /// What lies in the ranges of both, each in order and apart.
    private static func intersection(_ one: [Range<Int>], _ other: [Range<Int>]) -> [Range<Int>] {
        var common: [Range<Int>] = []
        var (i, j) = (0, 0)
        while i < one.count, j < other.count {
            let low = max(one[i].lowerBound, other[j].lowerBound)
            let high = min(one[i].upperBound, other[j].upperBound)
            if low < high { common.append(low..<high) }
            if one[i].upperBound < other[j].upperBound { i += 1 } else { j += 1 }
        }
        return common
    }
}
