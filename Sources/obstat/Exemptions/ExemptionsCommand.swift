import ArgumentParser
import AuditStore
import Desk
import Documents
import Reports

/// `obstat exemptions`: findings that two people have agreed to let pass from now on.
struct ExemptionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "exemptions", abstract: "Findings that two people have agreed to let pass from now on.",
        discussion: """
            An exemption is for one unit, one rule as it is now, and one value or one document. It always takes two people, \
            ends by itself, and is looked at again when its rule changes.
            """,
        subcommands: [
            ExemptionsListCommand.self, ExemptCommand.self, ApproveExemptionCommand.self,
            RemoveExemptionCommand.self,
        ])
}

/// `obstat exemptions list`.
struct ExemptionsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Exemptions, those never used among them.")

    @OptionGroup var installation: SettingsOptions
    @Option(help: "Only this unit's.") var unit: String?
    @Option(help: "Only in this state: requested, inForce, refused, withdrawn, removed, expired, reopened.")
    var state: Exemption.State?
    @Flag(help: "Only those in force that never let anything pass.") var unused = false
    @Option(help: "text, json, jsonl or csv.") var format = ListFormat.text

    func run() throws {
        let exemptions = try Workplace(installation).exemptions().filter { exemption in
            (unit == nil || exemption.unit == unit) && (state == nil || exemption.state == state)
                && (!unused || exemption.state == .inForce && exemption.uses == 0)
        }
        switch format {
        case .jsonl: for exemption in exemptions { Terminal.print(exemption.json.text + "\n") }
        case .json: Terminal.print("[" + exemptions.map(\.json.text).joined(separator: ",\n") + "]\n")
        case .csv: Terminal.print(sheet(exemptions).csv)
        case .text: Terminal.print(sheet(exemptions).plain)
        }
    }

    private func sheet(_ exemptions: [Exemption]) -> Sheet {
        let language = Language.ofUser
        let header = [
            LocalizedText(zhTW: "編號", en: "number"), LocalizedText(zhTW: "單位", en: "unit"),
            LocalizedText(zhTW: "規則", en: "rule"), LocalizedText(zhTW: "範圍", en: "scope"),
            LocalizedText(zhTW: "狀態", en: "state"), LocalizedText(zhTW: "到期", en: "until"),
            LocalizedText(zhTW: "使用次數", en: "uses"), LocalizedText(zhTW: "提出", en: "requested by"),
            LocalizedText(zhTW: "理由", en: "reason"),
        ]
        var sheet = Sheet(
            title: LocalizedText(zhTW: "例外清單", en: "Exemptions")(language),
            header: header.map { $0(language) })
        for exemption in exemptions {
            sheet.add([
                String(exemption.id), exemption.unit, exemption.rule, exemption.scopeWords,
                exemption.state.title(language),
                String(PointInTime(nanoseconds: exemption.expires).machine.prefix(10)),
                String(exemption.uses),
                exemption.requester.name, FileName(exemption.reason).display,
            ])
        }
        return sheet
    }
}

extension Exemption.State: ExpressibleByArgument {}

/// `obstat exemptions add ID`: asks that a finding pass from now on.
struct ExemptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Ask that a finding of a document pass from now on, in its unit.")

    @OptionGroup var options: ActOptions
    @Option(help: "The rule's id.") var rule: String
    @Option(help: "The value's fingerprint, as quarantine show --format jsonl prints it.") var fingerprint:
        String?
    @Flag(help: "Everything that the rule finds in exactly this document, instead of one value.")
    var wholeDocument = false
    @Option(help: "Why it may pass.") var reason: String
    @OptionGroup var evidence: EvidenceOptions
    @Option(help: "Days that it is to hold.") var days = 90

    func validate() throws {
        if (fingerprint == nil) != wholeDocument {
            throw ValidationError("Give either --fingerprint or --whole-document.")
        }
    }

    func run() throws {
        var request = options.request(.exempt, text: reason)
        try evidence.add(to: &request)
        request.rule = rule
        request.fingerprint = fingerprint
        request.days = days
        try options.perform(request)
    }
}

/// `obstat exemptions approve NUMBER`: the second person agrees.
struct ApproveExemptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Agree with an exemption that another person has requested.")

    @OptionGroup var installation: SettingsOptions
    @Argument(help: "The exemption's number.") var number: Int64
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        var request = DeskRequest(.approveExemption)
        request.number = number
        try ActOptions.perform(request, installation, format)
    }
}

/// `obstat exemptions remove NUMBER`: stops what was requested, or takes back what holds.
struct RemoveExemptionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Stop an exemption that was requested, or take back one that holds.")

    @OptionGroup var installation: SettingsOptions
    @Argument(help: "The exemption's number.") var number: Int64
    @Option(help: "Why.") var reason: String
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func run() throws {
        var request = DeskRequest(.endExemption, text: reason)
        request.number = number
        try ActOptions.perform(request, installation, format)
    }
}

extension Exemption {
    fileprivate var scopeWords: String {
        switch scope {
        case .value(let fingerprint): "value \(fingerprint.prefix(12))"
        case .document(let sha256): "document \(sha256.prefix(12))"
        }
    }

    /// One object of the schema `obstat.exemption/1`.
    fileprivate var json: JSONText {
        var json = JSONText()
        json.add("schema", "obstat.exemption/1")
        json.add("exemption", id)
        json.add("unit", unit)
        json.add("rule", rule)
        json.add("packVersion", packVersion)
        json.add("ruleDigest", ruleDigest)
        switch scope {
        case .value(let fingerprint): json.add("fingerprint", fingerprint)
        case .document(let sha256): json.add("sha256", sha256)
        }
        json.add("action", action.name)
        json.add("origin", origin.description)
        json.add("state", state.rawValue)
        json.add("requester", requester.words)
        json.add("requested", PointInTime(nanoseconds: requested).machine)
        json.add("decider", decider?.words)
        json.add("decided", decided.map { PointInTime(nanoseconds: $0).machine })
        json.add("expires", PointInTime(nanoseconds: expires).machine)
        json.add("reason", reason)
        json.add("evidence", evidence.map { $0.kind.rawValue + ":" + $0.reference })
        json.add("uses", uses)
        json.add("lastUsed", lastUsed.map { PointInTime(nanoseconds: $0).machine })
        json.add("remark", remark.isEmpty ? nil : remark)
        return json
    }
}
