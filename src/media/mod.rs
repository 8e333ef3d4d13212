//! Files of ours: decode, resize, blurhash, keep on disk. Imports `base` and `model`.
