/// A queue of many lines, served in turn, so that a flood from one unit does not starve another.
struct FairQueue<Item> {
    private var lines: [String: Line] = [:]
    private var turns: [String] = []

    /// Items with a mark up to where they have been served, so that serving does not move the rest each time.
    private struct Line {
        var items: [Item] = []
        var served = 0

        var isServed: Bool { served == items.count }

        mutating func next() -> Item {
            let item = items[served]
            served += 1
            if served >= 1_024, served * 2 >= items.count {
                items.removeFirst(served)
                served = 0
            }
            return item
        }
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
        guard let item = lines[name]?.next() else { return nil }
        if lines[name]?.isServed == true {
            lines[name] = nil
        } else {
            turns.append(name)
        }
        return item
    }
}
