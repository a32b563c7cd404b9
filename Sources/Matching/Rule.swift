package import Documents

/// One rule, checked and ready to be applied; what a rule pack says, without how it was written.
package struct Rule: Sendable, Hashable {
    /// Stable for ever; a changed meaning is a new id.
    package var id: String
    /// The pack that it comes from, for example `personal-data/tw-identity`.
    package var pack: String
    package var packVersion: Int
    package var title: LocalizedText
    package var category: Category
    /// Why the value must not be published, for the person who reads a finding.
    package var why: String
    /// PCRE2 syntax, lists already expanded.
    ///
    /// It is matched against the normalised view, which holds no full-width ASCII: `:` and `(`, never `：` and `（`
    /// (``NormalisedView/canHold(_:)``).
    /// Empty where the rule has a ``structure``.
    package var pattern: String
    /// What it looks for in place of a pattern; `nil` for a rule on text.
    package var structure: Structure?
    package var flags: Flags
    /// The capture group that is the value; 0 is the whole match.
    package var capture: Int
    /// The kinds of text the rule reads; empty means all.
    package var kinds: Set<SegmentKind>
    package var position: Position
    /// All must hold, or there is no finding.
    package var validators: [Validator]
    package var context: Context?
    package var exclusion: Exclusion?
    /// Where set, only names in lists of people are findings.
    package var register: Register?
    /// Confidence where context was found, and of every finding of a rule without context.
    package var confidence: Confidence
    /// Confidence without context; `nil` means that there is no finding without it.
    package var confidenceAlone: Confidence?
    /// The fewest values in one document that make findings; below it they are dropped.
    package var atLeast: Int
    /// Whether ``atLeast`` counts different values only.
    package var distinct: Bool
    package var action: Action
    /// Empty means the category's own.
    package var grounds: [Ground]
    /// The class that it proposes for what it stops; `nil` for its category's.
    package var proposal: Openness?
    package var mask: Mask
    package var advice: LocalizedText?
    package var references: [String]
    package var state: State
    /// Whether a site has the rule count differently for some unit, so that it can't stand for what others find.
    package var variesByUnit: Bool
    /// At least three, but none of a rule on structure; the rule must find the marked value in each.
    package var examples: [Example]
    /// At least two, but none of a rule on structure; the rule must find nothing in them.
    package var counterexamples: [Example]

    package struct Flags: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let caseless = Flags(rawValue: 1)
        package static let multiline = Flags(rawValue: 2)
        package static let dotall = Flags(rawValue: 4)
        package static let extended = Flags(rawValue: 8)
        package static let ucp = Flags(rawValue: 16)
    }

    /// Where in the text the match must stand.
    package enum Position: UInt8, Sendable, CaseIterable {
        case any = 0
        /// The match, apart from brackets, marks and spaces around it, is its whole line or cell.
        case ownLine
        /// Only spaces and brackets stand before it on its line or in its cell.
        case lineStart
        /// In a page header or footer, or among the first or last three lines of a page (where there are no pages: of the part).
        case pageEdge
        /// Among the first or last five lines of the part.
        case documentEdge
        /// The match is the whole value of a labelled field or cell.
        case fieldValue
    }

    /// Words that make the value believable.
    package struct Context: Sendable, Hashable {
        /// Compared without regard to case or width.
        package var keywords: [String]
        /// Characters of visible text on each side in which a keyword counts.
        package var within: Int
        /// Whether the column header, field name or the heading above counts too.
        package var columnHeader: Bool

        package init(keywords: [String], within: Int = 40, columnHeader: Bool = true) {
            self.keywords = keywords
            self.within = within
            self.columnHeader = columnHeader
        }
    }

    /// What lowers confidence: by one step where a validator vouches for the value, to nothing where none does.
    package struct Exclusion: Sendable, Hashable {
        package var keywords: [String]
        /// Characters on each side in which a keyword counts.
        package var within: Int
        /// Words that count in the header of any column of the value's row: a post beside a name makes a directory.
        package var rowHeaders: [String]
        /// Values that are never personal, such as a hotline; compared after normalisation.
        package var values: [String]
        /// A pattern that must not match the line of the value; its match must overlap the value.
        package var pattern: String?

        package init(
            keywords: [String] = [], within: Int = 40, rowHeaders: [String] = [], values: [String] = [],
            pattern: String? = nil
        ) {
            self.keywords = keywords
            self.within = within
            self.rowHeaders = rowHeaders
            self.values = values
            self.pattern = pattern
        }
    }

    /// A text that shows what a rule finds or leaves alone.
    package struct Example: Sendable, Hashable {
        /// `«»` marks the value that must be found; lines are separated by line feeds, cells by tabs.
        package var text: String
        /// What kind of text it stands for; `nil` means the first of the rule's kinds, or `body`.
        package var kind: SegmentKind?
        /// The column header or field name over it.
        package var label: String?

        package init(text: String, kind: SegmentKind? = nil, label: String? = nil) {
            self.text = text
            self.kind = kind
            self.label = label
        }
    }

    /// How much of a value an excerpt may show.
    package struct Mask: Sendable, Hashable {
        package var first: Int
        package var last: Int

        package init(first: Int = 0, last: Int = 0) {
            self.first = first
            self.last = last
        }
    }

    /// How far a rule is trusted (LESSONS 3.4).
    package enum State: UInt8, Sendable, CaseIterable {
        case testing = 0
        /// Findings are notes.
        case shadow
        case enforced
        /// Enforced, but known to need work.
        case noisy
        case disabled
    }

    package init(
        id: String, pack: String, packVersion: Int, title: LocalizedText, category: Category, pattern: String
    ) {
        self.id = id
        self.pack = pack
        self.packVersion = packVersion
        self.title = title
        self.category = category
        self.pattern = pattern
        why = ""
        flags = []
        capture = 0
        kinds = []
        position = .any
        validators = []
        confidence = .high
        confidenceAlone = .medium
        atLeast = 1
        distinct = false
        action = .review
        grounds = []
        mask = Mask()
        references = []
        state = .enforced
        variesByUnit = false
        examples = []
        counterexamples = []
    }
}
