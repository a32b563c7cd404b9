import Documents

/// A file that somebody put into a document as a packaged object (`\1Ole10Native`, [MS-OLEDS] 2.3.6).
///
/// The packager writes the file's name, the path that it came from and the path of its temporary copy, which name the
/// person at the machine, before the file itself.
enum NativeObject {
    static func read(_ stream: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        let data = stream.number32(at: 0).flatMap { stream.slice(at: 4, length: $0) } ?? stream.dropFirst(4)
        read(package: data, at: path, extraction)
    }

    /// Reads a package: its names, then the file in it; other native data as what they are.
    static func read(package data: ArraySlice<UInt8>, at path: PartPath, _ extraction: Extraction) {
        guard let package = Package(data) else {
            extraction.readMember(data, name: "native data", in: path)
            return
        }
        var builder = PartTextBuilder()
        for (label, text) in package.names where !text.isEmpty {
            builder.append(text, kind: .metadata, label: builder.name(label))
        }
        extraction.deliver(builder, mediaType: "application/x-ole-package", path: path)
        let name = package.names.first.map { String(decoding: $0.text, as: UTF8.self) } ?? ""
        if package.isLink { return extraction.miss(.notFollowed, "a link to a file", at: path) }
        extraction.readMember(package.content, name: name.isEmpty ? "package" : name, in: path)
        if Self.isProgram(package.content, name: name) {
            extraction.observe(.program, "a program packaged in the document", at: path)
        }
    }

    private static func isProgram(_ content: ArraySlice<UInt8>, name: String) -> Bool {
        let suffix = name.lowercased().split(separator: ".").last ?? ""
        return content.has("MZ")
            || ["exe", "bat", "cmd", "js", "vbs", "ps1", "lnk", "scr", "hta"].contains(suffix)
    }

    private struct Package {
        var names: [(label: String, text: [UInt8])] = []
        let content: ArraySlice<UInt8>
        let isLink: Bool

        init?(_ data: ArraySlice<UInt8>) {
            var cursor = ByteCursor(data)
            guard cursor.number16() == 2 else { return nil }
            let label = cursor.terminated()
            let source = cursor.terminated()
            guard label.allSatisfy({ $0 >= 0x20 }), let kind = cursor.number32() else { return nil }
            isLink = kind >> 16 == 1
            var temporary: ArraySlice<UInt8> = []
            if isLink {
                cursor.skip(2)
                temporary = cursor.terminated()
                content = []
            } else {
                guard let length = cursor.number32(), let path = cursor.bytes(length),
                    let size = cursor.number32()
                else { return nil }
                temporary = path
                content = cursor.bytes(size) ?? cursor.rest
            }
            // What the paths are written in is nowhere said; the machine's own code page, mostly.
            func text(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
                Array(TextDecoder.decode(bytes).readings.first?.text ?? bytes.filter { $0 < 0x80 }[...])
            }
            names = [
                ("file name", text(label)), ("source path", text(source)),
                ("temporary path", text(temporary.untilZero)),
            ]
            // The same once more in Unicode, without which names outside the code page are question marks.
            while !isLink, let count = cursor.number32(), let wide = cursor.bytes(count * 2) {
                names.append(("path", CodePage.utf16.decode(wide)))
            }
        }
    }
}
