import Documents

/// A page of plain text that grows line by line.
struct ReceiptPage {
    private let language: Language
    private(set) var text = ""

    init(language: Language) {
        self.language = language
    }

    /// A part's chain of names, each made safe for a terminal: they come from inside the document.
    static func safe(_ part: PartPath) -> String {
        part.names.map { FileName($0).display }.joined(separator: " › ")
    }

    mutating func title(_ title: LocalizedText) {
        line("Obstat \(title(language))")
        line("")
    }

    mutating func heading(_ heading: LocalizedText, count: Int? = nil) {
        line("")
        line("== \(heading(language))\(count.map { " (\($0))" } ?? "") ==")
    }

    mutating func field(_ label: LocalizedText, _ value: String) {
        line(label(language) + colon + value)
    }

    mutating func paragraph(_ text: String) {
        line(text)
        line("")
    }

    mutating func item(_ number: Int, _ zhTW: String, _ en: String) {
        line("\(number). " + LocalizedText(zhTW: zhTW, en: en)(language))
    }

    mutating func detail(_ text: String) {
        line("   " + text)
    }

    mutating func detail(_ label: LocalizedText, _ text: String) {
        line("   " + label(language) + colon + text)
    }

    mutating func bullet(_ text: String) {
        line("   - " + text)
    }

    mutating func closing(_ nextStep: LocalizedText, contact unit: Unit) {
        heading(ReceiptWords.nextStep)
        detail(nextStep(language))
        let contact = [unit.contact.name, unit.contact.phone, unit.contact.email].filter { !$0.isEmpty }
        heading(ReceiptWords.contact)
        detail(([unit.name(language)] + contact).joined(separator: "　"))
    }

    private var colon: String { language == .zhTW ? "：" : ": " }

    private mutating func line(_ line: String) {
        text += line + "\n"
    }
}
