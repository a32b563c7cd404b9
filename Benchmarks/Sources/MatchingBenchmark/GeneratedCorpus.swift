/// Documents made up of nothing that means anybody: Chinese, English and tables in turn, with a value that rules look for
/// here and there. The same seed gives the same documents everywhere.
struct GeneratedCorpus {
    private var state: UInt64 = 0x5DEE_CE66_D1CE_4E5B

    private mutating func number(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 11) % limit
    }

    private mutating func pick<T>(_ items: [T]) -> T { items[number(below: items.count)] }

    private static let ideographs = Array(
        "之第一公業二條定有年號及行市十本用三法以限人司或中日關規應項國理部保分機縣政工車自請者臺會辦月管五四區所文於申依為其事北地正得建計資經民員小執金學證處主全內發路修不明告水件程六務字生方核上下並書新費作樓報客案時合期表後款照查院實設電前委由技品大師點影檢七助里相成畫八施等險林要高開無度物通補在列附產次與的間如基同九築各具審量效出位巷登華教板份驗受交使化選標未可外加性名原陳構目職記段積動對備稱達數進專長每令局劑營百體橋街調面式評任育入至重勞容額科單府制測議送則特投股過立累準信片村校他鄉企安試當責權更指變台貨運承防料提土能範據境意代格訂山組續認造收總農該義算預除雄納個護元環東服增止空術製取類因鎮稅級准配直情置家際參央序鄰說南負興將萬屬醫罰密攝圖絕極"
    )
    private static let words = [
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "with", "be", "on", "by",
        "this", "are",
        "or", "from", "at", "which", "file", "option", "name", "value", "section", "system", "report",
        "number",
        "public", "policy", "meeting", "data", "version", "example", "directory", "character", "minister",
        "office",
        "national", "photo", "source", "secret", "internal", "document", "government", "Taiwan", "Please",
        "NOTE",
    ]
    private static let planted = [
        "身分證字號：A140404047", "聯絡電話 0911-000-999", "密等：密", "機密等級：極機密", "（中央社記者王小明攝）", "圖／翻攝自網路",
        "SECRET//NOFORN", "e-mail: someone@example.com", "出生：民國70年3月5日", "護照號碼 300000123", "TLP:RED",
        "COMPANY CONFIDENTIAL", "地址：臺北市中正區凱達格蘭大道2號", "銀行帳號 012-345-678901",
    ]

    /// Documents of 2 to 200 KB, in all about so many bytes.
    mutating func documents(bytes: Int) -> [[UInt8]] {
        var documents: [[UInt8]] = []
        var count = 0
        while count < bytes {
            let size = 2_000 + number(below: 100) * number(below: 100) * 20
            let document = document(kind: documents.count % 3, size: size)
            count += document.count
            documents.append(document)
        }
        return documents
    }

    private mutating func document(kind: Int, size: Int) -> [UInt8] {
        var text = ""
        while text.utf8.count < size {
            var line = ""
            for _ in 0..<3 {
                switch kind {
                case 0: line += chinese()
                case 1: line += english()
                default: line += row()
                }
            }
            if number(below: 60) == 0 { line += pick(Self.planted) }
            text += line + "\n"
        }
        return Array(text.utf8)
    }

    private mutating func chinese() -> String {
        var line = ""
        for _ in 0..<8 + number(below: 20) { line.append(pick(Self.ideographs)) }
        if number(below: 4) == 0 { line += String(number(below: 5_000)) }
        return line + pick(["，", "。", "、", "；", "："])
    }

    private mutating func english() -> String {
        (0..<6 + number(below: 8)).map { _ in pick(Self.words) }.joined(separator: " ")
            + pick([". ", ", ", "; "])
    }

    private mutating func row() -> String {
        let year = 2000 + number(below: 26)
        return
            "\(number(below: 100_000)),\(pick(Self.ideographs))\(pick(Self.ideographs)),\(year)/\(1 + number(below: 12))/\(1 + number(below: 28)),\(number(below: 10_000)).\(number(below: 100)),"
    }
}
