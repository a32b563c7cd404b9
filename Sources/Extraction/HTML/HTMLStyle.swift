import Documents

/// Whether an element's attributes keep its content from the eye.
enum HTMLStyle {
    /// How the element is hidden, or `none`.
    static func concealment(of tag: HTMLTag) -> Concealment {
        if tag["hidden"] != nil { return .hiddenText }
        // What a form sends along is machinery of the page and was never meant to be shown.
        if tag.name == "input", tag["type"].map(lowercase) == "hidden" { return .markupOnly }
        if tag.name == "template" { return .markupOnly }
        guard let style = tag["style"] else { return .none }
        let rules = lowercase(style).filter { !$0.isWhitespace }
        for rule in rules.split(separator: ";") where hides(rule.replacingImportance) { return .hiddenText }
        return .none
    }

    private static func hides(_ rule: Substring) -> Bool {
        guard let colon = rule.firstIndex(of: ":") else { return false }
        let value = rule[rule.index(after: colon)...]
        switch rule[..<colon] {
        case "display": return value == "none"
        case "visibility": return value == "hidden" || value == "collapse"
        case "content-visibility": return value == "hidden"
        case "opacity", "font-size", "zoom": return isZero(value)
        case "mso-hide": return value == "all"
        default: return false
        }
    }

    private static func isZero(_ value: Substring) -> Bool {
        let number = value.prefix { $0 == "0" || $0 == "." }
        return !number.isEmpty && !(value.dropFirst(number.count).first?.isNumber ?? false)
    }

    private static func lowercase(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).lowercased()
    }
}

extension Substring {
    /// Without a trailing `!important`.
    fileprivate var replacingImportance: Substring {
        hasSuffix("!important") ? dropLast("!important".count) : self
    }
}
