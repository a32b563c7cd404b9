/// The list of a project's modules, from its expanded `dir` stream ([MS-OVBA] 2.3.4.2).
struct MacroDirectory {
    struct Module {
        /// The stream that holds it.
        var stream: String
        /// Where its compressed source begins in the stream.
        var offset: Int
    }

    private(set) var modules: [Module] = []
    private(set) var codePage = CodePage.western

    init(_ bytes: [UInt8]) {
        var cursor = ByteCursor(bytes[...])
        var stream: String?
        while let id = cursor.number16(), let size = cursor.number32() {
            // The version's size leaves out two of its bytes.
            guard let data = cursor.bytes(id == 0x09 ? size + 2 : size) else { return }
            switch id {
            case 0x03: codePage = CodePage(data.number16(at: 0) ?? 1252)
            case 0x1A: stream = String(decoding: codePage.decode(data), as: UTF8.self)
            case 0x32: stream = String(decoding: CodePage.utf16.decode(data), as: UTF8.self)
            case 0x31:
                if let name = stream {
                    modules.append(Module(stream: name, offset: data.number32(at: 0) ?? 0))
                }
                stream = nil
            default: break
            }
        }
    }
}
