import Documents

/// Whether the attributes of an element of a drawing keep its text from the eye.
enum SVGStyle {
    static func concealment(of tag: HTMLTag) -> Concealment {
        let style = HTMLStyle.concealment(of: tag)
        if style != .none { return style }
        if says(tag, "display", "none") || says(tag, "visibility", "hidden", "collapse") {
            return .hiddenText
        }
        if says(tag, "opacity", "0", "0.0", "0%") || says(tag, "font-size", "0", "0px")
            || says(tag, "fill-opacity", "0", "0.0")
        {
            return .invisibleInk
        }
        return .none
    }

    private static func says(_ tag: HTMLTag, _ name: String, _ values: String...) -> Bool {
        guard let value = tag[name] else { return false }
        return values.contains { value.trimmed.elementsEqual($0.utf8) }
    }
}
