import Reports

/// A time as a template shows it.
struct Moment {
    let machine: String
    let shown: String

    /// - Parameter nanoseconds: since 1970, UTC.
    init(_ nanoseconds: Int64) {
        let time = PointInTime(nanoseconds: nanoseconds)
        machine = time.machine
        shown = time.shown
    }
}
