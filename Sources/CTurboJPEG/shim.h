// Whether a JPEG shows anything at all can only be told from its pixels; libjpeg-turbo decodes them.
#include <turbojpeg.h>
