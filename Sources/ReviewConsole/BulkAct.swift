import Desk
import Documents

/// What may be done with many documents at once.
///
/// A release is not among them: its evidence speaks of one document, and so does whoever agrees.
enum BulkAct: String, CaseIterable, Sendable {
    case assign
    case due
    case note
    case returnToUnit = "return"
    case withhold

    var act: DeskRequest.Act {
        switch self {
        case .assign: .assign
        case .due: .due
        case .note: .note
        case .returnToUnit: .returnToUnit
        case .withhold: .withhold
        }
    }

    var title: LocalizedText {
        switch self {
        case .assign: LocalizedText(zhTW: "指定承辦人", en: "Assign")
        case .due: LocalizedText(zhTW: "設定期限", en: "Set a due date")
        case .note: LocalizedText(zhTW: "加註", en: "Add a note")
        case .returnToUnit: LocalizedText(zhTW: "退回單位", en: "Return to the unit")
        case .withhold: LocalizedText(zhTW: "不予提供（丙類）", en: "Withhold (class C, 丙)")
        }
    }

    /// Whether it needs a text: a reason, an advice or a note.
    var needsText: Bool { self == .note || self == .returnToUnit || self == .withhold }
}
