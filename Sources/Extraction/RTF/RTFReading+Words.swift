import Documents

extension RTFReading {
    /// Follows a control word.
    func follow(_ word: String, _ number: Int?) {
        let isIgnorable = state.isIgnorable
        state.isIgnorable = false
        if let destination = RTFWords.destinations[word] { return enter(destination, word) }
        if follow(character: word, number) || follow(format: word, number) || follow(table: word, number) {
            return
        }
        if isIgnorable, state.destination != .ignored {
            flush()
            finishOuterProperty()
            collected = []
            // An extension that nobody knows may say anything.
            state.destination = .property(label: word, kind: .metadata, concealment: .markupOnly)
        }
    }

    /// Hands over what a destination has gathered so far when another begins inside of it.
    private func finishOuterProperty() {
        if case .property = state.destination { finish(state.destination) }
    }

    private func enter(_ destination: RTFWords.Destination, _ word: String) {
        guard state.destination != .ignored || word == "shptxt" else { return }
        flush()
        finishOuterProperty()
        switch destination {
        case .story(let kind): startStory(kind)
        case .alternateStory: startStory(.body, isAlternate: true)
        case .plain(let plain):
            state.destination = plain
            if case .property = plain { collected = [] }
            if plain == .picture || plain == .object {
                collected = []
                binary = []
                picture = RTFPicture()
            }
            if case .data = plain { collected = [] }
        case .hidden: state.isHidden = true
        case .shapePicture: hasTwin = true
        case .otherPicture:
            if hasTwin { state.destination = .ignored }
            hasTwin = false
        }
    }

    // MARK: Characters

    private func follow(character word: String, _ number: Int?) -> Bool {
        switch word {
        case "u": append(unit: number ?? 0)
        case "uc": state.replacements = min(max(number ?? 1, 0), 16)
        case "par", "sect", "page", "column", "softpage": if state.destination == .text { endParagraph() }
        case "line", "lbr": appendSign(isHTML ? "\n" : " ")
        case "cell", "nestcell": endCell()
        case "row", "nestrow": endRow()
        default:
            guard let text = RTFWords.characters[word] else { return false }
            appendSign(text)
        }
        return true
    }

    // MARK: Formatting

    private func follow(format word: String, _ number: Int?) -> Bool {
        let isOn = number != 0
        switch word {
        case "v", "deleted", "revised", "plain", "pard", "cf", "fs", "cb", "highlight", "chcbpat", "cbpat",
            "f",
            "af", "dbch", "loch", "hich", "intbl", "itap", "htmlrtf":
            flush()
        default: break
        }
        switch word {
        case "v": state.isHidden = isOn
        case "deleted": state.isDeleted = isOn
        case "revised": state.isInserted = isOn
        case "plain":
            state.isHidden = false
            state.isDeleted = false
            state.isInserted = false
            state.isInvisible = false
        case "pard":
            state.isInTable = false
            state.isShaded = false
        case "intbl": state.isInTable = true
        case "itap": state.isInTable = (number ?? 0) > 0
        case "cf": state.isInvisible = colours.isWhite(number ?? 0)
        case "fs": if let number, number <= 2 { state.isInvisible = true }
        case "cb", "highlight", "chcbpat", "cbpat": state.isShaded = (number ?? 0) > 0
        case "htmlrtf": state.isForRTFOnly = isOn
        default: return follow(font: word, number)
        }
        return true
    }

    private func follow(font word: String, _ number: Int?) -> Bool {
        switch word {
        case "f":
            if state.destination == .fonts {
                fonts.start(number ?? 0)
            } else {
                state.codePage = fonts[number ?? 0]
            }
        case "af": if state.isDoubleByte, let page = fonts[number ?? 0] { state.codePage = page }
        case "dbch": state.isDoubleByte = true
        case "loch", "hich": state.isDoubleByte = false
        case "fcharset": fonts.set(charset: number ?? 0)
        case "cpg" where state.destination == .fonts: fonts.set(codePage: number ?? 1252)
        case "deff": break
        case "red", "green", "blue": colours.set(word, number ?? 0)
        default: return false
        }
        return true
    }

    // MARK: The document, tables, pictures

    private func follow(table word: String, _ number: Int?) -> Bool {
        switch word {
        case "ansicpg": if let number, number > 0 { documentCodePage = CodePage(number) }
        case "mac": documentCodePage = CodePage(10_000)
        case "pc": documentCodePage = CodePage(437)
        case "pca": documentCodePage = CodePage(850)
        case "fromhtml": isHTML = true
        case "emfblip", "pngblip", "jpegblip", "macpict", "wmetafile", "dibitmap", "wbitmap", "pmmetafile":
            picture.kind = word
        default: return false
        }
        return true
    }
}
