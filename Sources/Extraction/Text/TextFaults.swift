import Documents

/// What keeps decoded text from being the whole text: characters that mean nothing, and text inside the text that
/// only another decoding would show.
enum TextFaults {
    static func check(_ reading: DecodedText.Reading, into result: inout DecodedText) {
        let tally = CharacterTally(reading.text)
        if tally.nuls > 0 { result.add(.undecodable, "NUL bytes stand in the text") }
        if tally.controls > 0 { result.add(.undecodable, "control characters stand in the text") }
        if tally.escapes > 0 {
            result.add(
                .undecodable, "escape sequences stand in the text; they may switch to another encoding")
        }
        if tally.replacements * 1000 > tally.all {
            result.add(.partialText, "characters of the text were lost before (U+FFFD)")
        }
        if tally.privateUse > 0 {
            result.add(.partialText, "private-use characters: only their writer's fonts know them")
        }
        for sign in EncodedText.signs(in: reading.text) { result.add(sign.reason, sign.detail) }
    }
}

/// How many characters there are of the kinds that make text suspicious.
private struct CharacterTally {
    var all = 0
    var nuls = 0
    var controls = 0
    var escapes = 0
    var replacements = 0
    var privateUse = 0

    init(_ text: ArraySlice<UInt8>) {
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            index += 1
            // Continuation bytes count with their first; of the others only these can begin a suspicious character.
            if byte & 0xC0 != 0x80 { all += 1 }
            if byte < 0x20 || byte == 0x7F {
                count(UInt32(byte))
            } else if byte == 0xC2 || byte >= 0xEE {
                var tail = Scalars(text[(index - 1)...].prefix(4))
                if let scalar = tail.next() { count(scalar) }
            }
        }
        // DOS ends a text with one Control-Z.
        if text.last == 0x1A { controls -= 1 }
    }

    private mutating func count(_ scalar: UInt32) {
        switch scalar {
        case 0: nuls += 1
        case 0x1B: escapes += 1
        case 0x09...0x0D, 0x85, 0xA0: break
        case 0x01...0x1F, 0x7F...0x9F: controls += 1
        case 0xFFFD: replacements += 1
        case 0xE000...0xF8FF, 0xF0000...: privateUse += 1
        default: break
        }
    }
}
