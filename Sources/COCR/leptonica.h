// What the files of this target tell one another.
#ifndef LEPTONICA_H
#define LEPTONICA_H

int COCR_openLeptonica(void);

#endif
