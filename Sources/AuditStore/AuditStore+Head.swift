import GRDB

extension AuditStore {
    /// Whether the database's last event is the one that the head outside the database remembers, or follows it.
    ///
    /// To be asked at start, before the first new event moves the head: a database that was lost, or put back
    /// from an older copy, shows here and would not show later.
    package func checkHead() throws(StoreError) -> ChainState {
        let head = chainHead?.read()
        return try read { database in
            let events = try AuditEvent.last(in: database)?.sequence ?? 0
            guard let head else { return events == 0 ? .whole(events: 0) : .headMissing(events: events) }
            guard head.sequence <= events else { return .cutOff(remembered: head.sequence, found: events) }
            let hash = try String.fetchOne(
                database, sql: "SELECT hash FROM auditEvent WHERE sequence = ?", arguments: [head.sequence])
            return hash == head.hash || head.sequence == 0
                ? .whole(events: events) : .replaced(at: head.sequence)
        }
    }
}
