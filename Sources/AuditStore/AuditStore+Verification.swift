package import Documents
import GRDB

/// What is wrong with the audit chain, if anything.
package enum ChainState: Sendable, Equatable {
    /// Whole, with this many events.
    case whole(events: Int64)
    /// The event with this number is missing, was changed, or does not follow from the one before.
    case broken(at: Int64)
    /// The chain ends before the event that the head outside the database remembers.
    case cutOff(remembered: Int64, found: Int64)
    /// The remembered head is an event with another hash: the database was replaced or rewritten.
    case replaced(at: Int64)
    /// There are events but no head outside the database.
    case headMissing(events: Int64)
    /// A decision or an exemption is not what the events tell, or they tell of one that is not there.
    case forged(String)

    package var message: LocalizedText {
        switch self {
        case .whole(let events):
            LocalizedText(zhTW: "稽核鏈完整，共 \(events) 筆。", en: "The audit chain is whole: \(events) events.")
        case .broken(let sequence):
            LocalizedText(
                zhTW: "稽核鏈於第 \(sequence) 筆中斷：該筆遭刪除、竄改或調換。請保全資料庫與日誌並通報。",
                en:
                    "The audit chain breaks at event \(sequence): removed, changed or moved. Keep database and journal, and report it."
            )
        case .cutOff(let remembered, let found):
            LocalizedText(
                zhTW: "稽核鏈遭截斷：應至少至第 \(remembered) 筆，實際止於第 \(found) 筆。",
                en: "The audit chain was cut off: it should reach event \(remembered) and ends at \(found).")
        case .replaced(let sequence):
            LocalizedText(
                zhTW: "第 \(sequence) 筆與資料庫外所存之鏈首不符：資料庫遭替換或重寫。",
                en:
                    "Event \(sequence) differs from the head kept outside the database: it was replaced or rewritten."
            )
        case .forged(let what):
            LocalizedText(
                zhTW: "資料庫中的 \(what) 與稽核紀錄不符：該筆遭偽造、竄改或刪除。請保全資料庫與日誌並通報。",
                en: "The database's \(what) is not what the events tell: forged, changed or removed. "
                    + "Keep database and journal, and report it.")
        case .headMissing(let events):
            LocalizedText(
                zhTW: "資料庫內有 \(events) 筆稽核紀錄，但資料庫外的鏈首檔不存在，無法確認未遭截斷。",
                en:
                    "There are \(events) events but no head outside the database, so a cut can't be ruled out."
            )
        }
    }
}

extension AuditStore {
    /// Walks the whole chain, and asks of every decision and exemption whether the chain tells of it.
    package func verifyChain() throws(StoreError) -> ChainState {
        // The head is read first: events that are appended meanwhile only make the chain longer.
        let head = chainHead?.read()
        return try read { database in
            var expected: Int64 = 1
            var previous = AuditEvent.origin
            var hashAtHead: String?
            var vouching = Vouching()
            let rows = try Row.fetchCursor(database, sql: "SELECT * FROM auditEvent ORDER BY sequence")
            while let row = try rows.next() {
                let event = AuditEvent(row: row)
                guard event.sequence == expected, event.previous == previous, event.hash == event.expectedHash
                else {
                    return .broken(at: expected)
                }
                if event.sequence == head?.sequence { hashAtHead = event.hash }
                previous = event.hash
                expected += 1
                vouching.hear(event)
            }
            let events = expected - 1
            let stranger = try vouching.firstStranger(in: database)
            guard let head else {
                return events == 0 && stranger == nil ? .whole(events: 0) : .headMissing(events: events)
            }
            guard head.sequence <= events else { return .cutOff(remembered: head.sequence, found: events) }
            guard hashAtHead == head.hash || head.sequence == 0 else { return .replaced(at: head.sequence) }
            return stranger.map { .forged($0) } ?? .whole(events: events)
        }
    }

    /// The newest events first.
    ///
    /// - `document`: only events about this document.
    /// - `limit`: the most events.
    package func events(document: DocumentID? = nil, limit: Int) throws(StoreError) -> [AuditEvent] {
        try read { database in
            // Two statements: one for both would walk through the whole chain.
            guard let document else {
                return try Row.fetchAll(
                    database, sql: "SELECT * FROM auditEvent ORDER BY sequence DESC LIMIT ?",
                    arguments: [limit]
                ).map(AuditEvent.init)
            }
            return try Row.fetchAll(
                database,
                sql: "SELECT * FROM auditEvent WHERE document = ? ORDER BY sequence DESC LIMIT ?",
                arguments: [document.description, limit]
            ).map(AuditEvent.init)
        }
    }
}
