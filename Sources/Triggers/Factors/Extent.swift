/// How many bytes a piece of a pattern takes, and how far it looks.
struct Extent: Equatable, Sendable {
    /// Bytes taken at least.
    var least: Int
    /// Bytes taken at most; `nil` where there is no bound.
    var most: Int?
    /// How far behind its start it may look, assertions included; `nil` where there is no bound.
    var look: Int?
    /// Whether neither what it takes nor what it looks at ahead goes beyond the end of a line.
    var staysOnLine = true

    static let empty = Extent(least: 0, most: 0, look: 0)

    /// Wider than this is as good as unbounded.
    private static let widest = 1 << 24

    func followed(by next: Extent) -> Extent {
        Extent(
            least: min(least + next.least, Self.widest), most: Self.sum(most, next.most),
            look: Self.later(look, Self.sum(most, next.look)),
            staysOnLine: staysOnLine && next.staysOnLine)
    }

    func or(_ other: Extent) -> Extent {
        Extent(
            least: min(least, other.least), most: Self.later(most, other.most),
            look: Self.later(look, other.look), staysOnLine: staysOnLine && other.staysOnLine)
    }

    func repeated(least times: Int, most limit: Int?) -> Extent {
        let (low, isHigh) = least.multipliedReportingOverflow(by: times)
        let limited = limit.flatMap { Self.product(most, $0) }
        let before = limit.flatMap { Self.product(most, max(0, $0 - 1)) }
        return Extent(
            least: isHigh ? Self.widest : min(low, Self.widest), most: most == 0 ? 0 : limited,
            look: most == 0 ? look : Self.sum(before, look), staysOnLine: staysOnLine)
    }

    /// The same bytes looked at and not taken.
    var asAssertion: Extent {
        Extent(least: 0, most: 0, look: look, staysOnLine: staysOnLine)
    }

    private static func sum(_ a: Int?, _ b: Int?) -> Int? {
        guard let a, let b, a + b <= widest else { return nil }
        return a + b
    }

    private static func product(_ a: Int?, _ b: Int) -> Int? {
        guard let a else { return nil }
        let (product, isHigh) = a.multipliedReportingOverflow(by: b)
        return isHigh || product > widest ? nil : product
    }

    private static func later(_ a: Int?, _ b: Int?) -> Int? {
        guard let a, let b else { return nil }
        return max(a, b)
    }
}
