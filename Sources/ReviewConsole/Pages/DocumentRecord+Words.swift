import AuditStore
import Documents
import Reports

extension QueueItem {
    /// The verdict where there is one, the state otherwise.
    func outcomeTitle(_ language: Language) -> String {
        verdict?.outcome.title(language) ?? state.title(language)
    }

    /// The class of the style that goes with it.
    var outcomeClass: String { verdict?.outcome.rawValue ?? Outcome.unexamined.rawValue }
}

extension DocumentRecord {
    /// Where it came from and what examined it.
    func facts(unit: String, _ language: Language) -> [DocumentPage.Fact] {
        let origin = submission.provenance
        let facts: [(LocalizedText, String?)] = [
            (LocalizedText(zhTW: "編號", en: "Id"), submission.id.description),
            (
                LocalizedText(zhTW: "單位", en: "Unit"),
                unit == submission.unit ? unit : "\(unit)（\(submission.unit)）"
            ),
            (LocalizedText(zhTW: "狀態", en: "State"), state.title(language)),
            (LocalizedText(zhTW: "送件時間", en: "Taken in"), PointInTime(nanoseconds: origin.taken).shown),
            (
                LocalizedText(zhTW: "檔案最後修改", en: "Last modified"),
                PointInTime(nanoseconds: origin.modified).shown
            ),
            (
                LocalizedText(zhTW: "檢查時間", en: "Examined"),
                examined.map { PointInTime(nanoseconds: $0).shown }
            ),
            (LocalizedText(zhTW: "格式", en: "Format"), mediaType.map { String(shownSafely: $0) }),
            (LocalizedText(zhTW: "大小（位元組）", en: "Size in bytes"), String(submission.bytes)),
            (LocalizedText(zhTW: "雜湊 SHA-256", en: "SHA-256"), submission.sha256),
            (LocalizedText(zhTW: "原檔擁有者", en: "Owner of the original"), "\(origin.owner):\(origin.group)"),
            (LocalizedText(zhTW: "原檔權限", en: "Mode of the original"), String(origin.mode, radix: 8)),
            (LocalizedText(zhTW: "規則集", en: "Rules"), rulesDigest),
            (LocalizedText(zhTW: "引擎", en: "Engine"), engine.map { String(shownSafely: $0) }),
        ]
        return facts.compactMap { name, value in
            value.map { DocumentPage.Fact(name: name(language), value: $0.isEmpty ? "—" : $0) }
        }
    }
}

extension DocumentRecord.State {
    /// One or two words, for tables.
    var title: LocalizedText {
        switch self {
        case .arrived: LocalizedText(zhTW: "檢查中", en: "Being examined")
        case .deferred: LocalizedText(zhTW: "等待重試", en: "Waiting to be tried again")
        case .hold: LocalizedText(zhTW: "留置待審", en: "In quarantine")
        case .corrupt: LocalizedText(zhTW: "無法檢查", en: "Could not be examined")
        case .delivered: LocalizedText(zhTW: "已送上傳區", en: "Delivered")
        case .returned: LocalizedText(zhTW: "已退回單位", en: "Returned to the unit")
        case .withheld: LocalizedText(zhTW: "不予提供", en: "Withheld")
        }
    }
}
