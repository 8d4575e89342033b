"""Facts: metrics, scope, readings, modality, attribution, merging."""
