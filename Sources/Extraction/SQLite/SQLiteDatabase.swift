import CSQLite

/// A database that stands in memory, opened for reading alone.
///
/// Nothing that its schema asks for is run: no triggers, views or extensions, and only functions without effects.
@safe
package final class SQLiteDatabase {
    /// Why a database can't be read, or not to its end.
    enum Failure: Error {
        case damaged
        /// More steps than any honest table needs.
        case tooLong
    }

    /// One row of an answer; alive during the call that hands it over.
    @safe
    struct Row {
        fileprivate let statement: OpaquePointer
        var columns: Int { Int(unsafe sqlite3_column_count(statement)) }
    }

    /// Steps of SQLite's machine between two looks at how many there were.
    private static let stepsBetween: Int32 = 1_000_000
    private static let mostLooks = 20_000

    // SAFETY: opened in `init`, closed in `deinit`, used by one thread.
    private let database: OpaquePointer
    /// The file; SQLite reads it until it is closed and never writes to it.
    private let file: UnsafeMutableBufferPointer<UInt8>
    private var looks = 0

    /// Prepares the library; called once before the process is confined, because it then reads random numbers from a file.
    package static func warm() {
        sqlite3_initialize()
        var number: UInt64 = 0
        unsafe sqlite3_randomness(8, &number)
    }

    init(_ bytes: ArraySlice<UInt8>) throws(Failure) {
        var handle: OpaquePointer?
        let opened = unsafe sqlite3_open_v2(":memory:", &handle, SQLITE_OPEN_READWRITE, nil)
        guard opened == SQLITE_OK, let handle = unsafe handle else {
            unsafe sqlite3_close_v2(handle)
            throw .damaged
        }
        unsafe database = handle
        unsafe file = .allocate(capacity: bytes.count)
        _ = unsafe file.initialize(from: bytes)
        // Versions 2 mean that the newest changes are in a file beside this one; without it, this is all there is.
        for version in 18...19 where bytes.count > 100 { unsafe file[version] = 1 }
        unsafe obstat_sqlite_harden(database)
        for (limit, most) in [
            (SQLITE_LIMIT_LENGTH, 1 << 28), (SQLITE_LIMIT_SQL_LENGTH, 1 << 20), (SQLITE_LIMIT_ATTACHED, 0),
            (SQLITE_LIMIT_EXPR_DEPTH, 200), (SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            unsafe sqlite3_limit(database, limit, Int32(most))
        }
        let size = Int64(bytes.count)
        let taken = unsafe sqlite3_deserialize(
            database, "main", file.baseAddress, size, size, UInt32(SQLITE_DESERIALIZE_READONLY))
        guard taken == SQLITE_OK else { throw .damaged }
        // SAFETY: the handler is called only by statements of this object's database, while it is alive.
        unsafe sqlite3_progress_handler(
            database, Self.stepsBetween,
            { object in
                guard let object = unsafe object else { return 1 }
                return unsafe Unmanaged<SQLiteDatabase>.fromOpaque(object).takeUnretainedValue().isWorkedUp
                    ? 1 : 0
            },
            Unmanaged.passUnretained(self).toOpaque())
    }

    deinit {
        unsafe sqlite3_close_v2(database)
        unsafe file.deallocate()
    }

    private var isWorkedUp: Bool {
        looks += 1
        return looks > Self.mostLooks
    }

    /// Runs a query of ours and hands over its rows until `body` answers `false`.
    func rows(of query: String, _ body: (Row) -> Bool) throws(Failure) {
        var prepared: OpaquePointer?
        let code = unsafe sqlite3_prepare_v2(database, query, -1, &prepared, nil)
        defer { unsafe sqlite3_finalize(prepared) }
        guard code == SQLITE_OK, let statement = unsafe prepared else { throw .damaged }
        while true {
            switch unsafe sqlite3_step(statement) {
            case SQLITE_ROW: guard unsafe body(Row(statement: statement)) else { return }
            case SQLITE_DONE: return
            case SQLITE_INTERRUPT: throw .tooLong
            default: throw .damaged
            }
        }
    }
}

extension SQLiteDatabase.Row {
    /// What one field holds.
    enum Value {
        case nothing
        /// In the bytes of the file, or in UTF-8 where it is UTF-16.
        case text([UInt8])
        /// A number as text, and as a row holds it.
        case number([UInt8], stored: [UInt8])
        case blob([UInt8])
    }

    func name(of column: Int) -> String {
        // The library ends the name with a NUL and keeps it until the statement ends.
        guard let name = unsafe sqlite3_column_name(statement, Int32(column)) else { return "" }
        return unsafe String(cString: name)
    }

    subscript(column: Int) -> Value {
        let index = Int32(column)
        switch unsafe sqlite3_column_type(statement, index) {
        case SQLITE_NULL: return .nothing
        case SQLITE_BLOB:
            let start = unsafe sqlite3_column_blob(statement, index)
            let count = Int(unsafe sqlite3_column_bytes(statement, index))
            return unsafe .blob(Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)))
        case SQLITE_INTEGER:
            return .number(text(index), stored: Self.stored(unsafe sqlite3_column_int64(statement, index)))
        case SQLITE_FLOAT:
            let bits = unsafe sqlite3_column_double(statement, index).bitPattern
            return .number(text(index), stored: Self.bytes(of: bits, count: 8))
        default: return .text(text(index))
        }
    }

    private func text(_ index: Int32) -> [UInt8] {
        let start = unsafe sqlite3_column_text(statement, index)
        let count = Int(unsafe sqlite3_column_bytes(statement, index))
        return unsafe Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
    }

    /// A whole number in as few bytes as the format has for it.
    private static func stored(_ number: Int64) -> [UInt8] {
        let count = [1, 2, 3, 4, 6].first { number >> Int64($0 * 8 - 1) == number >> 63 } ?? 8
        return bytes(of: UInt64(bitPattern: number), count: count)
    }

    private static func bytes(of bits: UInt64, count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: bits >> UInt64($0 * 8)) }
    }
}
