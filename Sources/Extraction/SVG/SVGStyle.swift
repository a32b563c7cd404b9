import Documents

/// Whether the attributes of an element of a drawing, and the drawing's rules, keep its text from the eye.
struct SVGStyle {
    private let style: HTMLStyle
    /// Whether outlines are drawn, by the element or by one around it.
    let isOutlined: Bool

    init(_ style: HTMLStyle, isOutlinedAround: Bool) {
        self.style = style
        isOutlined = style["stroke"].map { $0 != "none" && $0 != "transparent" } ?? isOutlinedAround
    }

    /// How text in the element is hidden, where it is.
    func concealment(ofText isText: Bool) -> (how: Concealment, means: HTMLStyle.Means)? {
        // A drawing has units of its own, in which letters may be small.
        if let known = style.concealment,
            known.means != .size || style["font-size"].map(HTMLStyle.isZero) ?? false
        {
            let isGone = style["display"] == "none" || known.means == .visibility || known.how == .offPage
            return isGone ? known : (.invisibleInk, known.means)
        }
        guard isText, !isOutlined, let fill = style["fill"],
            fill == "none" || StyleColour(fill) == .transparent
        else {
            return nil
        }
        return (.invisibleInk, .forGood)
    }
}
