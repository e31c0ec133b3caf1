"""The resources of imports and exports, one file each."""
