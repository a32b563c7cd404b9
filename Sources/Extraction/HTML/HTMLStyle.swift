import Documents

/// What an element's attributes and the rules for it do to the text in it.
struct HTMLStyle {
    /// What lies behind the text.
    enum Ground: Equatable {
        /// Whatever lies behind the element around it.
        case around
        case colour(StyleColour)
        /// A picture, or something that only another file says.
        case unknown
    }

    /// What hides the text, where it is hidden; what an element inside may undo.
    enum Means { case forGood, visibility, size, ink }

    private let tag: HTMLTag
    private let values: [String: String]

    /// Attributes of drawings that mean what the property of the same name does.
    private static let drawn = [
        "display", "visibility", "opacity", "font-size", "fill", "fill-opacity", "stroke",
    ]

    init(
        _ tag: HTMLTag, element: StyleElement? = nil, sheet: StyleSheet = StyleSheet(),
        ancestors: [StyleElement] = []
    ) {
        self.tag = tag
        let own = tag["style"].map { StyleDeclaration.parse($0[...]) } ?? []
        var values: [String: String] = [:]
        for name in Self.drawn {
            if let value = tag[name] {
                values[name] = String(decoding: value.trimmed, as: UTF8.self).lowercased()
            }
        }
        if !own.isEmpty || sheet.hasRules {
            let ruled = sheet.values(for: element ?? StyleElement(tag), in: ancestors, own: own)
            values.merge(ruled) { _, new in new }
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }

    /// How the element is hidden, but for its colours.
    var concealment: (how: Concealment, means: Means)? {
        if tag["hidden"] != nil { return (.hiddenText, .forGood) }
        // What a form sends along is machinery of the page and was never meant to be shown.
        if tag.name == "input", tag["type"].map(Self.lowercase) == "hidden" { return (.markupOnly, .forGood) }
        if tag.name == "template" { return (.markupOnly, .forGood) }
        if values["display"] == "none" || values["mso-hide"] == "all"
            || values["content-visibility"] == "hidden"
        {
            return (.hiddenText, .forGood)
        }
        if ["opacity", "zoom", "fill-opacity"].contains(where: { values[$0].map(Self.isZero) ?? false }) {
            return (.hiddenText, .forGood)
        }
        if isWithoutRoom { return (.hiddenText, .forGood) }
        if values["visibility"] == "hidden" || values["visibility"] == "collapse" {
            return (.hiddenText, .visibility)
        }
        if values["font-size"].map(Self.isTiny) ?? false { return (.hiddenText, .size) }
        if values.contains(where: { Self.movesAway($0.key, $0.value) }) { return (.offPage, .forGood) }
        return nil
    }

    /// Whether the element shows text again that one around it hides by these means.
    func undoes(_ means: Means) -> Bool {
        switch means {
        case .forGood: false
        case .visibility: values["visibility"] == "visible"
        case .size: values["font-size"].map { Self.setsSize($0) } ?? false
        case .ink: false
        }
    }

    // MARK: Colours

    /// The colour of the text, where the element says it: known, or not to be known.
    var ink: StyleColour?? {
        if let value = values["color"] { return value == "inherit" ? nil : .some(StyleColour(value)) }
        if tag.name == "font", let value = tag["color"] { return .some(StyleColour(Self.lowercase(value))) }
        // Links have a colour of their own.
        return tag.name == "a" && tag["href"] != nil ? .some(nil) : nil
    }

    var ground: Ground {
        if values["background-image"].map({ $0 != "none" }) ?? false { return .unknown }
        for name in ["background-color", "background"] {
            guard let value = values[name] else { continue }
            if ["none", "transparent", "inherit", "initial", "unset"].contains(value) { return .around }
            if let colour = StyleColour(value) { return colour == .transparent ? .around : .colour(colour) }
            return .unknown
        }
        if tag["background"] != nil { return .unknown }
        return tag["bgcolor"].map { StyleColour(Self.lowercase($0)).map(Ground.colour) ?? .unknown }
            ?? .around
    }

    // MARK: Measures

    /// A box of no height or width that cuts off what doesn't fit.
    private var isWithoutRoom: Bool {
        guard ["overflow", "overflow-x", "overflow-y"].contains(where: { values[$0] == "hidden" }) else {
            return false
        }
        return ["height", "max-height", "width", "max-width"].contains {
            values[$0].map(Self.isZero) ?? false
        }
    }

    /// Far out of the window, as text for machines is put.
    private static func movesAway(_ name: String, _ value: String) -> Bool {
        guard ["text-indent", "left", "top", "margin-left", "margin-top"].contains(name) else { return false }
        return value.hasPrefix("-") && value.dropFirst().prefix { $0.isNumber }.count >= 4
    }

    static func isZero(_ value: String) -> Bool {
        let number = value.prefix { $0 == "0" || $0 == "." }
        return !number.isEmpty && !(value.dropFirst(number.count).first?.isNumber ?? false)
    }

    /// Letters of at most one pixel or point; of other units only none at all.
    private static func isTiny(_ value: String) -> Bool {
        let digits = value.prefix { $0.isNumber || $0 == "." }
        guard let number = Double(digits.first == "." ? "0" + digits : String(digits)) else { return false }
        let unit = value.dropFirst(digits.count)
        return number == 0 || number <= 1 && (unit == "px" || unit == "pt" || unit.isEmpty)
    }

    /// Whether a size doesn't depend on that of the element around.
    private static func setsSize(_ value: String) -> Bool {
        !isTiny(value) && !value.hasSuffix("%")
            && (value.hasSuffix("rem") || !value.hasSuffix("em") && value != "inherit")
    }

    private static func lowercase(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.trimmed, as: UTF8.self).lowercased()
    }
}
