import Documents
import Glibc
import PCRE2
import Triggers

@testable import Matching

/// One way to go over the same documents.
struct Measurement {
    let name: String
    let bytes: Int
    let seconds: Double
    /// Hits, and a hash of them that does not depend on their order.
    let hits: Int
    let hash: UInt64

    var rate: Double { Double(bytes) / 1e6 / seconds }

    /// The best of three.
    init(_ name: String, bytes: Int, _ body: () -> (hits: Int, hash: UInt64)) {
        var best = Double.infinity
        var found = (hits: 0, hash: UInt64(0))
        for _ in 0..<3 {
            let start = ContinuousClock.now
            found = body()
            let time = ContinuousClock.now - start
            best = min(best, Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
            if best > 20 { break }
        }
        self.name = name
        self.bytes = bytes
        seconds = best
        (hits, hash) = found
    }
}

/// The ways that are compared.
struct Contest {
    let rules: CompiledRules
    let views: [NormalisedView]

    var bytes: Int { views.reduce(0) { $0 + $1.bytes.count } }

    /// All rules, one after the other, over everything: PCRE2 alone.
    func libraryAlone(_ views: ArraySlice<NormalisedView>) -> (hits: Int, hash: UInt64) {
        search(views) { CandidateStarts(everywhereIn: $0, for: rules) }
    }

    func engine(_ views: ArraySlice<NormalisedView>) -> (hits: Int, hash: UInt64) {
        search(views) { CandidateStarts(for: rules, in: $0) }
    }

    /// The trigger pass and nothing else.
    func triggers(isPortable: Bool) -> (hits: Int, hash: UInt64) {
        var scan = TriggerScan(rules.triggers)
        scan.isPortable = isPortable
        for view in views { scan.read(view.bytes, region: 0..<view.bytes.count) }
        return (0, 0)
    }

    func memchrPass() -> (hits: Int, hash: UInt64) {
        var found = 0
        for view in views {
            view.bytes.withUnsafeBytes {
                if let start = $0.baseAddress, memchr(start, 0x01, $0.count) != nil { found += 1 }
            }
        }
        return (found, 0)
    }

    private func search(
        _ views: ArraySlice<NormalisedView>, _ starts: (NormalisedView) -> CandidateStarts
    ) -> (hits: Int, hash: UInt64) {
        guard let data = MatchData() else { return (0, 0) }
        var (hits, hash) = (0, UInt64(0))
        for (number, view) in zip(views.indices, views) {
            let starts = starts(view)
            for rule in rules.rules where starts.areThere(for: rule) {
                let search = HitSearch(rule: rule, starts: starts, deadline: Deadline(milliseconds: 600_000))
                _ = search.run(in: view, using: data) { hit, _ in
                    hits += 1
                    var mixed = UInt64(number) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(rule.index) << 48
                    mixed ^= UInt64(hit.whole.lowerBound) << 24 ^ UInt64(hit.whole.upperBound)
                    mixed = (mixed ^ mixed >> 31) &* 0xBF58_476D_1CE4_E5B9
                    hash &+= mixed ^ mixed >> 29
                    return true
                }
            }
        }
        return (hits, hash)
    }

    /// Everything from bytes to findings.
    func wholeMatcher(_ documents: [[UInt8]]) -> (hits: Int, hash: UInt64) {
        var found = 0
        for document in documents {
            var matcher = DocumentMatcher(rules: rules, limits: ExaminationLimits())
            matcher.match(
                PartText(
                    path: .document, mediaType: "text/plain", bytes: document,
                    segments: [
                        Segment(
                            range: 0..<document.count, kind: .body, concealment: .none, place: Place(),
                            label: Place.absent)
                    ], names: []))
            found += matcher.finish().findings.count
        }
        return (found, 0)
    }
}
