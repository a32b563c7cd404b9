import CPDFium

/// A marked-content mark on a page object: a layer, a replacement text.
@safe struct PDFMark {
    private let handle: CPDFiumMark

    /// The marks of an object, outermost first.
    ///
    /// - Parameter object: belongs to a page that stays open as long as the marks are used.
    /// - Returns: none for an object without marks.
    @unsafe static func all(of object: CPDFiumObject) -> [PDFMark] {
        let count = unsafe CPDFium_markCount(object)
        return (0..<max(0, count)).compactMap { index in
            guard let mark = unsafe CPDFium_mark(object, UInt(index)) else { return nil }
            return unsafe PDFMark(handle: mark)
        }
    }

    /// The tag, for example `OC` or `Span`.
    var name: String {
        unsafe Self.text { buffer, bytes, written in unsafe CPDFium_markName(handle, buffer, bytes, written) }
            ?? ""
    }

    /// A text among the mark's properties, or `nil` where there is none of that key.
    func property(_ key: String) -> String? {
        unsafe Self.text { buffer, bytes, written in
            unsafe CPDFium_markText(handle, key, buffer, bytes, written)
        }
    }

    /// The text that stands in for what the object paints (ISO 32000-1, 14.9.4).
    var replacement: String? { property("ActualText") }

    /// Takes the mark off the object.
    @unsafe func remove(from object: CPDFiumObject) {
        _ = unsafe CPDFium_removeMark(object, handle)
    }

    private typealias Fetch = (UnsafeMutablePointer<UInt16>?, UInt, UnsafeMutablePointer<UInt>) -> Int32

    /// Asks for the length, then for the text: UTF-16 with a closing zero, counted in bytes.
    private static func text(_ fetch: Fetch) -> String? {
        var bytes: UInt = 0
        guard unsafe fetch(nil, 0, &bytes) != 0, bytes >= 2, bytes < 1 << 24 else { return nil }
        var units = [UInt16](repeating: 0, count: Int(bytes) / 2)
        let isRead = unsafe units.withUnsafeMutableBufferPointer { buffer in
            unsafe fetch(buffer.baseAddress, UInt(buffer.count * 2), &bytes) != 0
        }
        return isRead ? String(decoding: units.prefix { $0 != 0 }, as: UTF16.self) : nil
    }
}
