import AuditStore
import Desk
import Documents
import Foundation
import RulePacks
import Settings
import Synchronization

/// What people may see over the desk: of their units, values masked.
extension Gate {
    /// The most items of one page, whatever is asked for.
    private static let longestPage = 500

    func read(_ request: DeskRequest, by person: Person) throws(StoreError) -> DeskAnswer {
        guard roles.admits(person, to: .read) else {
            return .refused(Self.strangersAnswer(person, request.act))
        }
        let store = stages.store
        switch request.act {
        case .list:
            guard var question: QueueQuestion = Self.question(request) else { return .refused(Self.unclear) }
            question.units = try visible(to: person, of: question.units)
            question.term = term
            question.limit = min(max(1, question.limit), Self.longestPage)
            return body(try store.queue(question))
        case .show:
            guard let id = DocumentID(request.document), let unit = try store.unit(of: id),
                roles.admits(person, to: .read, of: unit),
                let dossier = try store.dossier(of: id, term: term)
            else { return refused(.unknownDocument) }
            try store.note("looked", by: person.words, document: id, ["through": "desk"])
            return body(dossier)
        case .exemptions:
            return body(try store.exemptions(units: try visible(to: person, of: nil)))
        case .risks:
            let digest = rules.withLock { $0.inForce.book.digest }
            return body(
                RiskReport(
                    progress: try store.secondLookProgress(under: digest),
                    items: try store.atRisk(units: try visible(to: person, of: nil), term: term)))
        default:
            guard let period: ReportPeriod = Self.question(request) else { return .refused(Self.unclear) }
            return body(try store.activity(in: period, units: try visible(to: person, of: nil)))
        }
    }

    /// How long a document may wait where nobody said otherwise, in nanoseconds.
    var term: Int64 { Int64(stages.settings.review.dueDays) * 86_400 * 1_000_000_000 }

    /// Of the units that are asked for, those that the person may see.
    private func visible(to person: Person, of asked: [String]?) throws(StoreError) -> [String]? {
        let known = Set(stages.settings.units.map(\.id)).union(try stages.store.counts().map(\.unit))
        guard let visible = roles.visible(to: person, among: known) else { return asked }
        return asked.map { $0.filter(visible.contains) } ?? visible
    }

    private static func question<Value: Decodable>(_ request: DeskRequest) -> Value? {
        try? JSONDecoder().decode(Value.self, from: Data((request.question ?? "").utf8))
    }

    private func body(_ value: some Encodable) -> DeskAnswer {
        guard let json = try? JSONEncoder().encode(value) else { return .refused(Self.unclear) }
        return DeskAnswer(
            isAccepted: true, LocalizedText(zhTW: "", en: ""), body: String(decoding: json, as: UTF8.self))
    }

    // MARK: The notifier

    /// Hands out what is to be sent, and takes note of what was.
    func serveNotifier(_ request: DeskRequest, _ person: Person) throws(StoreError) -> DeskAnswer {
        guard roles.isNotifier(person) else { return .refused(Self.strangersAnswer(person, request.act)) }
        switch request.act {
        case .collect:
            var postings: [Posting] = []
            for channel in Posting.Channel.allCases {
                postings += try stages.store.postingsDue(channel)
            }
            return body(postings)
        default:
            guard let results: [PostingResult] = Self.question(request), results.count <= 1_000 else {
                return .refused(Self.unclear)
            }
            try stages.store.settle(results)
            return DeskAnswer(isAccepted: true, LocalizedText(zhTW: "已記錄。", en: "Recorded."))
        }
    }

    private static let unclear = LocalizedText(
        zhTW: "無法理解的請求。請使用同一版本的 obstat。",
        en: "The request is not understood. Use the obstat of the same version.")
}
