import AuditStore
import Desk
import Documents
import Foundation
import Glibc
import Settings

/// What reading commands ask: the database, where this user may read it, and the daemon otherwise.
///
/// The daemon shows each reviewer the documents of his units; the database's owner sees all.
struct Workplace {
    let settings: Settings
    private let store: AuditStore?

    init(_ installation: SettingsOptions) throws {
        settings = try installation.settings()
        store = unsafe access(settings.database, R_OK) == 0 ? try installation.store() : nil
    }

    /// How long a document may wait where nobody said otherwise, in nanoseconds.
    var term: Int64 { Int64(settings.review.dueDays) * 86_400 * 1_000_000_000 }

    /// All items that are asked for, page by page, up to the question's limit.
    func items(_ question: QueueQuestion) throws -> [QueueItem] {
        var (question, items) = (question, [QueueItem]())
        let wanted = question.limit
        repeat {
            question.limit = min(200, wanted - items.count)
            let page = try page(question)
            items += page.items
            question.after = page.next
        } while question.after != nil && items.count < wanted
        return items
    }

    private func page(_ question: QueueQuestion) throws -> QueuePortion {
        if let store { return try Self.read { () throws(StoreError) in try store.queue(question) } }
        return try ask(.list, question)
    }

    /// `nil` where there is no such document, or none for this user.
    func dossier(_ text: String) throws -> Dossier? {
        guard let id = DocumentID(text) else { return nil }
        if let store {
            return try Self.read { () throws(StoreError) in try store.dossier(of: id, term: term) }
        }
        var request = DeskRequest(.show, document: id.description)
        request.question = "{}"
        let answer = try send(request)
        return answer.isAccepted ? try decode(answer) : nil
    }

    func exemptions() throws -> [Exemption] {
        if let store { return try Self.read { () throws(StoreError) in try store.exemptions() } }
        return try ask(.exemptions, [String: String]())
    }

    func risks() throws -> RiskReport {
        guard let store else { return try ask(.risks, [String: String]()) }
        return try Self.read { () throws(StoreError) in
            let digest = try store.conditions()["rules"] ?? ""
            return RiskReport(
                progress: try store.secondLookProgress(under: digest), items: try store.atRisk(term: term))
        }
    }

    func activity(in period: ReportPeriod) throws -> Activity {
        if let store { return try Self.read { () throws(StoreError) in try store.activity(in: period) } }
        return try ask(.report, period)
    }

    private func ask<Value: Decodable>(_ act: DeskRequest.Act, _ question: some Encodable) throws -> Value {
        var request = DeskRequest(act)
        request.question = String(decoding: try JSONEncoder().encode(question), as: UTF8.self)
        let answer = try send(request)
        guard answer.isAccepted else {
            throw CommandRefusal(
                message: LocalizedText(zhTW: answer.zhTW, en: answer.en), status: ExitStatus.somethingIsWrong)
        }
        return try decode(answer)
    }

    private func send(_ request: DeskRequest) throws -> DeskAnswer {
        do throws(DeskError) {
            return try DeskClient.ask(request, at: settings.deskSocket)
        } catch {
            throw CommandRefusal(message: error.message)
        }
    }

    private func decode<Value: Decodable>(_ answer: DeskAnswer) throws -> Value {
        guard let value = try? JSONDecoder().decode(Value.self, from: Data((answer.body ?? "").utf8)) else {
            throw CommandRefusal(
                message: LocalizedText(
                    zhTW: "無法理解 obstatd 的回覆。請使用同一版本的 obstat。",
                    en: "obstatd's answer is not understood. Use the obstat of the same version."))
        }
        return value
    }

    private static func read<Value>(_ body: () throws(StoreError) -> Value) throws -> Value {
        do throws(StoreError) {
            return try body()
        } catch {
            throw CommandRefusal(message: error.message)
        }
    }
}
