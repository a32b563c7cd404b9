import ArgumentParser
import AuditStore
import Desk
import Documents
import Reports

/// `obstat recall`: what was published and would not be published today, and taking it back.
struct RecallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recall",
        abstract: "What was published and would not be published today, and taking it back.",
        discussion: """
            When the rules change, everything that was published is examined again in the background. A recall takes a second \
            person, the head: the document goes from the upload area into quarantine, and a public notice says since when and \
            why. Licences that were given stay. The way back is a release.
            """,
        subcommands: [
            RecallPlanCommand.self, RecallOpenCommand.self, RecallApproveCommand.self,
            RecallRefuseCommand.self, RecallKeepCommand.self, RecallCloseCommand.self,
        ])
}

/// `obstat recall plan`: how far the second look has got, and what is at risk, by unit.
struct RecallPlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "How far the second look has got, and what is at risk, by unit.")

    @OptionGroup var installation: SettingsOptions
    @Flag(help: "Begin to look again at everything published under other rules.") var start = false
    @Option(help: "text, json, jsonl or csv.") var format = ListFormat.text

    func run() throws {
        if start { return try ActOptions.perform(DeskRequest(.look), installation, .text) }
        let report = try Workplace(installation).risks()
        switch format {
        case .jsonl:
            Terminal.print(report.json.text + "\n")
            for item in report.items { Terminal.print(item.json.text + "\n") }
        case .json:
            let lines = [report.json.text] + report.items.map(\.json.text)
            Terminal.print("[" + lines.joined(separator: ",\n") + "]\n")
        case .csv: Terminal.print(sheet(report).csv)
        case .text: Terminal.print(progress(report.progress) + "\n" + sheet(report).plain)
        }
    }

    private func progress(_ progress: SecondLookProgress) -> String {
        LocalizedText(
            zhTW: "以現行規則重新檢查：\(progress.looked) / \(progress.outdated) 件；有疑慮 \(progress.atRisk) 件；"
                + "已不在上傳區 \(progress.gone) 件。",
            en: "Examined again under the present rules: \(progress.looked) of \(progress.outdated); "
                + "at risk: \(progress.atRisk); no longer in the upload area: \(progress.gone)."
        )(.ofUser)
    }

    private func sheet(_ report: RiskReport) -> Sheet {
        let language = Language.ofUser
        let header = [
            LocalizedText(zhTW: "單位", en: "unit"), LocalizedText(zhTW: "編號", en: "id"),
            LocalizedText(zhTW: "結果", en: "outcome"), LocalizedText(zhTW: "檔案", en: "file"),
            LocalizedText(zhTW: "新發現", en: "found anew"), LocalizedText(zhTW: "下一步", en: "next step"),
        ]
        var sheet = Sheet(
            title: LocalizedText(zhTW: "已上傳而有疑慮之文件", en: "Published documents at risk")(language),
            header: header.map { $0(language) })
        for risk in report.items {
            let open = risk.item.decision
            sheet.add([
                risk.item.submission.unit, risk.item.id.description, risk.look.result.rawValue,
                FileName(risk.item.submission.displayPath).display, risk.reasons(language),
                open.map { "\($0.act.title(language)): \($0.state.title(language))" }
                    ?? "obstat recall open | keep",
            ])
        }
        return sheet
    }
}

/// `obstat recall open ID`: asks that a published document be taken back.
struct RecallOpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Ask that a published document be taken back, on a legal ground.")

    @OptionGroup var options: ActOptions
    @Option(help: "The legal ground, which the public is told; may be given several times.") var ground:
        [Ground] = []
    @Option(help: "Why.") var reason: String
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.recall, text: reason, on: ground, seen: seen)
    }
}

/// `obstat recall approve ID`: the head agrees.
struct RecallApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Agree, as the head, with a recall that another person has requested.")

    @OptionGroup var options: ActOptions
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.approve, seen: seen)
    }
}

/// `obstat recall refuse ID`.
struct RecallRefuseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Stop a recall that was requested; your own is withdrawn.")

    @OptionGroup var options: ActOptions
    @Option(help: "Why.") var reason: String

    func run() throws { try options.perform(options.request(.refuse, text: reason)) }
}

/// `obstat recall keep ID`: the document stays published, and what was found is settled.
struct RecallKeepCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keep",
        abstract: "Keep a document at risk published; like a release, it may take two people.")

    @OptionGroup var options: ActOptions
    @Option(help: "Why it may stay.") var reason: String
    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.keep, text: reason, evidence: evidence, seen: seen)
    }
}

/// `obstat recall close ID`: the way back, which is a release.
struct RecallCloseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Ask that a recalled document be provided again; then quarantine approve by another person."
    )

    @OptionGroup var options: ActOptions
    @Option(help: "Why it may be published again.") var reason: String
    @OptionGroup var evidence: EvidenceOptions
    @OptionGroup var seen: SeenOptions

    func run() throws {
        try options.perform(.release, text: reason, evidence: evidence, seen: seen)
    }
}

extension RiskReport {
    fileprivate var json: JSONText {
        var json = JSONText()
        json.add("schema", "obstat.recall/1")
        json.add("outdated", progress.outdated)
        json.add("looked", progress.looked)
        json.add("atRisk", progress.atRisk)
        json.add("gone", progress.gone)
        json.add("complete", progress.isComplete)
        return json
    }
}

extension RiskItem {
    fileprivate func reasons(_ language: Language) -> String {
        let rules = Dictionary(grouping: findings, by: \.rule).map { "\($0.key) ×\($0.value.count)" }
        let missed = Set(gaps.map { $0.reason.title(language) })
        return (rules.sorted() + missed.sorted()).joined(separator: language == .en ? ", " : "、")
    }

    fileprivate var json: JSONText {
        var json = JSONText()
        json.add("schema", "obstat.risk/1")
        json.add("id", item.id.description)
        json.add("unit", item.submission.unit)
        json.add("name", item.submission.displayPath)
        json.add("result", look.result.rawValue)
        json.add("class", look.openness?.rawValue)
        json.add("grounds", look.grounds.map(\.rawValue))
        json.add("rulesDigest", look.rules)
        json.add("rules", Set(findings.map(\.rule)).sorted())
        json.add("coverage", Set(gaps.map(\.reason.name)).sorted())
        json.add("decision", item.decision.map { $0.act.rawValue + " " + $0.state.rawValue })
        return json
    }
}
