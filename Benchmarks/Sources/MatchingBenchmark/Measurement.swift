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

    /// What this process has taken of the processor, whatever else the machine does.
    static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The best of three.
    init(_ name: String, bytes: Int, _ body: () -> (hits: Int, hash: UInt64)) {
        var best = Double.infinity
        var found = (hits: 0, hash: UInt64(0))
        for _ in 0..<3 {
            let start = Self.processorSeconds()
            found = body()
            best = min(best, Self.processorSeconds() - start)
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
    let parts: [PartReading]

    var bytes: Int { parts.reduce(0) { $0 + $1.view.bytes.count } }

    /// All rules, one after the other, over everything: PCRE2 alone.
    func libraryAlone(_ parts: ArraySlice<PartReading>) -> (hits: Int, hash: UInt64) {
        search(parts) { CandidateStarts(everywhereIn: $0.view, for: rules) }
    }

    func engine(_ parts: ArraySlice<PartReading>) -> (hits: Int, hash: UInt64) {
        var scan = TriggerScan(rules.triggers)
        return search(parts) { CandidateStarts(for: rules, in: $0, using: &scan) }
    }

    /// The trigger pass and nothing else.
    func triggers(isPortable: Bool) -> (hits: Int, hash: UInt64) {
        var scan = TriggerScan(rules.triggers)
        scan.isPortable = isPortable
        for part in parts { scan.read(part.view.bytes, region: 0..<part.view.bytes.count) }
        return (0, 0)
    }

    func memchrPass() -> (hits: Int, hash: UInt64) {
        var found = 0
        for part in parts {
            part.view.bytes.withUnsafeBytes {
                if let start = $0.baseAddress, memchr(start, 0x01, $0.count) != nil { found += 1 }
            }
        }
        return (found, 0)
    }

    private func search(
        _ parts: ArraySlice<PartReading>, _ starts: (PartReading) -> CandidateStarts
    ) -> (hits: Int, hash: UInt64) {
        guard let data = MatchData() else { return (0, 0) }
        var (hits, hash) = (0, UInt64(0))
        for (number, part) in zip(parts.indices, parts) {
            let starts = starts(part)
            for rule in rules.rules where starts.areThere(for: rule) {
                let search = HitSearch(rule: rule, starts: starts, deadline: Deadline(milliseconds: 600_000))
                _ = search.run(in: part.view, using: data) { hit, _ in
                    // What is asked for words is not searched for where they are not; its findings are compared.
                    if rule.needsContext { return true }
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

    /// Everything from text to findings.
    func wholeMatcher(_ texts: [PartText]) -> (hits: Int, hash: UInt64) {
        var found = 0
        for text in texts {
            var matcher = DocumentMatcher(rules: rules, limits: ExaminationLimits())
            matcher.match(text)
            found += matcher.finish().findings.count
        }
        return (found, 0)
    }

    static func text(_ document: [UInt8]) -> PartText {
        PartText(
            path: .document, mediaType: "text/plain", bytes: document,
            segments: [
                Segment(
                    range: 0..<document.count, kind: .body, concealment: .none, place: Place(),
                    label: Place.absent)
            ], names: [])
    }
}
