extension GateBench {
    /// Drops a whole file at once, as a careful program does: under a name that is ignored, then renamed.
    package func drop(_ text: String, as name: RawPath, unit: String = "press") throws {
        try drop(Array(text.utf8), as: name, unit: unit)
    }

    package func drop(_ bytes: [UInt8], as name: RawPath, unit: String = "press") throws {
        try folder.write(bytes, to: "drop/\(unit)/.dropping")
        try folder.rename("drop/\(unit)/.dropping", to: RawPath(Array("drop/\(unit)/".utf8) + name.bytes))
    }

    /// Every path below a folder, folders themselves left out, sorted.
    package func files(in path: RawPath) throws -> [RawPath] {
        try folder.tree(path)
    }

    /// Paths in the upload area, for reading.
    package func uploaded() throws -> [String] {
        try files(in: "upload").map(\.text)
    }

    /// Ids of the documents in a state directory.
    package func spooled(_ state: String) throws -> [String] {
        try folder.names("state/spool/\(state)").map(\.text).sorted()
    }

    /// What lies in a unit's drop folder apart from its receipts.
    package func dropped(unit: String = "press") throws -> [String] {
        try files(in: "drop/\(unit)").map(\.text).filter { !$0.hasPrefix("receipts/") }
    }

    /// Receipts and notices of a unit, by name.
    package func receipts(unit: String = "press") throws -> [String: String] {
        let folderName: RawPath = "drop/\(unit)/receipts"
        guard folder.exists(folderName) else { return [:] }
        var receipts: [String: String] = [:]
        for name in try folder.names(folderName) {
            let path = RawPath(folderName.bytes + [UInt8(ascii: "/")] + name.bytes)
            receipts[name.text] = String(decoding: try folder.read(path), as: UTF8.self)
        }
        return receipts
    }

    /// Whether the bytes of `text` stand in any file below the bench, apart from `except`.
    package func filesHolding(_ text: String, except: (String) -> Bool = { _ in false }) throws -> [String] {
        let wanted = Array(text.utf8)
        return try files(in: ".").filter { path in
            guard !except(path.text), folder.isRegular(path) else { return false }
            return try folder.read(path).holds(wanted)
        }.map(\.text)
    }
}

extension [UInt8] {
    /// Whether the other bytes stand anywhere in these.
    fileprivate func holds(_ other: [UInt8]) -> Bool {
        guard let first = other.first, count >= other.count else { return false }
        var start = startIndex
        while let hit = self[start...].firstIndex(of: first), hit + other.count <= count {
            if self[hit..<hit + other.count].elementsEqual(other) { return true }
            start = hit + 1
        }
        return false
    }
}
