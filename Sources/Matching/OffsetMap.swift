/// Leads offsets of a derived text back to the text it was made from.
///
/// Only the places are kept where the distance between the two changes; between them both run side by side.
struct OffsetMap: Sendable {
    private struct Breakpoint {
        var output: UInt32
        var input: UInt32
    }

    private var breakpoints: [Breakpoint] = [Breakpoint(output: 0, input: 0)]

    /// Whether both texts are the same byte for byte, as far as the map knows.
    var isIdentity: Bool { breakpoints.count == 1 && breakpoints[0].input == 0 }

    /// Says that the byte written next, at `output`, comes from `input`.
    mutating func mark(output: Int, input: Int) {
        let last = breakpoints[breakpoints.count - 1]
        guard Int(last.input) + output - Int(last.output) != input else { return }
        let next = Breakpoint(output: UInt32(output), input: UInt32(input))
        if last.output == next.output {
            breakpoints[breakpoints.count - 1] = next
        } else {
            breakpoints.append(next)
        }
    }

    /// Where the byte at `output` comes from.
    func input(of output: Int) -> Int {
        let breakpoint = breakpoints[lastIndex { Int($0.output) <= output }]
        return Int(breakpoint.input) + output - Int(breakpoint.output)
    }

    /// Where the byte at `input` went, or the next one that was kept.
    ///
    /// - Parameters:
    ///   - input: a byte of the text that was the source.
    ///   - limit: output offsets from here on are out of order (repeated passages) and not looked at.
    /// - Returns: at most `limit`.
    func output(of input: Int, limit: Int) -> Int {
        let index = lastIndex { Int($0.output) < limit && Int($0.input) <= input }
        let candidate = Int(breakpoints[index].output) + max(0, input - Int(breakpoints[index].input))
        let next = index + 1 < breakpoints.count ? min(Int(breakpoints[index + 1].output), limit) : limit
        return min(candidate, next)
    }

    /// The last breakpoint that satisfies a condition which holds for a first stretch only.
    private func lastIndex(where holds: (Breakpoint) -> Bool) -> Int {
        var low = 0
        var high = breakpoints.count
        while low < high {
            let middle = (low + high) / 2
            if holds(breakpoints[middle]) { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}
