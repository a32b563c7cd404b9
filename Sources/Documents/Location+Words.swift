extension Location {
    /// The place as a person would look it up, for example `Sheet “名冊”, cell B12 (hidden sheet)`.
    ///
    /// Names that come from the document are made safe for a terminal and cut to forty characters.
    package func words(_ language: Language) -> String {
        var words: [String] = []
        if let page { words.append(LocalizedText(zhTW: "第 \(page) 頁", en: "page \(page)")(language)) }
        if let slide { words.append(LocalizedText(zhTW: "第 \(slide) 張投影片", en: "slide \(slide)")(language)) }
        if let sheet {
            let name = Self.shortened(sheet)
            words.append(LocalizedText(zhTW: "工作表「\(name)」", en: "sheet “\(name)”")(language))
        }
        if let cell { words.append(LocalizedText(zhTW: "儲存格 \(cell)", en: "cell \(cell)")(language)) }
        if let line { words.append(LocalizedText(zhTW: "第 \(line) 行", en: "line \(line)")(language)) }
        if let paragraph, line == nil, cell == nil {
            words.append(LocalizedText(zhTW: "第 \(paragraph) 段", en: "paragraph \(paragraph)")(language))
        }
        if let field {
            let name = Self.shortened(field)
            words.append(LocalizedText(zhTW: "欄位「\(name)」", en: "field “\(name)”")(language))
        }
        if kind != .body || words.isEmpty { words.append(kind.title(language)) }
        if let how = concealment.title { words.append(how(language)) }
        return words.joined(separator: language == .zhTW ? "，" : ", ")
    }

    private static func shortened(_ name: String) -> String {
        let shown = FileName(name).display
        return shown.count <= 40 ? shown : shown.prefix(39) + "…"
    }
}

extension SegmentKind {
    /// A few words, in running text.
    package var title: LocalizedText {
        switch self {
        case .body: LocalizedText(zhTW: "本文", en: "text")
        case .heading: LocalizedText(zhTW: "標題", en: "heading")
        case .tableCell: LocalizedText(zhTW: "表格", en: "table")
        case .pageHeader: LocalizedText(zhTW: "頁首", en: "page header")
        case .pageFooter: LocalizedText(zhTW: "頁尾", en: "page footer")
        case .footnote: LocalizedText(zhTW: "註腳", en: "footnote")
        case .comment: LocalizedText(zhTW: "註解", en: "comment")
        case .trackedInsertion: LocalizedText(zhTW: "追蹤修訂的新增文字", en: "tracked insertion")
        case .trackedDeletion: LocalizedText(zhTW: "追蹤修訂的刪除文字", en: "tracked deletion")
        case .hidden: LocalizedText(zhTW: "隱藏內容", en: "hidden content")
        case .speakerNotes: LocalizedText(zhTW: "備忘稿", en: "speaker notes")
        case .formField: LocalizedText(zhTW: "表單欄位", en: "form field")
        case .annotation: LocalizedText(zhTW: "註記", en: "annotation")
        case .metadata: LocalizedText(zhTW: "文件資訊", en: "metadata")
        case .fileName: LocalizedText(zhTW: "檔名", en: "file name")
        case .ocr: LocalizedText(zhTW: "影像文字", en: "text in a picture")
        }
    }
}

extension Concealment {
    /// How it is hidden, in running text; `nil` where it is not.
    package var title: LocalizedText? {
        switch self {
        case .none: nil
        case .hiddenSheet: LocalizedText(zhTW: "隱藏工作表", en: "hidden sheet")
        case .veryHiddenSheet: LocalizedText(zhTW: "深度隱藏工作表", en: "very hidden sheet")
        case .hiddenRow: LocalizedText(zhTW: "隱藏列", en: "hidden row")
        case .hiddenColumn: LocalizedText(zhTW: "隱藏欄", en: "hidden column")
        case .hiddenSlide: LocalizedText(zhTW: "隱藏投影片", en: "hidden slide")
        case .hiddenText: LocalizedText(zhTW: "隱藏文字", en: "hidden text")
        case .invisibleInk: LocalizedText(zhTW: "與背景同色或不可見的文字", en: "invisible ink")
        case .offPage: LocalizedText(zhTW: "頁面範圍外", en: "outside the page")
        case .covered: LocalizedText(zhTW: "被圖形遮蓋", en: "covered by a shape")
        case .layerOff: LocalizedText(zhTW: "關閉的圖層", en: "layer switched off")
        case .markupOnly: LocalizedText(zhTW: "僅存在於標記中", en: "in markup only")
        case .cachedData: LocalizedText(zhTW: "快取資料", en: "cached data")
        }
    }
}
