/// The legal ground on which something is not published, as a code that may be told to the public.
///
/// Freedom of Government Information Law (政府資訊公開法) article 18; Personal Data Protection Act
/// (個人資料保護法); Classified National Security Information Protection Act (國家機密保護法);
/// Archives Act (檔案法) article 18; Copyright Act (著作權法).
package enum Ground: String, Sendable, CaseIterable {
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
        case .foi1: LocalizedText(zhTW: "依法應秘密或限制公開", en: "Secret or restricted by law")
        case .foi2: LocalizedText(zhTW: "公開有礙偵查、審判或他人安全", en: "Would harm investigation, trial or safety")
        case .foi3: LocalizedText(zhTW: "作成決定前之內部擬稿或準備作業", en: "Internal draft before a decision")
        case .foi4: LocalizedText(zhTW: "監督、管理、檢查或取締之相關資料", en: "Supervision and inspection material")
        case .foi5: LocalizedText(zhTW: "考試、檢定或鑑定資料", en: "Examination material")
        case .foi6:
            LocalizedText(zhTW: "涉及個人隱私或著作權人公開發表權", en: "Privacy, or an author's right of first publication")
        case .foi7: LocalizedText(zhTW: "營業秘密或經營事業資訊", en: "Trade secrets or business information")
        case .foi8: LocalizedText(zhTW: "文化資產保存之必要", en: "Protection of cultural heritage")
        case .foi9: LocalizedText(zhTW: "公營事業經營資料", en: "Business data of state enterprises")
        case .pdp: LocalizedText(zhTW: "含個人資料", en: "Contains personal data")
        case .pdp6: LocalizedText(zhTW: "含特種個人資料", en: "Contains special categories of personal data")
        case .nsi: LocalizedText(zhTW: "涉國家機密", en: "National security information")
        case .archives: LocalizedText(zhTW: "檔案法限制應用", en: "Restricted under the Archives Act")
        case .copyright:
            LocalizedText(zhTW: "權利不完整或涉第三人著作權", en: "Rights incomplete or held by a third party")
        case .policy: LocalizedText(zhTW: "外交考量，逐案審議", en: "Foreign policy; decided case by case")
        }
    }
}
