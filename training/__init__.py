"""Makes the scorer's weights from public corpora. Not part of the wheel: it needs LightGBM and the flatteners, the library needs neither."""
