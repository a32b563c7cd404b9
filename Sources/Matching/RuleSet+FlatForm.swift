import Documents
package import Frames

extension RuleSet {
    /// Changed whenever the form below changes.
    private static let version: UInt16 = 2
    private static let magic = Array("OBSTAT-RULES".utf8)

    /// What matching needs of every rule, in the form that crosses the trust boundary.
    ///
    /// Titles, advice, references and examples stay behind.
    package func encoded() -> [UInt8] {
        var writer = FrameWriter()
        writer.write(bytes: Self.magic)
        writer.write(Self.version)
        writer.write(list: rules) { $0.write($1) }
        return writer.bytes
    }

    /// - Parameters:
    ///   - bytes: what ``encoded()`` made, whole.
    ///   - digest: the digest of `bytes`, from whoever vouches for them.
    /// - Throws: at the first oddity; nothing is guessed.
    package init(decoding bytes: [UInt8], digest: String) throws(FrameError) {
        var reader = FrameReader(bytes)
        guard Array(try reader.byteString(limit: Self.magic.count)) == Self.magic else { throw .unknownKind }
        guard try reader.integer(UInt16.self) == Self.version else { throw .wrongVersion }
        let rules = try reader.list(limit: 65_536) { reader throws(FrameError) in try reader.rule() }
        try reader.finish()
        self.init(rules: rules, digest: digest)
    }
}

extension FrameWriter {
    fileprivate mutating func write(_ rule: Rule) {
        write(rule.id)
        write(rule.pack)
        write(Int64(rule.packVersion))
        write(rule.category.rawValue)
        write(rule.pattern)
        write(rule.flags.rawValue)
        write(UInt16(clamping: rule.capture))
        write(list: rule.kinds.map(\.rawValue).sorted()) { $0.write($1) }
        write(rule.position.rawValue)
        write(list: rule.validators) { $0.write($1.rawValue) }
        write(optional: rule.context) { $0.write($1) }
        write(optional: rule.exclusion) { $0.write($1) }
        write(rule.confidence.rawValue)
        write(optional: rule.confidenceAlone) { $0.write($1.rawValue) }
        write(UInt32(clamping: rule.atLeast))
        write(rule.distinct)
        write(rule.action.rawValue)
        write(UInt16(clamping: rule.mask.first))
        write(UInt16(clamping: rule.mask.last))
        write(rule.state.rawValue)
        write(rule.variesByUnit)
        write(optional: rule.register) { $0.write($1) }
        write(optional: rule.structure) { $0.write($1) }
    }

    private mutating func write(_ structure: Rule.Structure) {
        write(list: structure.concealed.map(\.rawValue).sorted()) { $0.write($1) }
        write(list: structure.kinds.map(\.rawValue).sorted()) { $0.write($1) }
        write(list: structure.fields) { $0.write($1) }
        write(list: structure.traits.map(\.rawValue).sorted()) { $0.write($1) }
        write(list: structure.exceptKinds.map(\.rawValue).sorted()) { $0.write($1) }
        write(list: structure.exceptConcealed.map(\.rawValue).sorted()) { $0.write($1) }
        write(list: structure.exceptValues) { $0.write($1) }
    }

    private mutating func write(_ register: Rule.Register) {
        write(UInt32(clamping: register.rows))
        write(register.beside)
        write(optional: register.unless) { $0.write($1) }
    }

    private mutating func write(_ context: Rule.Context) {
        write(list: context.keywords) { $0.write($1) }
        write(UInt32(clamping: context.within))
        write(context.columnHeader)
    }

    private mutating func write(_ exclusion: Rule.Exclusion) {
        write(list: exclusion.keywords) { $0.write($1) }
        write(UInt32(clamping: exclusion.within))
        write(list: exclusion.rowHeaders) { $0.write($1) }
        write(list: exclusion.values) { $0.write($1) }
        write(optional: exclusion.pattern) { $0.write($1) }
    }
}

extension FrameReader {
    private static let nameBytes = 4_096
    private static let patternBytes = 1 << 20
    /// The widest distance at which a word counts.
    private static let within = 100_000

    fileprivate mutating func rule() throws(FrameError) -> Rule {
        var rule = try ruleHead()
        guard let position = Rule.Position(rawValue: try integer()) else { throw .outOfRange }
        rule.position = position
        rule.validators = try list(limit: 64) { reader throws(FrameError) in
            guard let validator = Validator(rawValue: try reader.string(limit: Self.nameBytes)) else {
                throw .outOfRange
            }
            return validator
        }
        rule.context = try optional { reader throws(FrameError) in try reader.context() }
        rule.exclusion = try optional { reader throws(FrameError) in try reader.exclusion() }
        rule.confidence = try confidence()
        rule.confidenceAlone = try optional { reader throws(FrameError) in try reader.confidence() }
        rule.atLeast = Int(try integer(UInt32.self))
        rule.distinct = try boolean()
        guard let action = Action(rawValue: try integer()) else { throw .outOfRange }
        rule.action = action
        rule.mask = Rule.Mask(first: Int(try integer(UInt16.self)), last: Int(try integer(UInt16.self)))
        guard let state = Rule.State(rawValue: try integer()) else { throw .outOfRange }
        rule.state = state
        rule.variesByUnit = try boolean()
        rule.register = try optional { reader throws(FrameError) in try reader.register() }
        rule.structure = try optional { reader throws(FrameError) in try reader.structure() }
        return rule
    }

    private mutating func structure() throws(FrameError) -> Rule.Structure {
        Rule.Structure(
            concealed: try members(Concealment.init(rawValue:)),
            kinds: try members(SegmentKind.init(rawValue:)), fields: try words(),
            traits: try members(Trait.init(rawValue:)), exceptKinds: try members(SegmentKind.init(rawValue:)),
            exceptConcealed: try members(Concealment.init(rawValue:)), exceptValues: try words())
    }

    /// Some of a closed list.
    private mutating func members<Member: Hashable>(
        _ member: (UInt8) -> Member?
    ) throws(FrameError) -> Set<Member> {
        let members = try list(limit: 256) { reader throws(FrameError) in
            guard let member = member(try reader.integer()) else { throw .outOfRange }
            return member
        }
        return Set(members)
    }

    private mutating func ruleHead() throws(FrameError) -> Rule {
        let id = try string(limit: Self.nameBytes)
        let pack = try string(limit: Self.nameBytes)
        let packVersion = Int(try integer(Int64.self))
        guard let category = Category(rawValue: try string(limit: Self.nameBytes)) else { throw .outOfRange }
        var rule = Rule(
            id: id, pack: pack, packVersion: packVersion, title: LocalizedText(zhTW: "", en: ""),
            category: category,
            pattern: try string(limit: Self.patternBytes))
        rule.flags = Rule.Flags(rawValue: try integer())
        guard rule.flags.rawValue < 32 else { throw .outOfRange }
        rule.capture = Int(try integer(UInt16.self))
        rule.kinds = try members(SegmentKind.init(rawValue:))
        return rule
    }

    private mutating func confidence() throws(FrameError) -> Confidence {
        guard let confidence = Confidence(rawValue: try integer()) else { throw .outOfRange }
        return confidence
    }

    private mutating func words() throws(FrameError) -> [String] {
        try list(limit: 65_536) { reader throws(FrameError) in try reader.string(limit: Self.nameBytes) }
    }

    private mutating func distance() throws(FrameError) -> Int {
        let distance = Int(try integer(UInt32.self))
        guard distance <= Self.within else { throw .outOfRange }
        return distance
    }

    private mutating func register() throws(FrameError) -> Rule.Register {
        Rule.Register(
            rows: try distance(), beside: try string(limit: Self.patternBytes),
            unless: try optional { reader throws(FrameError) in try reader.string(limit: Self.patternBytes) }
        )
    }

    private mutating func context() throws(FrameError) -> Rule.Context {
        Rule.Context(keywords: try words(), within: try distance(), columnHeader: try boolean())
    }

    private mutating func exclusion() throws(FrameError) -> Rule.Exclusion {
        Rule.Exclusion(
            keywords: try words(), within: try distance(), rowHeaders: try words(), values: try words(),
            pattern: try optional { reader throws(FrameError) in try reader.string(limit: Self.patternBytes) }
        )
    }
}
