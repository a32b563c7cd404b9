extension UInt8 {
    var isXMLSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }

    var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

    var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

    var isASCIIWord: Bool { isASCIIDigit || isASCIILetter }
}

extension Collection<UInt8> where Self: BidirectionalCollection {
    /// Whether nothing shows.
    var isBlank: Bool { allSatisfy(\.isXMLSpace) }

    /// Without the white space at both ends.
    var trimmed: SubSequence {
        guard let first = firstIndex(where: { !$0.isXMLSpace }),
            let last = lastIndex(where: { !$0.isXMLSpace })
        else {
            return self[startIndex..<startIndex]
        }
        return self[first...last]
    }

    /// Whether an attribute's value may say something about a person or a document.
    ///
    /// Markup is full of sizes, colours, identifiers and switches. Where a reader doesn't know an attribute, it hands
    /// over what has a letter beyond ASCII, an at sign, words, or a letter before a row of digits.
    var isTelling: Bool {
        var digits = 0
        var lettersBefore = 0
        var hasInnerSpace = false
        for byte in self {
            if byte >= 0x80 || byte == UInt8(ascii: "@") { return true }
            if byte.isXMLSpace { hasInnerSpace = true }
            if byte.isASCIIDigit {
                digits += 1
                if digits >= 8, lettersBefore > 0 || digits >= 10 { return true }
            } else {
                lettersBefore = byte.isASCIILetter ? lettersBefore + 1 : 0
                digits = 0
                if lettersBefore >= 3, hasInnerSpace { return true }
            }
        }
        return false
    }
}

extension [UInt8] {
    /// The range, widened over the ASCII letters and digits that touch it.
    func widened(_ range: Range<Int>) -> Range<Int> {
        var low = range.lowerBound
        var high = range.upperBound
        if low < count, self[low].isASCIIWord {
            while low > 0, self[low - 1].isASCIIWord { low -= 1 }
        }
        if high > 0, self[high - 1].isASCIIWord {
            while high < count, self[high].isASCIIWord { high += 1 }
        }
        return low..<high
    }
}
