/// Texts in which something triggers at every turn.
enum HostileDocuments {
    static func all(bytes: Int) -> [(name: String, bytes: [UInt8])] {
        let pieces = [
            "SECRET//", "ISBN ", "(c)", "aa:aa:", "eyJ.", "0912 ", "姓名：", "密", "機密等級：", "A1", "A123456789 ", "<<<<",
            "王小明,", "圖／", "號", "臺北市中正區", "@", "\n", " ", "1", "a", "的", "護照號碼", "Copyright © ", "攝影：王",
            "民國70年", "\t王小明\t0911000999\n", "一二三四", "密 ", "/／",
        ]
        var documents = pieces.map { piece in
            (piece, Array(String(repeating: piece, count: bytes / piece.utf8.count).utf8))
        }
        var shuffled: [UInt8] = []
        var state: UInt64 = 0x5DEE_CE66_D1CE_4E5B
        while shuffled.count < bytes {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            shuffled += Array(pieces[Int(state >> 33) % pieces.count].utf8)
        }
        documents.append(("all of them, shuffled", shuffled))
        return documents
    }
}
