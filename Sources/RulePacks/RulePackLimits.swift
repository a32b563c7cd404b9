/// How much rule directories may hold; beyond it they are refused, so that a stray file can't exhaust the daemon.
enum RulePackLimits {
    /// Bytes of one YAML file; the largest shipped one has a fiftieth of it.
    static let packBytes = 1 << 20
    /// Bytes of one word list.
    static let listBytes = 1 << 20
    /// Files of one directory, at all depths.
    static let files = 2_000
    /// Folders within folders.
    static let depth = 8
    /// Rules of all packs together; also what the frames of the examiner carry.
    static let rules = 4_000
    /// References to an earlier node, counted before YAML is composed: few enough that none can multiply.
    static let aliases = 8
}
