package import Documents

/// What the public is told of a document that is not provided any more, or that is provided again.
///
/// In both languages. It names the document only where nothing was found in the name, and nobody inside.
package struct StopNotice: Sendable {
    package var unit: Unit
    package var id: DocumentID
    /// For reading; `nil` where the name itself may not be shown.
    package var name: String?
    package var grounds: [Ground]
    /// Nanoseconds since 1970.
    package var moment: Int64
    /// Whether it is provided again.
    package var isResumed: Bool

    package init(
        unit: Unit, id: DocumentID, name: String?, grounds: [Ground], moment: Int64, isResumed: Bool = false
    ) {
        self.unit = unit
        self.id = id
        self.name = name
        self.grounds = grounds
        self.moment = moment
        self.isResumed = isResumed
    }

    /// The notice, in Chinese and then in English.
    ///
    /// - Parameter zone: seconds east of UTC; the machine's own zone without it.
    /// - Returns: lines of plain text.
    package func text(zone: Int? = nil) -> String {
        [Language.zhTW, .en].map { text($0, zone) }.joined(separator: "\n\n") + "\n"
    }

    private func text(_ language: Language, _ zone: Int?) -> String {
        func line(_ zhTW: String, _ en: String, _ value: String) -> String {
            LocalizedText(zhTW: "\(zhTW)：\(value)", en: "\(en): \(value)")(language)
        }
        var lines = [
            (isResumed
                ? LocalizedText(zhTW: "恢復提供公告", en: "Notice: provided again")
                : LocalizedText(zhTW: "停止提供公告", en: "Notice: not provided any more"))(language),
            line("提供機關（單位）", "Provided by", unit.name(language)),
            line("資料", "Document", name ?? id.description), line("編號", "Reference", id.description),
            line("日期", "Date", String(ReceiptTime(moment, zone: zone).text.prefix(10))),
        ]
        if !isResumed {
            lines += grounds.map { line("理由", "Reason", "\($0.rawValue)　\($0.publicReason(language))") }
            lines.append(
                LocalizedText(
                    zhTW: "本公告前已依授權條款取得之授權不受影響；自本公告起不再提供下載。",
                    en:
                        "Licences given before this notice stay as they are; from this notice on the document is not "
                        + "provided for download.")(language))
        }
        let contact = [unit.contact.name, unit.contact.phone, unit.contact.email].filter { !$0.isEmpty }
        if !contact.isEmpty { lines.append(line("聯絡方式", "Contact", contact.joined(separator: "　"))) }
        return lines.joined(separator: "\n")
    }
}
