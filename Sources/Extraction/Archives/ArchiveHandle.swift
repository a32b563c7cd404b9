import CArchive
import CIconv
import Glibc

/// One archive opened by libarchive over bytes in memory.
///
/// Each format is enabled by name: what libarchive does not know itself it would hand to external programs.
@safe package struct ArchiveHandle: ~Copyable {
    /// What the next step gave.
    enum Step {
        case entry(ArchiveEntry, fault: ArchiveFault?)
        case end
        /// Nothing more can be read.
        case broken(ArchiveFault)
    }

    private let archive: OpaquePointer

    /// The locale in which names become UTF-8; `nil` where the system lacks it.
    private nonisolated(unsafe) static let unicode: locale_t? = unsafe obstat_archive_locale()

    /// Loads what a confined process can't.
    ///
    /// - Returns: what this machine lacks: without it names would be lost.
    package static func warm() -> [String] {
        guard let unicode = unsafe unicode else { return ["locale C.UTF-8"] }
        let before = unsafe uselocale(unicode)
        defer { _ = unsafe uselocale(before) }
        // Left open for good, so that glibc keeps the converter's code in memory.
        return ["UTF-16LE", "UTF-16BE"].filter { charset in
            // SAFETY: iconv_open answers (iconv_t)-1 on failure, which is only compared.
            let converter = unsafe iconv_open("UTF-8", charset)
            return Int(bitPattern: converter) == -1
        }
    }

    /// Opens an archive, which lives as long as `body` runs.
    static func open<Result>(
        _ bytes: ArraySlice<UInt8>, as kind: ArchiveKind, _ body: (borrowing ArchiveHandle) -> Result
    ) -> Result? {
        unsafe open(bytes, enabling: { unsafe enable(kind, $0) }, body)
    }

    /// Opens one member of a ZIP archive: its local header, its data and what follows them.
    static func openZipMember<Result>(
        _ bytes: ArraySlice<UInt8>, _ body: (borrowing ArchiveHandle) -> Result
    ) -> Result? {
        unsafe open(bytes, enabling: { unsafe archive_read_support_format_zip_streamable($0) }, body)
    }

    /// Opens a disc image by the first of its lists of files, without the one for Windows.
    static func openPlainDisc<Result>(
        _ bytes: ArraySlice<UInt8>, _ body: (borrowing ArchiveHandle) -> Result
    ) -> Result? {
        unsafe open(bytes, enabling: { unsafe enablePlainDisc($0) }, body)
    }

    private static func open<Result>(
        _ bytes: ArraySlice<UInt8>, enabling enable: (OpaquePointer) -> Int32,
        _ body: (borrowing ArchiveHandle) -> Result
    ) -> Result? {
        let before = unsafe uselocale(unicode)
        defer { _ = unsafe uselocale(before) }
        guard let archive = unsafe archive_read_new() else { return nil }
        // SAFETY: the archive is freed here and nowhere else, after the handle's last use.
        defer { unsafe archive_read_free(archive) }
        guard unsafe enable(archive) == ARCHIVE_OK else { return nil }
        return unsafe bytes.withUnsafeBytes { buffer in
            // SAFETY: libarchive reads from the buffer without copying it, until the archive is freed or this ends.
            guard unsafe archive_read_open_memory(archive, buffer.baseAddress, buffer.count) == ARCHIVE_OK
            else { return nil }
            let handle = unsafe ArchiveHandle(archive: archive)
            let result = body(handle)
            unsafe archive_read_close(archive)
            return result
        }
    }

    /// Goes to the next member.
    func next() -> Step {
        var entry: OpaquePointer?
        let status = unsafe archive_read_next_header(archive, &entry)
        switch status {
        case ARCHIVE_EOF: return .end
        case ARCHIVE_OK, ARCHIVE_WARN:
            guard let entry = unsafe entry else { return .broken(fault) }
            return .entry(unsafe ArchiveEntry(entry), fault: status == ARCHIVE_OK ? nil : fault)
        default: return .broken(fault)
        }
    }

    /// Fills the room with the member's next bytes; zeros stand for the holes of a sparse file.
    ///
    /// - Returns: how many there were, 0 at the member's end, or `nil` where they can't be read.
    func read(into room: inout [UInt8]) -> Int? {
        unsafe room.withUnsafeMutableBytes { target in
            // SAFETY: libarchive writes at most the buffer's own size.
            let count = unsafe archive_read_data(archive, target.baseAddress, target.count)
            return count < 0 ? nil : count
        }
    }

    /// Why the last step failed.
    var fault: ArchiveFault {
        let message = unsafe archive_error_string(archive).map { unsafe String(cString: $0) } ?? ""
        return ArchiveFault(code: unsafe archive_errno(archive), message: message)
    }

    /// Whether the bytes are unpacked and not handed through as they are.
    var isUnpacking: Bool { unsafe archive_filter_code(archive, 0) != ARCHIVE_FILTER_NONE }

    /// Bytes of the file that have been used up.
    var consumed: Int { unsafe Int(archive_filter_bytes(archive, -1)) }
}

// MARK: Formats

private func enable(_ kind: ArchiveKind, _ archive: OpaquePointer) -> Int32 {
    switch kind {
    case .sevenZip: unsafe archive_read_support_format_7zip(archive)
    case .rar: unsafe archive_read_support_format_rar(archive)
    case .rar5: unsafe archive_read_support_format_rar5(archive)
    case .tar: unsafe enableTAR(archive)
    case .cabinet: unsafe archive_read_support_format_cab(archive)
    case .cpio: unsafe archive_read_support_format_cpio(archive)
    case .ar: unsafe archive_read_support_format_ar(archive)
    case .lha: unsafe archive_read_support_format_lha(archive)
    case .iso9660: unsafe archive_read_support_format_iso9660(archive)
    case .bzip2: unsafe enableStream(archive, archive_read_support_filter_bzip2)
    case .xz: unsafe enableStream(archive, archive_read_support_filter_xz)
    case .lzma: unsafe enableStream(archive, archive_read_support_filter_lzma)
    case .zstandard: unsafe enableStream(archive, archive_read_support_filter_zstd)
    case .lz4: unsafe enableStream(archive, archive_read_support_filter_lz4)
    case .compress: unsafe enableStream(archive, archive_read_support_filter_compress)
    case .lzip: unsafe enableStream(archive, archive_read_support_filter_lzip)
    }
}

private func enableStream(_ archive: OpaquePointer, _ filter: (OpaquePointer?) -> Int32) -> Int32 {
    let status = unsafe filter(archive)
    return status == ARCHIVE_OK ? unsafe archive_read_support_format_raw(archive) : status
}

/// An archive behind the end mark of another is read, too: some programs show it.
private func enableTAR(_ archive: OpaquePointer) -> Int32 {
    let status = unsafe archive_read_support_format_tar(archive)
    guard status == ARCHIVE_OK else { return status }
    return unsafe archive_read_set_format_option(archive, "tar", "read_concatenated_archives", "1")
}

private func enablePlainDisc(_ archive: OpaquePointer) -> Int32 {
    let status = unsafe archive_read_support_format_iso9660(archive)
    guard status == ARCHIVE_OK else { return status }
    return unsafe archive_read_set_format_option(archive, "iso9660", "joliet", nil)
}
