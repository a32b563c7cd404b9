import ArgumentParser
import Desk
import Documents
import Foundation
import Glibc
import Notices
import Settings

/// The manual of `obstat-notify`.
///
/// NAME
///     obstat-notify - tell units and reviewers by mail and webhook what the gate has to say
///
/// DESCRIPTION
///     Asks the daemon over its desk for what waits in the box, sends it, and says what became of it; again after
///     `notifications.batchSeconds`. What could not be sent waits in the box, each time twice as long.
///
/// SECURITY
///     The only program of the gate that opens connections to other machines, and it can do nothing else: it runs as a
///     user of its own, sees neither documents nor database, and gets words from closed sets, numbers and times. The
///     desk serves it by the account that the settings name. Secrets are read from files of its own.
///
/// LIMITS
///     A mail that was sent just before the program ended is sent again, with the same Message-ID; a webhook with the same
///     Obstat-Delivery.
///
/// DIAGNOSTICS
///     Exit status: 0 after `--once`; 2 where settings or secrets can't be read. Trouble on the way is one line each on
///     standard error.
@main
struct ObstatNotify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "obstat-notify",
        abstract: "Tells units and reviewers by mail and webhook what the gate has to say.", version: "0.1.0")

    @Option(help: "The settings file.") var config = "/etc/obstat/obstat.yaml"
    @Flag(help: "Empty the box once, and end.") var once = false

    func run() async throws {
        let settings: Settings
        do {
            settings = try Settings.load(file: config)
        } catch {
            for problem in error.problems { Self.say(problem.rendered(.en)) }
            throw ExitCode(2)
        }
        let postman = try Self.postman(settings)
        while true {
            await Self.round(settings, postman)
            if once { return }
            try await Task.sleep(for: .seconds(settings.notifications.batchSeconds))
        }
    }

    private static func postman(_ settings: Settings) throws -> Postman {
        var mail: SMTPClient?
        var webhook: WebhookClient?
        if let wanted = settings.notifications.mail {
            let password = try wanted.passwordFile.map { String(decoding: try secret($0), as: UTF8.self) }
            do {
                mail = try SMTPClient(wanted, password: password)
            } catch {
                say(error.reason)
                throw ExitCode(2)
            }
        }
        if let wanted = settings.notifications.webhook {
            let key = try secret(wanted.secretFile)
            guard key.count >= 32 else {
                say("\(wanted.secretFile): the secret has fewer than 32 bytes")
                throw ExitCode(2)
            }
            webhook = WebhookClient(wanted, secret: key)
        }
        return Postman(settings, mail: mail, webhook: webhook)
    }

    /// The first line of a file that nobody else may read.
    private static func secret(_ file: String) throws -> [UInt8] {
        var status = Glibc.stat()
        guard unsafe stat(file, &status) == 0, status.st_mode & 0o007 == 0,
            let data = FileManager.default.contents(atPath: file), data.count <= 4_096
        else {
            say("\(file) can't be read, or everybody may read it")
            throw ExitCode(2)
        }
        return Array(data.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") })
    }

    /// Empties the box once.
    private static func round(_ settings: Settings, _ postman: Postman) async {
        do {
            let answer = try DeskClient.ask(DeskRequest(.collect), at: settings.deskSocket)
            guard answer.isAccepted else { return say(answer.en) }
            let postings = try JSONDecoder().decode([Posting].self, from: Data((answer.body ?? "[]").utf8))
            guard !postings.isEmpty else { return }
            let moment = Int64(Date().timeIntervalSince1970) * 1_000_000_000
            let results = await postman.carry(postings, at: moment)
            for result in results where result.failure != nil {
                say("notice \(result.notice) by \(result.channel.rawValue): \(result.failure ?? "")")
            }
            var request = DeskRequest(.settle)
            request.question = String(decoding: try JSONEncoder().encode(results), as: UTF8.self)
            let settled = try DeskClient.ask(request, at: settings.deskSocket)
            if !settled.isAccepted { say(settled.en) }
        } catch let error as DeskError {
            say(error.message.en)
        } catch {
            say("\(error)")
        }
    }

    private static func say(_ line: String) {
        FileHandle.standardError.write(Data((FileName(line).display + "\n").utf8))
    }
}
