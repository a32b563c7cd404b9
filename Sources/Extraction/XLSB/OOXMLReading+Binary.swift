import Documents

extension OOXMLReading {
    /// Reads a part of a binary workbook by what its first record says it is.
    func readBinary(_ part: ArraySlice<UInt8>, named name: String) {
        var records = BinaryRecords(part)
        let first = records.next()?.type
        while records.next() != nil {}
        if records.isCutOff { extraction.miss(.corrupt, "the part is cut off", at: path(name)) }
        switch first {
        case 131: readBinaryWorkbook(part, named: name)
        case 129: readBinarySheet(part, named: name)
        case 159: binaryBook.readStrings(part)
        case 278:
            binaryBook.readStyles(part)
        case 628: readBinaryComments(part, named: name)
        case 179, 193, 360:
            extraction.observe(.externalData, "data kept from a source", at: path(name))
            sweepBinary(part, named: name, concealment: .cachedData)
        default: sweepBinary(part, named: name, concealment: .markupOnly)
        }
    }

    private func readBinaryWorkbook(_ part: ArraySlice<UInt8>, named name: String) {
        extraction.recognise(source.path, as: "application/vnd.ms-excel.sheet.binary.macroEnabled.12")
        binaryBook.readWorkbook(part)
        let targets = relationships(of: name).filter { !$0.isExternal }
        for kind in ["styles", "sharedStrings"] {
            for target in targets where target.kind == kind { readPart(target.target, OOXMLContext()) }
        }
        for sheet in binaryBook.sheets {
            guard let target = targets.first(where: { $0.id == sheet.relationship }) else {
                extraction.miss(.corrupt, "a sheet is not in the package", at: path(name))
                continue
            }
            if target.kind.lowercased().hasSuffix("macrosheet") {
                extraction.observe(.macro, "macros of Excel 4", at: source.path)
            }
            binarySheet = sheet
            readPart(target.target, OOXMLContext(sheet: sheet.name))
            binarySheet = nil
        }
        var builder = PartTextBuilder()
        for sheet in binaryBook.sheets {
            builder.append(Array(sheet.name.utf8), kind: .metadata, label: builder.name("sheet"))
        }
        for text in binaryBook.unused {
            builder.append(text.trimmed, kind: .tableCell, concealment: .cachedData)
        }
        deliver(builder, at: path(name))
        sweepBinary(part, named: name, concealment: .markupOnly, except: [156])
        for target in targets { readPart(target.target, OOXMLContext()) }
    }

    private func readBinarySheet(_ part: ArraySlice<UInt8>, named name: String) {
        let state = binarySheet?.state ?? 0
        let cells = SheetCells(
            sheet: binarySheet?.name ?? "",
            base: state == 0 ? .none : state == 1 ? .hiddenSheet : .veryHiddenSheet
        ) { [self] builder in deliver(builder, at: source.path) }
        var sheet = BinarySheet(cells, binaryBook)
        sheet.read(part)
        binaryBook = sheet.book
        if sheet.lacksText {
            extraction.miss(.corrupt, "a cell's text is not in the workbook", at: path(name))
        }
        cells.finish()
        for relationship in relationships(of: name) where !relationship.isExternal {
            readPart(relationship.target, OOXMLContext(sheet: binarySheet?.name))
        }
    }

    private func readBinaryComments(_ part: ArraySlice<UInt8>, named name: String) {
        var builder = PartTextBuilder()
        var place = Place()
        if let sheet = binarySheet { place.sheet = builder.name(sheet.name) }
        for record in BinaryRecords(part) {
            var cursor = ByteCursor(record.content)
            switch record.type {
            case 632: builder.append(cursor.wideText() ?? [], kind: .metadata, label: builder.name("author"))
            case 635:
                place.row = Int32(clamping: (record.content.number32(at: 4) ?? 0) + 1)
                place.column = Int32(clamping: (record.content.number32(at: 12) ?? 0) + 1)
            case 637:
                cursor.skip(1)
                builder.append((cursor.wideText() ?? []).trimmed, kind: .comment, place: place)
            default: break
            }
        }
        deliver(builder, at: path(name))
    }

    /// Delivers the words of a part whose layout does not matter.
    private func sweepBinary(
        _ part: ArraySlice<UInt8>, named name: String, concealment: Concealment, except known: Set<Int> = []
    ) {
        var builder = PartTextBuilder()
        for record in BinaryRecords(part) where !known.contains(record.type) && record.content.count > 6 {
            for run in PrintableRuns.find(in: record.content, least: 2)
            where run.isTelling || concealment == .cachedData {
                builder.append(run.trimmed, kind: .metadata, concealment: concealment)
            }
        }
        deliver(builder, at: path(name))
    }
}
