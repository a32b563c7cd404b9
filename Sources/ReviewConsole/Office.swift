import AuditStore
import Desk
import Documents
import HTTPTypes
import Hummingbird

/// What all routes work with.
struct Office: Sendable {
    let archive: Archive
    let gate: GateCounter
    let entrance: Entrance
    let printer: PagePrinter

    var store: AuditStore { archive.store }

    /// Hands an act to the gate in the name of who asks.
    func act(_ request: DeskRequest, _ visitor: Visitor) -> DeskAnswer {
        guard let account = visitor.account else {
            return .refused(
                LocalizedText(zhTW: "權杖僅供讀取，請以帳號登入。", en: "The token only reads; sign in with an account."))
        }
        return gate.act(request, account)
    }

    /// Goes to another page, which says something once.
    func redirect(to place: String, saying news: String, context: ConsoleContext) -> Response {
        if let key = context.sessionKey { entrance.sessions.change(key: key) { $0.news = news } }
        return .redirect(to: place)
    }
}

extension ConsoleContext {
    /// Who asks, where they may.
    ///
    /// - Throws: 401 behind no session, 403 without the right.
    func visitor(with right: Right) throws -> Visitor {
        guard let visitor else { throw HTTPError(.unauthorized) }
        guard visitor.may(right) else { throw HTTPError(.forbidden) }
        return visitor
    }

    /// The document named in the address.
    ///
    /// - Throws: 404 when it can't be a document's id.
    var document: DocumentID {
        get throws {
            guard let id = parameters.get("id").flatMap({ DocumentID($0) }) else {
                throw HTTPError(.notFound)
            }
            return id
        }
    }
}
