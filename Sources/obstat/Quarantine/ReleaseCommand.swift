import ArgumentParser
import Desk
import Documents

/// `obstat quarantine release ID`: asks that a document be published after all.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release", abstract: "Ask that a document be published after all.",
        discussion: """
            Findings that only ask for a review take one reviewer with evidence. Anything else, and whatever was \
            not fully examined, takes a second person: obstat quarantine approve.
            """)

    @OptionGroup var options: ActOptions
    @Option(help: "Why it may be published.") var reason: String
    @Option(
        help: ArgumentHelp(
            "What shows it: licence, consent, resolution, approval or inspection, a colon, and where the paper is kept.",
            valueName: "kind:reference"))
    var evidence: String
    @Option(help: "The paper itself; its SHA-256 is recorded.", completion: .file())
    var evidenceFile: String?
    @OptionGroup var seen: SeenOptions

    func run() throws {
        var request = options.request(.release, text: reason)
        let parts = evidence.split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2, Evidence.Kind(rawValue: parts[0]) != nil else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "--evidence 的格式為「種類:文號」，種類：licence、consent、resolution、approval、inspection。",
                    en: "--evidence is a kind, a colon and a reference; "
                        + "kinds: licence, consent, resolution, approval, inspection."))
        }
        request.evidenceKind = parts[0]
        request.evidence = parts[1]
        request.evidenceSHA256 = try evidenceFile.map(digest)
        request.findings = seen.findings
        try options.perform(request)
    }

    private func digest(_ file: String) throws -> String {
        guard let digest = ContentDigest.ofFile(file) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "無法讀取佐證檔案 \(FileName(file).display)。請確認路徑與權限。",
                    en: "The evidence \(FileName(file).display) can't be read. Check path and permissions."))
        }
        return digest
    }
}

/// `obstat quarantine approve ID`: the second person agrees.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Agree with what another person has requested.")

    @OptionGroup var options: ActOptions
    @OptionGroup var seen: SeenOptions

    func run() throws {
        var request = options.request(.approve)
        request.findings = seen.findings
        try options.perform(request)
    }
}

/// `obstat quarantine refuse ID`: stops what was requested; one's own request is withdrawn.
struct RefuseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse", abstract: "Stop what was requested; your own request is withdrawn.")

    @OptionGroup var options: ActOptions
    @Option(help: "Why.") var reason: String

    func run() throws { try options.perform(options.request(.refuse, text: reason)) }
}
