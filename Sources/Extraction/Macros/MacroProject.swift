import Documents

/// The macros of a document ([MS-OVBA]): the source of each module, and the words in everything around it.
///
/// That there are macros is a trait of the document; their text is read, so that they are no gap.
struct MacroProject {
    private let reading: CompoundReading
    private let storage: CompoundReading.Entry
    private let path: PartPath

    init(_ reading: CompoundReading, _ storage: CompoundReading.Entry, _ path: PartPath) {
        self.reading = reading
        self.storage = storage
        self.path = path
    }

    func read() {
        reading.extraction.observe(.macro, "macros (VBA)", at: path)
        guard let code = reading.file.directory.child("VBA", of: storage), code.isStorage else { return }
        let codePath = path.appending("VBA")
        let directory = reading.take("dir", in: code, at: codePath).flatMap { MacroText.expand($0) }
        let modules = MacroDirectory(directory ?? [])
        if let directory { reading.sweep(directory[...], at: codePath.appending("dir")) }
        if directory == nil {
            reading.extraction.miss(.corrupt, "the list of macro modules can't be read", at: codePath)
        }
        for module in modules.modules { read(module, in: code, at: codePath, modules.codePage) }
        // Compiled code and caches: names and texts may stand there that the source no longer has.
        for child in reading.file.directory.children(of: code) {
            sweepAll(child, at: codePath, modules.codePage)
        }
        reading.markDone(code)
        readForms(modules.codePage)
    }

    private func read(
        _ module: MacroDirectory.Module, in code: CompoundReading.Entry, at path: PartPath,
        _ codePage: CodePage
    ) {
        guard let stream = reading.take(module.stream, in: code, at: path) else {
            reading.extraction.miss(.corrupt, "a macro module is missing", at: path)
            return
        }
        let part = path.appending(module.stream)
        guard let source = MacroText.expand(stream.dropFirst(module.offset)) else {
            reading.extraction.miss(.corrupt, "a macro module can't be read", at: part)
            return
        }
        guard reading.extraction.spend(expanded: source.count) else {
            return reading.extraction.missExpansion(at: part)
        }
        var builder = PartTextBuilder()
        for line in TextLines(codePage.decode(source[...])[...]) {
            builder.append(
                line.text, kind: .hidden, concealment: .markupOnly, place: Place(line: line.number))
        }
        reading.extraction.deliver(builder, mediaType: "text/x-vba", path: part)
        reading.sweep(stream.prefix(module.offset), at: part, kind: .hidden, least: 6)
    }

    /// Dialogs stand in storages of their own, beside the list of modules in plain text.
    private func readForms(_ codePage: CodePage) {
        for child in reading.file.directory.children(of: storage)
        where child.name.unicodeScalars.first?.value ?? 0 > 5 {
            sweepAll(child, at: path, codePage)
        }
    }

    private func sweepAll(_ entry: CompoundReading.Entry, at path: PartPath, _ codePage: CodePage) {
        guard path.depth <= reading.extraction.limits.depth else {
            reading.extraction.miss(.limit, "too many containers inside one another", at: path)
            return
        }
        let part = path.appending(entry.readableName)
        if entry.isStorage {
            reading.markDone(entry)
            for child in reading.file.directory.children(of: entry) { sweepAll(child, at: part, codePage) }
        } else if let bytes = reading.take(entry, at: path) {
            reading.sweep(
                bytes, at: part, kind: .hidden, least: 5, codePage: codePage.isDoubleByte ? codePage : nil)
        }
    }
}
