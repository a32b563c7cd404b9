/// The legal ground on which something is not published, as a code that may be told to the public.
///
/// Freedom of Government Information Law (政府資訊公開法) article 18; Personal Data Protection Act
/// (個人資料保護法); Classified National Security Information Protection Act (國家機密保護法);
/// Archives Act (檔案法) article 18; Copyright Act (著作權法).
package enum Ground: String, Sendable, CaseIterable, Codable {
    case foi1 = "FOI-1"
    case foi2 = "FOI-2"
    case foi3 = "FOI-3"
    case foi4 = "FOI-4"
    case foi5 = "FOI-5"
    case foi6 = "FOI-6"
    case foi7 = "FOI-7"
    case foi8 = "FOI-8"
    case foi9 = "FOI-9"
    case pdp = "PDP"
    case pdp6 = "PDP-6"
    case nsi = "NSI"
    case archives = "ARC-18"
    case copyright = "CPR"
    case policy = "POL"

    /// The short reason that may be shown to the public; it never holds anything of the document.
    package var publicReason: LocalizedText {
        switch self {
        case .foi1:
            LocalizedText(
                zhTW: "核定為國家機密，或其他法令規定應秘密、限制或禁止公開",
                en: "Approved as a state secret, or secret, restricted or barred from disclosure by other law"
            )
        case .foi2:
            LocalizedText(
                zhTW: "妨礙犯罪偵查追訴執行、公正審判，或危害他人生命身體自由財產",
                en:
                    "Would hinder criminal investigation or a fair trial, or endanger life, body, liberty or property"
            )
        case .foi3:
            LocalizedText(
                zhTW: "作成決定前之內部擬稿或準備作業（公益必要得公開）",
                en: "Internal draft or preparation before a decision (unless the public interest requires it)"
            )
        case .foi4:
            LocalizedText(
                zhTW: "監督、管理、檢調查、取締之相關資料",
                en: "Supervision, administration, inspection or enforcement material")
        case .foi5:
            LocalizedText(
                zhTW: "考試、檢定、鑑定資料，影響公正效率",
                en: "Examination or appraisal material whose disclosure would impair fairness or efficiency")
        case .foi6:
            LocalizedText(
                zhTW: "侵害個人隱私、職業秘密或著作權人公開發表權",
                en: "Privacy, professional secrets, or an author's right of first publication")
        case .foi7: LocalizedText(zhTW: "營業秘密或經營事業資訊", en: "Trade secrets or business information")
        case .foi8: LocalizedText(zhTW: "文化資產保存", en: "Preservation of cultural heritage")
        case .foi9: LocalizedText(zhTW: "公營事業經營資料", en: "Business data of state enterprises")
        case .pdp: LocalizedText(zhTW: "一般個人資料", en: "Personal data")
        case .pdp6: LocalizedText(zhTW: "特種個人資料", en: "Special categories of personal data")
        case .nsi: LocalizedText(zhTW: "國家機密", en: "State secret")
        case .archives: LocalizedText(zhTW: "檔案法限制應用", en: "Restricted under the Archives Act")
        case .copyright:
            LocalizedText(
                zhTW: "權利不完整（第三人權利或授權不完整）",
                en: "Rights incomplete (held by a third party, or not licensed in full)")
        case .policy:
            LocalizedText(zhTW: "外交考量（逐案審議）", en: "Foreign policy considerations (decided case by case)")
        }
    }
}
