/// The Han characters that ordinary text is mostly made of.
///
/// Two thirds of any honest text are among them, and about one in ten of what a wrong decoding gives.
enum CommonCharacters {
    /// Whether the code point is in the table.
    static func contains(_ scalar: UInt32) -> Bool {
        guard scalar >= first, scalar <= last else { return false }
        let index = Int(scalar - first)
        return bits[index >> 6] & (1 << UInt64(index & 63)) != 0
    }

    private static let first: UInt32 = 0x4E00
    private static let last: UInt32 = 0x9FFF

    private static let bits: [UInt64] = {
        var bits = [UInt64](repeating: 0, count: Int(last - first) / 64 + 1)
        for scalar in (traditional + names + simplified + japanese).unicodeScalars {
            let index = Int(scalar.value - first)
            bits[index >> 6] |= 1 << UInt64(index & 63)
        }
        return bits
    }()

    /// Of laws, notices and letters in Taiwan.
    private static let traditional = """
        明新體細之第一公業二條定有年號及行本市十法用三限以人司或部日中規關項應理保政分國工機會車自請\
        者臺縣辦管月五所四文於申依為事其正北地內得建經執資計區員小學證處金發全告修主路程不民件水生務\
        報六方期字核上書並下表作費案樓客院時合款委照後查實設電技前師由點品檢影大七助施相等畫險要八成\
        通開高度物補在附列產與間次的基同如登築林各九審具量教出位巷交華板份標驗受使容可未外加性記名構\
        化原令對職目動段陳達積稱備局專數營每育進劑百式格街效調橋評勞面任科入至送重額單則府測制股特投\
        立過長準累議信校無片他更企試里變責權指安防貨運台境承土料提能範訂據意組農預續認總收造該算除護\
        納環個止選稅義雄准山術元服增空類因取製級代配共際置家情央參署序鄰說直醫財負屬罰將暨團放幣編萬\
        藥違章考許圍課結付官力顧停需改符率利集且別庫滯授函約平超草南東決興繳光起存轉推託最導形樣但當\
        層清戶門知鄉易示班已子例予質連器軍樹須商簡氣液災園黃轄廣張係向即址銷旨廠現適場統問演李裝載供\
        整濟必心而果錄灣非害排尺室鍰布免汽海口滿榮益支展移解此券鎮廢完換含德估聯來節溶材弄監社輛包給\
        病比研網織救爰見就確接領少和註融系型輔觀圖食衛城另再道吳源王種身逾傳狀持視響診強採訓訊求天福\
        美繼善綠釋風餘映析駛活從維先冊價永火桃反松何燃是劃均健駕協簽復住述慶值旅康故損留龍私晉懲密西\
        退村隆藝仁油流酸千士良濃練真港獎況近宜始洪按漁世陽低措館療線劉回刪印督象徵木紀居致慢刊到票菌\
        戒習舉楊輸船箱航役曾失精忠散玉溫宏站延底都亦素童閉優僑甲填語順避足被蔡播銘嘉姓策儀宗契急兒周\
        俊籍志氧固馬仍難抵若治覆裁減手牌花宣購察績究針陸遺離域撥償括候障養貿警謝零話詳秀我稽屆壓染污\
        江擬歷鄭色消硫態洽併祥湖多膠引然界討詢房降尚複充豐英裕半鐘熱顯郭瓶蒸鑑異隊郵富瑞聘招培畢擔葉\
        竹常亞感秋粉綜賴否麗追速租債切軸獲輝眷惟酌論雅鳳了這們也你那著裡裏麼去沒看還好些她只想它把又\
        兩很戰頭什己斯老聲走幾題爾打女神才太做命克便眼聽白卻像思邊死拉望覺今讓識帶爭筆帳碼絡座席假齡\
        極閱
        """

    /// Of people's names and places in Taiwan, which notices alone would miss.
    private static let names = """
        邱廖徐蘇莊呂蕭羅潘朱鍾游詹胡沈余盧梁趙顏柯翁魏孫戴范宋鄧杜侯曹薛傅丁蔣歐藍唐卓董石馮古姚湯汪\
        涂鄒田巫尤龔嚴韓黎阮袁錢邵柳倪夏伍譚賀甘偉冠豪哲宇淑芬玲婷怡君惠雪娟珍芳慧萍雲蘭梅蓉欣佳穎詩\
        涵恩妍晴宥翔睿瑜琪倩敏靜娜莉瑩瑄彥凱傑霖勳軒廷昌壽孝苗栗彰屏蓮澎祖
        """

    /// Of simplified script, where it differs.
    private static let simplified = """
        这个们来为国说时会对于着过发后种经么学现当没动还进样开从实军无与长机关点业将两间问并应战头体\
        见产话内给门儿东声员论处义几认条气题尔别变总电数报结务场计资许统区队决马书则听却达强难权设记\
        类据边张该规万觉术领确传师观让识带导争运笔风步根干言联组济车亲极快办议往证转夫怎呢远叫单罗爱\
        击备兵连调深质团价党华级离况亚请际约复息线似断满视越须写称功吗史乎轻早农找装广显吧阿标谈吃图\
        念历首医突专费号尽较注语仅落青随选武红响虽势参希众构节某黑维革划敌陈律态护兴派孩验责营星够音\
        跟严巴族续讲终答紧黄绝奇母京批群项河米围织斗双纪采举杀攻父苏朝友诉细愿男钱破网热倒属坐帐脸职\
        刻乐刚威毛状甚独球般普怕弹苦创伪户码邮岁龄邻县镇乡栋楼详刘杨赵吴孙郑谢韩冯邓萧叶阎钟谭邹熊陆\
        郝孔崔秦顾孟龙雷汤尹贺赖龚
        """

    /// Of Japanese, where it differs.
    private static let japanese = """
        円気午川聞毎右読左休雨野画売終広町転楽店待銀親験仕味夜帰歌買悪図週歩紙黒春赤屋駅洋夕借曜飲肉\
        貸堂鳥飯勉冬昼茶弟牛魚兄犬妹姉漢佐藤鈴伊渡辺吉井斎齋髙郎恵幸久浩誠県番氏齢秘
        """
}
