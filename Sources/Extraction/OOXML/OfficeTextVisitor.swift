import Documents

/// Reads text as Word's and DrawingML's markup have it: paragraphs of runs, in tables, text boxes, shapes, charts.
///
/// One visitor serves every part with such text, because parts hold one another's markup: a Word paragraph holds a
/// shape, the shape a text box, the text box Word paragraphs again. Characters outside the known elements are
/// delivered too.
final class OfficeTextVisitor: XMLVisitor {
    /// A paragraph that is open, with what was open around it.
    struct Paragraph {
        var passage = Passage()
        var isHeading = false
        var styleHides = false
        var styleIsTiny = false
        var styleInk: InkColour?
        /// What its shading or its style puts behind the text.
        var ground: InkGround?
        /// Whether only what its twin has not said is delivered.
        var isFallback = false
    }

    /// The run that is open.
    struct Run {
        var hides = false
        var isTiny = false
        var isTransparent = false
        /// `nil` where the program chooses a colour that can be read.
        var ink: InkColour?
        var ground: InkGround?
        /// Whether the ground is a highlighter's, which does not change the colour of text.
        var isHighlighted = false
    }

    /// Alternative markup: what its choice said, so that its fallback doesn't say it again.
    struct Alternative {
        var texts: Set<[UInt8]> = []
        var inline: [UInt8] = []
        var isChoice = false
    }

    let kind: SegmentKind
    let context: OOXMLContext
    var builder = PartTextBuilder()
    /// What attributes and comments say; kept apart so that it doesn't stand between a label and its value.
    var asides = PartTextBuilder()
    /// Kinds of links out of the document, where relationships stand in the same XML as the text.
    var outside: [String] = []
    /// Files that stand in the markup as base64.
    var files: [[UInt8]] = []
    var paragraphs: [Paragraph] = []
    var run = Run()
    var inserted = 0
    var deleted = 0
    var tables: [OfficeTable] = []
    var shapes: [SlideShape] = []
    var groups: [SlideGroup] = []
    /// The shapes of a slide that have been read, from the back to the front.
    var placed: [SlideShape] = []
    /// The slide's own background; `nil` where it has its layout's.
    var ground: InkGround?
    var hasTiming = false
    var hasCroppedPicture = false
    var alternatives: [Alternative] = []
    var names: [XMLName] = []
    var spelled: [Int32] = []
    var authors: Set<String> = []
    var paragraphNumber: Int32 = 0
    /// The cell that a sheet's comment belongs to.
    var cell: (row: Int32, column: Int32)?
    /// Whether the page has a colour of its own.
    var hasBackground = false
    /// Set by the root of a hidden slide.
    var hiddenRoot: Concealment = .none
    private var spellings: XMLNames?

    init(kind: SegmentKind, context: OOXMLContext) {
        self.kind = kind
        self.context = context
    }

    var concealment: Concealment {
        if context.concealment != .none { return context.concealment }
        if hiddenRoot != .none { return hiddenRoot }
        return shapes.last { $0.concealment != .none }?.concealment ?? .none
    }

    // MARK: Events

    func start(_ element: XMLElement) {
        names.append(element.name)
        spelled.append(element.spelling)
        spellings = element.names
        readAttributes(of: element)
        switch element.name {
        case .p, .rt, .text: startParagraph()
        case .r: run = Run()
        case .tab where isInRun, .ptab: append("\t")
        case .br, .cr: append("\n")
        case .noBreakHyphen: append("-")
        case .sym: appendSymbol(element)
        case .ins, .moveTo: inserted += 1
        case .del, .moveFrom: deleted += 1
        case .fldSimple, .fld: if let code = element[.instr] { append(code, layer: .code) }
        case .tbl, .tr, .tc, .gridSpan, .tblStyle: startTable(element)
        case .alternateContent, .choice, .fallback: startAlternative(element.name)
        default:
            readProperties(of: element)
            readShape(element)
        }
    }

    func text(_ bytes: [UInt8]) {
        switch names.last {
        case .t: append(bytes, layer: layer)
        case .delText: append(bytes, layer: .deleted)
        case .instrText, .delInstrText: append(bytes, layer: .code)
        case .posOffset, .align, .pctWidth, .pctHeight, .pctPosHOffset, .pctPosVOffset, .anchor: return
        case .text, .rt: append(bytes, layer: layer)
        case .binaryData, .binData, .officeBinaryData: files.append(Base64.decode(bytes) ?? bytes)
        default: appendLoose(bytes)
        }
    }

    func end(_ name: XMLName) {
        _ = names.popLast()
        _ = spelled.popLast()
        switch name {
        case .p, .rt, .text: endParagraph()
        case .r: run = Run()
        case .ins, .moveTo: inserted -= 1
        case .del, .moveFrom: deleted -= 1
        case .tc: endCell()
        case .tbl: _ = tables.popLast()
        case .choice, .fallback, .alternateContent: endAlternative(name)
        case .sp, .pic, .cxnSp, .graphicFrame: endShape()
        case .grpSp: _ = groups.popLast()
        case .sld: endSlide()
        case .comment, .threadedComment: cell = nil
        default: break
        }
    }

    func remark(_ bytes: [UInt8], line: Int32) {
        asides.append(bytes.trimmed, kind: .comment, concealment: .markupOnly)
    }

    // MARK: Text outside paragraphs

    private var isInRun: Bool { names.count > 1 && names[names.count - 2] == .r }

    /// Chart caches, formulas, and whatever no rule here knows.
    private func appendLoose(_ bytes: [UInt8]) {
        let text = bytes.trimmed
        guard !text.isEmpty, !text.isGUID else { return }
        // The old drawings say here where a comment's box stands.
        if names.contains(.clientData), !text.isTelling { return }
        let label = spelled.last.flatMap { spelling in spellings?.text(spelling) }
        builder.append(
            text, kind: names.last == .author ? .metadata : kind, concealment: concealment,
            place: place(in: &builder),
            label: label.map { builder.name($0) } ?? Place.absent)
    }
}
