import AuditStore
import Documents
import Matching
import Reports

/// What rules have found so far, as a person or a program reads it: the most used first, then those never used.
struct UsageSheet {
    let rules: [Rule]
    let usage: [String: RuleUsage]
    let language: Language

    var lines: [String] {
        let header = [
            LocalizedText(zhTW: "發現", en: "hits"), LocalizedText(zhTW: "文件", en: "documents"),
            LocalizedText(zhTW: "首次", en: "first"), LocalizedText(zhTW: "最近", en: "last"),
            LocalizedText(zhTW: "狀態", en: "state"), LocalizedText(zhTW: "規則", en: "rule"),
        ]
        var table = TextTable(header: header.map { $0(language) })
        for used in known + unknown {
            let state = rules.first { $0.id == used.rule }.map { "\($0.state)" }
            table.add([
                String(used.hits), String(used.documents), PointInTime(nanoseconds: used.first).shown,
                PointInTime(nanoseconds: used.last).shown,
                state ?? LocalizedText(zhTW: "已移除", en: "gone")(language), used.rule,
            ])
        }
        return [String(table.text.dropLast()), "", neverUsed(language)]
            + unused.map { "  \($0.id)  \($0.title(language))" }
    }

    var jsonLines: [String] { (known + unknown).map(Self.json) + unused.map { Self.json(neverUsed: $0.id) } }

    private var known: [RuleUsage] {
        let ids = Set(rules.map(\.id))
        return sorted.filter { ids.contains($0.rule) }
    }

    /// Rules that were in force once.
    private var unknown: [RuleUsage] {
        let ids = Set(rules.map(\.id))
        return sorted.filter { !ids.contains($0.rule) }
    }

    private var sorted: [RuleUsage] {
        usage.values.sorted { ($1.hits, $0.rule) < ($0.hits, $1.rule) }
    }

    private var unused: [Rule] { rules.filter { usage[$0.id] == nil } }

    private var neverUsed: LocalizedText {
        LocalizedText(zhTW: "從未命中：\(unused.count) 條", en: "never used: \(unused.count)")
    }

    private static func json(_ used: RuleUsage) -> String {
        var json = JSONText()
        json.add("rule", used.rule)
        json.add("hits", used.hits)
        json.add("documents", used.documents)
        json.add("first", PointInTime(nanoseconds: used.first).machine)
        json.add("last", PointInTime(nanoseconds: used.last).machine)
        return json.text
    }

    private static func json(neverUsed rule: String) -> String {
        var json = JSONText()
        json.add("rule", rule)
        json.add("hits", 0)
        return json.text
    }
}
