import Documents

/// How long something has waited, in the largest unit that says something.
struct Age {
    private let minutes: Int64

    /// Nanoseconds since 1970, both.
    init(from start: Int64, to end: Int64) {
        minutes = max(0, end - start) / 60_000_000_000
    }

    func words(_ language: Language) -> String {
        let (count, zhTW, en): (Int64, String, String) =
            switch minutes {
            case ..<60: (minutes, "分鐘", "min")
            case ..<2_880: (minutes / 60, "小時", "h")
            default: (minutes / 1_440, "天", "days")
            }
        return LocalizedText(zhTW: "\(count) \(zhTW)", en: "\(count) \(en)")(language)
    }
}
