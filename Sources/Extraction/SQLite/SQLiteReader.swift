import Documents

/// Reads a database: its schema, every row of every table, and what deleted rows have left behind.
enum SQLiteReader {
    static func read(_ source: Source, _ extraction: Extraction) {
        do throws(SQLiteDatabase.Failure) {
            let database = try SQLiteDatabase(source.bytes)
            let schema = try SQLiteSchema(of: database)
            schema.deliver(to: extraction, at: source.path)
            if schema.isGeoPackage { extraction.recognise(source.path, as: "application/geopackage+sqlite3") }
            var live = GramSet(bytes: source.bytes.count)
            live.insert(schema.text)
            var isWhole = true
            for table in schema.tables {
                isWhole =
                    read(table, of: database, schema, seenIn: &live, at: source.path, extraction) && isWhole
            }
            if isWhole { readFreeSpace(source, besides: live, extraction) }
        } catch {
            extraction.miss(.corrupt, "the database is damaged: its tables can't be read", at: source.path)
            var runs = TextRuns(isUnicode: true)
            runs.add(source.bytes)
            runs.deliver(to: extraction, mediaType: Format.sqlite.mediaType, path: source.path)
        }
    }

    /// - Returns: `false` where the table could not be read to its end; the gap has been noted.
    private static func read(
        _ table: SQLiteSchema.Table, of database: SQLiteDatabase, _ schema: SQLiteSchema,
        seenIn live: inout GramSet, at path: PartPath, _ extraction: Extraction
    ) -> Bool {
        var rows = SQLiteRows(table: table, path: path, isIndex: schema.isIndex(table), extraction)
        var isWithinLimits = true
        do throws(SQLiteDatabase.Failure) {
            try database.rows(of: "SELECT * FROM \(table.quoted)") { row in
                isWithinLimits = rows.append(row, seenIn: &live)
                return isWithinLimits
            }
        } catch {
            let (reason, detail): (CoverageReason, String) =
                error == .tooLong
                ? (.limit, "the table takes too many steps to be read")
                : (.corrupt, "the table is damaged: not all of its rows can be read")
            rows.finish()
            extraction.miss(reason, detail, at: path.appending(table.name))
            return false
        }
        rows.finish()
        if !isWithinLimits { extraction.missExpansion(at: path) }
        return isWithinLimits
    }

    /// What stands in pages and parts of pages that no table uses and no table says as well.
    private static func readFreeSpace(_ source: Source, besides live: GramSet, _ extraction: Extraction) {
        let order = SQLiteTextOrder(source.bytes)
        var runs = TextRuns(isUnicode: true)
        for space in SQLiteFreeSpace(source.bytes).ranges {
            let bytes = source.bytes[space]
            var texts = SQLiteCells(in: bytes).texts.map { order.unicode($0) }
            if order != .utf8 { texts += order.runs(in: bytes) }
            for text in texts where !live.knows(text[...]) { runs.add(text[...]) }
            runs.add(bytes)
        }
        let new = runs.filter { !live.knows($0) }
        guard !new.isEmpty else { return }
        extraction.observe(.earlierRevision, "deleted rows are still in the database", at: source.path)
        new.deliver(to: extraction, mediaType: Format.sqlite.mediaType, path: source.path)
    }
}
