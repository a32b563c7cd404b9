import Glibc

/// How much random tests try: little in every run of the tests, as much as `OBSTAT_FUZZ` says when somebody wants to know.
enum FuzzSize {
    static let batches = unsafe getenv("OBSTAT_FUZZ").flatMap { unsafe Int(String(cString: $0)) } ?? 6
    static let patterns = 20
}
