package import AuditStore
package import Documents
package import Reports

/// The numbers of a period as tables that may be shown to anybody.
package struct SummaryReport {
    private let activity: Activity
    private let language: Language

    package init(activity: Activity, language: Language) {
        self.activity = activity
        self.language = language
    }

    private static let ends: [(String, LocalizedText)] = [
        ("cleared", LocalizedText(zhTW: "通過上傳", en: "cleared")),
        ("released", LocalizedText(zhTW: "審查後放行", en: "released")),
        ("onApplication", LocalizedText(zhTW: "依申請提供（乙）", en: "on application (乙)")),
        ("withheld", LocalizedText(zhTW: "不予提供（丙）", en: "withheld (丙)")),
        ("returned", LocalizedText(zhTW: "退回單位", en: "returned")),
        ("recalled", LocalizedText(zhTW: "停止提供", en: "recalled")),
        ("waiting", LocalizedText(zhTW: "待審", en: "waiting")),
        ("underway", LocalizedText(zhTW: "處理中", en: "underway")),
    ]

    /// The tables; those that would be empty are left out.
    package func book(subtitle: String) -> SheetBook {
        var sheets = [
            sheet(
                LocalizedText(zhTW: "送件與結果（件數）", en: "Documents and outcomes"), Self.ends,
                total: LocalizedText(zhTW: "送件", en: "dropped")
            ) { $0.ends },
            sheet(
                LocalizedText(zhTW: "留置原因（件數，可重複計）", en: "Why documents were held (one may count twice)"),
                categories
            ) {
                $0.categories
            },
            sheet(
                LocalizedText(zhTW: "未能完整檢查（件數，可重複計）", en: "Not fully examined (one may count twice)"),
                coverage
            ) {
                $0.coverage
            },
            times,
            sheet(
                LocalizedText(zhTW: "不開放理由（件數，可重複計）", en: "Reasons for not publishing (one may count twice)"),
                grounds
            ) {
                $0.grounds
            },
        ].filter { !$0.rows.isEmpty && $0.header.count > 1 }
        for index in sheets.indices where sheets[index].note.isEmpty {
            sheets[index].note = Self.hiding(language)
        }
        return SheetBook(
            title: LocalizedText(zhTW: "發布前檢查統計", en: "Pre-publication gate: summary")(language),
            subtitle: subtitle, sheets: sheets, language: language)
    }

    private static let hiding = LocalizedText(
        zhTW: "–：少於 5 件，或可由合計推得，不予顯示。",
        en: "–: fewer than 5, or could be worked out from a total; not shown.")

    private func names(
        _ path: KeyPath<UnitActivity, [String: Int]>, _ title: (String) -> LocalizedText
    ) -> [(String, LocalizedText)] {
        Set(activity.units.flatMap { $0[keyPath: path].keys }).sorted().map { ($0, title($0)) }
    }

    private var categories: [(String, LocalizedText)] {
        names(\.categories) { Category(rawValue: $0)?.title ?? LocalizedText(zhTW: $0, en: $0) }
    }

    private var coverage: [(String, LocalizedText)] {
        names(\.coverage) { CoverageReason(name: $0)?.title ?? LocalizedText(zhTW: $0, en: $0) }
    }

    private var grounds: [(String, LocalizedText)] {
        names(\.grounds) { code in
            let reason = Ground(rawValue: code)?.publicReason ?? LocalizedText(zhTW: "", en: "")
            return LocalizedText(zhTW: "\(code) \(reason.zhTW)", en: "\(code) \(reason.en)")
        }
    }

    private func sheet(
        _ title: LocalizedText, _ columns: [(String, LocalizedText)], total: LocalizedText? = nil,
        _ counts: (UnitActivity) -> [String: Int]
    ) -> Sheet {
        let unit = LocalizedText(zhTW: "單位", en: "unit")
        var sheet = Sheet(
            title: title(language),
            header: [unit(language)] + columns.map { $0.1(language) } + (total.map { [$0(language)] } ?? []))
        guard !columns.isEmpty, !activity.units.isEmpty else { return sheet }
        let table = CountTable(
            activity.units.map { unit in columns.map { counts(unit)[$0.0] ?? 0 } }, hasRowTotals: total != nil
        )
        let names = activity.units.map(\.unit) + [LocalizedText(zhTW: "合計", en: "all")(language)]
        for (name, row) in zip(names, table.shown) {
            sheet.add(cells: [.text(name)] + row.map { $0.map { .number($0) } ?? .text("–") })
        }
        return sheet
    }

    /// Medians and the time within which nine in ten were through; nothing of fewer than five documents.
    private var times: Sheet {
        let header = [
            LocalizedText(zhTW: "單位", en: "unit"),
            LocalizedText(zhTW: "檢查時間中位數（秒）", en: "examined within, median (seconds)"),
            LocalizedText(zhTW: "九成檢查時間（秒）", en: "nine in ten (seconds)"),
            LocalizedText(zhTW: "審查時間中位數（小時）", en: "decided within, median (hours)"),
            LocalizedText(zhTW: "九成審查時間（小時）", en: "nine in ten (hours)"),
        ]
        var sheet = Sheet(
            title: LocalizedText(zhTW: "處理時間", en: "Times")(language), header: header.map { $0(language) })
        for unit in activity.units {
            sheet.add(cells: [
                .text(unit.unit), Self.share(unit.examinationSeconds, 0.5),
                Self.share(unit.examinationSeconds, 0.9), Self.share(unit.decisionHours, 0.5),
                Self.share(unit.decisionHours, 0.9),
            ])
        }
        sheet.note = LocalizedText(zhTW: "–：少於 5 件，不予顯示。", en: "–: fewer than 5; not shown.")(language)
        return sheet
    }

    private static func share(_ values: [Double], _ share: Double) -> Sheet.Cell {
        guard values.count >= CountTable.threshold else { return .text("–") }
        let sorted = values.sorted()
        let index = min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.up)) - 1)
        return .decimal((sorted[max(0, index)] * 10).rounded() / 10)
    }
}
