import Documents

/// The accounts that own an archive's members, each told once.
struct ArchiveOwners {
    /// More than this many tell nobody anything more about who made it.
    private static let most = 1_000

    private var known: Set<[UInt8]> = []
    private(set) var text = PartTextBuilder()

    mutating func add(_ entry: ArchiveEntry) {
        add(entry.owner, label: "owner")
        add(entry.group, label: "group")
    }

    private mutating func add(_ name: [UInt8], label: String) {
        guard !name.isEmpty, known.count < Self.most, known.insert(name).inserted else { return }
        for reading in TextDecoder.decode(name[...]).readings {
            text.append(reading.text, kind: .metadata, label: text.name(label))
        }
    }
}
