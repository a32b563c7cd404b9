package import Documents
import Foundation

/// What people read of notices: categories, reasons and next steps, never a name, an excerpt or a value.
package struct NoticeText: Sendable {
    package var notices: [Notice]
    /// Names of units by id.
    package var units: [String: LocalizedText]
    package var language: Language

    package init(notices: [Notice], units: [String: LocalizedText], language: Language) {
        self.notices = notices
        self.units = units
        self.language = language
    }

    package var subject: String {
        let kinds = Dictionary(grouping: notices, by: \.kind).sorted { $0.key.rawValue < $1.key.rawValue }
        let words = kinds.map { "\($0.key.title(language)) \($0.value.count)" }
        return "Obstat: " + words.joined(separator: language == .en ? ", " : "、")
    }

    package var text: String {
        let opening = LocalizedText(
            zhTW: "本信由發布前檢查系統自動寄出，不含文件內容；細節請見單位投件夾內的回條，或洽審查人員。",
            en:
                "Sent by the pre-publication gate. Nothing of a document is in it; the receipt in your drop folder has the "
                + "details, or ask the reviewers.")
        return ([opening(language)] + notices.map(paragraph)).joined(separator: "\n\n") + "\n"
    }

    private func paragraph(_ notice: Notice) -> String {
        func line(_ zhTW: String, _ en: String, _ value: String?) -> String? {
            guard let value, !value.isEmpty else { return nil }
            return LocalizedText(zhTW: "　\(zhTW)：\(value)", en: "  \(en): \(value)")(language)
        }
        let facts = notice.facts
        let separator = language == .en ? ", " : "、"
        func list(_ key: String, _ title: (String) -> LocalizedText?) -> String? {
            facts[key].map { words in
                words.split(separator: " ").compactMap { title(String($0))?(language) }
                    .joined(separator: separator)
            }
        }
        return [
            "■ " + notice.kind.title(language),
            line("單位", "unit", units[notice.unit]?(language) ?? notice.unit),
            line("編號", "reference", notice.document?.description),
            line("時間", "time", Self.moment(notice.time)),
            line("結果", "outcome", facts["outcome"].flatMap { Outcome(rawValue: $0)?.title(language) }),
            line("原因", "found", list("categories") { Category(rawValue: $0)?.title }),
            line("未能檢查", "not examined", list("coverage") { CoverageReason(name: $0)?.title }),
            line("決定", "decision", facts["act"].flatMap { Decision.Act(rawValue: $0)?.title(language) }),
            line(
                "理由", "reasons", list("grounds") { Ground(rawValue: $0)?.publicReason }),
            line("期限", "due", facts["due"].flatMap { Int64($0) }.map(Self.moment)),
            line("下一步", "next step", facts["nextStep"].flatMap { NextStep(rawValue: $0)?.title(language) }),
            line("例外編號", "exemption", facts["exemption"]),
            line("狀態", "state", facts["state"].flatMap { Exemption.State(rawValue: $0)?.title(language) }),
        ].compactMap(\.self).joined(separator: "\n")
    }

    private static func moment(_ nanoseconds: Int64) -> String {
        Date(timeIntervalSince1970: TimeInterval(nanoseconds) / 1e9).formatted(.iso8601)
    }
}

extension Notice.Kind {
    fileprivate var title: LocalizedText {
        switch self {
        case .held: LocalizedText(zhTW: "文件留置待審", en: "held for review")
        case .delivered: LocalizedText(zhTW: "文件通過上傳", en: "cleared and uploaded")
        case .decided: LocalizedText(zhTW: "審查決定", en: "decided")
        case .reminder: LocalizedText(zhTW: "逾期提醒", en: "overdue")
        case .exemptionEnded: LocalizedText(zhTW: "例外失效", en: "exemption ended")
        case .atRisk: LocalizedText(zhTW: "已上傳文件有疑慮", en: "published and at risk")
        case .recalled: LocalizedText(zhTW: "停止提供", en: "recalled")
        }
    }
}
