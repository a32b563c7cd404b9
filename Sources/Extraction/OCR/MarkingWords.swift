/// Words that stamps and short lines carry; a doubtful reading that is one of these is believed.
enum MarkingWords {
    private static let words: Set<String> = [
        "密", "機密", "極機密", "絕對機密", "公務機密", "國家機密", "限閱", "內部文件", "不公開", "不對外公開", "密件", "草案", "草稿",
        "密等：密", "密等：機密", "密等：極機密", "密等：絕對機密", "密等:密", "密等:機密", "密等:極機密", "密等:絕對機密", "秘密",
        "CONFIDENTIAL", "SECRET", "TOPSECRET", "RESTRICTED", "DRAFT", "INTERNAL",
    ]

    static func isOne(_ text: String) -> Bool {
        words.contains(bare(text))
    }

    static func bare(_ text: String) -> String {
        String(text.filter { $0.isLetter || $0 == "：" || $0 == ":" }.uppercased())
    }
}
