extension StandardInput {
    /// The first line of standard input without its line end; `nil` where there is none.
    static func line() -> String? { readLine(strippingNewline: true) }
}
