import Documents
import Matching
import Testing

@Suite struct RuleMeasurementTests {
    private func text(_ line: String) -> PartText {
        var builder = PartTextBuilder()
        builder.append(line.utf8, kind: .body, place: Place(line: 1))
        return builder.build(path: .document, mediaType: "text/plain")
    }

    @Test func `hits and findings are counted by rule, over all texts`() throws {
        let rules = try CompiledRules(
            RuleSet(rules: [SampleRules.nationalID, SampleRules.mobile], digest: ""))
        var measurement = RuleMeasurement(rules: rules)
        measurement.measure(text("身分證 A140404047 與 A140404048"))
        measurement.measure(text("身分證 E110000115，手機 0933-221-104"))
        #expect(measurement.tallies.map(\.hits) == [3, 1])
        #expect(measurement.tallies.map(\.findings) == [2, 1])
        #expect(measurement.tallies.map(\.stops) == [0, 0])
        #expect(
            measurement.bytes == text("身分證 A140404047 與 A140404048").bytes.count
                + text("身分證 E110000115，手機 0933-221-104").bytes.count)
    }

    @Test func `a rule that is asked takes time, and the rest is told apart`() throws {
        let rules = try CompiledRules(RuleSet(rules: [SampleRules.nationalID], digest: ""))
        var measurement = RuleMeasurement(rules: rules)
        measurement.measure(text(String(repeating: "身分證 A140404047 ", count: 500)))
        #expect(measurement.tallies[0].nanoseconds > 0 && measurement.sharedNanoseconds > 0)
    }
}
