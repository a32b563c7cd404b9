import Documents
import Settings
import Spool

/// Whose folders are watched: the units of the settings and, where folders make units, every folder that can be one's.
struct UnitFolders: Sendable {
    /// Ids, sorted.
    private(set) var units: [String]
    /// Names of folders that can't be a unit's, for a terminal.
    private(set) var strange: [String] = []

    private let settings: Settings

    init(_ settings: Settings) {
        self.settings = settings
        units = settings.units.map(\.id).sorted()
    }

    /// Looks for folders; where the drop folder can't be read everything stays as it was.
    mutating func look() {
        guard settings.unitsFromFolders, let names = Self.folders(in: settings.drop) else { return }
        let known = Set(settings.units.map(\.id))
        let found = names.filter { $0.isValidUTF8 && Unit.isValid(id: $0.text) }
        units = known.union(found.map(\.text)).sorted()
        strange = names.filter { !found.contains($0) }.map(\.display).sorted()
    }

    /// The names of the folders in the drop folder, hidden ones left out; `nil` where it can't be read.
    private static func folders(in path: String) -> [FileName]? {
        do throws(FileFault) {
            let drop = try Directory(path: path, place: .dropFolder)
            var folders: [FileName] = []
            for name in try drop.names() where name.bytes.first != UInt8(ascii: ".") {
                if try drop.status(name)?.kind == .directory { folders.append(name) }
            }
            return folders
        } catch {
            return nil
        }
    }
}
