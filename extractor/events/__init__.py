"""Events as frames: triggers, roles, examples."""
