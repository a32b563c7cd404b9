import AuditStore
import Desk
import Documents

/// How a decision's form presents itself.
struct DecisionText {
    let act: DeskRequest.Act
    let title: LocalizedText
    /// When it is the right one.
    let help: LocalizedText
    /// What the text of it is.
    let label: LocalizedText

    /// What can be decided about a document in that state.
    /// - `isAtRisk`: whether something was found since it was published.
    static func texts(for state: DocumentRecord.State, people: Int, isAtRisk: Bool) -> [DecisionText] {
        switch state {
        case .hold, .corrupt: waiting(people: people)
        case .returned, .withheld: [reopen]
        case .delivered: isAtRisk ? [recall, keep] : [recall]
        case .arrived, .deferred: []
        }
    }

    private static func waiting(people: Int) -> [DecisionText] {
        [
            DecisionText(
                act: .returnToUnit, title: LocalizedText(zhTW: "退回單位修正", en: "Return it for correction"),
                help: LocalizedText(
                    zhTW: "內容確實不得公開，請單位修正後重新送件。以下建議會寫入回條。",
                    en:
                        "The content must not be published; the unit corrects it and drops it again. It gets this advice."
                ),
                label: LocalizedText(zhTW: "給單位的建議", en: "Advice to the unit")),
            DecisionText(
                act: .release,
                title: people == 2
                    ? LocalizedText(zhTW: "申請放行（須另一人核可）", en: "Ask for a release (a second person approves)")
                    : LocalizedText(zhTW: "放行", en: "Release"),
                help: LocalizedText(
                    zhTW: "確認可以公開：有授權、同意、決議或核准，或經人工檢視確認為誤判。",
                    en: "It may be published: there is a licence, a consent, a resolution or an approval, "
                        + "or a person has seen that the finding is wrong."),
                label: LocalizedText(zhTW: "理由", en: "Why")),
            DecisionText(
                act: .withhold, title: LocalizedText(zhTW: "不予提供（丙類）", en: "Withhold (class C, 丙)"),
                help: LocalizedText(
                    zhTW: "整份文件依法不得提供。", en: "The document as a whole is not to be provided, by law."),
                label: LocalizedText(zhTW: "理由", en: "Why")),
            DecisionText(
                act: .onApplication,
                title: LocalizedText(zhTW: "依申請提供（乙類）", en: "On application (class B, 乙)"),
                help: LocalizedText(
                    zhTW: "不公開上傳，有人申請時再個別審酌。", en: "Not uploaded; decided anew for each applicant."),
                label: LocalizedText(zhTW: "理由", en: "Why")),
            DecisionText(
                act: .refer, title: LocalizedText(zhTW: "提諮詢小組審議", en: "Refer to the committee"),
                help: LocalizedText(
                    zhTW: "無法自行判斷，列入諮詢小組議程。", en: "Not for you to judge; it goes on the committee's agenda."),
                label: LocalizedText(zhTW: "議程說明", en: "Agenda entry")),
        ]
    }

    private static let reopen = DecisionText(
        act: .reopen, title: LocalizedText(zhTW: "重新審查", en: "Reopen"),
        help: LocalizedText(zhTW: "文件回到待審區，重新決定。", en: "The document waits again, to be decided anew."),
        label: LocalizedText(zhTW: "理由", en: "Why"))

    private static let keep = DecisionText(
        act: .keep, title: LocalizedText(zhTW: "維持提供", en: "Keep it published"),
        help: LocalizedText(
            zhTW: "新發現的內容確認可以公開，附佐證後不再列為有疑慮；涉及留置等級時須另一人核可。",
            en:
                "What was found may be public; with evidence it is settled. Like a release it may take a second person."
        ),
        label: LocalizedText(zhTW: "理由", en: "Why"))

    private static let recall = DecisionText(
        act: .recall,
        title: LocalizedText(zhTW: "申請停止提供（下架，須首長核可）", en: "Ask for a recall (the head approves)"),
        help: LocalizedText(
            zhTW: "文件移出上傳區、回到待審區，並公告停止提供；先前已取得的授權不受影響。",
            en:
                "It leaves the upload area, waits here again, and the stop is announced; licences already given stay."
        ),
        label: LocalizedText(zhTW: "理由", en: "Why"))
}
