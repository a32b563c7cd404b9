import AuditStore
import Documents
import Foundation
import HTTPTypes
import Hummingbird

extension Request {
    /// A question of the address; empty means none.
    func question(_ name: String) -> String? {
        guard let value = uri.queryParameters[Substring(name)].map(String.init), !value.isEmpty else {
            return nil
        }
        return value
    }

    /// The unit asked for; empty means all.
    ///
    /// - Throws: 400 when it can't be a unit's id.
    var unit: String? {
        get throws {
            guard let unit = question("unit") else { return nil }
            guard Unit.isValid(id: unit) else { throw HTTPError(.badRequest) }
            return unit
        }
    }

    /// How many rows are asked for.
    ///
    /// - Throws: 400 when it is not a number from 1 to ``Archive/longest``.
    var limit: Int {
        get throws { try number("limit", in: 1...Archive.longest) ?? 200 }
    }

    /// - Throws: 400 when it is no number of that range.
    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = question(name) else { return nil }
        guard let number = Int(text), range.contains(number) else { throw HTTPError(.badRequest) }
        return number
    }

    /// A day, as the midnight in Taipei with which it begins; nanoseconds since 1970.
    ///
    /// - Throws: 400 when it is no day.
    func day(_ name: String) throws -> Int64? {
        guard let text = question(name) else { return nil }
        guard let day = CalendarDay(text) else { throw HTTPError(.badRequest) }
        return day.start
    }

    /// A document's id.
    ///
    /// - Throws: 400 when it can't be one.
    func document(_ name: String) throws -> DocumentID? {
        guard let text = question(name) else { return nil }
        guard let id = DocumentID(text) else { throw HTTPError(.badRequest) }
        return id
    }

    /// A word of a closed set.
    ///
    /// - Throws: 400 when it is none of them.
    func word<Word: RawRepresentable<String>>(_ name: String, as type: Word.Type) throws -> Word? {
        guard let text = question(name) else { return nil }
        guard let word = Word(rawValue: text) else { throw HTTPError(.badRequest) }
        return word
    }
}
