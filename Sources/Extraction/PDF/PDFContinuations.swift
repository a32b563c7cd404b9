import Documents

/// What one page cuts off at its edge and another one shows.
///
/// Spreadsheets paint a chart or a long cell on every page that it reaches into, and cut it off at the edges: what does not
/// show on this page shows on the next, and is hidden from nobody.
struct PDFContinuations {
    /// What each page shows, without spaces.
    private var pages: [Int32: [UInt8]] = [:]
    /// The words that a page shows; `nil` for those of several pages.
    private var words: [ArraySlice<UInt8>: Int32?] = [:]

    /// Bytes that all searches together go through.
    private static let mostSearched = 64 << 20
    private static let mostWords = 200_000

    /// - Parameter runs: of all pages.
    init(_ runs: [PDFRun]) {
        guard runs.contains(where: Self.isCutOff) else { return }
        for run in runs where run.concealment == .none && run.kind == .body {
            for word in run.text.split(separator: UInt8(ascii: " ")) {
                pages[run.place.page, default: []] += word
                guard words.count < Self.mostWords else { continue }
                if let page = words[word] {
                    if page != run.place.page { words[word] = .some(nil) }
                } else {
                    words[word] = run.place.page
                }
            }
        }
    }

    private static func isCutOff(_ run: PDFRun) -> Bool {
        run.kind == .body && (run.concealment == .offPage || run.concealment == .hiddenText)
    }

    /// The runs, those among them that another page shows as what they are.
    func completing(_ runs: [PDFRun]) -> [PDFRun] {
        guard pages.count > 1 else { return runs }
        var room = Self.mostSearched
        return runs.map { run in
            guard Self.isCutOff(run), isShown(run, room: &room) else { return run }
            var run = run
            run.concealment = .none
            return run
        }
    }

    private func isShown(_ run: PDFRun, room: inout Int) -> Bool {
        let parts = run.text.split(separator: UInt8(ascii: " "))
        guard let first = parts.first, let page = words[first] else { return false }
        if parts.count == 1 { return page != run.place.page }
        let text = Array(parts.joined())
        for (number, shown) in pages where number != run.place.page {
            room -= shown.count
            guard room > 0 else { return false }
            if shown.holds(text) { return true }
        }
        return false
    }
}

extension [UInt8] {
    /// Whether the bytes stand in it, one after the other.
    fileprivate func holds(_ other: [UInt8]) -> Bool {
        guard let first = other.first, other.count <= count else { return false }
        var start = startIndex
        while let next = self[start...].firstIndex(of: first), count - next >= other.count {
            if self[next...].starts(with: other) { return true }
            start = next + 1
        }
        return false
    }
}
