import Matching
import Testing

@Suite struct ValidatorTests {
    struct Value: Sendable, CustomTestStringConvertible {
        let validator: Validator
        let text: String
        let isAccepted: Bool
        var testDescription: String { "\(validator.rawValue): \(text)" }
    }

    private static func table(_ validator: Validator, yes: [String], no: [String]) -> [Value] {
        yes.map { Value(validator: validator, text: $0, isAccepted: true) }
            + no.map { Value(validator: validator, text: $0, isAccepted: false) }
    }

    private func check(_ value: Value) {
        #expect(value.validator.accepts(Array(value.text.utf8)) == value.isAccepted)
    }

    @Test(
        arguments: table(
            .twNationalID,
            yes: [
                "A123456789", "F131104093", "O158238845", "N116247806", "L122544270", "C180661564",
                "Y123456788",
                "W171845961", "A140404047", "E110000115", "I130000315", "O240000428", "W150000515",
                "X260000625",
                "Y170000716", "Z280000811", "a140404047", "A14-0404-047", "A 140 404 047", "A123456001",
                "F200112236",
                "I123400001", "O246800002", "W151515159", "E100000014", "X262626261",
            ],
            no: [
                "A123456788", "F131104091", "O158238842", "B234567890", "F198765432", "A140404048",
                "F121212007",
                "K232323008", "C101010104", "A800000014", "AA00000009", "A14040404", "A1404040471",
                "1140404047", "",
                "Ａ140404047",
            ]))
    func `national identification numbers`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .twResidentNew,
            yes: [
                "A800000014", "A900207177", "A803095426", "B801300667", "A870000015", "A880000018",
                "A890000011",
                "A801010103", "B902020204", "F874040403", "H885050506", "K996060601", "K890123456",
                "a801010103",
            ],
            no: ["A800000000", "A123456789", "AB23456789", "A801010104"]))
    func `resident numbers since 2021`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .twResidentOld,
            yes: [
                "AB23456789", "AA00000009", "AC03095424", "BD01300667", "HD02717288", "AA10101013",
                "BB20202020",
                "CC30303037", "ED40404045", "DC30303038", "KA20202026",
            ],
            no: ["AA00000000", "PC11111111", "AE00000009", "A800000014", "AB23456780"]))
    func `resident numbers before 2021`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .twMobile,
            yes: [
                "0911-000-999", "+886-955-111-000", "886 988 765 432", "00886911000999",
                "+886 (0)911 000 999",
                "0911000999", "0911.000.999", "0990112233",
            ],
            no: [
                "0987,654,321", "02-2348-2000", "0800-011-765", "911000999", "09110009990", "091100099",
                "0999999999",
                "+44-20-7881-2650", "",
            ]))
    func `mobile telephone numbers`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .twBusinessNumber, yes: ["04595252", "10458570", "04595257", "10458575", "10458574", "53012347"],
            no: ["00000000", "04595253", "0459525", "1045857A", "12345678"]))
    func `business numbers`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .luhn,
            yes: [
                "4111111111111111", "5555555555554444", "378282246310005", "3530111333300000",
                "6011111111111117",
                "4111 2200 0000 0002", "5123450000000008", "3566-0000-0000-0000", "370000000000002",
            ],
            no: [
                "4111111111111112", "6200-0100-0200-0300", "0000000000000000", "411111111",
                "4111x11111111111",
            ]))
    func `card check digits`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .cardPrefix,
            yes: [
                "4111111111111111", "5555555555554444", "2221000000000009", "2720990000000007",
                "378282246310005",
                "3530111333300000", "6011111111111117", "6222020000000000", "8100000000000000",
                "30569309025904",
            ],
            no: [
                "411111111111111", "1111111111111111", "2221", "2721000000000000", "9111111111111111",
                "3782822463100051",
            ]))
    func `card issuers and lengths`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .iban,
            yes: [
                "DE89370400440532013000", "GB82 WEST 1234 5698 7654 32", "FR1420041010050500013M02606",
                "gb82west12345698765432",
            ],
            no: ["DE89370400440532013001", "DE8937040044053201300", "GB82WEST1234569876543", "1234", "XX00"]))
    func `international bank accounts`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .rocDate,
            yes: [
                "66.12.25", "民國66年12月25日", "六十六年十二月二十五日", "柒拾年參月伍日", "七十年三月五日", "0661225", "661225",
                "104/2/28", "105-2-29", "民國一百零四年三月五日", "民國元年1月1日", "廿年五月卅一日",
            ],
            no: [
                "66.13.25", "66.12.32", "104/2/29", "0.1.1", "200.1.1", "20151231", "1977.12.25", "12.25",
                "年月日", "",
            ]))
    func `dates of the Republic`(value: Value) { check(value) }

    @Test(
        arguments: table(
            .gregorianDate,
            yes: [
                "1977-12-25", "1977/1/5", "19771225", "25/12/1977", "12/25/1977", "25 Dec 1977",
                "December 25, 1977",
                "1977年12月25日", "一九七七年十二月二十五日", "2000-02-29",
            ],
            no: [
                "1977-13-25", "1900-02-29", "31/04/1977", "66.12.25", "0066-12-25", "9999-01-01",
                "25 Foo 1977", "1977", "",
            ]))
    func `dates of the common era`(value: Value) { check(value) }

    static let zones = [
        "P<TWNTEST<<KEVIN<EXAMPLE<<<<<<<<<<<<<<<<<<<<", "3990000018TWN8501019M3601017A140404047<<<<06",
        "P<TWNTEST<<LILY<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "3990000029TWN9002029F3102020<<<<<<<<<<<<<<<4",
        "I<TWNXX12345678A801010103<<<<<", "8808084M2908085TWN<<<<<<<<<<<8", "SAMPLE<<BUDI<<<<<<<<<<<<<<<<<<",
        "I<TWNTEST<<LILY<<<<<<<<<<<<<<<<<<<<<", "3990000030TWN9103030F3203031<<<<<<<8",
        "V<TWNEXAMPLE<<TARO<<<<<<<<<<<<<<<<<<<<<<<<<<", "V000000018JPN7007075M2607078<<<<<<<<<<<<<<<<",
    ]

    @Test(
        arguments: table(
            .mrz,
            yes: zones + [
                zones[0] + "\n" + zones[1], zones[4] + "\n" + zones[5] + "\n" + zones[6],
                // Misread: O for nought, K and « for the filler, a space let in.
                "399OOOOO18TWN85O1O19M36O1O17A140404047<<<<06",
                "3990000029TWN9002029F31O2020KKKKKKKKKKKKKKK4",
                "3990000029TWN9002029F3102020«««««««««««««««4",
                "3990000029 TWN 9002029F3102020<<<<<<<<<<<<<<<4",
            ],
            no: [
                "3990000019TWN8501019M3601017A140404047<<<<06",
                "3990000018TWN8501018M3601017A140404047<<<<06",
                "3990000018TWN8501019M3601018A140404047<<<<06",
                "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "SAMPLEBUDISAMPLEBUDISAMPLEBUDI",
                "<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", String(repeating: "A", count: 44), "3990000018TWN", "",
            ]))
    func `machine-readable zones`(value: Value) { check(value) }
}
