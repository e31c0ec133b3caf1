"""What people do with the memory of rejections: silence a phrase, lift it, retire a rule, restore it."""
