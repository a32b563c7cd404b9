/// The local names that readers of XML, OOXML and ODF act on; every other name is ``other``.
enum XMLName: String {
    case other = ""

    // MARK: Text of every office family
    case p, r, t, tab, br, cr, tbl, tr, tc, sym, fld, val, name, id, type, title, text, ref, value, date, time
}
