import Documents

extension Evidence {
    /// What it is and where it is kept, fit for a page.
    func shown(_ language: Language) -> String {
        "\(kind.title(language))：\(String(shownSafely: reference))"
    }
}
