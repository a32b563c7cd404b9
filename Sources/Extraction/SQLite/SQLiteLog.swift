import Documents

extension Format {
    /// The log or journal that a database keeps beside it while it is being changed.
    static let sqliteLog = Format(
        name: "sqlite-log", mediaType: "application/vnd.sqlite3.log", extensions: ["db-wal", "db-journal"],
        recognises: SQLiteLog.recognises, read: SQLiteLog.read)
}

/// Reads whole pages of a database out of its write-ahead log or its rollback journal
/// (https://www.sqlite.org/fileformat2.html, sections 3 and 4).
///
/// Which of them count only the database tells, so what is found is taken for hidden and never for all there is.
enum SQLiteLog {
    private static let journal: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]

    static func recognises(_ bytes: ArraySlice<UInt8>) -> Bool {
        isLog(bytes) || bytes.has(journal)
    }

    private static func isLog(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.has([0x37, 0x7F, 0x06]) && [0x82, 0x83].contains(bytes.slice(at: 3, length: 1)?.first)
    }

    static func read(_ source: Source, _ extraction: Extraction) {
        extraction.miss(
            .partialText, "a log of changes to a database: only texts are read, not its tables",
            at: source.path)
        var runs = TextRuns(isUnicode: true)
        for page in pages(of: source.bytes) {
            for text in SQLiteCells(in: page).texts { runs.add(text) }
            runs.add(page)
        }
        runs.deliver(to: extraction, mediaType: Format.sqliteLog.mediaType, path: source.path)
    }

    /// A log has a header of 24 bytes before each page; of a journal one stretch is taken.
    private static func pages(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        guard isLog(bytes), let stated = bytes.networkOrder32(at: 8), (512...65_536).contains(stated) else {
            return [bytes.dropFirst(28)]
        }
        let size = Int(stated)
        return stride(from: 32, to: bytes.count, by: 24 + size).map { offset in
            bytes.dropFirst(offset + 24).prefix(size)
        }
    }
}
