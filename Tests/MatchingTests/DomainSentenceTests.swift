import Documents
import Frames
import Matching
import Testing

/// Sentences from DOMAIN sections 7.1 and 7.2 under rules as a pack would write them.
@Suite struct DomainSentenceTests {
    private static let compiled = Result {
        try CompiledRules(RuleSet(rules: DomainRules.all, digest: "test"))
    }

    private func found(_ part: PartText) throws -> [String] {
        var matcher = DocumentMatcher(rules: try Self.compiled.get(), limits: ExaminationLimits())
        matcher.match(part)
        let (findings, gaps) = matcher.finish()
        #expect(gaps.isEmpty)
        return findings.map { DomainRules.all[$0.rule].id }
    }

    @Test(arguments: [
        "法律字第0970654321號函釋", "參照內授移字第 0990112233 號令", "電子發票 KA20202026 已作廢", "載具類別發票號碼 PC11111111",
        "GPN 1010412345　ISBN 9789860499995", "ISSN 0028-0836", "統編 53012347 之廠商", "機關代碼：A15000000F",
        "採購案號 B104-1234567", "契約 C101010104 第3次變更", "sha1: 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12",
        "https://example.gov.tw/d?id=9FA140404047C0", "TWD97 X=250000.12 Y=2650000.34", "歲入歲出 0987,654,321 元",
        "科目 6200-0100-0200-0300", "20151231", "自民國105年1月1日生效", "本年3月5日生產履歷上線",
        "嬰兒粉回收公告（出生6個月以內適用）", "出生年月日：　　年　　月　　日", "總機 (02) 2348-2000、傳真 (02) 2312-1234",
        "派駐館處：+44-20-7881-2650", "免付費 0800-011-765", "（外交部）10048 臺北市介壽路 2 號",
        "展場：臺中市西屯區某公園路 1 號（公有展館）", "姓名 ○○○", "速別：普通件　密等及解密條件或保密期限：　附件：無",
        "速別：普通件　密等：普通", "機密性、完整性及可用性", "國家機密保護法宣導摺頁", "密度泛函理論研究計畫",
        "本件原列密，業於104年6月30日解密", "絕對機密之核定由部會首長為之", "UNCLASSIFIED (for public release)",
        "NATO Secretary General 訪問團", "CONFIDENTIALITY OBLIGATIONS（契約章名）", "圖／領事事務局提供",
        "攝氏 30 度以上高溫警示", "拜會路透社總部行程", "無線 AP 布建位置表",
    ])
    func `what only looks like it is left alone`(sentence: String) throws {
        #expect(try found(SampleRules.part(sentence)) == [])
    }

    struct Sentence: Sendable, CustomTestStringConvertible {
        let text: String
        let rules: [String]
        var testDescription: String { text }

        init(_ text: String, _ rules: String...) {
            self.text = text
            self.rules = rules
        }
    }

    @Test(arguments: [
        Sentence("身分證字號：A123456001", "tw.national-id"),
        Sentence("國民身分證統一編號 F200112236", "tw.national-id"),
        Sentence("I123400001、O246800002", "tw.national-id", "tw.national-id"),
        Sentence("配偶統號:W151515159", "tw.national-id"),
        Sentence("{\"id_no\":\"E100000014\"}", "tw.national-id"),
        Sentence("103獎學金_X262626261.docx", "tw.national-id"),
        Sentence("外僑居留證統一證號 A801010103", "arc.new"),
        Sentence("舊式居留證 DC30303038", "arc.old"),
        Sentence("港澳居民統證 K890123456", "arc.new"),
        Sentence("護照號碼：399000009", "passport"),
        Sentence("Passport No. 399000010", "passport"),
        Sentence("JP passport TR1234567", "passport"),
        Sentence("手機 0911-000-999", "tw.mobile"),
        Sentence("+886-955-111-000", "tw.mobile"),
        Sentence("886 988 765 432（家長）", "tw.mobile"),
        Sentence("住家 (03)3216549", "landline"),
        Sentence("〇九八八－〇〇〇－一一一", "tw.mobile"),
        Sentence("戶籍地 臺南市北區公園路123巷4號5樓", "address"),
        Sentence("現居 屏東縣萬丹鄉廈北村中興路18之2號", "address"),
        Sentence("出生年月日 66.12.25", "birthdate.roc"),
        Sentence("六十六年十二月二十五日生", "birthdate.born"),
        Sentence("信用卡 4111 2200 0000 0002", "card"),
        Sentence("卡號 3566-0000-0000-0000", "card"),
        Sentence("密等：極機密", "marking.field"),
        Sentence("機密等級：機密　保密期限至 124.9.2", "marking.field"),
        Sentence("極　機　密", "marking.stamp"),
        Sentence("極\n機\n密", "marking.stamp"),
        Sentence("密等及解密條件或保密期限：密（保存年限屆滿後解密）", "marking.field"),
        Sentence("密等:密(本件至民國150年6月30日解密)", "marking.field"),
        Sentence("限閱　共 12 頁", "marking.stamp"),
        Sentence("SECRET//NOFORN//20401231", "marking.foreign"),
        Sentence("Ｓ Ｅ Ｃ Ｒ Ｅ Ｔ", "marking.foreign"),
        Sentence("(TS//NF) 段首標示", "marking.foreign"),
        Sentence("CUI//SP-PRVCY//FED ONLY", "marking.foreign"),
        Sentence("（中央社記者陳小明攝）", "agency"),
        Sentence("中央社提供", "agency"),
        Sentence("圖／陳小明", "credit"),
        Sentence("攝影／吳大海", "credit"),
        Sentence("照片提供：私人收藏", "credit"),
        Sentence("© 2013 Example Publishing", "rights"),
        Sentence("版權所有　翻印必究", "rights", "rights"),
    ])
    func `what must be found is found`(sentence: Sentence) throws {
        #expect(try found(SampleRules.part(sentence.text)) == sentence.rules)
    }

    @Test(arguments: ValidatorTests.zones)
    func `every line of a machine-readable zone is found, alone and among others`(line: String) throws {
        #expect(try found(SampleRules.part(line)).contains("mrz"))
        #expect(try found(SampleRules.part("前言\n\(line)\n後語")).contains("mrz"))
    }

    @Test(arguments: [
        "Ａ１４０４０４０４７", "A14\u{200B}0404\u{AD}047", "A 1 4 0 4 0 4 0 4 7", "𝐀𝟏𝟒𝟎𝟒𝟎𝟒𝟎𝟒𝟕", "А140404047",
        "A1404\n04047", "A14040\r\n4047",
        "A140404047²", "Ａ١٤٠٤٠٤٠٤٧",
    ])
    func `no disguise hides a number`(disguise: String) throws {
        #expect(try found(SampleRules.part("身分證：\(disguise)")) == ["tw.national-id"])
    }

    @Test func `numbers below one another stay two`() throws {
        #expect(try found(SampleRules.part("0911000999\n0922000999")) == ["tw.mobile", "tw.mobile"])
    }
}
