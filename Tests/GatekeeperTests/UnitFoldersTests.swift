import Documents
import ObstatTestSupport
import Settings
import Testing

@testable import Gatekeeper

@Suite struct UnitFoldersTests {
    private func settings(_ folder: ScratchFolder, fromFolders: Bool) -> Settings {
        var settings = Settings()
        settings.drop = folder.path
        settings.unitsFromFolders = fromFolders
        settings.units = [
            Unit(id: "press", name: LocalizedText(zhTW: "", en: ""), contact: Contact(), language: .en)
        ]
        return settings
    }

    @Test func `folders with names that can be ids are units, the others are told`() throws {
        let folder = try ScratchFolder()
        for name: RawPath in ["archive", "Archive", "two words", ".hidden", RawPath([0xFF])] {
            try folder.makeFolder(name)
        }
        try folder.write("", to: "file")
        try folder.symlink(to: "/tmp", as: "link")
        var folders = UnitFolders(settings(folder, fromFolders: true))
        folders.look()
        #expect(folders.units == ["archive", "press"])
        #expect(folders.strange == ["Archive", "two words", "\u{FFFD}"])
        try folder.removeFolder("archive")
        folders.look()
        #expect(folders.units == ["press"])
    }

    @Test func `where folders are no units only the settings count`() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("archive")
        var folders = UnitFolders(settings(folder, fromFolders: false))
        folders.look()
        #expect(folders.units == ["press"] && folders.strange.isEmpty)
    }

    @Test func `a drop folder that can't be read changes nothing`() throws {
        let folder = try ScratchFolder()
        try folder.makeFolder("drop")
        try folder.makeFolder("drop/archive")
        var settings = settings(folder, fromFolders: true)
        settings.drop = folder.path("drop")
        var folders = UnitFolders(settings)
        folders.look()
        try folder.rename("drop", to: "away")
        folders.look()
        #expect(folders.units == ["archive", "press"])
    }
}
