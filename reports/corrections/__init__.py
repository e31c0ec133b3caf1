"""What happens to a figure once it is public: notices of corrections, feeds, and readers who contest it."""
