import Descriptors
package import Documents
import Frames
import Synchronization

/// Examines documents in confined processes, and survives whatever becomes of those.
///
/// Holds one fork server; starts another when it dies or the rules change. Blocking, and safe from many
/// threads at once: each call has a child of its own.
package final class Examiner: Sendable {
    private let fingerprint: Fingerprint
    private let bench: ServerBench

    /// Starts a fork server and waits until it serves.
    ///
    /// - Throws: when it can't be started, lacks a protection, refuses the rules or fails a test document.
    package init(setup: ExaminerSetup, rules: RuleBook) throws(ExaminerRefusal) {
        fingerprint = Fingerprint(key: setup.fingerprintKey)
        bench = try ServerBench(setup: setup, book: rules)
    }

    /// Names and versions of what examines: all of it where everything was started at once, else what every document
    /// needs; an examined document names what examined it.
    package var engine: String { bench.hello.engine }

    /// Names of protections that the kernel lacks and that were permitted to be missing.
    package var missingProtections: [String] { bench.hello.missing }

    /// Examines one document; whatever goes wrong is a gap in the answer.
    ///
    /// Takes as long as the limits allow and a few seconds more where a server must be started first.
    ///
    /// - Parameters:
    ///   - descriptor: the document, open for reading; only lent. Its position is neither used nor changed.
    ///   - name: its file name, which is examined too.
    ///   - limits: what this one examination may use.
    ///   - onText: called on this thread with the text of each part; without it no text crosses the boundary.
    /// - Returns: the answer, or what is known where there was no whole one.
    package func examine(
        descriptor: Int32, name: FileName, limits: ExaminationLimits, onText: ((PartText) -> Void)? = nil
    ) -> Examined {
        let question = Question(document: descriptor, name: name, limits: limits)
        for _ in 1..<Self.attempts {
            if let examined = ask(question, onText) { return examined }
        }
        return ask(question, onText) ?? .unavailable(unexamined("the examination server keeps ending"))
    }

    /// A server that had ended before it was asked says nothing about the document, so another is asked.
    private static let attempts = 3

    /// - Returns: `nil` when the question did not reach the server.
    private func ask(_ question: Question, _ onText: ((PartText) -> Void)?) -> Examined? {
        let began = Deadline.now
        let server: ServerProcess
        do throws(ExaminerRefusal) {
            server = try bench.enter()
        } catch {
            return .unavailable(unexamined(error.explanation(.en)))
        }
        defer { server.leave() }
        var answer = Answer(
            rules: server.book.rules, limits: question.limits, fingerprint: fingerprint, onText: onText)
        var conversation = Conversation(server: server, question: question)
        let ending = conversation.hold(answer: &answer)
        bench.note(ending, of: server)
        if ending == .notReached { return nil }
        let milliseconds = Int((Deadline.now - began) / 1_000_000)
        return examined(
            answer, ending, server.book, engine: conversation.engine ?? server.engine,
            milliseconds: milliseconds)
    }

    /// Lets new examinations be made under other rules; those that run end under the old ones.
    ///
    /// - Throws: when no server will serve with these rules; then nothing has changed.
    package func replaceRules(_ book: RuleBook) throws(ExaminerRefusal) {
        try bench.replace(book)
    }

    /// Ends all examinations at once; further ones are refused.
    package func stop() {
        bench.stop()
    }

    /// The server's process, or `nil` while there is none.
    var serverID: Int32? { bench.serverID }

    private func examined(
        _ answer: Answer, _ ending: Conversation.Ending, _ book: RuleBook, engine: String, milliseconds: Int
    ) -> Examined {
        let isGood = ending.isGood(answer)
        let document = ExaminedDocument(
            mediaType: answer.mediaType ?? "application/octet-stream", findings: answer.findings,
            gaps: isGood ? answer.gaps : answer.gaps + [ending.gap], rulesDigest: book.digest,
            engine: engine, milliseconds: milliseconds, textBytes: answer.ending?.textBytes ?? 0)
        if isGood { return .answered(document) }
        return ending.isOwnFault ? .unavailable(document) : .died(document)
    }

    private func unexamined(_ detail: String) -> ExaminedDocument {
        let gap = CoverageGap(part: .document, reason: .crashed, detail: detail)
        return ExaminedDocument(
            mediaType: "application/octet-stream", findings: [], gaps: [gap], rulesDigest: bench.hello.digest,
            engine: bench.hello.engine, milliseconds: 0, textBytes: 0)
    }
}
