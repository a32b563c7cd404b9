import Documents

/// What holds inside a group of Rich Text Format, until the group ends.
struct RTFState {
    var destination = RTFDestination.text
    /// The encoding of the font; `nil` where the font says none.
    var codePage: CodePage?
    var isHidden = false
    var isDeleted = false
    var isInserted = false
    var isInvisible = false
    var isShaded = false
    /// Characters that follow a Unicode character for programs that do not know it.
    var replacements = 1
    var isInTable = false
    /// Whether the next word names a destination that may be skipped.
    var isIgnorable = false
    /// Whether characters of two bytes are meant by the next font.
    var isDoubleByte = false
    /// In encapsulated HTML: what only readers of Rich Text Format see.
    var isForRTFOnly = false

    /// How a text shows.
    var layer: Passage.Layer {
        if destination == .instruction { return .code }
        if isDeleted { return .deleted }
        if isHidden { return .concealed(.hiddenText) }
        if isInvisible, !isShaded, !isInTable { return .concealed(.invisibleInk) }
        return isInserted ? .inserted : .visible
    }
}

/// Where the text of a group goes.
enum RTFDestination: Equatable {
    /// Into the document.
    case text
    /// A field's code.
    case instruction
    /// A text of its own that the document holds under a name.
    case property(label: String, kind: SegmentKind, concealment: Concealment)
    case fonts
    case colours
    case picture
    /// Digits that stand for a file.
    case data(name: String)
    case object
    /// A tag of encapsulated HTML.
    case tag
    /// Nothing that says anything.
    case ignored
}
