/// The parts of a database file that no row uses: free pages, and the room between the cells of used ones.
///
/// Layout: https://www.sqlite.org/fileformat2.html, sections 1.5 and 1.6.
struct SQLiteFreeSpace {
    private(set) var ranges: [Range<Int>] = []
    private let bytes: ArraySlice<UInt8>
    private let pageSize: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        let stated = bytes.networkOrder16(at: 16).map(Int.init) ?? 0
        pageSize = stated == 1 ? 65_536 : stated
        guard pageSize >= 512 else { return }
        let free = freePages()
        for number in 0..<(bytes.count / pageSize) {
            free.contains(number + 1) ? add(number * pageSize, pageSize) : addRoom(inPage: number)
        }
        add(bytes.count / pageSize * pageSize, bytes.count % pageSize)
    }

    private mutating func add(_ offset: Int, _ length: Int) {
        guard length > 3, offset >= 0, offset <= bytes.count, length <= bytes.count - offset else { return }
        ranges.append((bytes.startIndex + offset)..<(bytes.startIndex + offset + length))
    }

    /// Numbers of the pages in the chain of free pages; each trunk page lists others.
    private func freePages() -> Set<Int> {
        var pages: Set<Int> = []
        var trunk = bytes.networkOrder32(at: 32).map(Int.init) ?? 0
        let count = bytes.count / pageSize
        while trunk > 0, trunk <= count, pages.insert(trunk).inserted {
            let start = (trunk - 1) * pageSize
            let leaves = min(bytes.networkOrder32(at: start + 4).map(Int.init) ?? 0, pageSize / 4 - 2)
            for index in 0..<max(0, leaves) {
                if let leaf = bytes.networkOrder32(at: start + 8 + index * 4), Int(leaf) <= count {
                    pages.insert(Int(leaf))
                }
            }
            trunk = bytes.networkOrder32(at: start).map(Int.init) ?? 0
        }
        return pages
    }

    /// Between the list of cells and the first cell, and in the chain of freed cells.
    private mutating func addRoom(inPage number: Int) {
        let start = number * pageSize
        let header = number == 0 ? start + 100 : start
        guard let type = bytes.slice(at: header, length: 1)?.first, [2, 5, 10, 13].contains(type),
            let cells = bytes.networkOrder16(at: header + 3),
            let stated = bytes.networkOrder16(at: header + 5)
        else { return }
        let listEnd = header + (type < 8 ? 12 : 8) + Int(cells) * 2
        let content = start + (stated == 0 ? 65_536 : Int(stated))
        if content > listEnd, content <= start + pageSize { add(listEnd, content - listEnd) }
        var block = Int(bytes.networkOrder16(at: header + 1) ?? 0)
        // Freed cells are listed in the order of their places, so the chain ends.
        while block > 0, block + 4 <= pageSize, let next = bytes.networkOrder16(at: start + block),
            let size = bytes.networkOrder16(at: start + block + 2)
        {
            if Int(size) > 4, block + Int(size) <= pageSize { add(start + block + 4, Int(size) - 4) }
            guard Int(next) > block else { return }
            block = Int(next)
        }
    }
}
