import CPDFium
import Glibc

/// One document that PDFium has opened.
@safe struct PDFDocument: ~Copyable {
    private let handle: CPDFiumDocument

    /// - Parameter bytes: must live, unchanged, as long as the document and its pages.
    /// - Throws: where PDFium does not open them.
    @unsafe init(_ bytes: UnsafeBufferPointer<UInt8>) throws(PDFError) {
        guard let handle = unsafe CPDFium_loadDocument(bytes.baseAddress, bytes.count, nil) else {
            let code = Int(clamping: CPDFium_lastError())
            let isLocked = code == CPDFium_errorPassword || code == CPDFium_errorSecurity
            throw isLocked ? .encrypted : .damaged
        }
        unsafe self.handle = handle
    }

    deinit {
        // SAFETY: the handle is ours alone; pages do not outlive the scope that made them from this document.
        unsafe CPDFium_closeDocument(handle)
    }

    /// As many pages as the document says it has.
    var pageCount: Int { unsafe max(0, Int(CPDFium_pageCount(handle))) }

    /// Whether its strings and streams are encrypted in the file.
    var isEncrypted: Bool { unsafe CPDFium_securityRevision(handle) >= 0 }

    /// The page of that number, counted from 0; `nil` where it is damaged.
    borrowing func page(_ index: Int) -> PDFPage? {
        guard let index = Int32(exactly: index), let page = unsafe CPDFium_loadPage(handle, index) else {
            return nil
        }
        return unsafe PDFPage(handle: page)
    }

    /// The document written anew: each object once, in the clear, outside of object streams.
    ///
    /// Reading that needs no cross-reference table, no decryption and no object streams, and PDFium's view of the
    /// file is the only one.
    ///
    /// - Parameter limit: bytes.
    /// - Returns: `nil` where PDFium can't, or where the copy would pass `limit`.
    borrowing func copy(limit: Int) -> [UInt8]? {
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        // SAFETY: on success `bytes` owns `count` bytes of malloc's, copied and freed here.
        guard unsafe CPDFium_copy(handle, limit, &bytes, &count) != 0, let bytes = unsafe bytes else {
            return nil
        }
        defer { unsafe free(bytes) }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    }
}
