import AuditStore
import Documents

/// Bars as inline SVG, with the table that says the same behind it.
///
/// Colours come from classes of the stylesheet: inline styles are forbidden.
struct Chart {
    struct Bar {
        let x: String
        let y: String
        let width: String
        let height: String
        let kind: String
        let hint: String
    }

    struct Label {
        let x: String
        let y: String
        let text: String
    }

    struct Row {
        let name: String
        let values: [String]
    }

    struct Key {
        let kind: String
        let label: String
    }

    let id: String
    let title: String
    let summary: String
    let box: String
    let bars: [Bar]
    let labels: [Label]
    let lines: [Label]
    let lineEnd: String
    let columns: [String]
    let rows: [Row]
    let keys: [Key]
    let isEmpty: Bool
    let isFlat: Bool

    private static let width = 640.0
    private static let height = 200.0

    /// Stacked columns over time.
    init(id: String, title: LocalizedText, spans: [GateFigures.Span], isHourly: Bool, _ language: Language) {
        self.id = id
        self.title = title(language)
        let kinds: [(String, LocalizedText, (GateFigures.Span) -> Int)] = [
            ("cleared", Outcome.clear.title, \.cleared), ("heldbar", Outcome.held.title, \.held),
            ("unread", Outcome.unexamined.title, \.unexamined),
            ("openbar", LocalizedText(zhTW: "檢查中", en: "Being examined"), \.open),
        ]
        let top = max(1, spans.map(\.total).max() ?? 1)
        let step = Self.width / Double(max(1, spans.count))
        var bars: [Bar] = []
        for (index, span) in spans.enumerated() {
            var floor = Self.height
            for (kind, label, count) in kinds where count(span) > 0 {
                let height = max(1, Double(count(span)) / Double(top) * (Self.height - 10))
                floor -= height
                let hint = "\(Self.name(span, isHourly)) \(label(language)) \(count(span))"
                bars.append(
                    Bar(
                        x: Self.number(40 + Double(index) * step + 1), y: Self.number(floor),
                        width: Self.number(step - 2), height: Self.number(height), kind: kind, hint: hint))
            }
        }
        self.bars = bars
        let every = max(1, spans.count / 8)
        labels = spans.enumerated().filter { $0.offset % every == 0 }.map { index, span in
            Label(
                x: Self.number(40 + (Double(index) + 0.5) * step), y: Self.number(Self.height + 18),
                text: isHourly
                    ? String(Self.name(span, true).suffix(5)) : String(Self.name(span, false).suffix(5)))
        }
        lines = [0, top / 2, top].filter { $0 > 0 || top == 1 }.map { value in
            let y = Self.height - Double(value) / Double(top) * (Self.height - 10)
            return Label(x: "34", y: Self.number(y), text: String(value))
        }
        lineEnd = Self.number(40 + Self.width)
        box = "0 0 \(Self.number(50 + Self.width)) \(Self.number(Self.height + 28))"
        columns = kinds.map { $0.1(language) }
        let shown = spans.filter { $0.total > 0 }
        rows = shown.reversed().map { span in
            Row(name: Self.name(span, isHourly), values: kinds.map { String($0.2(span)) })
        }
        keys = kinds.map { Key(kind: $0.0, label: $0.1(language)) }
        let total = spans.reduce(0) { $0 + $1.total }
        let held = spans.reduce(0) { $0 + $1.held + $1.unexamined }
        summary = LocalizedText(
            zhTW: "共 \(total) 件，其中 \(held) 件留置。", en: "\(total) documents, \(held) of them held.")(language)
        isEmpty = total == 0
        isFlat = false
    }

    /// Bars lying on their side, with their names before them.
    init(id: String, title: LocalizedText, tallies: [(name: String, count: Int)], _ language: Language) {
        self.id = id
        self.title = title(language)
        let top = max(1, tallies.map(\.count).max() ?? 1)
        let row = 26.0
        bars = tallies.enumerated().map { index, tally in
            Bar(
                x: "260", y: Self.number(Double(index) * row + 4),
                width: Self.number(max(1, Double(tally.count) / Double(top) * 360)), height: "18",
                kind: "heldbar",
                hint: "\(tally.name) \(tally.count)")
        }
        labels = tallies.enumerated().map { index, tally in
            Label(
                x: Self.number(268 + Double(tally.count) / Double(top) * 360),
                y: Self.number(Double(index) * row + 18), text: String(tally.count))
        }
        lines = tallies.enumerated().map { index, tally in
            Label(x: "252", y: Self.number(Double(index) * row + 18), text: Self.clipped(tally.name))
        }
        lineEnd = ""
        box = "0 0 690 \(Self.number(max(1, Double(tallies.count)) * row + 4))"
        columns = [LocalizedText(zhTW: "件數", en: "Documents")(language)]
        rows = tallies.map { Row(name: $0.name, values: [String($0.count)]) }
        keys = []
        summary = tallies.first.map { "\($0.name)：\($0.count)" } ?? ""
        isEmpty = tallies.allSatisfy { $0.count == 0 }
        isFlat = true
    }

    private static func name(_ span: GateFigures.Span, _ isHourly: Bool) -> String {
        let day = CalendarDay(of: span.start)
        guard isHourly else { return day.text }
        let hour = (span.start - day.start) / 3_600_000_000_000
        return day.text + (hour < 10 ? " 0\(hour):00" : " \(hour):00")
    }

    private static func clipped(_ text: String) -> String {
        var width = 0
        var clipped = ""
        for character in text {
            width += character.isASCII ? 1 : 2
            if width > 32 { return clipped + "…" }
            clipped.append(character)
        }
        return clipped
    }

    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
