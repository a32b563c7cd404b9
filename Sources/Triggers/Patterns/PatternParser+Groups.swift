extension PatternParser {
    /// A group, behind its opening parenthesis.
    mutating func group() throws(NotUnderstood) -> PatternTree {
        if peek == "*" { throw NotUnderstood("a verb") }
        guard take("?") else { return try inside { $0 } }
        if take(":") || take("|") || take(">") { return try inside { $0 } }
        if take("=") { return try inside { .ahead($0) } }
        if take("!") { return try inside { .notAhead($0) } }
        if take("<=") { return try inside { .behind($0) } }
        if take("<!") { return try inside { .notBehind($0) } }
        if take("(") { return try conditional() }
        if take("P=") {
            _ = try until(")")
            return .reference
        }
        if take("<") || take("P<") {
            _ = try until(">")
            return try inside { $0 }
        }
        if take("'") {
            _ = try until("'")
            return try inside { $0 }
        }
        return try switches()
    }

    /// The rest of a group, whose switches end with it.
    private mutating func inside(_ make: (PatternTree) -> PatternTree) throws(NotUnderstood) -> PatternTree {
        let outer = mode
        let tree = try alternatives()
        mode = outer
        guard try next() == ")" else { throw NotUnderstood("a parenthesis") }
        return make(tree)
    }

    /// `(?i)` and `(?i:…)`.
    private mutating func switches() throws(NotUnderstood) -> PatternTree {
        let outer = mode
        var isOn = true
        if take("^") { (mode.caseless, mode.dotall, mode.extended) = (false, false, false) }
        while true {
            let scalar = try next()
            switch scalar {
            case "-": isOn = false
            case "i": mode.caseless = isOn
            case "s": mode.dotall = isOn
            case "x":
                guard peek != "x" else { throw NotUnderstood("(?xx)") }
                mode.extended = isOn
            case "m", "n", "J", "U": break
            case ")": return .empty
            case ":":
                let tree = try inside { $0 }
                mode = outer
                return tree
            default: throw NotUnderstood("a call of a group, or (?\(scalar)")
            }
        }
    }

    /// `(?(…)yes|no)`, behind the second parenthesis.
    private mutating func conditional() throws(NotUnderstood) -> PatternTree {
        let condition = try condition()
        let outer = mode
        let tree = try alternatives()
        mode = outer
        guard try next() == ")" else { throw NotUnderstood("a parenthesis") }
        guard case .choice(let branches) = tree else {
            return .choice([.sequence([condition, tree]), .empty])
        }
        guard branches.count == 2 else { throw NotUnderstood("a conditional") }
        return .choice([.sequence([condition, branches[0]]), branches[1]])
    }

    /// An assertion, or the number or name of a group, which says nothing about the text.
    private mutating func condition() throws(NotUnderstood) -> PatternTree {
        if take("?=") { return try inside { .ahead($0) } }
        if take("?!") { return try inside { .notAhead($0) } }
        if take("?<=") { return try inside { .behind($0) } }
        if take("?<!") { return try inside { .notBehind($0) } }
        let isNamed = peek == "<" || peek == "'"
        let name = try until(")")
        guard isNamed || Int(name) != nil else { throw NotUnderstood("a conditional") }
        return .empty
    }
}
