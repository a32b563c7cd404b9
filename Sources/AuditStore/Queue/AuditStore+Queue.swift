package import Documents
import GRDB

/// What people see of documents: queues, and one document in full.
extension AuditStore {
    /// One page of the documents that were asked for.
    ///
    /// No page costs more for standing deep in the history: it begins where the page before has ended.
    package func queue(_ question: QueueQuestion) throws(StoreError) -> QueuePortion {
        try read { database in
            let search = try QueueSearch(question, in: database)
            var items: [QueueItem] = []
            var edge = question.before ?? question.after
            // What is worked out item by item can leave any number out, so that one portion may not do.
            while items.count <= question.limit {
                let records = try search.records(beyond: edge, limit: question.limit + 1, in: database)
                for record in records {
                    let item = try QueueItem(record, term: question.term, in: database)
                    if let step = question.nextStep, item.nextStep != step { continue }
                    if let due = question.dueBefore, item.due.map({ $0 > due }) != false { continue }
                    items.append(item)
                }
                guard records.count > question.limit, let last = records.last else { break }
                edge = last.submission.id
            }
            return QueuePortion(found: items, by: question)
        }
    }

    /// How many documents were asked for; a page's place and what is worked out item by item do not count.
    package func queueCount(_ question: QueueQuestion) throws(StoreError) -> QueueCount {
        try read { database in
            try QueueSearch(question, in: database).count(in: database)
        }
    }

    /// One document as the queue shows it; `nil` where there is none.
    package func item(of id: DocumentID, term: Int64) throws(StoreError) -> QueueItem? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT * FROM document WHERE id = ?", arguments: [id.description]
            ).flatMap(DocumentRecord.init).map { try QueueItem($0, term: term, in: database) }
        }
    }

    /// One document in full; `nil` where there is none.
    package func dossier(of id: DocumentID, term: Int64, events: Int = 100) throws(StoreError) -> Dossier? {
        guard let record = try record(of: id) else { return nil }
        let (findings, gaps) = (try self.findings(of: id), try self.gaps(of: id))
        let predecessor = try predecessor(of: id)
        var difference: FindingDifference?
        if let predecessor {
            difference = FindingDifference(
                from: (try self.findings(of: predecessor), try self.gaps(of: predecessor)),
                to: (findings, gaps))
        }
        let (item, digest, look, risks) = try read { database in
            let settled = try Settled(of: id, in: database)
            return (
                try QueueItem(record, term: term, in: database),
                try FindingSet(of: record, in: database).digest, try SecondLook.of(id, in: database),
                try FindingTables.risk.findings(of: id, in: database).filter(settled.isOpen)
            )
        }
        return Dossier(
            record: record, item: item, findings: findings, gaps: gaps, digest: digest,
            decisions: try decisions(about: id), remarks: try remarks(about: id),
            events: try self.events(document: id, limit: events), predecessor: predecessor,
            difference: difference, secondLook: look, risks: look?.isAtRisk == true ? risks : [])
    }

    /// The unit of a document; `nil` where there is none.
    package func unit(of id: DocumentID) throws(StoreError) -> String? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT unit FROM document WHERE id = ?", arguments: [id.description])
        }
    }
}

extension QueuePortion {
    /// - `found`: one more than the page holds, where there are more; away from the question's edge.
    fileprivate init(found: [QueueItem], by question: QueueQuestion) {
        let hasMore = found.count > question.limit
        items = Array(found.prefix(question.limit))
        if question.before != nil {
            items.reverse()
            previous = hasMore ? items.first?.id : nil
            next = items.last?.id
        } else {
            previous = question.after == nil ? nil : items.first?.id
            next = hasMore ? items.last?.id : nil
        }
    }
}
