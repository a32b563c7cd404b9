/// Whether something written as a date is a day of the calendar in a year that makes sense.
enum CalendarDate {
    /// A year of the Republic (民國), which began in 1912: `66.12.25`, `0661225`, `六十六年十二月二十五日`.
    static func isROC(_ value: some Collection<UInt8>) -> Bool {
        let fields = DateFields(value)
        switch fields.numbers.count {
        case 1:
            let count = fields.widths[0]
            guard (6...7).contains(count) else { return false }
            return isROCDay(compact: fields.numbers[0])
        case 3:
            return fields.widths[0] <= 3 && isROCDay(fields.numbers[0], fields.numbers[1], fields.numbers[2])
        default: return false
        }
    }

    /// `1977-12-25`, `19771225`, `25/12/1977`, `12/25/1977`, `25 Dec 1977`, `一九七七年十二月二十五日`.
    static func isGregorian(_ value: some Collection<UInt8>) -> Bool {
        let fields = DateFields(value)
        let numbers = fields.numbers
        switch numbers.count {
        case 1:
            let compact = numbers[0]
            return fields.widths[0] == 8 && isDay(compact / 10_000, compact / 100 % 100, compact % 100)
        case 2:
            guard let month = fields.month else { return false }
            return isDay(numbers[1], month, numbers[0]) || isDay(numbers[0], month, numbers[1])
        case 3:
            if fields.widths[0] == 4 { return isDay(numbers[0], numbers[1], numbers[2]) }
            return isDay(numbers[2], numbers[1], numbers[0]) || isDay(numbers[2], numbers[0], numbers[1])
        default: return false
        }
    }

    private static func isROCDay(compact: Int) -> Bool {
        isROCDay(compact / 10_000, compact / 100 % 100, compact % 100)
    }

    private static func isROCDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1...199).contains(year) && isDay(year + 1911, month, day)
    }

    private static func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1850...2110).contains(year), (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= lengths[month - 1]
    }
}
