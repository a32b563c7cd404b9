import ArgumentParser
import AuditStore
import Documents
import Reports

/// How a list is printed.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case jsonl
    case csv
}

/// Which documents a list is about.
struct QueueOptions: ParsableArguments {
    @Option(help: "Only this unit's; may be given several times.") var unit: [String] = []
    @Option(
        help:
            "Only in this state: waiting, all, or hold, corrupt, returned, withheld, delivered, deferred, arrived."
    )
    var state = "waiting"
    @Option(help: "Only with findings of this category or group: personal, personal.phone.") var category:
        String?
    @Option(help: "Only with findings of this rule.") var rule: String?
    @Option(help: "Only in this account's care; none for those in nobody's.") var assignee: String?
    @Option(help: "Only with this text in a masked excerpt or in the name.") var text: String?
    @Option(help: "Only taken in longer ago: 3d, 12h, 30m.") var olderThan: String?
    @Option(help: "Only taken in since: 3d, 12h, 30m.") var newerThan: String?
    @Option(
        help: "Only due by then: now for what is overdue, a span such as 2d, or a day such as 2026-12-01.")
    var due: String?
    @Option(help: "Only at this step: review, reviewByTwo, approve, gate, committee.") var next: NextStep?
    @Option(help: "The most documents.") var limit = 1_000

    func question(_ workplace: Workplace) throws -> QueueQuestion {
        var question = QueueQuestion(
            units: unit.isEmpty ? nil : unit, states: try states(), term: workplace.term, limit: max(1, limit)
        )
        question.category = category
        question.rule = rule
        question.assignee = assignee == "none" ? "" : assignee
        question.text = text
        question.nextStep = next
        let now = Moment.now
        if let olderThan { question.takenBefore = now - (try Moment.span(olderThan)) }
        if let newerThan { question.takenAfter = now - (try Moment.span(newerThan)) }
        if let due {
            question.dueBefore =
                due == "now"
                ? now : due.contains("-") ? try Moment.end(of: due) : now + (try Moment.span(due))
        }
        return question
    }

    private func states() throws -> [DocumentRecord.State] {
        switch state {
        case "waiting": return [.hold, .corrupt]
        case "all": return DocumentRecord.State.allCases
        default:
            guard let state = DocumentRecord.State(rawValue: state) else {
                throw CommandRefusal(
                    message: LocalizedText(
                        zhTW: "未知的狀態。可用：waiting、all、"
                            + DocumentRecord.State.allCases.map(\.rawValue).joined(separator: "、") + "。",
                        en: "No such state. Allowed: waiting, all, "
                            + DocumentRecord.State.allCases.map(\.rawValue).joined(separator: ", ") + "."))
            }
            return [state]
        }
    }
}

extension NextStep: ExpressibleByArgument {}

/// `obstat quarantine list`: the documents that wait for a person, oldest first.
struct QuarantineListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The documents that wait for a person, oldest first.",
        discussion:
            "Whoever may not read the database asks the daemon, which shows the units that he reviews.")

    @OptionGroup var installation: SettingsOptions
    @OptionGroup var options: QueueOptions
    @Option(help: "text, json, jsonl or csv.") var format = ListFormat.text

    func run() throws {
        let workplace = try Workplace(installation)
        let items = try workplace.items(try options.question(workplace))
        switch format {
        case .jsonl: for item in items { Terminal.print(item.json.text + "\n") }
        case .json: Terminal.print("[" + items.map(\.json.text).joined(separator: ",\n") + "]\n")
        case .csv: Terminal.print(sheet(items).csv)
        case .text: Terminal.print(sheet(items).plain)
        }
    }

    private func sheet(_ items: [QueueItem]) -> Sheet {
        let language = Language.ofUser
        let header = [
            LocalizedText(zhTW: "編號", en: "id"), LocalizedText(zhTW: "單位", en: "unit"),
            LocalizedText(zhTW: "送件時間", en: "taken in"), LocalizedText(zhTW: "結果", en: "outcome"),
            LocalizedText(zhTW: "期限", en: "due"), LocalizedText(zhTW: "承辦", en: "in the care of"),
            LocalizedText(zhTW: "下一步", en: "next step"), LocalizedText(zhTW: "檔案", en: "file"),
            LocalizedText(zhTW: "原因", en: "reasons"),
        ]
        var sheet = Sheet(
            title: LocalizedText(zhTW: "待審文件", en: "Waiting documents")(language),
            header: header.map { $0(language) })
        for item in items {
            let overdue =
                item.isOverdue(at: Moment.now) ? LocalizedText(zhTW: " 逾期", en: " overdue")(language) : ""
            sheet.add([
                item.id.description, item.submission.unit,
                PointInTime(nanoseconds: item.submission.provenance.taken).machine,
                item.verdict?.outcome.title(language) ?? item.state.rawValue,
                item.due.map { String(PointInTime(nanoseconds: $0).machine.prefix(10)) + overdue } ?? "-",
                item.assignee.map { FileName($0).display } ?? "-", item.nextStep.title(language),
                FileName(item.submission.displayPath).display, item.reasons(language),
            ])
        }
        return sheet
    }
}

extension QueueItem {
    /// One object of the schema `obstat.quarantine/1`.
    var json: JSONText {
        var json = JSONText()
        json.add("schema", "obstat.quarantine/1")
        json.add("id", id.description)
        json.add("unit", submission.unit)
        json.add("name", submission.displayPath)
        json.add("sha256", submission.sha256)
        json.add("bytes", submission.bytes)
        json.add("taken", PointInTime(nanoseconds: submission.provenance.taken).machine)
        json.add("state", state.rawValue)
        json.add("verdict", verdict?.outcome.rawValue)
        json.add("class", verdict?.openness?.rawValue)
        json.add("grounds", verdict?.grounds.map(\.rawValue) ?? [])
        json.add("categories", categories.keys.sorted())
        json.add("rules", rules.keys.sorted())
        json.add("coverage", coverage.keys.sorted())
        json.add("assignee", assignee)
        json.add("due", due.map { PointInTime(nanoseconds: $0).machine })
        json.add("nextStep", nextStep.rawValue)
        json.add("people", people)
        return json
    }

    /// Why it waits, in a few words: what was found how often, and what was not examined.
    func reasons(_ language: Language) -> String {
        let found = categories.map { name, count in
            "\(Category(rawValue: name)?.title(language) ?? name) ×\(count)"
        }
        let missed = coverage.keys.map { CoverageReason(name: $0)?.title(language) ?? $0 }
        return (found.sorted() + missed.sorted()).joined(separator: language == .en ? ", " : "、")
    }
}
