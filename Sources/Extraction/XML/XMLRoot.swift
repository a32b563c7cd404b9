/// The document element, found without parsing: what a piece of XML is.
struct XMLRoot: Equatable {
    /// Without its prefix.
    let name: String
    /// The first bytes of the document element's tag, where namespaces are declared.
    let tag: String

    /// Looks through a prolog of at most 64 KiB in UTF-8; `nil` where no element follows one.
    init?(_ bytes: ArraySlice<UInt8>) {
        var scanner = Scanner(rest: bytes.prefix(1 << 16))
        scanner.skip("\u{FEFF}")
        while true {
            scanner.rest = scanner.rest.drop(while: \.isXMLSpace)
            if scanner.skip("<?") {
                guard scanner.skip(through: "?>") else { return nil }
            } else if scanner.skip("<!--") {
                guard scanner.skip(through: "-->") else { return nil }
            } else if scanner.rest.starts(with: "<!".utf8) {
                guard scanner.skipDeclaration() else { return nil }
            } else {
                break
            }
        }
        guard scanner.skip("<"), let first = scanner.rest.first else { return nil }
        guard first.isASCIILetter || first == UInt8(ascii: "_") || first >= 0x80 else { return nil }
        let qualified = scanner.rest.prefix {
            !$0.isXMLSpace && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
        }
        name = String(
            decoding: qualified.split(separator: UInt8(ascii: ":")).last ?? qualified, as: UTF8.self)
        tag = String(decoding: scanner.rest.prefix(4_096).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    }

    /// The value of one of the root's attributes that has no prefix and no character reference.
    func attribute(_ name: String) -> String? {
        for quote in ["\"", "'"] {
            guard let start = tag.firstRange(of: " \(name)=\(quote)")?.upperBound else { continue }
            return String(tag[start...].prefix { String($0) != quote })
        }
        return nil
    }
}

private struct Scanner {
    var rest: ArraySlice<UInt8>

    @discardableResult
    mutating func skip(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }

    mutating func skip(through end: String) -> Bool {
        while !rest.isEmpty {
            if skip(end) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// Skips `<!DOCTYPE …>`, whose internal subset stands in square brackets.
    mutating func skipDeclaration() -> Bool {
        var depth = 0
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: ">") where depth <= 0: return true
            default: break
            }
        }
        return false
    }
}
