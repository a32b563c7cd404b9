import AuditStore
import Documents
import ObstatTestSupport

extension GateBench {
    var database: String { path("state") + "/obstat.sqlite" }

    func store() throws -> AuditStore {
        try AuditStore(reading: database)
    }

    func records() throws -> [DocumentRecord] {
        try store().records(in: DocumentRecord.State.allCases)
    }

    /// The records of documents of that path below their drop folder.
    func records(of path: String) throws -> [DocumentRecord] {
        try records().filter { $0.submission.displayPath == path }
    }

    /// The one record of that path.
    func record(of path: String) throws -> DocumentRecord {
        let records = try records(of: path)
        guard records.count == 1 else {
            throw RunningProgram.Overdue(awaited: "one record of \(path)", said: "\(records.count)")
        }
        return records[0]
    }

    func events(_ act: String) throws -> [AuditEvent] {
        try store().events(limit: 100_000).filter { $0.act == act }
    }

    /// Everything that is not as it must be while nothing is being worked on; empty when all is well.
    func disorder() throws -> [String] {
        var disorder: [String] = []
        for state in ["making", "incoming", "active"] {
            let left = try folder.names("state/spool/\(state)").map(\.text)
            if !left.isEmpty { disorder.append("in \(state): \(left)") }
        }
        for area in ["upload", "drop"] {
            let left = try files(in: RawPath(stringLiteral: area)).map(\.text).filter {
                $0.contains(".obstat-")
            }
            if !left.isEmpty { disorder.append("left in \(area): \(left)") }
        }
        let chain = try store().verifyChain()
        if case .whole = chain {} else { disorder.append(chain.message.en) }
        return try disorder + misplaced()
    }

    /// Documents whose record does not say where they are.
    private func misplaced() throws -> [String] {
        var places: [String: [String]] = [:]
        for state in ["deferred", "hold", "corrupt", "returned", "withheld"] {
            for id in try spooled(state) { places[id, default: []].append(state) }
        }
        var misplaced: [String] = []
        for record in try records() {
            let expected = record.state == .delivered ? [] : [record.state.rawValue]
            let found = places.removeValue(forKey: record.submission.id.description) ?? []
            if found != expected || record.intent != nil || !record.originalRemoved {
                misplaced.append(
                    "\(record.submission.displayPath): \(record.state), intent \(record.intent.map { "\($0)" } ?? "none"), "
                        + "original removed \(record.originalRemoved), found in \(found)")
            }
        }
        return misplaced + places.keys.map { "\($0): in the spool without a record" }
    }

    /// Waits until everything that was dropped has come to its end, and nothing is out of order.
    func awaitOrder(documents: Int, seconds: Int = 60) throws {
        var last = "nothing was looked at"
        do {
            try running().awaitState("order", seconds: seconds) {
                // In this order: what is counted by now has to be in order too.
                let count = try records().count
                let disorder = try disorder()
                last = "\(count) of \(documents) documents; \(disorder)"
                return disorder.isEmpty && count >= documents
            }
        } catch let overdue as RunningProgram.Overdue {
            throw RunningProgram.Overdue(awaited: overdue.awaited + ": " + last, said: overdue.said)
        }
    }

    /// Waits until so many documents have come to their ends, with none still waiting for anything but people.
    func awaitEnds(_ documents: Int, seconds: Int = 120) throws {
        try awaitOrder(documents: documents, seconds: seconds)
        try running().awaitState("an end of all waiting", seconds: seconds) {
            try records().allSatisfy { $0.state != .deferred && $0.intent == nil }
        }
        try awaitOrder(documents: documents, seconds: seconds)
    }
}
