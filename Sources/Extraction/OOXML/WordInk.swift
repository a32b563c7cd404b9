/// Colours and sizes as Word's markup has them (ECMA-376 part 1, 17.3.2).
enum WordInk {
    /// Half-points; text of two points is a line.
    private static let tiniest = 4

    static func isTiny(_ size: XMLElement) -> Bool { (size.integer(.val) ?? 24) <= tiniest }

    /// The colour of text; `nil` where the program chooses one that can be read.
    static func colour(_ element: XMLElement) -> InkColour? {
        if let value = element[.val], let colour = InkColour(hexadecimal: value) { return colour }
        return element.string(.themeColor).flatMap { theme($0) }
    }

    /// The theme's paper and ink, white and black wherever nobody changed them; `nil` for its other colours.
    static func theme(_ name: String) -> InkColour? {
        switch name {
        case "background1", "light1", "bg1", "lt1": .white
        case "text1", "dark1", "tx1", "dk1": .black
        default: nil
        }
    }

    /// What shading puts behind text; `nil` where it puts nothing.
    static func ground(_ shading: XMLElement) -> InkGround? {
        let pattern = shading.string(.val) ?? "clear"
        let colour = pattern == "solid" ? shading[.color] : shading[.fill]
        if pattern == "nil" { return nil }
        guard pattern == "clear" || pattern == "solid" else { return .unknown }
        guard let colour, !colour.elementsEqual("auto".utf8) else {
            return shading[.themeFill] == nil ? nil : .unknown
        }
        return InkColour(hexadecimal: colour).map { .colour($0) } ?? .unknown
    }

    /// A highlighter's colour; `nil` for none.
    static func ground(highlight name: String) -> InkGround? {
        switch name {
        case "none": nil
        case "black": .colour(.black)
        case "white": .colour(.white)
        default: .unknown
        }
    }
}
