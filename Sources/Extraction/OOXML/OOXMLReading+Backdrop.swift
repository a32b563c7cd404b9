/// What a slide's layout and master put behind its text.
struct SlideBackdrop {
    var ground: InkGround = .unknown
    /// Whether the theme's light colours are the paper's.
    var isDaylight = false
}

extension OOXMLReading {
    /// Looks for the background in the layout of a slide and in the layout's master.
    ///
    /// They are read as text later; here a glance at their bytes is enough. Where they carry pictures or shapes of their own,
    /// nobody knows on what a slide's text comes to stand.
    func backdrop(of slide: String) -> SlideBackdrop {
        guard let layout = target("slideLayout", of: slide) else { return SlideBackdrop() }
        if let known = backdrops[layout] { return known }
        var backdrop = SlideBackdrop()
        if let master = target("slideMaster", of: layout), let above = glance(at: layout),
            let below = glance(at: master)
        {
            backdrop.isDaylight = below.contains("bg1=\"lt1\"") && below.contains("tx1=\"dk1\"")
            let isBare = !Self.hasPictures(above) && !Self.hasPictures(below)
            if isBare, backdrop.isDaylight {
                backdrop.ground = Self.background(above) ?? Self.background(below) ?? .unknown
            }
        }
        backdrops[layout] = backdrop
        return backdrop
    }

    private func target(_ kind: String, of part: String) -> String? {
        relationships(of: part).first { $0.kind == kind && !$0.isExternal }?.target
    }

    /// Whether it holds anything painted but placeholders.
    private static func hasPictures(_ markup: String) -> Bool {
        if ["<p:pic>", "<p:grpSp>", "<p:cxnSp>", "<p:graphicFrame>"].contains(where: { markup.contains($0) })
        {
            return true
        }
        return markup.split(separator: "<p:sp>").dropFirst().contains { rest in
            // Behind the last shape stands the rest of the part, with the fills of its text styles.
            let shape = rest.firstRange(of: "</p:sp>").map { rest[..<$0.lowerBound] } ?? rest
            return !shape.contains("<p:ph") && (shape.contains("Fill") || shape.contains("fillRef"))
        }
    }

    /// What its background element says; `nil` where it has none.
    private static func background(_ markup: String) -> InkGround? {
        guard let start = markup.firstRange(of: "<p:bg>"), let end = markup.firstRange(of: "</p:bg>"),
            start.upperBound <= end.lowerBound
        else { return nil }
        let said = markup[start.upperBound..<end.lowerBound]
        if said.contains("<a:schemeClr val=\"bg1\"/>"), !said.contains("gradFill") { return .colour(.white) }
        guard said.contains("<a:solidFill>"), let value = said.firstRange(of: "<a:srgbClr val=\"")?.upperBound
        else { return .unknown }
        return InkColour(hexadecimal: Array(said[value...].utf8.prefix(6))[...]).map { .colour($0) }
            ?? .unknown
    }
}
