import AuditStore
import Documents

/// The gate in figures.
struct DashboardPage: Page {
    static let template = "dashboard"
    static let place = "/dashboard"

    struct Sign {
        let label: String
        let value: String
        let isBad: Bool
    }

    let signs: [Sign]
    let charts: [Chart]
    let counted: Moment

    init(
        figures: GateFigures, counts: [(unit: String, state: DocumentRecord.State, count: Int)],
        conditions: [String: String], unitName: (String) -> String, ruleName: (String) -> String,
        language: Language
    ) {
        func sum(_ states: DocumentRecord.State...) -> Int {
            counts.filter { states.contains($0.state) }.reduce(0) { $0 + $1.count }
        }
        let late = figures.ages.suffix(2).reduce(0, +)
        let trouble = conditions["trouble"] ?? conditions["missing protections"]
        signs = [
            Sign(
                label: LocalizedText(zhTW: "待審", en: "Waiting")(language),
                value: String(sum(.hold, .corrupt)), isBad: false),
            Sign(
                label: LocalizedText(zhTW: "已逾 5 天", en: "Over 5 days")(language), value: String(late),
                isBad: late > 0),
            Sign(
                label: LocalizedText(zhTW: "檢查中或等待重試", en: "Under way")(language),
                value: String(sum(.arrived, .deferred)), isBad: false),
            Sign(
                label: LocalizedText(zhTW: "已送上傳區", en: "Delivered")(language),
                value: String(sum(.delivered)), isBad: false),
            Sign(
                label: LocalizedText(zhTW: "檢查程式", en: "Examiner")(language),
                value: trouble.map { String(shownSafely: $0) }
                    ?? LocalizedText(zhTW: "正常", en: "healthy")(language),
                isBad: trouble != nil),
        ]
        let ages: [LocalizedText] = [
            LocalizedText(zhTW: "1 天內", en: "under a day"), LocalizedText(zhTW: "1 至 3 天", en: "1 to 3 days"),
            LocalizedText(zhTW: "3 至 5 天", en: "3 to 5 days"),
            LocalizedText(zhTW: "5 至 10 天", en: "5 to 10 days"),
            LocalizedText(zhTW: "10 天以上", en: "over 10 days"),
        ]
        charts = [
            Chart(
                id: "hours", title: .init(zhTW: "每小時送件（近 48 小時）", en: "By hour, the last 48 hours"),
                spans: figures.hours, isHourly: true, language),
            Chart(
                id: "days", title: .init(zhTW: "每日送件（近 30 天）", en: "By day, the last 30 days"),
                spans: figures.days, isHourly: false, language),
            Chart(
                id: "ages", title: .init(zhTW: "待審文件已等待", en: "How long documents have waited"),
                tallies: zip(ages, figures.ages).map { ($0(language), $1) }, language),
            Chart(
                id: "rules", title: .init(zhTW: "留置最多的規則（近 30 天）", en: "Rules that hold most, 30 days"),
                tallies: figures.rules.map { (ruleName($0.name), $0.count) }, language),
            Chart(
                id: "units", title: .init(zhTW: "各單位留置件數（近 30 天）", en: "Held by unit, 30 days"),
                tallies: figures.units.map { (unitName($0.name), $0.count) }, language),
            Chart(
                id: "noisy",
                title: .init(
                    zhTW: "留置後仍放行最多的規則（近 90 天）", en: "Rules whose holds were released most, 90 days"),
                tallies: figures.noisy.map { (ruleName($0.name), $0.count) }, language),
            Chart(
                id: "gaps",
                title: .init(zhTW: "無法檢查的原因（近 30 天）", en: "Why parts could not be examined, 30 days"),
                tallies: figures.gaps.map {
                    (CoverageReason(name: $0.name)?.title(language) ?? $0.name, $0.count)
                }, language),
        ]
        counted = Moment(figures.time)
    }

    func title(_ language: Language) -> String { Words(language: language)["dashboard"] }
}
