#include "CExiv2.h"

#include <exiv2/exiv2.hpp>
#include <string>
#include <vector>

namespace {

void hand(const std::string &key, int type, const uint8_t *bytes, size_t count, const char *numbers,
          CExiv2_take take, void *context) {
    const CExiv2_field field = {key.c_str(), type, bytes, count, numbers};
    take(context, &field);
}

bool isNumber(Exiv2::TypeId type) {
    switch (type) {
        case Exiv2::unsignedByte: case Exiv2::asciiString: case Exiv2::signedByte: case Exiv2::undefined:
        case Exiv2::string: case Exiv2::comment:
            return false;
        default:
            return true;
    }
}

void hand(const Exiv2::Exifdatum &datum, CExiv2_take take, void *context) {
    const long size = datum.size();
    if (size <= 0) return;
    std::vector<Exiv2::byte> bytes(static_cast<size_t>(size));
    const long copied = datum.copy(bytes.data(), Exiv2::littleEndian);
    if (copied <= 0) return;
    const Exiv2::TypeId type = datum.typeId();
    // A table of numbers as text is of no use to anybody.
    const std::string numbers = isNumber(type) && datum.count() <= 64 ? datum.toString() : std::string();
    hand(datum.key(), type, bytes.data(), static_cast<size_t>(copied), numbers.empty() ? nullptr : numbers.c_str(),
         take, context);
}

void hand(const Exiv2::ExifData &data, CExiv2_take take, void *context) {
    for (const auto &datum : data) {
        try {
            hand(datum, take, context);
        } catch (...) {
            // One value that can't be told; its key still is.
            hand("Exif.unreadable", Exiv2::undefined, nullptr, 0, nullptr, take, context);
        }
    }
    Exiv2::ExifThumbC thumbnail(data);
    Exiv2::DataBuf picture = thumbnail.copy();
    if (picture.size_ > 0)
        hand(CExiv2_thumbnail, Exiv2::undefined, picture.pData_, static_cast<size_t>(picture.size_), nullptr, take,
             context);
}

void hand(const Exiv2::IptcData &data, CExiv2_take take, void *context) {
    for (const auto &datum : data) {
        const long size = datum.size();
        if (size <= 0) continue;
        std::vector<Exiv2::byte> bytes(static_cast<size_t>(size));
        const long copied = datum.copy(bytes.data(), Exiv2::bigEndian);
        if (copied <= 0) continue;
        hand(datum.key(), datum.typeId(), bytes.data(), static_cast<size_t>(copied), nullptr, take, context);
    }
}

void hand(const std::string &key, const std::string &text, CExiv2_take take, void *context) {
    hand(key, CExiv2_string, reinterpret_cast<const uint8_t *>(text.data()), text.size(), nullptr, take, context);
}

void hand(const Exiv2::XmpData &data, CExiv2_take take, void *context) {
    for (const auto &datum : data) {
        const std::string key = datum.key();
        if (const auto *texts = dynamic_cast<const Exiv2::LangAltValue *>(&datum.value())) {
            for (const auto &text : texts->value_) hand(key, text.second, take, context);
        } else if (dynamic_cast<const Exiv2::XmpArrayValue *>(&datum.value())) {
            for (long index = 0; index < datum.count(); index++) hand(key, datum.toString(index), take, context);
        } else {
            // Arrays of structures and structures have a marker besides their members.
            const auto *text = dynamic_cast<const Exiv2::XmpValue *>(&datum.value());
            if (text && (text->xmpArrayType() != Exiv2::XmpValue::xaNone || text->xmpStruct() != Exiv2::XmpValue::xsNone))
                continue;
            hand(key, datum.toString(), take, context);
        }
    }
}

template <typename Reading> int caught(Reading reading) {
    try {
        reading();
        return 1;
    } catch (...) {
        return 0;
    }
}

}  // namespace

void CExiv2_warm(void) {
    caught([] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);
        Exiv2::XmpParser::initialize();
        // Name spaces and tables are made when first asked for.
        Exiv2::XmpData data;
        Exiv2::XmpParser::decode(data, "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
            "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
            "xmlns:dc='http://purl.org/dc/elements/1.1/' dc:source='-'/></rdf:RDF></x:xmpmeta>");
    });
}

int CExiv2_readExif(const uint8_t *bytes, size_t count, CExiv2_take take, void *context) {
    return caught([=] {
        Exiv2::ExifData exif;
        Exiv2::IptcData iptc;
        Exiv2::XmpData xmp;
        if (Exiv2::TiffParser::decode(exif, iptc, xmp, bytes, static_cast<uint32_t>(count)) == Exiv2::invalidByteOrder)
            throw 0;
        hand(exif, take, context);
        hand(iptc, take, context);
        hand(xmp, take, context);
    });
}

int CExiv2_readIptc(const uint8_t *bytes, size_t count, CExiv2_take take, void *context) {
    return caught([=] {
        Exiv2::IptcData data;
        if (Exiv2::IptcParser::decode(data, bytes, static_cast<uint32_t>(count)) != 0) throw 0;
        hand(data, take, context);
    });
}

int CExiv2_readXmp(const uint8_t *bytes, size_t count, CExiv2_take take, void *context) {
    return caught([=] {
        Exiv2::XmpData data;
        if (Exiv2::XmpParser::decode(data, std::string(reinterpret_cast<const char *>(bytes), count)) != 0) throw 0;
        hand(data, take, context);
    });
}
