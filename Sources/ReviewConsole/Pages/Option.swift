/// One choice of a list in a form.
struct Option {
    let value: String
    let label: String
    let chosen: Bool

    init(_ value: String, _ label: String, chosen: Bool = false) {
        self.value = value
        self.label = label
        self.chosen = chosen
    }
}
