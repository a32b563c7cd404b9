package import AuditStore
package import Documents
package import Reports

/// The committee's agenda: for the inside, so it names documents, but none whose name holds what was found.
package struct AgendaReport {
    private let activity: Activity
    private let language: Language

    package init(activity: Activity, language: Language) {
        self.activity = activity
        self.language = language
    }

    package func book(subtitle: String) -> SheetBook {
        SheetBook(
            title: LocalizedText(zhTW: "諮詢小組議程", en: "Agenda of the advisory committee")(language),
            subtitle: subtitle,
            sheets: [
                sheet(LocalizedText(zhTW: "一、提請審議", en: "1. Laid before the committee"), activity.referred),
                sheet(
                    LocalizedText(zhTW: "二、依申請提供（乙類）", en: "2. Provided on application (乙)"),
                    activity.onApplication),
                sheet(
                    LocalizedText(zhTW: "三、不能開放及其理由（丙類）", en: "3. Can't be published, with grounds (丙)"),
                    activity.withheld),
                sheet(LocalizedText(zhTW: "四、停止提供", en: "4. Recalled"), activity.recalled),
            ], language: language)
    }

    private func sheet(_ title: LocalizedText, _ items: [AgendaItem]) -> Sheet {
        let header = [
            LocalizedText(zhTW: "單位", en: "unit"), LocalizedText(zhTW: "編號", en: "id"),
            LocalizedText(zhTW: "檔案", en: "file"), LocalizedText(zhTW: "對外理由", en: "reason for the public"),
            LocalizedText(zhTW: "說明", en: "entry"), LocalizedText(zhTW: "日期", en: "date"),
        ]
        var sheet = Sheet(title: title(language), header: header.map { $0(language) })
        let hidden = LocalizedText(zhTW: "（檔名含敏感內容，不予顯示）", en: "(the name is sensitive and not shown)")
        for item in items {
            sheet.add([
                item.unit, item.id.description, item.name.map { FileName($0).display } ?? hidden(language),
                item.grounds.map { "\($0.rawValue) \($0.publicReason(language))" }.joined(separator: "; "),
                FileName(item.text).display, String(PointInTime(nanoseconds: item.time).machine.prefix(10)),
            ])
        }
        return sheet
    }
}
