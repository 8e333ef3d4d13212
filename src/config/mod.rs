//! Settings: the one TOML file, its shape, defaults, checks and live reload. Imports `base` only.
