import Delivery
import Documents
import Glibc
import ObstatTestSupport
import Spool
import Testing

@Suite struct ReceiptWriterTests {
    private let scratch: ScratchFolder
    private let writer: ReceiptWriter
    private let id = DocumentID(arrival: 5, chance: 6)

    init() throws {
        scratch = try ScratchFolder()
        try scratch.makeFolder("drop")
        writer = ReceiptWriter(dropFolder: scratch.path("drop"))
    }

    @Test func `a receipt lies whole in the receipts folder, for the unit to read`() throws {
        let name = try writer.write("內容\n", about: FileName("名冊.xlsx"), id: id)
        #expect(name == FileName("名冊.xlsx.\(id).txt"))
        #expect(try scratch.read("drop/receipts/名冊.xlsx.\(id).txt") == Array("內容\n".utf8))
        #expect(scratch.mode("drop/receipts/名冊.xlsx.\(id).txt") == S_IFREG | 0o644)
        #expect(scratch.mode("drop/receipts") == S_IFDIR | 0o755)
        #expect(!scratch.exists("drop/receipts/.obstat-\(id).receipt"))
    }

    @Test func `what was left half written is removed, and nothing else`() throws {
        writer.sweepUnfinished()
        try writer.write("one", about: FileName("a"), id: id)
        try scratch.write("half", to: "drop/receipts/.obstat-\(id).receipt")
        try scratch.write("kept", to: "drop/receipts/.obstat-note")
        writer.sweepUnfinished()
        #expect(
            try scratch.names("drop/receipts").map(\.text).sorted() == [".obstat-note", "a.\(id).txt"])
    }

    @Test func `a second receipt for one document replaces the first`() throws {
        try writer.write("one", about: FileName("a"), id: id)
        try writer.write("two", about: FileName("a"), id: id)
        #expect(try scratch.read("drop/receipts/a.\(id).txt") == Array("two".utf8))
    }

    @Test(arguments: [
        Array("a\nb\u{202E}c".utf8), [0xFF, 0xFE], Array("-rf".utf8), Array(".hidden".utf8),
        Array("~$x".utf8),
        Array("a:b*c?d\"e<f>g|h\\i".utf8), [UInt8](repeating: UInt8(ascii: "x"), count: 255),
        Array(String(repeating: "字", count: 85).utf8), Array(String(repeating: "👩‍👩‍👧", count: 14).utf8), [],
    ])
    func `a receipt's name is safe whatever the document's was`(bytes: [UInt8]) throws {
        let name = try writer.write("x", about: FileName(bytes: bytes), id: id)
        #expect(name.isValidUTF8)
        #expect(name.bytes.count <= 200)
        #expect(name.display == name.text)
        #expect(name.text.hasSuffix(".\(id).txt"))
        #expect(!name.text.contains { "/\\<>:\"|?*".contains($0) })
        #expect(![".", "-", "~"].contains(name.text.prefix(1)))
        #expect(scratch.exists(RawPath(Array("drop/receipts/".utf8) + name.bytes)))
    }

    @Test func `a receipts folder that is a link is not followed`() throws {
        try scratch.makeFolder("elsewhere")
        try scratch.symlink(to: "../elsewhere", as: "drop/receipts")
        let fault = #expect(throws: FileFault.self) { try writer.write("x", about: FileName("a"), id: id) }
        #expect(fault?.place == .receipts)
        #expect(!scratch.exists("elsewhere/a.\(id).txt"))
    }

    @Test func `a link laid in the receipt's way is replaced, not followed`() throws {
        try scratch.makeFolder("drop/receipts")
        try scratch.write("precious", to: "precious")
        try scratch.symlink(to: "../../precious", as: "drop/receipts/a.\(id).txt")
        try scratch.symlink(to: "../../precious", as: "drop/receipts/.obstat-\(id).receipt")
        try writer.write("x", about: FileName("a"), id: id)
        #expect(try scratch.read("precious") == Array("precious".utf8))
        #expect(scratch.mode("drop/receipts/a.\(id).txt") == S_IFREG | 0o644)
    }
}
