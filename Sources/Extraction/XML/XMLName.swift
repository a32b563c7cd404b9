/// The local names that readers of XML, OOXML and ODF act on; every other name is ``other``.
enum XMLName: String, CaseIterable {
    case other = ""

    /// Each by how it is written; a look here is cheaper than one at all the cases, and every document looks many times.
    static let spelled = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    // MARK: Text, in every office family
    case p, r, t, tab, br, cr, tbl, tr, tc, sym, fld, val, name, id, type, title, text, ref, date, time, h, s,
        a, span

    // MARK: Packages
    case `default` = "Default"
    case override = "Override"
    case `extension` = "Extension"
    case partName = "PartName"
    case contentType = "ContentType"
    case relationship = "Relationship"
    case relationshipID = "Id"
    case relationshipType = "Type"
    case target = "Target"
    case targetMode = "TargetMode"
    case property

    // MARK: Words
    case pPr, rPr, pStyle, rStyle, style, styleId, basedOn, outlineLvl, vanish, specVanish, webHidden, color,
        sz, shd
    case fill, highlight, tblStyle, gridSpan, gridCol, ins, del, moveFrom, moveTo, delText, instrText,
        delInstrText
    case fldSimple, instr, noBreakHyphen, softHyphen, ptab, ruby, rt, footnote, endnote, comment, author,
        initials
    case txbxContent, textbox, textpath, string, alt, alias, tag, listItem, displayText, value, hyperlink,
        tooltip
    case bookmarkStart, docVar, char, font, oMath
    case alternateContent = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"
    case posOffset, align, pctWidth, pctHeight, pctPosHOffset, pctPosVOffset
    case anchor = "Anchor"
    case clientData = "ClientData"
    case binaryData, binData
    case officeBinaryData = "binary-data"

    // MARK: Drawings and slides
    case docPr, cNvPr, descr, hidden, sp, pic, cxnSp, graphicFrame, grpSp, ph, off, ext, x, y, cx, cy, xfrm,
        spPr
    case sld, sldSz, sldId, show, hlinkClick, hlinkHover, cmAuthor, cm, v, f, displayName, userName, script,
        typeface
    case ascii, hAnsi, eastAsia, cs, panose, themeColor, noFill, solidFill, srgbClr, schemeClr, prstClr,
        gradFill,
        blipFill, pattFill, grpFill, bg, bgPr, bgRef, sysClr, lastClr, srcRect, textFill, grpSpPr, chOff,
        chExt
    case nvPr, sldNum, dt, ftr, hdr, txBody, tcPr, ln, sldMaster, sldLayout, bodyPr, defRPr, endParaRPr,
        lvl1pPr, b,
        sldIdLst, effectRef, fillRef, l, u, spTree, cSld, lt1, dk1, graphic, oleObj, control, progId,
        themeFill, background, timing, prstGeom, alpha, idx

    // MARK: Sheets
    case sheet, state, workbookPr, date1904, definedName, si, rPh, numFmt, numFmtId, formatCode, cellXfs, xf
    case worksheet, cols, col, min, max, row, c, `is`, sheetData, oddHeader, evenHeader, firstHeader,
        oddFooter
    case evenFooter, firstFooter, dataValidation, prompt, promptTitle, error, errorTitle, formula1, formula2,
        display
    case location, tableColumn, cacheField, n, d, threadedComment, person, sheetName, comments
    case fonts, fills, patternFill, patternType, gradientFill, fgColor, fontId, fillId, indexed, theme, tint,
        rgb,
        ht, width
    case m, e, cacheSource, worksheetSource, sharedItems, cell, oleObject

    // MARK: OpenDocument
    case lineBreak = "line-break"
    case styleName = "style-name"
    case textProperties = "text-properties"
    case tableProperties = "table-properties"
    case drawingPageProperties = "drawing-page-properties"
    case visibility, family, note, annotation, header, footer, section, table, page, notes, frame, image,
        object
    case backgroundColor = "background-color"
    case headerLeft = "header-left"
    case headerFirst = "header-first"
    case footerLeft = "footer-left"
    case footerFirst = "footer-first"
    case trackedChanges = "tracked-changes"
    case changedRegion = "changed-region"
    case changeInfo = "change-info"
    case changeStart = "change-start"
    case changeEnd = "change-end"
    case changeID = "change-id"
    case insertion, deletion, change, creator
    case creatorInitials = "creator-initials"
    case tableColumns = "table-column"
    case tableRow = "table-row"
    case tableCell = "table-cell"
    case coveredTableCell = "covered-table-cell"
    case columnsRepeated = "number-columns-repeated"
    case rowsRepeated = "number-rows-repeated"
    case stringValue = "string-value"
    case formula, condition, plugin, href, desc, mimetype
    case hiddenText = "hidden-text"
    case hiddenParagraph = "hidden-paragraph"
    case isHidden = "is-hidden"
    case conditionalText = "conditional-text"
    case valueIfTrue = "string-value-if-true"
    case valueIfFalse = "string-value-if-false"
    case sectionSource = "section-source"
    case tableSource = "table-source"
    case floatingFrame = "floating-frame"
    case fillImage = "fill-image"
    case rubyText = "ruby-text"
    case currentValue = "current-value"
    case label
    case helpMessage = "help-message"
    case encryptionData = "encryption-data"
    case eventListener = "event-listener"
    case parentStyleName = "parent-style-name"
    case masterPage = "master-page"
    case dateValue = "date-value"
    case fontSize = "font-size"
    case opacity, layer, height, rect, ellipse, caption, par, styles, scripts, module
    case cellProperties = "table-cell-properties"
    case paragraphProperties = "paragraph-properties"
    case rowProperties = "table-row-properties"
    case columnProperties = "table-column-properties"
    case graphicProperties = "graphic-properties"
    case rowHeight = "row-height"
    case columnWidth = "column-width"
    case defaultCellStyle = "default-cell-style-name"
    case pageLayout = "page-layout"
    case pageLayoutName = "page-layout-name"
    case pageLayoutProperties = "page-layout-properties"
    case pageWidth = "page-width"
    case pageHeight = "page-height"
    case masterPageName = "master-page-name"
    case fillColor = "fill-color"
    case customShape = "custom-shape"
    case pageNumber = "page-number"
    case useWindowFontColor = "use-window-font-color"
}
