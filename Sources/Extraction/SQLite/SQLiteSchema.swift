import Documents

/// What a database says of itself: its tables, and the statements that made them.
struct SQLiteSchema {
    struct Table {
        let name: String

        /// As it stands in a statement.
        var quoted: String {
            "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                + "\""
        }
    }

    /// Tables with rows of their own; views and virtual tables only show what others hold.
    let tables: [Table]
    /// The statements, one after the other.
    let text: [UInt8]
    private let statements: [[UInt8]]
    /// Virtual tables and whether the rows they search stand in another table besides.
    private let virtual: [String: Bool]

    private static let mostTables = 20_000

    init(of database: SQLiteDatabase) throws(SQLiteDatabase.Failure) {
        var tables: [Table] = []
        var statements: [[UInt8]] = []
        var virtual: [String: Bool] = [:]
        try database.rows(of: "SELECT type, name, rootpage, sql FROM sqlite_schema") { row in
            guard case .text(let type) = row[0], case .text(let name) = row[1] else { return true }
            var statement = ""
            if case .text(let sql) = row[3] {
                statements.append(sql)
                statement = String(decoding: sql, as: UTF8.self).lowercased()
            }
            guard type.elementsEqual("table".utf8) else { return true }
            let table = String(decoding: name, as: UTF8.self)
            if case .number(let page, _) = row[2], !page.elementsEqual("0".utf8) {
                tables.append(Table(name: table))
            } else if Self.searches.contains(where: { statement.contains($0) }) {
                virtual[table] = !statement.contains("content=''") && !statement.contains("content=\"\"")
            }
            return tables.count < Self.mostTables
        }
        // Where the counters of a database stand, the library says nothing in its own schema.
        self.tables = tables
        self.statements = statements
        self.virtual = virtual
        text = Array(statements.joined(separator: [0x0A]))
    }

    private static let searches = ["using rtree", "using fts", "using geopoly"]

    var isGeoPackage: Bool { tables.contains { $0.name == "gpkg_contents" } }

    /// Whether a table is part of a search index whose rows stand in another table as well.
    func isIndex(_ table: Table) -> Bool {
        guard let underscore = table.name.lastIndex(of: "_") else { return false }
        guard virtual[String(table.name[..<underscore])] == true else { return false }
        return table.name[underscore...] != "_content"
    }

    /// The statements are read by everybody who opens the database with a tool; no table shows them.
    func deliver(to extraction: Extraction, at path: PartPath) {
        var builder = PartTextBuilder()
        for statement in statements {
            for line in statement.split(separator: 0x0A) {
                builder.append(
                    String(decoding: line, as: UTF8.self).utf8, kind: .metadata, concealment: .markupOnly,
                    label: builder.name("schema"))
            }
        }
        extraction.deliver(builder, mediaType: Format.sqlite.mediaType, path: path)
    }
}
