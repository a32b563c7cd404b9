import ArgumentParser
import Desk
import Documents
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

    /// Brings the request to the daemon and prints its answer.
    ///
    /// - Throws: a refusal with status 1 where the daemon did not accept it, 2 where it can't be reached.
    func perform(_ request: DeskRequest) throws {
        let socket = try installation.settings().deskSocket
        let answer: DeskAnswer
        do throws(DeskError) {
            answer = try DeskClient.ask(request, at: socket)
        } catch {
            throw CommandRefusal(message: error.message)
        }
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

    private func line(_ answer: DeskAnswer, _ request: DeskRequest) -> String {
        var json = JSONText()
        json.add("schema", "obstat.act/1")
        json.add("act", request.act.rawValue)
        json.add("id", request.document)
        json.add("accepted", answer.isAccepted)
        json.add("decision", answer.decision)
        json.add("state", answer.state)
        json.add("message", LocalizedText(zhTW: answer.zhTW, en: answer.en)(.ofUser))
        return json.text
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
