import Documents

/// Text of a mail, in the encoding that its label names.
enum MailText {
    /// Reads bytes in the declared encoding where they make sense in it, and by their own statistics otherwise.
    ///
    /// - Parameters:
    ///   - bytes: with the transfer encoding undone.
    ///   - label: the name after `charset=` or in an encoded word; `nil` or empty where there is none.
    /// - Returns: the readings, the likeliest first, and what is wrong with it.
    static func decode(_ bytes: ArraySlice<UInt8>, label: String?) -> DecodedText {
        let charset = label.flatMap { Charset(declared: $0) }
        // "us-ascii" and "iso-8859-1" stand over every encoding there is.
        guard let charset, charset != .windows1252, charset != .utf8, ByteOrderMark(bytes) == nil,
            let conversion = TextDecoder.convert(bytes, from: charset), conversion.illegal == 0,
            !conversion.isAbandoned, isPlausible(conversion.text, from: charset)
        else { return TextDecoder.decode(bytes, declared: charset) }
        var decoded = DecodedText()
        let reading = DecodedText.Reading(charset: charset, text: conversion.text[...])
        decoded.readings = [reading]
        if charset.isBig5, Big5Areas.hasUserDefined(bytes) {
            decoded.add(
                .partialText, "characters from Big5's user-defined areas: only their writer's fonts know them"
            )
        }
        TextFaults.check(reading, into: &decoded)
        return decoded
    }

    /// Encodings that are named only by those who mean them, and that too much else looks like.
    static let trusted = Set(Charset.regional + [.iso2022JP, .iso2022KR, .iso2022CN])

    /// Text without a label of its own, in the encoding of the text around it where that is one for all of it.
    static func decode(_ bytes: ArraySlice<UInt8>, like charset: Charset) -> [UInt8] {
        if charset != .utf8, let conversion = TextDecoder.convert(bytes, from: charset) {
            return conversion.text
        }
        guard !UTF8Check.isValid(bytes) else { return Array(bytes) }
        return TextDecoder.decode(bytes).readings.first.map { Array($0.text) }
            ?? Array(String(decoding: bytes, as: UTF8.self).utf8)
    }

    /// Whether a text reads like one in that encoding; the label alone is too often wrong.
    private static func isPlausible(_ text: [UInt8], from charset: Charset) -> Bool {
        if trusted.contains(charset) { return true }
        let plausibility = Plausibility(of: text, from: charset)
        return plausibility.bytes == 0 || plausibility.score > 0.2
    }
}
