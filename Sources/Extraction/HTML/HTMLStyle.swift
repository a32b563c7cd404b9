import Documents

/// Whether an element's attributes keep its content from the eye.
enum HTMLStyle {
    /// How the element is hidden, or `none`.
    static func concealment(of tag: HTMLTag) -> Concealment {
        if tag["hidden"] != nil { return .hiddenText }
        // What a form sends along is machinery of the page and was never meant to be shown.
        if tag.name == "input", tag["type"].map(lowercase) == "hidden" { return .markupOnly }
        if tag.name == "template" { return .markupOnly }
        let rules = rules(of: tag)
        if rules.contains(where: { hides($0.name, $0.value) }) { return .hiddenText }
        if rules.contains(where: { movesAway($0.name, $0.value) }) { return .offPage }
        guard let ink = ink(of: tag) else { return .none }
        // Ink of the ground's own colour; what the ground is where only style sheets say it, nobody knows.
        return ink == "transparent" || ink == ground(of: tag) ? .invisibleInk : .none
    }

    /// Whether the element writes in white, which shows only where something gives it a ground.
    static func isWhite(_ tag: HTMLTag) -> Bool {
        ink(of: tag) == white
    }

    /// Whether the element may have another ground than white: by its attributes, or by a style sheet that knows its class.
    static func mayHaveGround(_ tag: HTMLTag) -> Bool {
        ground(of: tag) != nil || tag["background"] != nil || tag["class"] != nil || tag["id"] != nil
            || rules(of: tag).contains { $0.name.hasPrefix("background") }
    }

    private static let white = "#ffffff"

    private static func rules(of tag: HTMLTag) -> [(name: Substring, value: Substring)] {
        guard let style = tag["style"] else { return [] }
        return lowercase(style).filter { !$0.isWhitespace }.split(separator: ";").compactMap { rule in
            guard let colon = rule.firstIndex(of: ":") else { return nil }
            return (rule[..<colon], rule[rule.index(after: colon)...].replacingImportance)
        }
    }

    private static func ink(of tag: HTMLTag) -> String? {
        if let rule = rules(of: tag).last(where: { $0.name == "color" }) { return colour(rule.value) }
        return tag.name == "font" ? tag["color"].map { colour(lowercase($0)[...]) } : nil
    }

    private static func ground(of tag: HTMLTag) -> String? {
        if let rule = rules(of: tag).last(where: { $0.name == "background-color" || $0.name == "background" })
        {
            return colour(rule.value)
        }
        return tag["bgcolor"].map { colour(lowercase($0)[...]) }
    }

    /// One spelling for the commonest spellings of a colour.
    private static func colour(_ value: Substring) -> String {
        switch value {
        case "white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)": return white
        case "black", "#000", "#000000", "rgb(0,0,0)": return "#000000"
        default:
            guard value.count == 4, value.first == "#" else { return String(value) }
            return "#" + value.dropFirst().map { "\($0)\($0)" }.joined()
        }
    }

    /// Far out of the window, as text for machines is put.
    private static func movesAway(_ name: Substring, _ value: Substring) -> Bool {
        guard ["text-indent", "left", "top", "margin-left", "margin-top"].contains(name) else { return false }
        return value.hasPrefix("-") && value.dropFirst().prefix { $0.isNumber }.count >= 4
    }

    private static func hides(_ name: Substring, _ value: Substring) -> Bool {
        switch name {
        case "display": return value == "none"
        case "visibility": return value == "hidden" || value == "collapse"
        case "content-visibility": return value == "hidden"
        case "opacity", "font-size", "zoom": return isZero(value) || name == "font-size" && value == "1px"
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
