/// A queue of many lines, served in turn, so that a flood from one unit does not starve another.
struct FairQueue<Item> {
    private var lines: [String: Line] = [:]
    private var turns: [String] = []

    /// Items with a mark up to where they have been served, so that serving does not move the rest.
    private struct Line {
        var items: [Item] = []
        var served = 0
    }

    var isEmpty: Bool { turns.isEmpty }

    mutating func add(_ item: Item, line: String) {
        if lines[line] == nil { turns.append(line) }
        lines[line, default: Line()].items.append(item)
    }

    /// The first item of the line whose turn it is.
    mutating func next() -> Item? {
        guard !turns.isEmpty else { return nil }
        let name = turns.removeFirst()
        guard let line = lines[name] else { return next() }
        let item = line.items[line.served]
        if line.served + 1 < line.items.count {
            lines[name]?.served += 1
            turns.append(name)
        } else {
            lines[name] = nil
        }
        return item
    }
}
