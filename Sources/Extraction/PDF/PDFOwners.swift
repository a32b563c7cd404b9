/// Which page each object belongs to: the first one that leads to it.
struct PDFOwners {
    /// The one-based page of each object that belongs to one.
    private(set) var pages: [Int: Int] = [:]

    private let table: PDFObjectTable

    private static let deepest = 64
    /// Keys that lead away from the page.
    private static let outward: Set<String> = [
        "Parent", "P", "Pg", "Prev", "Next", "B", "Dest", "StructParent", "StructParents",
    ]
    /// Types that belong to the document.
    private static let common: Set<String> = ["Page", "Pages", "Catalog", "OCG", "OCMD"]

    /// - Parameters:
    ///   - table: of the document.
    ///   - order: the numbers of its pages, first page first.
    init(_ table: PDFObjectTable, order: [Int]) {
        self.table = table
        for (index, number) in order.enumerated() {
            pages[number] = index + 1
            if let value = table.object(number)?.value { own(value, page: index + 1) }
        }
    }

    /// Goes on from object to object, not by recursion: they may form a chain of any length.
    private mutating func own(_ value: PDFObject, page: Int) {
        var pending = [value]
        while let value = pending.popLast() {
            var found: [Int] = []
            collect(value, into: &found, depth: 0)
            for number in found where pages[number] == nil {
                guard let object = table.object(number),
                    !Self.common.contains(object.dictionary?["Type"]?.name ?? "")
                else { continue }
                pages[number] = page
                pending.append(object.value)
            }
        }
    }

    private mutating func collect(_ value: PDFObject, into found: inout [Int], depth: Int) {
        guard depth < Self.deepest else { return }
        switch value {
        case .reference(let number): found.append(number)
        case .array(let values): for value in values { collect(value, into: &found, depth: depth + 1) }
        case .dictionary(let dictionary):
            for (key, value) in dictionary.entries where !Self.outward.contains(key) {
                collect(value, into: &found, depth: depth + 1)
            }
        default: break
        }
    }
}
