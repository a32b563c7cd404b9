/// The local names that readers of XML, OOXML and ODF act on; every other name is ``other``.
enum XMLName: String {
    case other = ""

    // MARK: Text, in every office family
    case p, r, t, tab, br, cr, tbl, tr, tc, sym, fld, val, name, id, type, title, text, ref, date, time, h, s, a, span

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
    case pPr, rPr, pStyle, rStyle, style, styleId, basedOn, outlineLvl, vanish, specVanish, webHidden, color, sz, shd
    case fill, highlight, tblStyle, gridSpan, gridCol, ins, del, moveFrom, moveTo, delText, instrText, delInstrText
    case fldSimple, instr, noBreakHyphen, softHyphen, ptab, ruby, rt, footnote, endnote, comment, author, initials
    case txbxContent, textbox, textpath, string, alt, alias, tag, listItem, displayText, value, hyperlink, tooltip
    case bookmarkStart, docVar, char, font, oMath
    case alternateContent = "AlternateContent"
    case choice = "Choice"
    case fallback = "Fallback"
    case posOffset, align, pctWidth, pctHeight, pctPosHOffset, pctPosVOffset
    case anchor = "Anchor"

    // MARK: Drawings and slides
    case docPr, cNvPr, descr, hidden, sp, pic, cxnSp, graphicFrame, grpSp, ph, off, ext, x, y, cx, cy, xfrm, spPr
    case sld, sldSz, sldId, show, hlinkClick, hlinkHover, cmAuthor, cm, v, f, displayName, userName, script, typeface
    case ascii, hAnsi, eastAsia, cs, panose, themeColor

    // MARK: Sheets
    case sheet, state, workbookPr, date1904, definedName, si, rPh, numFmt, numFmtId, formatCode, cellXfs, xf
    case worksheet, cols, col, min, max, row, c, `is`, sheetData, oddHeader, evenHeader, firstHeader, oddFooter
    case evenFooter, firstFooter, dataValidation, prompt, promptTitle, error, errorTitle, formula1, formula2, display
    case location, tableColumn, cacheField, n, d, threadedComment, person, sheetName, comments
}
