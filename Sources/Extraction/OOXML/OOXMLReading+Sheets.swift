import Documents

extension OOXMLReading {
    /// Reads a workbook: what its sheets share, the sheets in order, then what no cell shows.
    func readWorkbook(_ text: ArraySlice<UInt8>, named name: String) {
        let visitor = WorkbookVisitor()
        parse(text, visitor, named: name)
        let book = visitor.book
        self.book = book
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
            let visitor = CellInkVisitor()
            parse(text, visitor, named: target.target)
            book.formats = visitor.numberFormats
            book.inks = visitor.inks
            deliver(visitor.sweep.builder, at: path(target.target))
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
        let tables = takeTables(of: part)
        context.tables = tables.compactMap(\.range)
        readSheet(text, named: part, book, context)
        for table in tables { read(table.text, root: table.root, named: table.name, context) }
        for relationship in relationships(of: part) where !relationship.isExternal {
            readPart(relationship.target, context)
        }
    }

    private struct SheetTable {
        let name: String
        let text: ArraySlice<UInt8>
        let root: XMLRoot
        let range: CellRange?
    }

    /// The tables of a sheet, whose styles paint a ground of which no cell tells.
    private func takeTables(of part: String) -> [SheetTable] {
        relationships(of: part).compactMap { relationship in
            guard relationship.kind == "table", !relationship.isExternal,
                let text = takeXML(relationship.target), let root = XMLRoot(text)
            else { return nil }
            let range = root.attribute("ref").flatMap { CellRange(Array($0.utf8)[...]) }
            return SheetTable(name: relationship.target, text: text, root: root, range: range)
        }
    }

    /// Reads one sheet's cells.
    func readSheet(_ text: ArraySlice<UInt8>, named name: String, _ book: SheetBook, _ context: OOXMLContext)
    {
        let visitor = SheetVisitor(
            book: book, context: context, limit: extraction.limits.textBytes,
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

    // MARK: Kept data

    /// Reads a pivot cache's definition, then its records as rows under the names of its fields.
    func readPivotCache(_ text: ArraySlice<UInt8>, named name: String) {
        let shown = book?.strings.hashes() ?? []
        let cache = PivotCache { shown.contains(SharedStrings.hash($0)) }
        parse(text, PivotCacheVisitor(cache: cache), named: name)
        deliver(cache.sweep.builder, at: path(name))
        for target in relationships(of: name) where target.kind == "pivotCacheRecords" && !target.isExternal {
            guard let records = takeXML(target.target) else { continue }
            let visitor = PivotRecordsVisitor(cache: cache) { self.deliver($0, at: self.path(target.target)) }
            parse(records, visitor, named: target.target)
            visitor.finish()
            if visitor.isBomb { extraction.missExpansion(at: path(target.target)) }
        }
        deliver(cache.leftovers(), at: path(name))
        observeSource(of: cache, named: name)
    }

    private func observeSource(of cache: PivotCache, named name: String) {
        guard cache.holdsData else { return }
        let isThere = cache.sheet.map { sheet in book?.sheets.contains { $0.name == sheet } ?? false } ?? true
        if cache.isFromOutside || !isThere {
            extraction.observe(
                .externalData, "a pivot cache of a source outside the workbook", at: path(name))
        } else if cache.unshown > 0 {
            extraction.observe(.externalData, "a pivot cache with values that no sheet holds", at: path(name))
        }
    }

    /// Reads what is kept of a linked workbook.
    func readExternalLink(_ text: ArraySlice<UInt8>, named name: String) {
        let visitor = SweepVisitor(concealment: .cachedData, named: [.sheetName, .definedName])
        parse(text, visitor, named: name)
        deliver(visitor.builder, at: path(name))
        let shown = book?.strings.hashes() ?? []
        if visitor.texts.contains(where: { !shown.contains(SharedStrings.hash($0[...])) }) {
            extraction.observe(
                .externalData, "values of a linked workbook that no sheet holds", at: path(name))
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
