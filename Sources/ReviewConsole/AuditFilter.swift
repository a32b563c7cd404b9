import AuditStore
import Documents
import HTTPTypes
import Hummingbird

/// What somebody has asked the audit log for, as it stands in the address.
struct AuditFilter: Sendable {
    var act: String?
    var actor: String?
    var document: DocumentID?
    /// Days, both included.
    var from: String?
    var until: String?
    var before: Int64?
    var limit = 100

    init() {}

    /// - Throws: 400 when a question has an answer that it can't have.
    init(_ request: Request) throws {
        act = request.question("act")
        actor = request.question("actor")
        if let text = request.question("document") {
            guard let id = DocumentID(text) else { throw HTTPError(.badRequest) }
            document = id
        }
        from = request.question("from")
        until = request.question("until")
        for day in [from, until].compactMap({ $0 }) {
            guard CalendarDay(day) != nil else { throw HTTPError(.badRequest) }
        }
        before = try request.number("before", in: 1...Int.max).map(Int64.init)
        limit = try request.number("limit", in: 1...Archive.longest) ?? 100
    }

    var query: AuditQuery {
        AuditQuery(
            actor: actor, act: act, document: document, from: from.flatMap { CalendarDay($0)?.start },
            until: until.flatMap { CalendarDay($0)?.end }, before: before, limit: limit)
    }

    func address(_ place: String, before: Int64? = nil, format: String? = nil) -> String {
        let questions: [(String, String?)] = [
            ("act", act), ("actor", actor), ("document", document?.description), ("from", from),
            ("until", until),
            ("before", before.map { String($0) }), ("format", format),
        ]
        let written = questions.compactMap { name, value in
            value.map { "\(name)=\(QueueFilter.encoded($0))" }
        }
        return written.isEmpty ? place : place + "?" + written.joined(separator: "&")
    }
}
