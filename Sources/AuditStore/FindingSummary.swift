import Documents
import GRDB

/// What lists count and search of one document, made anew whenever its findings are.
extension Transaction {
    func summarizeFindings(of id: DocumentID) throws {
        let key = id.description
        try database.execute(sql: "DELETE FROM findingCount WHERE document = ?", arguments: [key])
        try database.execute(
            sql: """
                INSERT INTO findingCount (document, rule, category, action, count, inName)
                SELECT document, rule, category, action, COUNT(*), COALESCE(SUM(location LIKE '%fileName%'), 0)
                FROM finding WHERE document = ? GROUP BY rule, category, action
                """, arguments: [key])
        try database.execute(
            sql: """
                UPDATE searchText SET (text, isWhole) =
                    (SELECT \(Schema.searchText("document.id")) FROM document WHERE document.id = ?1)
                WHERE document = ?1
                """, arguments: [key])
    }
}
