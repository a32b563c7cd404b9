import CPDFium

/// An upright rectangle in the coordinates of a page, y upwards, in points.
struct PDFRectangle: Hashable {
    var left: Double
    var bottom: Double
    var right: Double
    var top: Double

    var width: Double { right - left }
    var height: Double { top - bottom }
    var area: Double { max(0, width) * max(0, height) }
    var centre: (x: Double, y: Double) { ((left + right) / 2, (bottom + top) / 2) }

    func contains(_ point: (x: Double, y: Double)) -> Bool {
        point.x >= left && point.x <= right && point.y >= bottom && point.y <= top
    }

    /// The part within `other`; turned inside out, and so of no area, where they do not meet.
    func within(_ other: PDFRectangle) -> PDFRectangle {
        PDFRectangle(
            left: max(left, other.left), bottom: max(bottom, other.bottom), right: min(right, other.right),
            top: min(top, other.top))
    }

    /// The rectangle around this one and `other`.
    func around(_ other: PDFRectangle) -> PDFRectangle {
        PDFRectangle(
            left: min(left, other.left), bottom: min(bottom, other.bottom), right: max(right, other.right),
            top: max(top, other.top))
    }

    /// The rectangle on a page that is turned clockwise by a number of quarters.
    func turned(by quarters: Int) -> PDFRectangle {
        switch quarters & 3 {
        case 1: PDFRectangle(left: bottom, bottom: -right, right: top, top: -left)
        case 2: PDFRectangle(left: -right, bottom: -top, right: -left, top: -bottom)
        case 3: PDFRectangle(left: -top, bottom: left, right: -bottom, top: right)
        default: self
        }
    }

    /// The upright rectangle around this one moved by `matrix`.
    func transformed(by matrix: CPDFiumMatrix) -> PDFRectangle {
        let corners = [(left, bottom), (left, top), (right, bottom), (right, top)].map { x, y in
            (
                x: Double(matrix.a) * x + Double(matrix.c) * y + Double(matrix.e),
                y: Double(matrix.b) * x + Double(matrix.d) * y + Double(matrix.f)
            )
        }
        let horizontal = corners.map(\.x)
        let vertical = corners.map(\.y)
        return PDFRectangle(
            left: horizontal.min() ?? left, bottom: vertical.min() ?? bottom,
            right: horizontal.max() ?? right,
            top: vertical.max() ?? top)
    }
}

extension CPDFiumMatrix {
    static let identity = CPDFiumMatrix(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0)

    /// First this one, then `outer`.
    func then(_ outer: CPDFiumMatrix) -> CPDFiumMatrix {
        CPDFiumMatrix(
            a: a * outer.a + b * outer.c, b: a * outer.b + b * outer.d, c: c * outer.a + d * outer.c,
            d: c * outer.b + d * outer.d, e: e * outer.a + f * outer.c + outer.e,
            f: e * outer.b + f * outer.d + outer.f)
    }

    /// How much longer a line becomes, on average of the two directions.
    var scale: Double { abs(Double(a) * Double(d) - Double(b) * Double(c)).squareRoot() }
}
