import Documents

/// How the text inside an element shows, with all that holds around it.
struct HTMLLook {
    var concealment: Concealment = .none
    private var means = HTMLStyle.Means.forGood
    /// Known only where a rule or an attribute says it.
    private var ink: StyleColour?
    /// What lies behind; `nil` where nobody knows.
    private(set) var ground: StyleColour?

    /// A page on which nothing stands yet.
    init(paper: StyleColour?) {
        ground = paper
    }

    /// - Parameters:
    ///   - style: what the element itself says.
    ///   - outer: what holds around it.
    ///   - isKnown: whether no rule that isn't known may be for the element.
    init(of style: HTMLStyle, in outer: HTMLLook, isKnown: Bool) {
        switch style.ground {
        case .around: ground = isKnown ? outer.ground : nil
        case .colour(let colour): ground = colour
        case .unknown: ground = nil
        }
        ink = style.ink ?? (isKnown ? outer.ink : nil)
        let isColoured = style.ink != nil || style.ground != .around
        let isUndone = style.undoes(outer.means) || outer.means == .ink && isColoured
        if outer.concealment != .none, !isUndone {
            concealment = outer.concealment
            means = outer.means
        } else if let own = style.concealment {
            concealment = own.how
            means = own.means
        } else if isColoured, let ink, ink == .transparent || ink == ground {
            // Ink of the ground's own colour; what the ground is where only style sheets say it, nobody knows.
            concealment = .invisibleInk
            means = .ink
        }
    }
}
