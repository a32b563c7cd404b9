import Documents
import Matching
import Reports

/// A measurement as a person or a program reads it.
struct MeasurementSheet {
    let measurement: RuleMeasurement
    let rules: [Rule]
    /// How many rules are shown; `nil` for all that were asked.
    let top: Int?
    let language: Language

    var lines: [String] {
        let header = [
            LocalizedText(zhTW: "毫秒", en: "ms"), LocalizedText(zhTW: "占比", en: "share"),
            LocalizedText(zhTW: "文字段", en: "texts"), LocalizedText(zhTW: "對到", en: "hits"),
            LocalizedText(zhTW: "發現", en: "findings"), LocalizedText(zhTW: "中斷", en: "stopped"),
            LocalizedText(zhTW: "規則", en: "rule"),
        ]
        var table = TextTable(header: header.map { $0(language) })
        for (rule, tally) in slowest {
            table.add([
                Self.milliseconds(tally.nanoseconds), share(of: tally), String(tally.texts),
                String(tally.hits), String(tally.findings), String(tally.stops), rule.id,
            ])
        }
        return [summary(language), "", String(table.text.dropLast())]
    }

    var jsonLines: [String] {
        slowest.map { rule, tally in
            var json = JSONText()
            json.add("rule", rule.id)
            json.add("nanoseconds", tally.nanoseconds)
            json.add("texts", tally.texts)
            json.add("hits", tally.hits)
            json.add("findings", tally.findings)
            json.add("stopped", tally.stops)
            return json.text
        }
    }

    private var summary: LocalizedText {
        let (own, shared) = (Self.milliseconds(total), Self.milliseconds(measurement.sharedNanoseconds))
        return LocalizedText(
            zhTW: "\(measurement.bytes) 位元組文字；規則 \(own) 毫秒，共用前處理 \(shared) 毫秒。",
            en: "\(measurement.bytes) bytes of text; rules \(own) ms, what they share \(shared) ms.")
    }

    private var total: Int64 { measurement.tallies.reduce(0) { $0 + $1.nanoseconds } }

    private var slowest: [(rule: Rule, tally: RuleMeasurement.Tally)] {
        let asked = zip(rules, measurement.tallies).filter { $1.texts > 0 }
            .sorted { ($1.1.nanoseconds, $0.0.id) < ($0.1.nanoseconds, $1.0.id) }
            .map { (rule: $0, tally: $1) }
        return Array(asked.prefix(top ?? .max))
    }

    private func share(of tally: RuleMeasurement.Tally) -> String {
        let permille = total == 0 ? 0 : tally.nanoseconds * 1_000 / total
        return "\(permille / 10).\(permille % 10)%"
    }

    private static func milliseconds(_ nanoseconds: Int64) -> String {
        let hundredths = String(nanoseconds / 10_000 % 100)
        return "\(nanoseconds / 1_000_000)." + (hundredths.count < 2 ? "0" : "") + hundredths
    }
}
