"""Annotations as other tools write them, both ways: Label Studio, doccano, brat and W3C Web Annotation. Pure."""
