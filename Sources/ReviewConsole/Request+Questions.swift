import Documents
import HTTPTypes
import Hummingbird

extension Request {
    /// The unit asked for; empty means all.
    ///
    /// - Throws: 400 when it can't be a unit's id.
    var unit: String? {
        get throws {
            guard let unit = uri.queryParameters["unit"].map(String.init), !unit.isEmpty else { return nil }
            guard Unit.isValid(id: unit) else { throw HTTPError(.badRequest) }
            return unit
        }
    }

    /// How many rows are asked for.
    ///
    /// - Throws: 400 when it is not a number from 1 to ``Archive/longest``.
    var limit: Int {
        get throws {
            guard let text = uri.queryParameters["limit"] else { return 200 }
            guard let limit = Int(text), (1...Archive.longest).contains(limit) else {
                throw HTTPError(.badRequest)
            }
            return limit
        }
    }
}

extension ConsoleContext {
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

    /// Who asks; a route that does not stand behind ``SessionGate`` gets nothing.
    var knownVisitor: Visitor {
        get throws {
            guard let visitor else { throw HTTPError(.unauthorized) }
            return visitor
        }
    }
}
