import CTriggers

/// Goes through texts with an index; its memory is used again for each.
///
/// For one thread.
@safe package struct TriggerScan: ~Copyable {
    private let index: TriggerIndex
    private let scratch: OpaquePointer?
    /// By requirement.
    private var found: [StartRanges]
    private var touched: [Int] = []
    /// Whether the last text must be searched everywhere.
    private var isEverywhere = false
    private var region = 0..<0
    /// Keeps to instructions that every processor has.
    package var isPortable = false

    package init(_ index: TriggerIndex) {
        self.index = index
        found = [StartRanges](repeating: StartRanges(), count: index.slotCount)
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
        for slot in touched { found[slot].removeAll() }
        touched.removeAll(keepingCapacity: true)
        self.region = region
        isEverywhere = false
        guard index.slotCount > 0, !region.isEmpty else { return }
        guard let scratch = unsafe scratch else { return isEverywhere = true }
        let index = index
        let (targets, targetStarts) = (index.targets, index.targetStarts)
        let isPortable = isPortable
        var lines = LineStarts(region: region)
        var from = region.lowerBound
        while from < region.upperBound {
            let report = unsafe bytes.withUnsafeBufferPointer { text in
                unsafe index.withTables { tables in
                    unsafe ctriggers_scan(
                        tables, scratch, text.baseAddress, from, region.upperBound, isPortable)
                }
            }
            guard let report = unsafe report, unsafe !report.failed, unsafe !report.folds else {
                return isEverywhere = true
            }
            for number in unsafe 0..<report.count {
                let event = unsafe report.events[number]
                let trigger = Int(event.trigger)
                for target in targetStarts[trigger]..<targetStarts[trigger + 1] {
                    enter(targets[target], at: Int(event.at), of: bytes, &lines)
                }
            }
            from += Int(CTRIGGERS_BLOCK)
        }
        for slot in touched { found[slot].settle() }
    }

    private mutating func enter(
        _ target: TriggerIndex.Target, at place: Int, of bytes: [UInt8], _ lines: inout LineStarts
    ) {
        var first = region.lowerBound
        if target.farthest != .max {
            first = max(first, place - target.farthest)
        } else if target.isOnLine {
            first = lines.start(of: max(first, place - target.offset), in: bytes)
        }
        let last = min(place - target.nearest, region.upperBound - 1)
        guard first <= last else { return }
        if found[target.slot].ranges.isEmpty { touched.append(target.slot) }
        found[target.slot].insert(first..<last + 1)
    }

    /// Where a pattern may match in the text read last, in order and apart.
    package func starts(of pattern: Int) -> [Range<Int>] {
        let slots = index.slots[pattern]
        guard !isEverywhere, let first = slots.first else { return [region] }
        var starts = found[first].ranges
        for slot in slots.dropFirst() where !starts.isEmpty {
            starts = StartRanges.intersection(starts, found[slot].ranges)
        }
        return starts
    }
}

/// Finds the starts of lines, remembering the last one.
private struct LineStarts {
    private let region: Range<Int>
    private var known = 0..<0

    init(region: Range<Int>) {
        self.region = region
    }

    /// The start of the line that holds the byte at `place`, or the region's.
    mutating func start(of place: Int, in bytes: [UInt8]) -> Int {
        if known.contains(place) { return known.lowerBound }
        var start = place
        // A line that goes on from one whose start is known need not be walked again.
        let goesOn = known.upperBound <= place && !known.isEmpty
        let floor = goesOn ? known.upperBound : region.lowerBound
        while start > floor, bytes[start - 1] != 0x0A { start -= 1 }
        if goesOn, start == floor, bytes[start - 1] != 0x0A { start = known.lowerBound }
        if place >= known.upperBound { known = start..<place + 1 }
        return start
    }
}
