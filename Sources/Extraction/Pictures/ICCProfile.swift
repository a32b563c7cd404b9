/// The texts of a colour profile (ICC.1): description, copyright, device.
enum ICCProfile {
    /// - Returns: text by tag; `nil` where the bytes are no profile.
    static func texts(of profile: ArraySlice<UInt8>) -> [(tag: String, text: ArraySlice<UInt8>)]? {
        let numbers = OrderedBytes(profile)
        guard profile.has("acsp", at: 36), let count = numbers.number32(at: 128), count <= 1_000 else {
            return nil
        }
        var texts: [(String, ArraySlice<UInt8>)] = []
        for index in 0..<count {
            let entry = 132 + index * 12
            guard let tag = numbers.slice(at: entry, length: 4), let offset = numbers.number32(at: entry + 4),
                let length = numbers.number32(at: entry + 8),
                let content = numbers.slice(at: offset, length: length)
            else { return nil }
            for text in read(content) where !isOwnNotice(text) {
                texts.append((String(decoding: tag, as: UTF8.self), text))
            }
        }
        return texts
    }

    private static func read(_ content: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let numbers = OrderedBytes(content)
        if content.has("text") { return [content.dropFirst(8).prefix { $0 != 0 }] }
        if content.has("desc"), let length = numbers.number32(at: 8), length > 0 {
            let text = numbers.slice(at: 12, length: length) ?? content.dropFirst(12)
            return [text.prefix { $0 != 0 }]
        }
        guard content.has("mluc"), let count = numbers.number32(at: 8), let size = numbers.number32(at: 12),
            count <= 200
        else { return [] }
        return (0..<count).compactMap { index in
            let (record, isOver) = size.multipliedReportingOverflow(by: index)
            guard !isOver, record < content.count, let length = numbers.number32(at: 20 + record),
                let offset = numbers.number32(at: 24 + record),
                let text = numbers.slice(at: offset, length: length)
            else { return nil }
            return UTF16Text.bigEndian(text)
        }
    }

    /// Whether a text is the notice that every profile carries about itself, not about the picture.
    private static func isOwnNotice(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= 120 else { return false }
        let line = String(decoding: text, as: UTF8.self).lowercased()
        guard line.contains("copyright") || line.contains("(c)") || line.contains("©") else { return false }
        return !text.split(whereSeparator: { !(0x30...0x39).contains($0) }).contains { $0.count > 4 }
    }
}

/// Text of two bytes a unit.
enum UTF16Text {
    static func bigEndian(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text(bytes, bigEndian: true)
    }

    static func littleEndian(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text(bytes, bigEndian: false)
    }

    /// UTF-8 up to the first NUL; what is no character becomes U+FFFD.
    private static func text(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> ArraySlice<UInt8> {
        let numbers = OrderedBytes(bytes, bigEndian: bigEndian)
        let units = stride(from: 0, to: bytes.count - 1, by: 2).compactMap {
            numbers.number16(at: $0).map(UInt16.init(truncatingIfNeeded:))
        }
        return Array(String(decoding: units.prefix { $0 != 0 }, as: UTF16.self).utf8)[...]
    }
}
