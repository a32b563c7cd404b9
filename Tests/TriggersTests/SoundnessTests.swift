import PCRE2
import Testing

@testable import Triggers

/// Whatever the pattern and the text: no match starts where the index says that none can.
@Suite struct SoundnessTests {
    private static let options: [PatternOptions] = [
        [], .caseless, .multiline, .dotall, [.caseless, .multiline, .dotall], .ucp, .extended,
    ]

    /// Every place of a region where the library finds a match.
    private func starts(
        of pattern: CompiledPattern, in text: [UInt8], _ region: Range<Int>, _ data: borrowing MatchData
    ) -> [(start: Int, end: Int)] {
        region.compactMap { start in
            guard text[start] & 0xC0 != 0x80 else { return nil }
            let outcome = pattern.firstMatch(
                in: text, from: start, lastStart: start, end: region.upperBound, using: data)
            guard case .match(let ranges) = outcome else { return nil }
            return (start, ranges.whole.upperBound)
        }
    }

    @Test(arguments: 0..<FuzzSize.batches)
    func `no match starts outside the ranges, and none looks further than the reach`(batch: Int) {
        let data = MatchData()
        guard let data else { return }
        var narrowed = 0
        for seed in 0..<FuzzSize.patterns {
            var random = RandomPattern(seed: UInt64(batch * 1_000 + seed + 1))
            let source = random.pattern()
            let options = Self.options[random.number(below: Self.options.count)]
            guard let pattern = try? CompiledPattern(source, options: options) else { continue }
            let analysis = PatternAnalysis(source, options: options)
            let index = TriggerIndex([analysis])
            var scan = TriggerScan(index)
            for _ in 0..<5 {
                let text = Array(random.text(20 + random.number(below: 150)).utf8)
                let cut = boundary(text, random.number(below: text.count))
                for region in [0..<text.count, 0..<cut, cut..<text.count] {
                    scan.read(text, region: region)
                    let ranges = scan.starts(of: 0)
                    if ranges != [region] { narrowed += 1 }
                    for (start, end) in starts(of: pattern, in: text, region, data) {
                        #expect(
                            ranges.contains { $0.contains(start) },
                            "\(source) \(options.rawValue) at \(start) of \(String(decoding: text[region], as: UTF8.self).debugDescription)"
                        )
                        checkReach(analysis, pattern, text, region, start, end, source, data)
                    }
                }
            }
        }
        #expect(narrowed > 0)
    }

    private func boundary(_ text: [UInt8], _ place: Int) -> Int {
        var place = place
        while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
        return place
    }

    /// With the text cut where the analysis says that nothing further matters, the match is the same.
    private func checkReach(
        _ analysis: PatternAnalysis, _ pattern: CompiledPattern, _ text: [UInt8], _ region: Range<Int>,
        _ start: Int, _ end: Int, _ source: String, _ data: borrowing MatchData
    ) {
        var lines = LineEnds(region: region)
        let cut = analysis.reach.end(behind: start, in: text, region: region, &lines)
        let outcome = pattern.firstMatch(in: text, from: start, lastStart: start, end: cut, using: data)
        guard case .match(let ranges) = outcome else {
            Issue.record("\(source) is not found at \(start) when cut at \(cut)")
            return
        }
        #expect(ranges.whole.upperBound == end, "\(source)")
    }

    @Test(arguments: 0..<FuzzSize.batches)
    func `where nothing matches, nothing matches in the cut text`(batch: Int) {
        let data = MatchData()
        guard let data else { return }
        for seed in 0..<FuzzSize.patterns {
            var random = RandomPattern(seed: UInt64(batch * 1_000 + seed + 500_001))
            let source = random.pattern()
            let options = Self.options[random.number(below: Self.options.count)]
            guard let pattern = try? CompiledPattern(source, options: options) else { continue }
            let analysis = PatternAnalysis(source, options: options)
            let text = Array(random.text(200).utf8)
            var lines = LineEnds(region: 0..<text.count)
            for start in text.indices where text[start] & 0xC0 != 0x80 {
                let whole = pattern.firstMatch(in: text, from: start, lastStart: start, using: data)
                let end = analysis.reach.end(behind: start, in: text, region: 0..<text.count, &lines)
                let cut = pattern.firstMatch(in: text, from: start, lastStart: start, end: end, using: data)
                #expect(whole == cut, "\(source) at \(start)")
            }
        }
    }

    @Test(arguments: 0..<8)
    func `wide and plain instructions report the same`(batch: Int) {
        var random = RandomPattern(seed: UInt64(batch + 77))
        let analyses = (0..<150).map { _ in PatternAnalysis(random.pattern(), options: [.caseless]) }
        let index = TriggerIndex(analyses)
        var wide = TriggerScan(index)
        var plain = TriggerScan(index)
        plain.isPortable = true
        for _ in 0..<6 {
            let text = Array(
                random.text(3_000 + random.number(below: 3_000)).utf8.filter { $0 != 0xC5 && $0 != 0x84 })
            let start = random.number(below: 200)
            wide.read(text, region: start..<text.count)
            plain.read(text, region: start..<text.count)
            for pattern in analyses.indices { #expect(wide.starts(of: pattern) == plain.starts(of: pattern)) }
        }
    }
}
