// Nothing but the header; the function is in the library that fuzzing links.
