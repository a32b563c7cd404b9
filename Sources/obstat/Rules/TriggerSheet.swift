import Documents
import Matching
import Reports
import RulePacks

/// Which rules in force are slow to look for, why, and what whoever wrote them may do about it.
///
/// Most patterns hold letters by which an index leads to the few places where they may match; the others are tried at every
/// place of every text.
struct TriggerSheet {
    private let reports: [CompiledRules.TriggerReport]
    private let language: Language

    init(of loaded: LoadedRules, language: Language) {
        // What was loaded has compiled once already.
        let compiled = try? CompiledRules(loaded.set)
        reports = (compiled?.triggerReports ?? []).filter { $0.hint != nil }
            .sorted { ($1.startsPerMegabyte, $0.rule) < ($0.startsPerMegabyte, $1.rule) }
        self.language = language
    }

    /// Empty where all is well.
    var lines: [String] {
        guard !reports.isEmpty else { return [] }
        let header = [
            LocalizedText(zhTW: "每百萬位元組嘗試次數", en: "tries per MB"), LocalizedText(zhTW: "規則", en: "rule"),
            LocalizedText(zhTW: "原因與建議", en: "why, and what to do"),
        ]
        var table = TextTable(header: header.map { $0(language) })
        for report in reports {
            table.add([
                report.plainBecause == nil ? String(report.startsPerMegabyte) : Self.everywhere(language),
                report.rule,
                [report.plainBecause, Self.hint(report)(language)].compactMap(\.self).joined(separator: "; "),
            ])
        }
        return ["", Self.summary(reports)(language), "", String(table.text.dropLast())]
    }

    var jsonLines: [String] {
        reports.map { report in
            var json = JSONText()
            json.add("severity", "cost")
            json.add("rule", report.rule)
            json.add("plainBecause", report.plainBecause)
            json.add("startsPerMegabyte", report.startsPerMegabyte)
            json.add("hint", Self.hint(report)(language))
            return json.text
        }
    }

    private static let everywhere = LocalizedText(zhTW: "每一處", en: "everywhere")

    private static func summary(_ reports: [CompiledRules.TriggerReport]) -> LocalizedText {
        let plain = reports.count { $0.plainBecause != nil }
        return LocalizedText(
            zhTW: "\(plain) 條規則須在每一處嘗試，\(reports.count - plain) 條常被嘗試；每一條的花費可用 obstat rules profile 量測。",
            en:
                "\(plain) rules are tried everywhere, \(reports.count - plain) often; obstat rules profile measures what each costs."
        )
    }

    private static func hint(_ report: CompiledRules.TriggerReport) -> LocalizedText {
        LocalizedText(
            zhTW: report.plainBecause == nil ? "讓樣式以較少見的文字開頭" : "讓樣式的每一個分支都含有兩個固定相鄰的字",
            en: report.hint ?? "")
    }
}
