import Testing

@testable import Intake

/// When a folder is looked at again.
@Suite struct WatchedFolderTests {
    private var folder = WatchedFolder(DropFolder(unit: "press", path: "/drop/press"), policy: SettlePolicy())

    @Test mutating func `a storm of events brings one look per spacing`() {
        folder.lastLook = 100
        folder.stir(at: 110, spacing: 50)
        folder.stir(at: 120, spacing: 50)
        #expect(folder.nextLook == 150)
    }

    @Test mutating func `a folder whose looks take long is given a rest between them`() {
        folder.lastLook = 1_000
        folder.lastLookTook = 200
        folder.stir(at: 1_210, spacing: 50)
        #expect(folder.nextLook == 2_000)
        folder.lookAgain(at: 1_300)
        #expect(folder.nextLook == 2_000)
    }

    @Test mutating func `what is due later stays due later`() {
        folder.lastLook = 1_000
        folder.lastLookTook = 1
        folder.lookAgain(at: 9_000)
        #expect(folder.nextLook == 9_000)
    }
}
