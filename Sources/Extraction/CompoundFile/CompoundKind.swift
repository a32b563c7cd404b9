import Documents

/// A kind of document that a storage may hold: told by one of its streams.
struct CompoundKind: Sendable {
    /// Names of streams or storages, of which one is enough.
    let streams: [String]
    let mediaType: String
    /// What is missed whatever its reader finds.
    var gap: (reason: CoverageReason, detail: String)?
    let read: @Sendable (CompoundReading, CompoundReading.Entry, PartPath) -> Void

    /// The more telling before the less.
    static let all: [CompoundKind] = [
        locked(["EncryptedPackage", "EncryptionInfo"], "Office document encrypted by a password"),
        locked(["\u{9}DRMContent", "DRMContent"], "document under rights protection"),
        CompoundKind(streams: ["WordDocument"], mediaType: "application/msword") {
            Word97Reading($0, $1, $2).read()
        },
        CompoundKind(streams: ["Workbook", "Book"], mediaType: "application/vnd.ms-excel") {
            Excel97Reading($0, $1, $2).read()
        },
        CompoundKind(
            streams: ["PowerPoint Document", "PP97_DUALSTORAGE"], mediaType: "application/vnd.ms-powerpoint"
        ) {
            PowerPoint97Reading($0, $1, $2).read()
        },
        CompoundKind(streams: ["__properties_version1.0"], mediaType: "application/vnd.ms-outlook") {
            OutlookMessage($0, $1, $2).read()
        },
        CompoundKind(streams: ["VBA"], mediaType: "application/vnd.ms-office.vbaProject") {
            MacroProject($0, $1, $2).read()
        },
        unread(["VisioDocument"], "application/vnd.visio", "Visio drawing"),
        unread(["Quill"], "application/x-mspublisher", "Publisher document"),
        unread(["FileHeader", "HwpSummaryInformation"], "application/x-hwp", "HWP document"),
        unread(
            ["StarWriterDocument", "StarCalcDocument", "StarDrawDocument3"], "application/x-starwriter",
            "StarOffice document"),
        unread(["Equation Native"], "application/x-equation", "equation"),
    ]

    private static func locked(_ streams: [String], _ detail: String) -> CompoundKind {
        CompoundKind(
            streams: streams, mediaType: "application/x-ooxml-protected", gap: (.encrypted, detail)
        ) { reading, storage, path in
            reading.closeAllButProperties(storage, at: path)
        }
    }

    private static func unread(_ streams: [String], _ mediaType: String, _ name: String) -> CompoundKind {
        CompoundKind(
            streams: streams, mediaType: mediaType, gap: (.unsupported, "\(name): it can't be read here")
        ) { reading, storage, path in
            reading.closeAllButProperties(storage, at: path)
        }
    }
}

extension CompoundReading {
    /// Counts a document that can't be read as done with; what its properties say is read all the same.
    func closeAllButProperties(_ storage: Entry, at path: PartPath) {
        for child in file.directory.children(of: storage) {
            guard child.isStorage || child.name.unicodeScalars.first?.value != 5 else { continue }
            if child.isStorage { close(child) }
            markDone(child)
        }
    }
}
