import Documents

extension OOXMLReading {
    /// Reads a workbook: what its sheets share, the sheets in order, then what no cell shows.
    func readWorkbook(_ text: ArraySlice<UInt8>, named name: String) {
        let visitor = WorkbookVisitor()
        parse(text, visitor, named: name)
        let book = visitor.book
        var stringsName = name
        let targets = relationships(of: name).filter { !$0.isExternal }
        for target in targets {
            if target.kind == "sharedStrings" { stringsName = target.target }
            readShared(target, into: book)
        }
        readNames(text, of: book, named: name)
        for sheet in book.sheets {
            guard let target = targets.first(where: { $0.id == sheet.relationship }) else {
                extraction.miss(.corrupt, "a sheet is not in the package", at: path(name))
                continue
            }
            readSheet(target.target, sheet, book)
        }
        deliverUnusedStrings(of: book, named: stringsName)
    }

    private func readShared(_ target: OOXMLRelationship, into book: SheetBook) {
        guard ["sharedStrings", "styles"].contains(target.kind), let text = takeXML(target.target) else {
            return
        }
        if target.kind == "sharedStrings" {
            let visitor = SharedStringsVisitor()
            parse(text, visitor, named: target.target)
            book.strings = visitor.strings
            deliver(visitor.builder, at: path(target.target))
        } else {
            let visitor = NumberFormatsVisitor()
            parse(text, visitor, named: target.target)
            book.formats = visitor.formats
            let sweep = SweepVisitor()
            parse(text, sweep, named: target.target)
            deliver(sweep.builder, at: path(target.target))
        }
    }

    /// Sheet names and defined names are text too.
    private func readNames(_ text: ArraySlice<UInt8>, of book: SheetBook, named name: String) {
        let sweep = SweepVisitor(named: [.definedName, .sheet])
        parse(text, sweep, named: name)
        deliver(sweep.builder, at: path(name))
    }

    private func readSheet(_ part: String, _ sheet: SheetBook.Sheet, _ book: SheetBook) {
        var context = OOXMLContext(sheet: sheet.name)
        if sheet.state == "hidden" { context.concealment = .hiddenSheet }
        if sheet.state == "veryHidden" { context.concealment = .veryHiddenSheet }
        guard let text = takeXML(part) else { return }
        readSheet(text, named: part, book, context)
        for relationship in relationships(of: part) where !relationship.isExternal {
            readPart(relationship.target, context)
        }
    }

    /// Reads one sheet's cells.
    func readSheet(_ text: ArraySlice<UInt8>, named name: String, _ book: SheetBook, _ context: OOXMLContext)
    {
        let visitor = SheetVisitor(
            book: book, sheet: context.sheet, base: context.concealment, limit: extraction.limits.textBytes,
            hand: { [extraction, path = source.path] in
                extraction.deliver($0, mediaType: "application/xml", path: path)
            })
        parse(text, visitor, named: name)
        visitor.finish()
        if book.strings.isBomb {
            extraction.missExpansion(at: path(name))
        } else if visitor.isOverLimit {
            extraction.miss(.limit, "more than \(extraction.limits.textBytes) bytes of text", at: path(name))
        }
    }

    private func deliverUnusedStrings(of book: SheetBook, named name: String) {
        var builder = PartTextBuilder()
        for text in book.strings.unused() {
            builder.append(text.trimmed, kind: .tableCell, concealment: .cachedData)
        }
        deliver(builder, at: path(name))
    }
}
