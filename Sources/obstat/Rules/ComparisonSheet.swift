import Documents
import Reports

/// A comparison as a person or a program reads it.
struct ComparisonSheet {
    let comparison: VerdictComparison
    let language: Language

    var lines: [String] {
        summary + (comparison.changes.isEmpty ? [] : [""] + comparison.changes.flatMap(lines(of:))) + rules
    }

    var jsonLines: [String] { comparison.changes.map(json) + tallies.map { json($0.rule, $0.tally) } }

    // MARK: For people

    private var summary: [String] {
        let changed = comparison.changes.count(where: \.changesVerdict)
        let head = LocalizedText(
            zhTW: "比較 \(comparison.count) 件文件：\(changed) 件判定改變。",
            en: "\(comparison.count) documents compared: \(changed) change their verdict.")
        return [head(language)]
            + comparison.turns.map { "  \($0.old.rawValue) → \($0.new.rawValue): \($0.count)" }
    }

    private func lines(of change: VerdictComparison.Change) -> [String] {
        let turn =
            change.changesVerdict ? "\(change.old.rawValue) → \(change.new.rawValue)" : change.new.rawValue
        return ["\(turn)  \(change.path.display)"] + change.gained.map { "  + \($0)" }
            + change.lost.map { "  - \($0)" }
    }

    private var rules: [String] {
        guard !tallies.isEmpty else { return [] }
        let header = [
            LocalizedText(zhTW: "規則", en: "rule"),
            LocalizedText(zhTW: "文件（舊→新）", en: "documents (old → new)"),
            LocalizedText(zhTW: "發現（舊→新）", en: "findings (old → new)"),
        ]
        var table = TextTable(header: header.map { $0(language) })
        for (rule, tally) in tallies {
            table.add([
                rule, "\(tally.documentsBefore) → \(tally.documentsAfter)",
                "\(tally.hitsBefore) → \(tally.hitsAfter)",
            ])
        }
        return ["", String(table.text.dropLast())]
    }

    /// The rules that fare differently, by id.
    private var tallies: [(rule: String, tally: VerdictComparison.Tally)] {
        comparison.tallies
            .filter { $1.documentsBefore != $1.documentsAfter || $1.hitsBefore != $1.hitsAfter }
            .sorted { $0.key < $1.key }
            .map { (rule: $0.key, tally: $0.value) }
    }

    // MARK: For programs

    private func json(_ change: VerdictComparison.Change) -> String {
        var json = JSONText()
        json.add("path", change.path.display)
        json.add("old", change.old.rawValue)
        json.add("new", change.new.rawValue)
        json.add("gained", change.gained)
        json.add("lost", change.lost)
        return json.text
    }

    private func json(_ rule: String, _ tally: VerdictComparison.Tally) -> String {
        var json = JSONText()
        json.add("rule", rule)
        json.add("documentsBefore", tally.documentsBefore)
        json.add("documentsAfter", tally.documentsAfter)
        json.add("findingsBefore", tally.hitsBefore)
        json.add("findingsAfter", tally.hitsAfter)
        return json.text
    }
}
