import Documents

/// Which exemptions a page shows.
enum ExemptionFilter: String, CaseIterable {
    /// Wait for a person, or hold.
    case open
    /// Wait for a person.
    case waiting
    /// Hold and have never let anything pass.
    case unused
    case ended
    case all

    var states: [Exemption.State] {
        switch self {
        case .open: [.requested, .inForce, .reopened]
        case .waiting: [.requested, .reopened]
        case .unused: [.inForce]
        case .ended: [.refused, .withdrawn, .removed, .expired]
        case .all: Exemption.State.allCases
        }
    }

    var title: LocalizedText {
        switch self {
        case .open: LocalizedText(zhTW: "待核可與生效中", en: "Waiting and in force")
        case .waiting: LocalizedText(zhTW: "待處理", en: "Waiting")
        case .unused: LocalizedText(zhTW: "生效中但從未使用", en: "In force, never used")
        case .ended: LocalizedText(zhTW: "已終止", en: "Ended")
        case .all: LocalizedText(zhTW: "全部", en: "All")
        }
    }
}
