/// Ranges of places where matches may start: collected in any order, then in order and apart.
struct StartRanges {
    private(set) var ranges: [Range<Int>] = []
    private var isSorted = true

    mutating func insert(_ range: Range<Int>) {
        guard let last = ranges.last else {
            ranges.append(range)
            return
        }
        if range.lowerBound >= last.lowerBound {
            if range.lowerBound <= last.upperBound {
                if range.upperBound > last.upperBound {
                    ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
                }
                return
            }
        } else {
            isSorted = false
        }
        ranges.append(range)
    }

    mutating func removeAll() {
        ranges.removeAll(keepingCapacity: true)
        isSorted = true
    }

    /// Puts the ranges in order and joins those that touch.
    mutating func settle() {
        guard !isSorted else { return }
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var kept = 0
        for range in ranges.dropFirst() {
            if range.lowerBound <= ranges[kept].upperBound {
                ranges[kept] = ranges[kept].lowerBound..<max(ranges[kept].upperBound, range.upperBound)
            } else {
                kept += 1
                ranges[kept] = range
            }
        }
        ranges.removeSubrange((kept + 1)...)
        isSorted = true
    }

    /// What lies in the ranges of both, each in order and apart.
    static func intersection(_ one: [Range<Int>], _ other: [Range<Int>]) -> [Range<Int>] {
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
