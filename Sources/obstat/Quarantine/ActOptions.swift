import ArgumentParser
import Desk
import Documents
import Foundation
import Reports
import Settings

/// What every act on a waiting document needs.
struct ActOptions: ParsableArguments {
    @OptionGroup var installation: SettingsOptions
    @Argument(help: "The document's id, as quarantine list shows it.") var id: String
    @Option(help: "text or jsonl.") var format = OutputFormat.text

    func request(_ act: DeskRequest.Act, text: String? = nil) -> DeskRequest {
        DeskRequest(act, document: id, text: text)
    }

    /// A decision on the findings that the person has seen.
    func perform(
        _ act: DeskRequest.Act, text: String? = nil, on grounds: [Ground]? = nil,
        evidence: EvidenceOptions? = nil,
        seen: SeenOptions
    ) throws {
        var request = request(act, text: text)
        request.grounds = grounds?.map(\.rawValue)
        try evidence?.add(to: &request)
        request.findings = seen.findings
        try perform(request)
    }

    func perform(_ request: DeskRequest) throws {
        try Self.perform(request, installation, format)
    }

    /// Brings the request to the daemon and prints its answer.
    ///
    /// - Throws: a refusal with status 1 where the daemon did not accept it, 2 where it can't be reached.
    static func perform(
        _ request: DeskRequest, _ installation: SettingsOptions, _ format: OutputFormat
    ) throws {
        var request = request
        request.key = UUID().uuidString
        let answer = try ask(request, at: try installation.settings().deskSocket)
        let message = LocalizedText(zhTW: answer.zhTW, en: answer.en)
        guard answer.isAccepted || format == .jsonl else {
            throw CommandRefusal(message: message, status: ExitStatus.somethingIsWrong)
        }
        switch format {
        case .text: Terminal.print(message(.ofUser) + "\n")
        case .jsonl: Terminal.print(line(answer, request) + "\n")
        }
        if !answer.isAccepted { throw ExitCode(ExitStatus.somethingIsWrong) }
    }

    /// An answer that got lost is asked for once more, under the same key.
    private static func ask(_ request: DeskRequest, at socket: String) throws -> DeskAnswer {
        do throws(DeskError) {
            do throws(DeskError) {
                return try DeskClient.ask(request, at: socket)
            } catch {
                guard error.code == 0 else { throw error }
                return try DeskClient.ask(request, at: socket)
            }
        } catch {
            throw CommandRefusal(message: error.message)
        }
    }

    private static func line(_ answer: DeskAnswer, _ request: DeskRequest) -> String {
        var json = JSONText()
        json.add("schema", "obstat.act/1")
        json.add("act", request.act.rawValue)
        json.add("id", request.document.isEmpty ? nil : request.document)
        json.add("accepted", answer.isAccepted)
        json.add("decision", answer.decision)
        json.add("state", answer.state)
        json.add("message", LocalizedText(zhTW: answer.zhTW, en: answer.en)(.ofUser))
        return json.text
    }
}

/// The paper that an act rests on.
struct EvidenceOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What shows it: licence, consent, resolution, approval or inspection, a colon, and where the paper is kept.",
            valueName: "kind:reference"))
    var evidence: String
    @Option(help: "The paper itself; its SHA-256 is recorded.", completion: .file())
    var evidenceFile: String?

    func add(to request: inout DeskRequest) throws {
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
        request.evidenceSHA256 = try evidenceFile.map(Self.digest)
    }

    private static func digest(_ file: String) throws -> String {
        guard let digest = ContentDigest.ofFile(file) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "無法讀取佐證檔案 \(FileName(file).display)。請確認路徑與權限。",
                    en: "The evidence \(FileName(file).display) can't be read. Check path and permissions."))
        }
        return digest
    }
}

/// The findings that a decision is made on.
struct SeenOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only if the findings are still these: the digest that quarantine show prints.",
            valueName: "digest"))
    var findings: String?
}
